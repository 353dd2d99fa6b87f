/**
 * Luce's choice on laws in doubles: by multisets where they are few, by quadrature where not, by a tilt for K = ∞; with the error bounds
 * that `double-law.ts` explains.
 */
import { NotRepresentableError } from '../../../../theory';
import { curateFinite as curateByQuadrature } from '../../certified';
import { LARGEST_ERROR, LEAST_MASS, compound, roundings } from '../../rounding';
import { sumOverMultisets } from './multiset-walk';
import { multisetCount } from './multisets';

export interface DoubleLaw {
  readonly mass: readonly number[];
  /** `|computed − true| ≤ error · true` for every mass. */
  readonly error: number;
}

/**
 * The law itself, once its error means something.
 * @param charged one number per atom, 0 where the true mass is 0
 * @throws NotRepresentableError for a mass that left the range of doubles, or a large error
 */
export function lawWithin(mass: readonly number[], error: number, charged: readonly number[]): DoubleLaw {
  let inside = error <= LARGEST_ERROR;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    inside &&= charged[i] === 0 ? m === 0 : m >= LEAST_MASS && m <= 1 / LEAST_MASS;
  }
  if (!inside) throw new NotRepresentableError('masses beyond the range of doubles');
  return { mass, error };
}

/** Up to so many multisets their sum is cheaper than quadrature, and its bound smaller; binomials are exact up to K = 56. */
const FEW_MULTISETS = 250;
const FEW_CANDIDATES = 56;

export function curateFinite(law: DoubleLaw, scores: readonly number[], scoreError: number, K: number): DoubleLaw {
  if (K === 1) return law;
  if (K <= FEW_CANDIDATES && multisetCount(law.mass.length, K) <= FEW_MULTISETS) {
    // The smallest term of the sum, of the most unlikely multiset; a sum of larger ones can neither vanish nor lose digits.
    const smallest = Math.min(...law.mass.filter((m) => m > 0)) ** K / (K * Math.max(1, ...scores));
    if (smallest >= LEAST_MASS) return curateByMultisets(law, scores, K);
  }
  // Quadrature is for probability laws; a mutant's law may be none, by a factor 1/K or E[w] that does not hide in roundings.
  const total = law.mass.reduce((sum, m) => sum + m, 0);
  if (Math.abs(total - 1) > 2 * law.error + roundings(law.mass.length)) {
    throw new NotRepresentableError('quadrature over masses that do not sum to 1');
  }
  const problem = { mass: law.mass, massError: law.error, scores, scoreError, K };
  const { mass, error } = curateByQuadrature(problem);
  return lawWithin(
    law.mass.map((_, i) => mass[i] as number),
    error,
    law.mass,
  );
}

function curateByMultisets(law: DoubleLaw, scores: readonly number[], K: number): DoubleLaw {
  const { mass } = law;
  const n = mass.length;
  // K products of masses; scores of error 5u in numerator and total; n additions; a sum of `size` terms. Binomials are exact.
  const roundingsInAll = K + 4 * n + multisetCount(n, K) + 20;
  const taken = sumOverMultisets(mass, scores, K);
  return lawWithin(
    scores.map((score, i) => score * (taken[i] as number)),
    compound(K * law.error + roundings(roundingsInAll)),
    mass,
  );
}

export function tilted({ mass, error }: DoubleLaw, scores: readonly number[], normalised: boolean): DoubleLaw {
  const products = mass.map((m, i) => m * (scores[i] as number));
  const unnormalised = lawWithin(products, compound(error + roundings(8)), mass);
  if (!normalised) return unnormalised;
  let total = 0;
  for (const product of products) total += product;
  const quotients = products.map((v) => v / total);
  return lawWithin(quotients, compound(2 * error + roundings(mass.length + 16)), mass);
}
