/**
 * Laws in double precision, with one relative error bound for all masses.
 *
 * *Two bounds.* `error` bounds `|computed − true|/true`. `spread` bounds the ratio of the largest quotient
 * computed/true to the smallest: it is at most 1 + spread. A tilt multiplies every mass by an exact number and divides
 * by one sum, whose error is common to all masses. So it adds four roundings to the spread, for any error of the sum.
 * Since the true masses sum to 1, the computed total lies between the smallest and the largest quotient, and
 * `error ≤ spread + |total − 1|`. So a tilt adds a few units to the error per round, while a bound on relative errors
 * alone would double. A choice among finitely many candidates widens the spread a little (`finite-step.ts`). In general
 * `spread ≤ 2·error`.
 *
 * *Scale.* A law that is not normalised, such as a mutant's, is a probability law times a scale.
 *
 * *Origin.* A law refers to the laws from which it was made. So a gain, which is the difference of `E[w]` between a law
 * and an earlier law, is composed from the gains of curations, which are computed without cancellation
 * (`difference.ts`).
 */
import { type Interval, NotRepresentableError, point } from '../../../theory';
import { LARGEST_ERROR, LEAST_MASS, SUM, blockedSum, compound, roundings } from '../rounding';

type Origin =
  /** Curated by Luce's choice from `source`; `gain` encloses the gain of `E[w]`. */
  | { readonly kind: 'curated'; readonly source: CertifiedLaw; readonly gain: () => Interval }
  /** `(1 − share)·reference + share·synthetic`. */
  | {
      readonly kind: 'mixed';
      readonly reference: CertifiedLaw;
      readonly synthetic: CertifiedLaw;
      readonly share: Interval;
    };

export interface CertifiedLaw {
  /** The masses, normalised; a mass of 0 is exact. */
  readonly mass: Float64Array;
  readonly error: number;
  readonly spread: number;
  /** The law is this multiple of `mass`; [1, 1] for a probability law. */
  readonly scale: Interval;
  readonly origin?: Origin;
}

const ONE = point(1);

export const isNormalised = ({ scale }: CertifiedLaw): boolean => scale.lo === 1 && scale.hi === 1;

/** Returns the law if its error bound is valid. @throws NotRepresentableError for masses too small, or a large error. */
export function lawWithin(law: CertifiedLaw): CertifiedLaw {
  const { mass, error, spread } = law;
  let inside = error <= LARGEST_ERROR && spread <= 2 * LARGEST_ERROR;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    // This comparison is false for NaN too.
    if (m !== 0 && !(m >= LEAST_MASS)) inside = false;
  }
  if (!inside) throw new NotRepresentableError('masses beyond the range of doubles');
  return law;
}

/** The masses divided by their total. */
export function quotients(masses: Float64Array, total: number): Float64Array {
  const shares = new Float64Array(masses.length);
  for (let i = 0; i < masses.length; i += 1) shares[i] = (masses[i] as number) / total;
  return shares;
}

/** A probability law from products that are within `spread` of the true masses up to a common factor. */
export function normalised(products: Float64Array, spread: number): CertifiedLaw {
  const total = blockedSum(products, products.length);
  const mass = quotients(products, total);
  const wider = compound(spread + roundings(2));
  return lawWithin({ mass, spread: wider, error: compound(wider + roundings(SUM + 2)), scale: ONE });
}

/** A probability law of masses with this relative error. */
export function lawOf(mass: Float64Array, error: number): CertifiedLaw {
  return lawWithin({ mass, error, spread: compound(2 * error), scale: ONE });
}
