/**
 * The maximum of an expected log-likelihood `E_m[log p_u]` over |u| ≤ r, as an enclosure: the signs of its derivative `G(u) = E_m[s_u]` on both sides are the proof.
 *
 * For |α|, |β| ≤ 1 and r ≤ 1/16 the third derivatives of `log p_u` are below 11.25 in size, so `G'(0) + 11.25 r ≤ 0` shows that the log-likelihood is concave. Then the maximum is where G changes its sign, or
 * at an end. Newton's method finds it; that it converges is not needed for the proof.
 *
 * All numbers are whole multiples of 2^−BITS, and G is enclosed: scores and masses are rounded outwards.
 */
import { Q, type Rational, unanswerable } from '../../../theory';
import { type Span, exactly } from './family';
import type { CurvedInstance } from './instance';

/** A bound on `|∂³ log p_u|`, 45/4. */
const [MOST_THIRD, THIRD_PARTS] = [45n, 4n];
const BITS = 256n;
const ONE = 1n << BITS;
/** The half-width that is tried first; each next one is 16 times as wide. */
const FIRST_WIDTH = 16n;
const MOST_STEPS = 100;
/** Bits of the slope in a step of Newton's method. */
const SLOPE_BITS = 60n;

const floorOf = ({ num, den }: Rational): bigint => {
  const scaled = num << BITS;
  const quotient = scaled / den;
  return scaled < 0n && quotient * den !== scaled ? quotient - 1n : quotient;
};
const ceilOf = (value: Rational): bigint => -floorOf(Q.neg(value));
const rational = (whole: bigint): Rational => Q.of(whole, ONE);

/** The span with ends on the grid, which keeps numbers short. */
export const onGrid = ({ lo, hi }: Span): Span => ({ lo: rational(floorOf(lo)), hi: rational(ceilOf(hi)) });

interface Ends {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** The sign of a number other than 0; undefined where its enclosure has both signs, or 0. */
const signOf = ({ lo, hi }: Ends): -1 | 1 | undefined => (lo > 0n ? 1 : hi < 0n ? -1 : undefined);

/** The derivative of the expected log-likelihood. */
class Likelihood {
  /** α and β over one denominator. */
  private readonly alpha: readonly bigint[];
  private readonly beta: readonly bigint[];
  private readonly den: bigint;
  private readonly masses: readonly Ends[];

  constructor(
    private readonly instance: CurvedInstance,
    masses: readonly Span[],
  ) {
    const { alpha, beta } = instance;
    const common = Q.overOneDenominator([...alpha, ...beta]);
    this.alpha = common.slice(0, alpha.length).map(({ num }) => num);
    this.beta = common.slice(alpha.length).map(({ num }) => num);
    this.den = common[0]?.den ?? 1n;
    this.masses = masses.map(({ lo, hi }) => ({ lo: floorOf(lo), hi: ceilOf(hi) }));
  }

  /** Whether `G'(0) + 11.25 r ≤ 0`, with `G'(0) = E_m[2β − α²]`. */
  get isConcave(): boolean {
    const { reach } = this.instance;
    const second = this.masses.reduce((sum, { lo, hi }, i) => {
      const [a, b] = [this.alpha[i] as bigint, this.beta[i] as bigint];
      const value = 2n * b * this.den - a * a;
      return sum + value * (value > 0n ? hi : lo);
    }, 0n);
    return THIRD_PARTS * second * reach.den + MOST_THIRD * reach.num * this.den * this.den * ONE <= 0n;
  }

  /** `G(u)` in multiples of 2^−2 BITS. */
  at(u: bigint): Ends {
    let [low, high] = [0n, 0n];
    this.masses.forEach(({ lo, hi }, i) => {
      const [a, b] = [this.alpha[i] as bigint, this.beta[i] as bigint];
      const below = (this.den << (2n * BITS)) + ((u * a) << BITS) + u * u * b;
      const above = ((a << BITS) + 2n * u * b) << (2n * BITS);
      const quotient = above / below;
      const least = above < 0n ? quotient - 1n : quotient;
      const most = least + 1n;
      low += least * (least > 0n ? lo : hi);
      high += most * (most > 0n ? hi : lo);
    });
    return { lo: low, hi: high };
  }

  /** About `G'(u)`. */
  private slopeAt(u: bigint): number {
    const [at, den] = [Number(u) / Number(ONE), Number(this.den)];
    return this.masses.reduce((sum, { hi }, i) => {
      const [a, b] = [Number(this.alpha[i]) / den, Number(this.beta[i]) / den];
      const factor = 1 + at * a + at * at * b;
      return sum + (Number(hi) / Number(ONE)) * ((2 * b) / factor - ((a + 2 * at * b) / factor) ** 2);
    }, 0);
  }

  /** The next iterate of Newton's method; undefined where the slope is too small. @param value G(u) */
  newton(u: bigint, { lo, hi }: Ends): bigint | undefined {
    const slope = BigInt(Math.round(this.slopeAt(u) * 2 ** Number(SLOPE_BITS)));
    return slope === 0n ? undefined : u - (((lo + hi) / 2n) << SLOPE_BITS) / (slope << BITS);
  }
}

/** An interval around u, inside the bracket, at whose ends the derivative has opposite signs. */
function around(likelihood: Likelihood, u: bigint, bracket: Ends): Span {
  for (let width = FIRST_WIDTH; ; width *= 16n) {
    const low = u - width > bracket.lo ? u - width : bracket.lo;
    const high = u + width < bracket.hi ? u + width : bracket.hi;
    const isAbove = low === bracket.lo || signOf(likelihood.at(low)) === 1;
    if (isAbove && (high === bracket.hi || signOf(likelihood.at(high)) === -1))
      return { lo: rational(low), hi: rational(high) };
  }
}

/**
 * The parameter of the largest expected log-likelihood.
 * @param masses of the training data, which sum to 1
 * @throws UnanswerableError where the log-likelihood is not seen to be concave
 */
export function maximumOf(instance: CurvedInstance, masses: readonly Span[]): Span {
  const { reach, alpha } = instance;
  const likelihood = new Likelihood(instance, masses);
  if (!likelihood.isConcave) return unanswerable('the maximum of a likelihood that is not concave in the parameter');
  if (masses.every(({ lo, hi }) => lo === hi)) {
    const atZero = Q.dot(
      masses.map(({ lo }) => lo),
      alpha,
    );
    if (atZero.num === 0n) return exactly(Q.zero);
  }
  const end = ceilOf(reach);
  if (signOf(likelihood.at(end)) === 1) return exactly(reach);
  if (signOf(likelihood.at(-end)) === -1) return exactly(Q.neg(reach));
  let [lo, hi] = [-end, end];
  let u = 0n;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const value = likelihood.at(u);
    const sign = signOf(value);
    if (sign === undefined) break;
    if (sign === 1) lo = u;
    else hi = u;
    const next = likelihood.newton(u, value);
    if (next === u) break;
    u = next !== undefined && lo < next && next < hi ? next : (lo + hi) / 2n;
  }
  return around(likelihood, u, { lo, hi });
}
