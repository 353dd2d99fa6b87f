/**
 * Luce's choice on laws in doubles: a sum over multisets if they are few, else quadrature; a tilt for K = ∞. The error
 * bounds are those of `double-law.ts`.
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
 * Returns the law if its error bound is valid.
 * @param charged one number per atom, which is 0 if the true mass is 0
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

/**
 * Up to this number of multisets, their sum is cheaper than quadrature and has a smaller bound. Binomials are exact up
 * to K = 56.
 */
const FEW_MULTISETS = 250;
const FEW_CANDIDATES = 56;

export function curateFinite(law: DoubleLaw, scores: readonly number[], scoreError: number, K: number): DoubleLaw {
  if (K === 1) return law;
  if (K <= FEW_CANDIDATES && multisetCount(law.mass.length, K) <= FEW_MULTISETS) {
    // A lower bound on the terms of the sum. If it is at least LEAST_MASS, the sum neither underflows nor loses digits.
    const smallest = Math.min(...law.mass.filter((m) => m > 0)) ** K / (K * Math.max(1, ...scores));
    if (smallest >= LEAST_MASS) return curateByMultisets(law, scores, K);
  }
  // Quadrature needs a probability law. The total of a mutant's law may differ from 1, by a factor far larger than
  // roundings.
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
  // K products of masses; scores with error 5u in numerator and total; n additions; a sum over multisets. Binomials are
  // exact.
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
