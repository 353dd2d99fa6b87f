/**
 * The shape of a rational function: its denominator as a product of known factors, and bounds for its numerator.
 *
 * This algebra does not compute numerators, only what is needed to compute them from values at points: for every group of variables the
 * lowest and highest total degree of a term, and the sum of the absolute values of the coefficients. A short numerator is kept in full,
 * since it may become a denominator.
 */
import { InputError, Q, type Rational, unanswerable } from '../../../theory';
import type { Algebra } from '../../../models/symbolic';
import {
  type Polynomial,
  constant,
  exponentsOf,
  isNonNegative,
  normOf,
  primitivePart,
  product,
  sum,
  textOf,
  variable,
} from './polynomial';

/** Variables whose total degree is bounded together. */
export interface VariableGroup {
  readonly id: string;
  readonly variables: readonly string[];
}

/** The total degrees of the terms in a group of variables. */
export interface Degrees {
  readonly low: number;
  readonly high: number;
}

/** `numerator/(whole · Π factor^exponent)`. */
export interface Shape {
  readonly whole: bigint;
  /** Exponents by the text of the primitive factor. */
  readonly factors: ReadonlyMap<string, number>;
  /** One for each group, or undefined for the numerator 0. */
  readonly degrees: readonly Degrees[] | undefined;
  /** At least the sum of the absolute values of the coefficients of the numerator. */
  readonly norm: bigint;
  /** The numerator, if it is short. */
  readonly numerator?: Polynomial;
}

/** The most terms of a numerator that is kept. */
const MOST_TERMS = 120;

const lcm = (a: bigint, b: bigint): bigint => (a / Q.gcd(a, b)) * b;

export class ShapeAlgebra implements Algebra<Shape> {
  /** The factors by their texts. */
  readonly factors = new Map<string, Polynomial>();
  private readonly groupOf = new Map<string, number>();

  constructor(private readonly groups: readonly VariableGroup[]) {
    groups.forEach(({ variables }, i) => variables.forEach((name) => this.groupOf.set(name, i)));
  }

  constant(value: Rational): Shape {
    const { num, den } = Q.reduce(value);
    return this.short(constant(num), den, new Map());
  }

  variable(name: string): Shape {
    if (!this.groupOf.has(name)) throw new InputError(`there is no variable ${name}`);
    return this.short(variable(name), 1n, new Map());
  }

  add(a: Shape, b: Shape): Shape {
    return this.sumOf(a, b, 1n);
  }

  sub(a: Shape, b: Shape): Shape {
    return this.sumOf(a, b, -1n);
  }

  mul(a: Shape, b: Shape): Shape {
    const factors = new Map(a.factors);
    for (const [key, exponent] of b.factors) factors.set(key, exponent + (factors.get(key) ?? 0));
    return this.productOf(a, b, a.whole * b.whole, factors);
  }

  div(a: Shape, b: Shape): Shape {
    const divisor = b.numerator ?? unanswerable('a quotient by a long polynomial');
    if (divisor.size === 0) return unanswerable('a quotient by 0');
    const { content, primitive } = primitivePart(divisor);
    if (content < 0n || !isNonNegative(primitive))
      return unanswerable(`a quotient by ${textOf(divisor)}, which may be 0 or below`);
    // b's own denominator multiplies a's numerator; what both denominators share cancels.
    const left = new Map(a.factors);
    const more = new Map<string, number>();
    for (const [key, exponent] of b.factors) {
      const shared = Math.min(exponent, left.get(key) ?? 0);
      if (shared > 0) this.setExponent(left, key, (left.get(key) ?? 0) - shared);
      if (exponent > shared) more.set(key, exponent - shared);
    }
    const scaled = this.times({ ...a, factors: left }, more, b.whole);
    const own = textOf(primitive);
    if (own === '1') return this.withWhole(scaled, scaled.whole * content);
    if (scaled.numerator) {
      const { content: multiple, primitive: same } = primitivePart(scaled.numerator);
      if (textOf(same) === own)
        return this.withWhole(this.short(constant(multiple), 1n, scaled.factors), scaled.whole * content);
    }
    this.factors.set(own, primitive);
    const factors = new Map(scaled.factors).set(own, (scaled.factors.get(own) ?? 0) + 1);
    return this.withWhole({ ...scaled, factors }, scaled.whole * content);
  }

  key(a: Shape): string {
    const { numerator = unanswerable('a quotient by an expectation of a long polynomial') } = a;
    return `${textOf(numerator)}/${a.whole}/${[...a.factors].sort().join()}`;
  }

  /** `a` over a further whole denominator, in lowest terms if its numerator is known. */
  private withWhole(a: Shape, whole: bigint): Shape {
    if (!a.numerator || a.numerator.size === 0) return { ...a, whole };
    return this.short(a.numerator, whole, a.factors);
  }

  private setExponent(factors: Map<string, number>, key: string, exponent: number): void {
    if (exponent === 0) factors.delete(key);
    else factors.set(key, exponent);
  }

