/**
 * One curated step with finite K on a Gaussian, by quadrature in double precision.
 *
 * With `M(s) = E_p[e^{−s w}]` and Var_s, the variance of w under the law ∝ p·e^{−s w}:
 *
 *     H^K_p(x) = K w(x) ∫_0^∞ e^{−s w(x)} M(s)^{K−1} ds
 *     E_{pH}[w] − E_p[w] = (K − 1) ∫_0^∞ M(s)^K Var_s(w) ds .
 *
 * The first is `1/S = ∫ e^{−sS} ds` under the expectation over K − 1 draws (`docs/theory.md`, section 4). The second follows
 * by parts: `E_{pH}[w] = K ∫ M″M^{K−1}`, `∫ M″M^{K−1} = E_p[w] − (K−1) ∫ M′²M^{K−2}`, so the gain is
 * `(K−1) ∫ M^K (M″/M − (M′/M)²)`. All its terms are positive: nothing cancels, however small the gain.
 *
 * Both integrals are trapezoid sums, in `u = log s` and in standardised x, which converge exponentially for such
 * integrands (L. N. Trefethen & J. A. C. Weideman, SIAM Review 56 (2014), 385–458). **Errors are estimates, not bounds:** the
 * change under halving either step (far more than the error of the finer sum), plus rigorous bounds of the two tails
 * (`∫_S^∞ M^K Var_s ≤ M(S)^K E_S[w]`, `∫_0^{s} ≤ s·max Var`), plus an allowance for rounding.
 */
import { InputError, Q, UnanswerableError } from '../../../theory';
import { componentWithMean } from './component';
import type { GaussianReward } from './instance';
import { isPositiveSemidefinite } from './linear-algebra';
import { type FiniteKProblem, type WeightNodes, weightNodes } from './weight-nodes';

export interface FiniteKOptions {
  /**
   * Steps are halved until the gain changes by less than this, relatively; 1e-13 to 0.1.
   * @defaultValue 1e-10
   */
  readonly relativeTolerance?: number;
}

/** A number and an estimate of how far it may be from the truth. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

export interface FiniteKStep {
  /** `E_p[w]`. */
  readonly expectationBefore: number;
  /** `E_{pH}[w]`. */
  readonly expectationAfter: number;
  /** `E_{pH}[w] − E_p[w]`, without cancellation; 0 for K = 1. */
  readonly gain: number;
  /** `Var_p(w)`. */
  readonly variance: number;
  /** `H^K_p(x)` at a point of d coordinates. */
  readonly curationFactor: (x: readonly number[]) => Estimate;
  /** Estimated absolute error of each number above. */
  readonly error: Readonly<Record<'expectationBefore' | 'expectationAfter' | 'gain' | 'variance', number>>;
}

/** Largest K: beyond it use K = ∞, which differs by O(1/K). */
export const MAX_FINITE_K = 10_000;

/** Step in log s; the sum is compared with that of twice the step, whose error is about `e^{−π²/h}`: 1e-13 at h = 1/3. */
const LOG_STEP = 1 / 6;
const FIRST_STEP = 1 / 2;
/** Work bound: nodes in x times nodes in s. */
const MAX_EVALUATIONS = 2e8;
const ROUNDING = 2 ** -44;
/** Past e^{600} scaled transforms are not resolved; what is left there is charged to the error. */
const MAX_LOG_S = 600;

/** Both ends of the integral in s are cut where they are below this share of the tolerance. */
const CUT = 0.02;
// Bound here because the inner loop runs 10⁷ times and a lookup through the global object costs more than exp.
const { exp, expm1 } = Math;

/** The transform on a grid `s_j = e^{u_j}`, for weights scaled to at most 1. */
interface Transform {
  readonly s: number[];
  readonly logM: number[];
  /** Mean and variance of w under p·e^{−sw}. */
  readonly mean: number[];
  readonly variance: number[];
}

/**
 * Mean, variance and log M at one s. Where s·w is small, `1 − e^{−sw}` is taken from expm1, and log M from log1p of its
 * mean: K multiplies log M, so it has to be accurate near 0.
 */
