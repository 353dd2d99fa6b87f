/** The masses `p_θ = q (1 + θα + θ²β)` of a curved family, in exact rationals and in spans of them. */
import { Q, type Rational } from '../../../theory';
import type { CurvedInstance } from './instance';

/** A number that lies between two rationals; known exactly where they are the same object. */
export interface Span {
  readonly lo: Rational;
  readonly hi: Rational;
}

export const exactly = (value: Rational): Span => ({ lo: value, hi: value });

/** `Σ values_i spans_i`. */
export function weighted(values: readonly Rational[], spans: readonly Span[]): Span {
  const ends = (first: 'lo' | 'hi', second: 'lo' | 'hi'): Rational =>
    Q.dot(
      values,
      spans.map((span, i) => span[(values[i] as Rational).num < 0n ? second : first]),
    );
  const lo = ends('lo', 'hi');
  return spans.every((span) => span.lo === span.hi) ? exactly(lo) : { lo, hi: ends('hi', 'lo') };
}

/** θ². */
function squared({ lo, hi }: Span): Span {
  const [low, high] = [Q.mul(lo, lo), Q.mul(hi, hi)];
  if (lo === hi) return exactly(low);
  if (lo.num >= 0n) return { lo: low, hi: high };
  if (hi.num <= 0n) return { lo: high, hi: low };
  return { lo: Q.zero, hi: Q.compare(low, high) > 0 ? low : high };
}

/** A span over a multiple of its denominators. */
function over(den: bigint, { lo, hi }: Span): Span {
  const end = (value: Rational): Rational => ({ num: value.num * (den / value.den), den });
  return lo === hi ? exactly(end(lo)) : { lo: end(lo), hi: end(hi) };
}

/** The masses of p_θ; their ends are in lowest terms where θ is known exactly. */
export function massesAt({ center, alpha, beta }: CurvedInstance, parameter: Span): readonly Span[] {
  // Over one denominator a sum needs no greatest common divisor, which would take most of the time here.
  const [{ den: low }, { den: high }] = [parameter.lo, parameter.hi];
  const den = (low === high ? low : low * high) ** 2n;
  const powers = [exactly(Q.one), parameter, squared(parameter)].map((power) => over(den, power));
  return center.map((mass, i) => {
    const values = Q.overOneDenominator([Q.one, alpha[i] as Rational, beta[i] as Rational]);
    const { lo, hi } = weighted(values, powers);
    return lo === hi ? exactly(Q.reduce(Q.mul(mass, lo))) : { lo: Q.mul(mass, lo), hi: Q.mul(mass, hi) };
  });
}