  private short(numerator: Polynomial, whole: bigint, factors: ReadonlyMap<string, number>): Shape {
    if (numerator.size === 0) return { whole: 1n, factors: new Map(), degrees: undefined, norm: 0n, numerator };
    const { content, primitive } = primitivePart(numerator);
    const common = Q.gcd(whole, content);
    const reduced: Polynomial =
      common === 1n ? numerator : new Map([...primitive].map(([key, value]) => [key, (value * content) / common]));
    return {
      whole: whole / common,
      factors,
      degrees: this.degreesOf(reduced),
      norm: normOf(reduced),
      numerator: reduced,
    };
  }

  private degreesOf(a: Polynomial): readonly Degrees[] {
    const low = this.groups.map(() => Infinity);
    const high = this.groups.map(() => 0);
    for (const monomial of a.keys()) {
      const degree = this.groups.map(() => 0);
      for (const [name, exponent] of exponentsOf(monomial)) {
        const group = this.groupOf.get(name) as number;
        degree[group] = (degree[group] as number) + exponent;
      }
      degree.forEach((value, i) => {
        low[i] = Math.min(low[i] as number, value);
        high[i] = Math.max(high[i] as number, value);
      });
    }
    return low.map((value, i) => ({ low: value, high: high[i] as number }));
  }

  private polynomial(key: string): Polynomial {
    return this.factors.get(key) as Polynomial;
  }

  /** The value with its numerator multiplied by these factors and a whole number. */
  times(a: Shape, factors: ReadonlyMap<string, number>, whole: bigint): Shape {
    if (a.degrees === undefined || (factors.size === 0 && whole === 1n)) return a;
    let { degrees } = a;
    let numerator = a.numerator;
    let norm = a.norm * whole;
    numerator &&= product(numerator, constant(whole));
    for (const [key, exponent] of factors) {
      const factor = this.polynomial(key);
      const own = this.degreesOf(factor);
      norm *= normOf(factor) ** BigInt(exponent);
      degrees = degrees.map(({ low, high }, i) => {
        const of = own[i] as Degrees;
        return { low: low + exponent * of.low, high: high + exponent * of.high };
      });
      for (let k = 0; k < exponent; k += 1) numerator &&= this.kept(numerator, factor);
    }
    return { whole: a.whole, factors: a.factors, degrees, norm, ...(numerator ? { numerator } : {}) };
  }

  /** The value with numerator and denominator multiplied by powers of the sum of the variables of the first group. */
  raised(a: Shape, powers: number): Shape {
    if (powers === 0) return a;
    const total = (this.groups[0]?.variables ?? []).map(variable).reduce((x, y) => sum(x, y), constant(0n));
    const key = textOf(total);
    this.factors.set(key, total);
    const scaled = this.times(a, new Map([[key, powers]]), 1n);
    return { ...scaled, factors: new Map(scaled.factors).set(key, (scaled.factors.get(key) ?? 0) + powers) };
  }

  private kept(a: Polynomial, b: Polynomial): Polynomial | undefined {
    if (a.size * b.size > MOST_TERMS * 4) return undefined;
    const terms = product(a, b);
    return terms.size > MOST_TERMS ? undefined : terms;
  }

  private productOf(a: Shape, b: Shape, whole: bigint, factors: ReadonlyMap<string, number>): Shape {
    if (a.degrees === undefined || b.degrees === undefined) return this.constant(Q.zero);
    const numerator = a.numerator && b.numerator && this.kept(a.numerator, b.numerator);
    if (numerator) return this.short(numerator, whole, factors);
    const other = b.degrees;
    const degrees = a.degrees.map(({ low, high }, i) => {
      const of = other[i] as Degrees;
      return { low: low + of.low, high: high + of.high };
    });
    return { whole, factors, degrees, norm: a.norm * b.norm };
  }

  private sumOf(a: Shape, b: Shape, sign: bigint): Shape {
    if (b.degrees === undefined) return a;
    if (a.degrees === undefined)
      return sign === 1n ? b : { ...b, ...(b.numerator ? { numerator: sum(new Map(), b.numerator, -1n) } : {}) };
    const whole = lcm(a.whole, b.whole);
    const factors = new Map(a.factors);
    for (const [key, exponent] of b.factors) factors.set(key, Math.max(exponent, factors.get(key) ?? 0));
    const over = (value: Shape): Shape => {
      const more = new Map<string, number>();
      for (const [key, exponent] of factors) this.setExponent(more, key, exponent - (value.factors.get(key) ?? 0));
      return this.times(value, more, whole / value.whole);
    };
    const [left, right] = [over(a), over(b)];
    if (left.numerator && right.numerator) {
      const numerator = sum(left.numerator, right.numerator, sign);
      if (numerator.size <= MOST_TERMS) return this.short(numerator, whole, factors);
    }
    const other = right.degrees as readonly Degrees[];
    const degrees = (left.degrees as readonly Degrees[]).map(({ low, high }, i) => {
      const of = other[i] as Degrees;
      return { low: Math.min(low, of.low), high: Math.max(high, of.high) };
    });
    return { whole, factors, degrees, norm: left.norm + right.norm };
  }
}
