/**
 * Discrete laws in double precision and log space, for large n and long runs at K = ∞.
 *
 * A law is a vector of log-masses, so masses of e^−100000 keep their relative precision. The tilt adds the reward and subtracts
 * `log Σ e^{log p + r}`, computed around its largest term; mixing in real data is a log-sum-exp of two terms. Every step renormalises, so
 * errors do not build up in the sum. No error bound is computed: these laws show what happens, verdicts rest on the other two.
 *
 * Source: Ferbach et al. 2024, section 2, at K = ∞. Shapes: vectors of length n; `-Infinity` is mass 0.
 */
import { InputError } from '../../../theory';
import { kernelsFor } from '../../kernels';

export type LogLaw = Readonly<Float64Array>;

/** Sum with Neumaier's compensation. */
function compensatedSum(values: Readonly<Float64Array>, term: (value: number, i: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = term(values[i] as number, i);
    const next = sum + value;
    if (!Number.isFinite(next)) return next;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** The largest term and `log Σ e^{x_i − largest}`, kept apart: their sum would round away digits of the second. */
function scaledSum(x: Readonly<Float64Array>): { readonly top: number; readonly log: number } {
  const kernels = kernelsFor(x.length);
  kernels.vectors[0]?.set(x);
  const top = kernels.maximum(0, x.length);
  return { top, log: top === -Infinity ? 0 : Math.log(kernels.sumExp(0, top, x.length)) };
}

/** `log Σ e^{x_i}`; −∞ when all x are. */
export function logSumExp(x: Readonly<Float64Array>): number {
  const { top, log } = scaledSum(x);
  return top + log;
}

function normalised(x: Float64Array): LogLaw {
  const { top, log } = scaledSum(x);
  return x.map((value) => value - top - log);
}

/**
 * The law with the given masses, up to a common factor.
 * @throws InputError for a negative or NaN mass, or when all are 0.
 */
export function logLaw(masses: readonly number[]): LogLaw {
  const bad = masses.find((mass) => !(mass >= 0) || mass === Infinity);
  if (bad !== undefined) throw new InputError(`the mass ${bad} is not a finite number of at least 0`);
  if (masses.every((mass) => mass === 0)) throw new InputError('all masses are 0; give at least one positive mass');
  return normalised(Float64Array.from(masses, Math.log));
}

/** `p e^r / E_p[e^r]`. */
export function tiltLog(p: LogLaw, r: Readonly<Float64Array>): LogLaw {
  return normalised(p.map((logMass, i) => logMass + (r[i] as number)));
}

/** `(ref + λ p)/(1 + λ)` for 0 ≤ λ < ∞. */
export function mixLog(reference: LogLaw, p: LogLaw, lambda: number): LogLaw {
  const [real, synthetic] = [-Math.log1p(lambda), Math.log(lambda) - Math.log1p(lambda)];
  return normalised(
    p.map((logMass, i) => {
      const [a, b] = [(reference[i] as number) + real, logMass + synthetic];
      const [large, small] = a >= b ? [a, b] : [b, a];
      return small === -Infinity ? large : large + Math.log1p(Math.exp(small - large));
    }),
  );
}

/** The law after `rounds` rounds; λ = Infinity is fully synthetic, where p_t ∝ p_0 e^{tr} is taken in one step. */
export function runLog(
  p0: LogLaw,
  r: Readonly<Float64Array>,
  rounds: number,
  real?: { readonly reference: LogLaw; readonly lambda: number },
): LogLaw {
  if (real === undefined || real.lambda === Infinity)
    return tiltLog(
      p0,
      r.map((reward) => rounds * reward),
    );
  let p = p0;
  for (let t = 0; t < rounds; t += 1) p = mixLog(real.reference, tiltLog(p, r), real.lambda);
  return p;
}

/** `E_p[r]`. */
export function expectedReward(p: LogLaw, r: Readonly<Float64Array>): number {
  const kernels = kernelsFor(p.length);
  kernels.vectors[0]?.set(p);
  kernels.vectors[1]?.set(r);
  kernels.exp(0, 0, p.length);
  return kernels.product(0, 1, p.length);
}

/** `log E_p[e^r]`, which does not overflow where E_p[w] would. */
export function logExpectedWeight(p: LogLaw, r: Readonly<Float64Array>): number {
  return logSumExp(p.map((logMass, i) => logMass + (r[i] as number)));
}

/** `KL(p‖q)`, with 0 log 0 = 0 and +∞ where q misses the support of p. */
export function klLog(p: LogLaw, q: LogLaw): number {
  return compensatedSum(p, (logMass, i) =>
    logMass === -Infinity ? 0 : Math.exp(logMass) * (logMass - (q[i] as number)),
  );
}
