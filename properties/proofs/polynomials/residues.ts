/**
 * Rational functions at many points, modulo a prime.
 *
 * A prime below 2^25 keeps products of two residues below 2^50, so sums of eight of them stay below 2^53, where doubles are exact.
 */
import { InputError, type Rational } from '../../../theory';
import type { Algebra } from '../../../models/symbolic';

/** The residues of a function at the points of a batch; a number is the same everywhere. */
export type Residues = number | Float64Array;

/** Primes stay below this. */
const BOUND = 2 ** 25;

/** So many products of residues can be added before they are reduced. */
const ADDENDS = 8;

/** The largest primes below 2^25, from the largest down. */
export function* primes(): Generator<number> {
  for (let p = BOUND - 1; ; p -= 2) {
    let divisor = 3;
    while (divisor * divisor <= p && p % divisor !== 0) divisor += 2;
    if (divisor * divisor > p) yield p;
  }
}

/** A denominator has the residue 0: another prime must be used. */
export class ZeroResidueError extends Error {}

/** Arithmetic modulo a prime. */
export class Modulus {
  private readonly inverse: number;

  constructor(readonly p: number) {
    this.inverse = 1 / p;
  }

  mul(a: number, b: number): number {
    const product = a * b;
    const rest = product - Math.floor(product * this.inverse) * this.p;
    return rest < 0 ? rest + this.p : rest >= this.p ? rest - this.p : rest;
  }

  /** @throws ZeroResidueError for 0 */
  invert(a: number): number {
    let [r, s, x, y] = [this.p, a, 0, 1];
    while (s !== 0) {
      const quotient = Math.floor(r / s);
      [r, s] = [s, r - quotient * s];
      [x, y] = [y, x - quotient * y];
    }
    if (r !== 1) throw new ZeroResidueError();
    return x < 0 ? x + this.p : x;
  }

  pow(a: number, n: number): number {
    let value = 1;
    for (let base = a, rest = n; rest > 0; rest = Math.floor(rest / 2), base = this.mul(base, base))
      if (rest % 2 === 1) value = this.mul(value, base);
    return value;
  }

  /** The residue of a whole number. */
  of(value: bigint): number {
    const rest = Number(value % BigInt(this.p));
    return rest < 0 ? rest + this.p : rest;
  }
}

/** The values of the variables at the points of a batch. */
export type Points = ReadonlyMap<string, Residues>;

/** Arrays that are used again in the next batch. */
export class Arena {
  private readonly arrays: Float64Array[] = [];
  private used = 0;

  /** Gives all arrays back. */
  reset(): void {
    this.used = 0;
  }

  /** An array of this length, whose values are arbitrary. */
  take(length: number): Float64Array {
    let array = this.arrays[this.used];
    if (array?.length !== length) {
      array = new Float64Array(length);
      this.arrays[this.used] = array;
    }
    this.used += 1;
    return array;
  }
}

/** The results of an operation on two arrays, by the arrays. */
type Results = WeakMap<Float64Array, WeakMap<Float64Array, Float64Array>>;

/** What batches have in common: the arrays that do not change from one to the next, and the results of operations on them. */
export class Lasting {
  private readonly arrays = new WeakSet<Float64Array>();
  private readonly results: Readonly<Record<'add' | 'mul' | 'div', Results>> = {
    add: new WeakMap(),
    mul: new WeakMap(),
    div: new WeakMap(),
  };

  keep(array: Float64Array): Float64Array {
    this.arrays.add(array);
    return array;
  }

  /** The result of an operation, which is remembered if both arrays last. */
  result(
    op: 'add' | 'mul' | 'div',
    a: Float64Array,
    b: Float64Array,
    compute: (lasts: boolean) => Float64Array,
  ): Float64Array {
    if (!this.arrays.has(a) || !this.arrays.has(b)) return compute(false);
    const ofA = this.results[op].get(a) ?? new WeakMap<Float64Array, Float64Array>();
    this.results[op].set(a, ofA);
    const known = ofA.get(b) ?? this.keep(compute(true));
    ofA.set(b, known);
    return known;
  }
}

/** Adds the products of two functions to values, without reducing them. */
function addProducts(values: Float64Array, a: Residues, b: Residues): void {
  const { length } = values;
  if (typeof a === 'number') {
    if (typeof b === 'number') for (let i = 0; i < length; i += 1) values[i] = (values[i] as number) + a * b;
    else for (let i = 0; i < length; i += 1) values[i] = (values[i] as number) + a * (b[i] as number);
  } else if (typeof b === 'number') addProducts(values, b, a);
  else for (let i = 0; i < length; i += 1) values[i] = (values[i] as number) + (a[i] as number) * (b[i] as number);
}

export class ResidueAlgebra implements Algebra<Residues> {
  constructor(
    readonly modulus: Modulus,
    private readonly points: Points,
    private readonly lasting: Lasting,
    private readonly arena: Arena,
  ) {}

  constant({ num, den }: Rational): number {
    const { modulus } = this;
    return modulus.mul(modulus.of(num), modulus.invert(modulus.of(den)));
  }

