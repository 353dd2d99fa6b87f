/**
 * The gain of a finite-K curation step, as an enclosure:
 *
 *     E_{pH}[w] − E_p[w] = (K − 1) ∫_0^∞ M^K Var_s(w) ds = (K − 1) Σ_k c_k V_k ,   V_k = Σ p e^{−s w} (w − m_k)² ,
 *
 * where c_k are the coefficients of the step and m_k is the mean under p e^{−s w}. All terms are positive, so the
 * relative error does not depend on the size of the gain, and nearly equal weights keep all digits. The integrand is a
 * mixture of `e^{−s(w_i + w_j)} M^{K−2}`, to which the step's bounds on the trapezoid and the Gauss rule apply
 * (`docs/numerics.md`).
 */
import { type Interval, LEAST_DOUBLE, NotRepresentableError } from '../../../theory';
import { type CurationTables, type Kernels, SECOND_MOMENT_ROUNDINGS, kernelsFor } from '../../kernels';
import type { CurationProblem } from './curation-problem';
import { centreOf } from './moments';
import { GAUSS, TRAPEZOID, U, coefficientError, exponentError } from './curation-error';

/** The sums at one node: `Σ p e^{−sw} (w − c)²`, `|Σ p e^{−sw} (w − c)|` and `Σ p e^{−sw}`. */
interface TiltedMoments {
  readonly squares: number;
  readonly drift: number;
  readonly M: number;
}

const centred = { mass: 0, first: 0, absolute: 0, second: 0 };

/** The vectors of the kernels: the tilted masses, the scores, the masses, and the scores as shares of the largest. */
const [TILTED, SCORES, MASSES, SHARES] = [0, 1, 2, 3] as const;

/** Writes what `tiltedMoments` needs to the kernels' vectors. */
function prepare(kernels: Kernels, { mass, scores }: CurationProblem, top: number): void {
  kernels.vectors[SCORES]?.set(scores);
  kernels.vectors[MASSES]?.set(mass);
  const shares = kernels.vectors[SHARES] as Float64Array;
  for (let i = 0; i < scores.length; i += 1) shares[i] = (scores[i] as number) / top;
}

/** The moments of the tilted masses. */
function tiltedMoments(kernels: Kernels, n: number, sigma: number): TiltedMoments {
  const [tilted, scores, , shares] = kernels.vectors as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < n; i += 1) tilted[i] = -sigma * (shares[i] as number);
  kernels.exp(TILTED, TILTED, n);
  const sum = kernels.tilt(MASSES, TILTED, TILTED, 1, n);
  const mean = kernels.product(TILTED, SCORES, n) / sum;
  const centre = centreOf({ mass: tilted.subarray(0, n) }, scores, mean);
  kernels.moments(TILTED, SCORES, centre, centred, n);
  return { squares: centred.second, drift: Math.abs(centred.first), M: centred.mass };
}

/**
 * The enclosure of the gain of `problem`, from the tables of its step.
 * @throws NotRepresentableError if the scores have an error, or the gain is too small for doubles
 */
export function curationGain(problem: CurationProblem, tables: CurationTables): Interval {
  const { K, massError, scoreError } = problem;
  if (scoreError !== 0) throw new NotRepresentableError('a gain in scores that are known to an error only');
  const { nodes, sigma, coefficient, decay, top, bottom } = tables;
  const inExponent = exponentError(problem);
  const n = problem.mass.length;
  const kernels = kernelsFor(n);
  prepare(kernels, problem, top);
  // Underflow may change a term of a node by 2η from e^{−σy} and η from each of three products, times a squared
  // distance.
  const lost = 4 * n * LEAST_DOUBLE * Math.max(1, top * top);
  let lo = 0;
  let hi = 0;
  for (let k = 0; k < nodes; k += 1) {
    const { squares, drift, M } = tiltedMoments(kernels, n, sigma[k] as number);
    // The relative error of the sum of p e^{−σy}(w − c)². x is at most 746, where exp underflows.
    const atom = massError + inExponent * Math.min(746, sigma[k] as number) + (SECOND_MOMENT_ROUNDINGS + 8) * U;
    // The roots are taken separately: their product is a double even if the product of the numbers underflows.
    const driftUp = drift + atom * Math.sqrt(squares) * Math.sqrt(M) * 1.01 + lost;
    const upper = squares * (1 + 1.01 * atom) + lost;
    const lower = Math.max(
      0,
      squares * (1 - 1.01 * atom) - (driftUp * (driftUp / M) + LEAST_DOUBLE) * (1 + 2 * atom) - lost,
    );
    const c = coefficient[k] as number;
    const relative = coefficientError(tables, K, problem, k) + 4 * U;
    lo += Math.max(0, c * lower * (1 - relative) - 2 * LEAST_DOUBLE);
    hi += c * upper * (1 + relative) + 2 * LEAST_DOUBLE;
  }
  const scale = (K - 1) / top;
  const range = top * (1 - bottom);
  const beyond = Math.exp(-((K / (K - 1)) * (decay[nodes - 1] as number))) + LEAST_DOUBLE;
  const rest = 0.71 * (range / top) * (range / bottom) * beyond + LEAST_DOUBLE;
  const outer = TRAPEZOID + GAUSS + (nodes + 6) * U;
  if (hi * scale < 1e-280) throw new NotRepresentableError('a gain too small for doubles');
  return { lo: lo * scale * (1 - outer), hi: hi * scale * (1 + outer) + rest };
}