function transformAt(
  { mass, weight }: WeightNodes,
  s: number,
  kept: Float64Array,
): { logM: number; mean: number; variance: number } {
  let missing = 0;
  let total = 0;
  let first = 0;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    const w = weight[i] as number;
    const isSmall = s * w < 0.5;
    const value = isSmall ? expm1(-s * w) : exp(-s * w);
    const lost = isSmall ? -value : 1 - value;
    const factor = isSmall ? 1 + value : value;
    kept[i] = m * factor;
    missing += m * lost;
    total += m * factor;
    first += m * factor * w;
  }
  const mean = first / total;
  let second = 0;
  for (let i = 0; i < mass.length; i += 1) second += (kept[i] as number) * ((weight[i] as number) - mean) ** 2;
  return { logM: missing < 0.5 ? Math.log1p(-missing) : Math.log(total), mean, variance: second / total };
}

/**
 * The grid, on multiples of the step so that the grids of two levels coincide. It begins where K·s is negligible and ends
 * where the tail of the gain is, and with it that of H at every weight above 1e-10 of the largest.
 */
function transform(nodes: WeightNodes, K: number, tolerance: number): Transform {
  const grid: Transform = { s: [], logM: [], mean: [], variance: [] };
  const negligible = Math.log(CUT * tolerance);
  const logVariance = Math.log(Math.max(nodes.variance, Number.MIN_VALUE));
  const kept = new Float64Array(nodes.mass.length);
  const first = 2 * Math.floor((negligible - Math.log(K)) / LOG_STEP / 2);
  for (let j = first; j * LOG_STEP < MAX_LOG_S; j += 1) {
    const s = Math.exp(j * LOG_STEP);
    const at = transformAt(nodes, s, kept);
    if (!Number.isFinite(at.logM) || !(at.mean >= 0)) break;
    grid.s.push(s);
    grid.logM.push(at.logM);
    grid.mean.push(at.mean);
    grid.variance.push(at.variance);
    const gainDone = Math.log(K) + K * at.logM + Math.log(at.mean) < negligible + logVariance;
    if (gainDone && (s > 1e12 || Math.log(K) + (K - 1) * at.logM < negligible)) break;
  }
  return grid;
}

/** `∫ f ds` on the grid, with the change under doubling the step. */
function integrate(grid: Transform, f: (j: number) => number): Estimate {
  let even = 0;
  let odd = 0;
  for (let j = 0; j < grid.s.length; j += 1) {
    const term = (grid.s[j] as number) * f(j);
    if (j % 2 === 0) even += term;
    else odd += term;
  }
  const value = LOG_STEP * (even + odd);
  return { value, error: Math.abs(value - 2 * LOG_STEP * even) };
}

/** Gain for weights scaled to at most 1, with the errors of the integral in s. */
function gainOn(nodes: WeightNodes, grid: Transform, K: number): Estimate {
  const last = grid.s.length - 1;
  const power = (j: number): number => Math.exp(K * (grid.logM[j] as number));
  const { value, error } = integrate(grid, (j) => power(j) * (grid.variance[j] as number));
  const right = power(last) * (grid.mean[last] as number);
  const left = (grid.s[0] as number) * Math.max(nodes.variance, grid.variance[0] as number);
  return { value: (K - 1) * value, error: (K - 1) * (error + right + left) };
}

interface Level {
  readonly nodes: WeightNodes;
  readonly grid: Transform;
  readonly gain: Estimate;
}

function level(problem: FiniteKProblem, K: number, step: number, tolerance: number): Level {
  const nodes = weightNodes(problem, step);
  if (K === 1) return { nodes, grid: { s: [], logM: [], mean: [], variance: [] }, gain: { value: 0, error: 0 } };
  const grid = transform(nodes, K, tolerance);
  return { nodes, grid, gain: gainOn(nodes, grid, K) };
}

/** Two successive levels that agree to the tolerance, or the finest two that the work bound allows. */
function converged(problem: FiniteKProblem, K: number, tolerance: number): readonly [Level, Level] {
  let coarse = level(problem, K, FIRST_STEP, tolerance);
  for (let step = FIRST_STEP / 2; ; step /= 2) {
    const fine = level(problem, K, step, tolerance);
    const moved = Math.max(
      Math.abs(fine.gain.value - coarse.gain.value) - tolerance * fine.gain.value,
      Math.abs(fine.nodes.mean - coarse.nodes.mean) - tolerance * fine.nodes.mean,
      Math.abs(fine.nodes.variance - coarse.nodes.variance) - tolerance * fine.nodes.variance,
    );
    if (moved <= 0 || 4 * fine.nodes.mass.length * fine.grid.s.length > MAX_EVALUATIONS) return [coarse, fine];
    coarse = fine;
  }
}

