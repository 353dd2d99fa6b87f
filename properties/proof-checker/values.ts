/**
 * Exact arithmetic of a certificate, part 2: scalars that depend on the law.
 *
 * *Any number of atoms.* A scalar is a homogeneous polynomial in the masses p_1, p_2, … of the atoms, over a product of
 * such scalars. Of its numerator only the coefficients of squarefree monomials are kept: the computation is in the ring with
 * `p_i² = 0`, over draws 1 … d, each with its own weight. A part is the coefficient of `Π_{i ∈ S} p_i`, under the set S as bits.
 * The sum s of all masses is 1, so a summand of lower degree may be multiplied by powers of s. What stands below, such as
 * `Σ p_i f_i` with f_i > 0, stays a formal factor. It is positive: each of its parts is, and so is each coefficient of another
 * monomial, which is a positive multiple of a part at weights of which some are equal.
 *
 * *A fixed number of atoms.* The masses are ordinary variables and there are no draws: d = 0, each scalar has degree 0 and
 * one part, the fraction itself.
 */
import { type Fraction, isZero, type Polynomials } from './polynomials';
import { refuse } from './refusal';

/** `(Σ_S part_S Π_{i ∈ S} p_i) / Π below^exponent`, of degree |S| above; a part that is 0 may be missing. */
export interface Value {
  readonly degree: number;
  readonly parts: ReadonlyMap<number, Fraction>;
  readonly below: ReadonlyMap<Value, number>;
}

const NONE: ReadonlyMap<Value, number> = new Map();

/** The exponents of both products together. */
function joined(a: ReadonlyMap<Value, number>, b: ReadonlyMap<Value, number>, sign: 1 | -1): Map<Value, number> {
  const result = new Map(a);
  for (const [factor, e] of b) result.set(factor, (result.get(factor) ?? 0) + sign * e);
  return result;
}

export class Values {
  /** Each formal factor once, so that equal factors are one object. */
  private readonly formal: Value[] = [];
  readonly zero: Value;
  readonly one: Value;

  constructor(
    readonly fractions: Polynomials,
    private readonly draws: number,
  ) {
    if (draws > 30) refuse(`${draws} draws are too many to check`);
    this.zero = this.constant(0n);
    this.one = this.constant(1n);
  }

  scalar(fraction: Fraction): Value {
    return { degree: 0, parts: new Map(isZero(fraction.numerator) ? [] : [[0, fraction]]), below: NONE };
  }

  constant(value: bigint, over = 1n): Value {
    return this.scalar(this.fractions.fraction(this.fractions.constant(value), over));
  }

  /** The mass p_i of draw i = 0, 1, … */
  mass(i: number): Value {
    return { ...this.one, degree: 1, parts: new Map([[1 << i, this.fractions.fraction(this.fractions.constant(1n))]]) };
  }

  /** 0, as an expectation of this degree in the masses: with fewer draws than that each product of masses has a square. */
  vanishing(degree: number): Value {
    return { degree, parts: new Map(), below: NONE };
  }

  negative = (a: Value): Value => this.times(a, this.constant(-1n));

  power(a: Value, exponent: number): Value {
    return exponent === 0 ? this.one : this.times(this.power(a, exponent - 1), a);
  }

  times(a: Value, b: Value): Value {
    const lists = new Map<number, Fraction[]>();
    for (const [set, x] of a.parts)
      for (const [other, y] of b.parts)
        if ((set & other) === 0) {
          const list = lists.get(set | other) ?? [];
          list.push(this.fractions.times(x, y));
          lists.set(set | other, list);
        }
    return this.gathered(a.degree + b.degree, lists, joined(a.below, b.below, 1));
  }

  private gathered(degree: number, lists: ReadonlyMap<number, Fraction[]>, below: ReadonlyMap<Value, number>): Value {
    const parts = new Map<number, Fraction>();
    for (const [set, list] of lists) {
      const sum = this.fractions.sum(list);
      if (!isZero(sum.numerator)) parts.set(set, sum);
    }
    return { degree, parts, below };
  }

  /** The sum over the least common denominator; summands of lower degree are multiplied by powers of s. */
  sum(list: readonly Value[]): Value {
    const below = new Map<Value, number>();
    for (const value of list)
      for (const [factor, e] of value.below) below.set(factor, Math.max(e, below.get(factor) ?? 0));
    const lifted = list.map((value) => this.above(value, below));
    const degree = lifted.reduce((most, value) => Math.max(most, value.degree), 0);
    const lists = new Map<number, Fraction[]>();
    for (const value of lifted)
      for (const [set, part] of this.padded(value, degree - value.degree).parts)
        lists.set(set, [...(lists.get(set) ?? []), part]);
    return this.gathered(degree, lists, below);
  }

  /** The numerator over the denominator `below`. */
  private above({ degree, parts, below: own }: Value, below: ReadonlyMap<Value, number>): Value {
    let result: Value = { degree, parts, below: NONE };
    for (const [factor, e] of below)
      result = this.times(result, this.power(factor, Math.max(0, e - (own.get(factor) ?? 0))));
    return result;
  }

  /** The value times s^times. Without draws there is nothing to multiply. */
  padded(value: Value, times: number): Value {
    const masses = Array.from({ length: this.draws }, (_, i) => [1 << i, 1n] as const);
    const one = this.fractions.fraction(this.fractions.constant(1n));
    const s: Value = { degree: 1, parts: new Map(masses.map(([set]) => [set, one])), below: NONE };
    return times <= 0 ? value : this.times(value, this.power(s, times));
  }

  /** a/b. @throws RefusedProofError if b may not be positive */
  over(a: Value, b: Value): Value {
    const below = joined(a.below, b.below, -1);
    if (b.degree > 0) {
      const factor = this.factor({ ...b, below: NONE });
      below.set(factor, (below.get(factor) ?? 0) + 1);
    }
    const divisor = b.degree > 0 ? undefined : (b.parts.get(0) ?? refuse('division by 0'));
    const parts =
      divisor === undefined
        ? a.parts
        : new Map([...a.parts].map(([set, part]) => [set, this.fractions.over(part, divisor)] as const));
    let result: Value = { degree: a.degree, parts, below: NONE };
    for (const [factor, e] of below) {
      if (e < 0) result = this.times(result, this.power(factor, -e));
      if (e <= 0) below.delete(factor);
    }
    return { ...result, below };
  }

  /** The number of sets of this many draws; at least 1. */
  private subsets(size: number): number {
    let count = 1;
    for (let i = 1; i <= size; i++) count = (count * (this.draws - i + 1)) / i;
    return Math.max(1, count);
  }

  /** The value as a formal factor: each part is positive. */
  private factor(value: Value): Value {
    if (value.parts.size < this.subsets(value.degree)) refuse('a divisor may be 0');
    for (const { numerator } of value.parts.values()) this.fractions.factor(numerator);
    const negative = this.negative(value);
    const known = this.formal.find((each) => this.sum([each, negative]).parts.size === 0);
    if (known === undefined) this.formal.push(value);
    return known ?? value;
  }

  /** Whether the value depends on nothing, and its numerator and denominator then. */
  rational({ degree, parts, below }: Value): { readonly above: bigint; readonly below: bigint } | undefined {
    const part = parts.get(0);
    if (degree > 0 || below.size > 0 || parts.size > 1) return undefined;
    if (part === undefined) return { above: 0n, below: 1n };
    const { keys, coefficients } = part.numerator.terms;
    if (part.factors.size > 0 || keys.some((key) => key !== 0)) return undefined;
    return { above: coefficients[0] ?? 0n, below: part.integer };
  }
}