  variable(name: string): Residues {
    const values = this.points.get(name);
    if (values === undefined) throw new InputError(`there is no variable ${name}`);
    return values;
  }

  add(a: Residues, b: Residues): Residues {
    const { p } = this.modulus;
    if (typeof a === 'number') return typeof b === 'number' ? (a + b >= p ? a + b - p : a + b) : this.add(b, a);
    if (typeof b !== 'number') return this.lasting.result('add', a, b, (lasts) => this.sums(a, b, lasts));
    if (b === 0) return a;
    const values = this.arena.take(a.length);
    for (let i = 0; i < a.length; i += 1) {
      const total = (a[i] as number) + b;
      values[i] = total >= p ? total - p : total;
    }
    return values;
  }

  private sums(a: Float64Array, b: Float64Array, lasts: boolean): Float64Array {
    const { p } = this.modulus;
    const values = this.fresh(a.length, lasts);
    for (let i = 0; i < a.length; i += 1) {
      const total = (a[i] as number) + (b[i] as number);
      values[i] = total >= p ? total - p : total;
    }
    return values;
  }

  sub(a: Residues, b: Residues): Residues {
    return this.add(a, this.negated(b));
  }

  mul(a: Residues, b: Residues): Residues {
    const { modulus } = this;
    if (typeof a === 'number') {
      if (typeof b === 'number') return modulus.mul(a, b);
      return a === 1 ? b : this.mul(b, a);
    }
    if (b === 1) return a;
    if (typeof b !== 'number') return this.lasting.result('mul', a, b, (lasts) => this.products(a, b, lasts));
    const { p } = modulus;
    const inverse = 1 / p;
    const values = this.arena.take(a.length);
    for (let i = 0; i < a.length; i += 1) {
      const product = (a[i] as number) * b;
      const rest = product - Math.floor(product * inverse) * p;
      values[i] = rest < 0 ? rest + p : rest >= p ? rest - p : rest;
    }
    return values;
  }

  private products(a: Float64Array, b: Float64Array, lasts: boolean): Float64Array {
    const { p } = this.modulus;
    const inverse = 1 / p;
    const values = this.fresh(a.length, lasts);
    for (let i = 0; i < a.length; i += 1) {
      const product = (a[i] as number) * (b[i] as number);
      const rest = product - Math.floor(product * inverse) * p;
      values[i] = rest < 0 ? rest + p : rest >= p ? rest - p : rest;
    }
    return values;
  }

  dot(a: readonly Residues[], b: readonly Residues[]): Residues {
    const length = [...a, ...b].find((each) => typeof each !== 'number')?.length;
    if (length === undefined) return a.map((x, i) => this.mul(x, b[i] as Residues)).reduce((x, y) => this.add(x, y));
    const { p } = this.modulus;
    const inverse = 1 / p;
    const values = this.arena.take(length).fill(0);
    for (let k = 0; k < a.length; k += 1) {
      addProducts(values, a[k] as Residues, b[k] as Residues);
      if (k % (ADDENDS - 1) !== ADDENDS - 2 && k !== a.length - 1) continue;
      for (let i = 0; i < length; i += 1) {
        const rest = (values[i] as number) - Math.floor((values[i] as number) * inverse) * p;
        values[i] = rest < 0 ? rest + p : rest >= p ? rest - p : rest;
      }
    }
    return values;
  }

  /** @throws ZeroResidueError if b is 0 at a point */
  div(a: Residues, b: Residues): Residues {
    if (typeof b === 'number') return this.mul(a, this.modulus.invert(b));
    return this.mul(
      a,
      this.lasting.result('div', b, b, (lasts) => this.inverses(b, lasts)),
    );
  }

  /** Functions with the same values at the first points of a batch count as the same. */
  key(a: Residues): string {
    return typeof a === 'number' ? String(a) : a.subarray(0, 8).join();
  }

  private negated(a: Residues): Residues {
    const { p } = this.modulus;
    if (typeof a === 'number') return a === 0 ? 0 : p - a;
    const values = this.arena.take(a.length);
    for (let i = 0; i < a.length; i += 1) values[i] = a[i] === 0 ? 0 : p - (a[i] as number);
    return values;
  }

  /** An array for a result that lasts, or for this batch. */
  private fresh(length: number, lasts: boolean): Float64Array {
    return lasts ? new Float64Array(length) : this.arena.take(length);
  }

  /** One inversion for all: Montgomery's trick. */
  private inverses(a: Float64Array, lasts: boolean): Float64Array {
    const { modulus } = this;
    const values = this.fresh(a.length, lasts);
    let all = 1;
    for (let i = 0; i < a.length; i += 1) {
      values[i] = all;
      all = modulus.mul(all, a[i] as number);
    }
    let rest = modulus.invert(all);
    for (let i = a.length - 1; i >= 0; i -= 1) {
      values[i] = modulus.mul(values[i] as number, rest);
      rest = modulus.mul(rest, a[i] as number);
    }
    return values;
  }
}
