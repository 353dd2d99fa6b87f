/**
 * One step of curation among K candidates for a law whose masses have an error.
 *
 * While the error of the masses is small, the step's own bound (`curation-error.ts`) includes it; it grows by a factor
 * below 3 per round. In long runs this is too much. The step is then applied to the computed masses, whose only error
 * is that of normalisation. The distance of its result from the true one depends only on the spread of the errors. Let
 * `L = log(1 + spread)` for true masses p and computed masses p̃, both normalised, and let `p_τ ∝ p̃ (p/p̃)^τ` connect
 * them. With g = log(p/p̃),
 *
 *     d/dτ log H(i)/H(j) = (K − 1)(E_i[g] − E_j[g]) ,     |E_i[g] − E_j[g]| ≤ L · TV(μ_i, μ_j) ,
 *
 * where μ_i is the law of one of the K − 1 competitors of i, weighted by the factor `1/(w_i + S)` in H:
 * `μ_i(x) ∝ p(x) φ(w_i + w_x)` with `φ(y) = E[1/(y + S')]` over K − 2 draws. `ψ = log φ` has `−κ ≤ ψ' ≤ 0` and
 * `0 ≤ ψ'' ≤ 2κ²`, `κ = 1/(K w_min)`. So `log(φ(w_i + w_x)/φ(w_j + w_x))` varies with x by at most `(ω − 1)/K` and by
 * at most `2(ω − 1)²/K²`, where ω = w_max/w_min. The total variation is at most a quarter of each. Hence
 *
 *     L' ≤ (1 + γ) L ,     γ = min( (ω − 1)/4 , (ω − 1)²/(2K) ) ,
 *
 * and the step adds twice its own relative error.
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
  /** The largest score over the smallest; it is the same for w and 1/w. */
  readonly range: number;
  readonly K: number;
}

export interface FiniteStep extends KnownLaw {
  /** Encloses the gain of the expected score; computed on demand. */
  readonly gain: () => Interval;
}

/** The step's own bound is used for errors of the masses up to this value. */
const SMALL_ERROR = 2e-13;
/** The step's own bound is used for γ above this value. */
const LARGE_GAMMA = 1.5;

/** `p·H^K_p`. @throws NotRepresentableError if doubles do not keep their relative precision */
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
    // The gain is that of the true law, so it uses the error of its masses.
    gain: () => gainOfCuration(problem),
  };
}
