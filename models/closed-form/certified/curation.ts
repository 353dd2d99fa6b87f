/**
 * The finite-K curation step for any n and K, with error bounds: `p·H^K` and the gain `E_{pH}[w] − E_p[w]`.
 *
 *     H_i = K w_i ∫_0^∞ e^{−s w_i} M(s)^{K−1} ds ,    gain = (K − 1) ∫_0^∞ M(s)^K Var_s(w) ds ,    M(s) = E_p[e^{−sw}] ,
 *
 * Var_s the variance under the law ∝ p e^{−sw}. Both by the rule of `kernels/plain/curation.ts`; every number comes with a bound on
 * discretisation, tails and rounding (`curation-error.ts`, `docs/numerics.md`).
 *
 * Source: Ferbach et al. 2024, section 2, with `1/S = ∫ e^{−sS} ds`; the gain from `∫ (M' M^{K−1})' ds = E_p[w]`.
 */
import { ContradictionError, type Interval, NotRepresentableError, roundDown, roundUp } from '../../../theory';
import { type CurationTables, curationStep } from '../../kernels';
import { U, curationError } from './curation-error';
import type { CurationProblem } from './curation-problem';
import { LARGEST_ERROR, LEAST_MASS } from '../rounding';
import { curationGain } from './curation-gain';

export interface Curated {
  /** `p·H^K`. */
  readonly mass: Float64Array;
  /** Relative error of every mass. */
  readonly error: number;
  /** Number of nodes of the rule. */
  readonly nodes: number;
  /** Encloses `E_{pH}[w] − E_p[w]`, without cancellation. Made when asked for. */
  readonly gain: () => Interval;
}

/** The smallest positive entry, at charged atoms; +∞ without one. */
function leastCharged(mass: ArrayLike<number>, values: ArrayLike<number>): number {
  let least = Infinity;
  for (let i = 0; i < mass.length; i += 1) {
    if ((mass[i] as number) > 0) least = Math.min(least, values[i] as number);
  }
  return least;
}

function refuse(why: string): never {
  throw new NotRepresentableError(why);
}

/** Σ pH is 1: a total that is not within the bound would mean that the bound is wrong. */
function checkTotal({ total }: CurationTables, error: number, problem: CurationProblem): void {
  if (Math.abs(total - 1) <= error + 50 * U) return;
  const { mass, scores, ...more } = problem;
  throw new ContradictionError(`the curated masses sum to ${total}, beyond the error bound ${error}`, {
    ...more,
    mass: Array.from(mass),
    scores: Array.from(scores),
  });
}

/** A step that fills `mass` and the tables. */
function checkedStep(problem: CurationProblem, mass: Float64Array): { tables: CurationTables; error: number } {
  const { mass: p, scores, K } = problem;
  const tables = curationStep(p, scores, mass, K);
  if (tables === undefined) return refuse('weights over more than 255 binades');
  const error = curationError(tables, K, problem);
  if (!(error <= LARGEST_ERROR)) refuse('a curation step whose error bound is too large');
  checkTotal(tables, error, problem);
  if (leastCharged(p, p) < LEAST_MASS || leastCharged(p, mass) < LEAST_MASS) refuse('masses too small for doubles');
  return { tables, error };
}

/**
 * One curation step.
 * @throws NotRepresentableError where masses or weights leave the range in which doubles keep their relative precision
 */
export function curateFinite(problem: CurationProblem): Curated {
  const mass = new Float64Array(problem.mass.length);
  const { tables, error } = checkedStep(problem, mass);
  return { mass, error, nodes: tables.nodes, gain: () => gainOfCuration(problem) };
}

/**
 * Encloses `E_{pH}[w] − E_p[w]`. The step is made again, since the tables belong to the latest one.
 * @throws NotRepresentableError as `curateFinite`, for scores that are known to an error only, and for a gain too small for doubles
 */
export function gainOfCuration(problem: CurationProblem): Interval {
  const { tables } = checkedStep(problem, new Float64Array(problem.mass.length));
  const { lo, hi } = curationGain(problem, tables);
  return { lo: roundDown(lo, 2), hi: roundUp(hi, 2) };
}
