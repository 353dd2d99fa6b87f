/**
 * The exact loop from the same start: the curve that theory predicts for a learned loop.
 *
 * The start is discretised: the atoms are points drawn from p_0 and points of the real data, with equal masses in each
 * list. On these atoms the update is exact up to rounding (`p·H^K` by quadrature to 1e-13, see `docs/numerics.md`). So
 * the forecast and the learned loop differ only by the learner's error and the random start.
 */
import { Q, UnanswerableError } from '../../theory';
import { curationStep } from '../kernels';
import { type Choice, type Lambda, type LawOperations, type Loop, step } from '../loops';
import type { Points } from './points';
import type { Reward } from './reward';

/** The mean and variance of w and the mass of A_* in a round. */
export interface ForecastRound {
  readonly reward: number;
  readonly variance: number;
  readonly best: number;
}

export interface ForecastProblem {
  readonly loop: Loop;
  readonly reward: Reward;
  /** Points of p_0. */
  readonly start: Points;
  /** Points of the real data. */
  readonly reference: Points;
  readonly K: number;
  readonly lambda: Lambda;
  readonly rounds: number;
}

/**
 * Weights below this fraction of the largest are raised to it, since the quadrature supports at most 255 binades. They
 * practically never win.
 */
const LEAST_SHARE = 1e-70;

function normalised(masses: Float64Array): Float64Array {
  const total = masses.reduce((sum, m) => sum + m, 0);
  return masses.map((m) => m / total);
}

/** Operations on laws on fixed atoms, which are vectors of masses. */
class AtomOperations implements LawOperations<Float64Array> {
  constructor(private readonly weights: Float64Array) {}

  curate(law: Float64Array, { candidates: K, power }: Choice): Float64Array {
    if (K === 1 || power === 0) return law;
    const scores = power === 1 ? this.weights : this.weights.map((w) => 1 / w);
    const out = new Float64Array(law.length);
    if (curationStep(law, scores, out, K) === undefined) {
      throw new UnanswerableError('the weights of the discretised start span more than 255 binades');
    }
    return normalised(out);
  }

  curateUnnormalised(law: Float64Array, choice: Choice): Float64Array {
    return this.curate(law, choice);
  }

  mix(reference: Float64Array, synthetic: Float64Array, lambda: Lambda): Float64Array {
    if (lambda === 'infinity') return synthetic;
    const l = Q.toNumber(lambda);
    return reference.map((m, i) => (m + l * (synthetic[i] as number)) / (1 + l));
  }

  fit(law: Float64Array): Float64Array {
    return law;
  }

  misfit(_law: Float64Array): Float64Array {
    throw new UnanswerableError('the forecast is that of an exact fit');
  }
}

/** The rounds 0 … T of the exact loop. @throws UnanswerableError for a loop with parts that are undefined on such atoms */
export function forecast({
  loop,
  reward,
  start,
  reference,
  K,
  lambda,
  rounds,
}: ForecastProblem): readonly ForecastRound[] {
  const lists = [start, reference];
  const atoms = lists.flatMap((points) =>
    Array.from({ length: points.count }, (_, i) => ({ points, at: i * points.dimension })),
  );
  const exact = Float64Array.from(atoms, ({ points, at }) => reward.weight(points.values, at));
  const isBest = atoms.map(({ points, at }) => reward.isBest(points.values, at));
  const ops = new AtomOperations(exact.map((w) => Math.max(w, LEAST_SHARE * reward.top)));
  const first = exact.map((_, i) => (i < start.count ? 1 / start.count : 0));
  const real = exact.map((_, i) => (i < start.count ? 0 : 1 / reference.count));
  const history: [Float64Array, ...Float64Array[]] = [first];
  while (history.length <= rounds) {
    history.push(step(loop, ops, { history, reference: () => real, candidates: K, lambda, epsilon: Q.zero }));
  }
  return history.map((law) => {
    let [mean, best] = [0, 0];
    law.forEach((m, i) => {
      mean += m * (exact[i] as number);
      if (isBest[i] === true) best += m;
    });
    const variance = law.reduce((sum, m, i) => sum + m * ((exact[i] as number) - mean) ** 2, 0);
    return { reward: mean, variance, best };
  });
}
