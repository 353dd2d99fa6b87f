/**
 * Laws in double precision, with one relative error bound for all masses.
 *
 * *Two bounds.* `error` bounds `|computed − true|/true`. `spread` bounds how much the quotients computed/true differ among the atoms:
 * their largest over their smallest is at most 1 + spread. A tilt multiplies every mass by an exact number and divides by one
 * sum, whose error is common to all, so it adds four roundings to the spread however wrong that sum is. As the true masses sum to
 * 1, quotients lie on both sides of the computed total, hence `error ≤ spread + |total − 1|`, and a run of tilts loses a few units a
 * round where relative errors would double. A choice among finitely many widens the spread a little (`finite-step.ts`). In general
 * `spread ≤ 2·error`.
 *
 * *Scale.* A law that is not normalised (a mutant's) is a probability law times a scale.
 *
 * *Origin.* A law knows from which laws it was made. So the gain of a loop, `E[w]` under a law less `E[w]` under the law it came from,
 * is put together from the gains of its curations, which are known without cancellation (`difference.ts`).
 */
import { type Interval, NotRepresentableError, point } from '../../../theory';
import { LARGEST_ERROR, LEAST_MASS, SUM, blockedSum, compound, roundings } from '../rounding';

type Origin =
  /** Curated by Luce's choice from `source`; `gain` encloses the rise of `E[w]`. */
  | { readonly kind: 'curated'; readonly source: CertifiedLaw; readonly gain: () => Interval }
  /** `(1 − share)·reference + share·synthetic`. */
  | {
      readonly kind: 'mixed';
      readonly reference: CertifiedLaw;
      readonly synthetic: CertifiedLaw;
      readonly share: Interval;
    };

export interface CertifiedLaw {
  /** Normalised; 0 stands for exactly 0. */
  readonly mass: Float64Array;
  readonly error: number;
  readonly spread: number;
  /** The law is this multiple of `mass`; [1, 1] for a probability law. */
  readonly scale: Interval;
  readonly origin?: Origin;
}

const ONE = point(1);

export const isNormalised = ({ scale }: CertifiedLaw): boolean => scale.lo === 1 && scale.hi === 1;

/** The law itself, once its error means something. @throws NotRepresentableError for masses too small, or a large error. */
export function lawWithin(law: CertifiedLaw): CertifiedLaw {
  const { mass, error, spread } = law;
  let inside = error <= LARGEST_ERROR && spread <= 2 * LARGEST_ERROR;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    // NaN is no mass.
    if (m !== 0 && !(m >= LEAST_MASS)) inside = false;
  }
  if (!inside) throw new NotRepresentableError('masses beyond the range of doubles');
  return law;
}

/** A probability law from products that are, up to a common factor, within `spread` of the true masses. */
export function normalised(products: Float64Array, spread: number): CertifiedLaw {
  const total = blockedSum(products, products.length);
  const mass = products.map((product) => product / total);
  const wider = compound(spread + roundings(2));
  return lawWithin({ mass, spread: wider, error: compound(wider + roundings(SUM + 2)), scale: ONE });
}

/** A probability law of masses within `error`, relative to them. */
export function lawOf(mass: Float64Array, error: number): CertifiedLaw {
  return lawWithin({ mass, error, spread: compound(2 * error), scale: ONE });
}
