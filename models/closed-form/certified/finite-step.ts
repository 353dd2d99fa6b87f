/**
 * One step of K-way curation on a law that is itself known to an error only.
 *
 * While the error of the masses is small the step bounds what becomes of it (`curation-error.ts`), by a factor below 3 a round. In
 * long runs that is too much, and the step is taken as one on the computed masses, which it knows to their rounding. How far its
 * result is from the true one then depends on the spread of the errors alone. Let `L = log(1 + spread)` for true masses p and computed
 * p̃, both normalised, and go from one to the other along `p_τ ∝ p̃ (p/p̃)^τ`. With g = log(p/p̃),
 *
 *     d/dτ log H(i)/H(j) = (K − 1)(E_i[g] − E_j[g]) ,     |E_i[g] − E_j[g]| ≤ L · TV(μ_i, μ_j) ,
 *
 * where μ_i is the law of one of the K − 1 competitors of i under the weight `1/(w_i + S)` that H gives them: `μ_i(x) ∝ p(x) φ(w_i + w_x)` with
 * `φ(y) = E[1/(y + S')]` over K − 2 draws. `ψ = log φ` has `−κ ≤ ψ' ≤ 0` and `0 ≤ ψ'' ≤ 2κ²`, `κ = 1/(K w_min)`. So
 * `log(φ(w_i + w_x)/φ(w_j + w_x))` varies with x by at most `(ω − 1)/K` and by at most `2(ω − 1)²/K²`, ω = w_max/w_min, and the total variation is at most a
 * quarter of that. Hence
 *
 *     L' ≤ (1 + γ) L ,     γ = min( (ω − 1)/4 , (ω − 1)²/(2K) ) ,
 *
 * to which the step adds twice its own relative error.
 */
import type { Interval } from '../../../theory';
import { curateFinite, gainOfCuration } from './curation';
import { SUM, blockedSum, compound, roundings } from '../rounding';

export interface KnownLaw {
  readonly mass: Float64Array;
  readonly error: number;
  readonly spread: number;
}

export interface FiniteChoice {
  readonly scores: Float64Array;
  readonly scoreError: number;
  /** Largest score over the smallest; that of 1/w is that of w. */
  readonly range: number;
  readonly K: number;
}

export interface FiniteStep extends KnownLaw {
  /** Encloses the rise of the expected score. Made when asked for. */
  readonly gain: () => Interval;
}

/** Error of the masses up to which the step's own bound serves. */
const SMALL_ERROR = 2e-13;
/** γ from which the step's own bound is the better one. */
const LARGE_GAMMA = 1.5;

/** `p·H^K_p`. @throws NotRepresentableError where doubles do not keep their relative precision */
export function curatedByFew(law: KnownLaw, { scores, scoreError, range, K }: FiniteChoice): FiniteStep {
  const { mass, error: massError, spread } = law;
  const problem = { mass, massError, scores, scoreError, K };
  const excess = range * (1 + roundings(6)) - 1;
  const gamma = Math.min(excess / 4, (excess * excess) / (2 * K)) * (1 + roundings(4));
  if (massError <= SMALL_ERROR || !(gamma <= LARGE_GAMMA)) {
    const { mass: curated, error, gain } = curateFinite(problem);
    return { mass: curated, error, spread: compound(2 * error), gain };
  }
  const unsettled = (masses: Float64Array): number =>
    Math.abs(blockedSum(masses, masses.length) - 1) * (1 + roundings(4)) + roundings(SUM + 2);
  const step = curateFinite({ ...problem, massError: unsettled(mass) });
  const wider = compound(compound(spread * (1 + gamma)) + compound(2 * step.error));
  return {
    mass: step.mass,
    spread: wider,
    error: compound(wider + unsettled(step.mass)),
    // Of the true law, whose masses the step above does not know.
    gain: () => gainOfCuration(problem),
  };
}
