/**
 * The finite-K curation step for any n and K, with error bounds: `p·H^K` and the gain `E_{pH}[w] − E_p[w]`.
 *
 *     H_i = K w_i ∫_0^∞ e^{−s w_i} M(s)^{K−1} ds ,    gain = (K − 1) ∫_0^∞ M(s)^K Var_s(w) ds ,    M(s) = E_p[e^{−sw}] ,
 *
 * where Var_s is the variance under the law ∝ p e^{−sw}. Both integrals use the rule of `kernels/plain/curation.ts`;
 * every number has a bound on discretisation, tails and rounding (`curation-error.ts`, `docs/numerics.md`).
 *
 * Source: Ferbach et al. 2024, section 2, with `1/S = ∫ e^{−sS} ds`. The gain follows from
 * `∫ (M' M^{K−1})' ds = E_p[w]`.
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
  /** The relative error of every mass. */
  readonly error: number;
  /** The number of nodes of the rule. */
  readonly nodes: number;
  /** Encloses `E_{pH}[w] − E_p[w]` without cancellation; computed on demand. */
  readonly gain: () => Interval;
}

/** The smallest positive value at atoms with mass; +∞ if there is none. */
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

/** Checks that Σ pH = 1 within the error bound. A failure means that the bound is wrong. */
function checkTotal({ total }: CurationTables, error: number, problem: CurationProblem): void {
  if (Math.abs(total - 1) <= error + 50 * U) return;
  const { mass, scores, ...more } = problem;
  throw new ContradictionError(`the curated masses sum to ${total}, beyond the error bound ${error}`, {
    ...more,
    mass: Array.from(mass),
    scores: Array.from(scores),
  });
}

/** Runs a step that fills `mass` and the tables. */
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
 * @throws NotRepresentableError if masses or weights leave the range in which doubles keep their relative precision
 */
export function curateFinite(problem: CurationProblem): Curated {
  const mass = new Float64Array(problem.mass.length);
  const { tables, error } = checkedStep(problem, mass);
  return { mass, error, nodes: tables.nodes, gain: () => gainOfCuration(problem) };
}

/**
 * Encloses `E_{pH}[w] − E_p[w]`. It runs the step again, since the tables hold only the latest step.
 * @throws NotRepresentableError as `curateFinite`, for scores with an error, and for a gain too small for doubles
 */
export function gainOfCuration(problem: CurationProblem): Interval {
  const { tables } = checkedStep(problem, new Float64Array(problem.mass.length));
  const { lo, hi } = curationGain(problem, tables);
  return { lo: roundDown(lo, 2), hi: roundUp(hi, 2) };
}