function checkProblem({ precision, mean, reward }: FiniteKProblem, K: number, tolerance: number): void {
  if (!Number.isInteger(K) || K < 1 || K > MAX_FINITE_K) {
    throw new InputError(
      `K = ${K} is not a whole number in 1..${MAX_FINITE_K}; for more candidates use the limit K = inf`,
    );
  }
  if (!(tolerance >= 1e-13 && tolerance <= 0.1)) {
    throw new InputError(`the relative tolerance ${tolerance} is not in [1e-13, 0.1]`);
  }
  if (componentWithMean(precision, mean) === undefined) {
    throw new InputError('the precision is not positive definite; give the inverse of a covariance matrix');
  }
  if (reward.kind === 'linear') return;
  if (!isPositiveSemidefinite(reward.A))
    throw new InputError('the matrix A of the reward is not positive semidefinite; use MᵀM for some M');
  const isDiagonal = [precision, reward.A].every((a) =>
    a.every((row, i) => row.every(({ num }, j) => i === j || num === 0n)),
  );
  if (mean.length > 2 || !isDiagonal) {
    throw new UnanswerableError(
      'finite K is computed for diagonal precision and A in dimension 1 or 2, and for linear rewards',
    );
  }
}

/** `r(x)` in doubles. */
function rewardOf(reward: GaussianReward, x: readonly number[]): number {
  const b = Q.toNumber(reward.b);
  if (reward.kind === 'linear')
    return reward.slope.reduce((r, slope, i) => r + Q.toNumber(slope) * (x[i] as number), b);
  const y = reward.c.map((c, i) => (x[i] as number) - Q.toNumber(c));
  const form = reward.A.reduce(
    (t, row, i) => t + row.reduce((u, a, j) => u + Q.toNumber(a) * (y[i] as number) * (y[j] as number), 0),
    0,
  );
  return b - form / 2;
}

/** `K v ∫ e^{−s v} M^{K−1} ds` for a weight v on the scale of the nodes. */
function factorOn(grid: Transform, K: number, v: number): Estimate {
  const last = grid.s.length - 1;
  const power = (j: number): number => Math.exp((K - 1) * (grid.logM[j] as number) - (grid.s[j] as number) * v);
  const { value, error } = integrate(grid, power);
  return { value: K * v * value, error: K * (v * (error + (grid.s[0] as number)) + power(last)) };
}

/**
 * One step p → p·H^K_p.
 * @param K 1 to 10⁴ candidates.
 * @throws InputError for K, tolerance or parameters out of their domain; UnanswerableError where d > 2 or a matrix is not diagonal
 */
export function finiteKStep(problem: FiniteKProblem, K: number, options: FiniteKOptions = {}): FiniteKStep {
  const tolerance = options.relativeTolerance ?? 1e-10;
  checkProblem(problem, K, tolerance);
  const [coarse, fine] = converged(problem, K, tolerance);
  const scale = Math.exp(fine.nodes.logScale);
  // (w − mean)² loses what w shares with its mean.
  const lost = ROUNDING * (1 + fine.nodes.mean / Math.sqrt(Math.max(fine.nodes.variance, Number.MIN_VALUE)));
  const before = scale * fine.nodes.mean;
  const variance = scale * scale * fine.nodes.variance;
  const gain = scale * fine.gain.value;
  const gainError = scale * (fine.gain.error + Math.abs(fine.gain.value - coarse.gain.value) + lost * fine.gain.value);
  const beforeError = scale * Math.abs(fine.nodes.mean - coarse.nodes.mean) + ROUNDING * before;
  return {
    expectationBefore: before,
    expectationAfter: before + gain,
    gain,
    variance,
    curationFactor: (x) => {
      if (x.length !== problem.mean.length || !x.every(Number.isFinite)) {
        throw new InputError(`the point [${x.join(', ')}] does not have ${problem.mean.length} finite coordinates`);
      }
      if (K === 1) return { value: 1, error: 0 };
      const v = Math.exp(rewardOf(problem.reward, x) - fine.nodes.logScale);
      const { value, error } = factorOn(fine.grid, K, v);
      return { value, error: error + Math.abs(value - factorOn(coarse.grid, K, v).value) + ROUNDING * value };
    },
    error: {
      expectationBefore: beforeError,
      expectationAfter: beforeError + gainError,
      gain: gainError,
      variance: scale * scale * Math.abs(fine.nodes.variance - coarse.nodes.variance) + lost * variance,
    },
  };
}
