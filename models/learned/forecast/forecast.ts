/**
 * The exact loop from the same start: the curve that theory predicts for a learned loop.
 *
 * The start is discretised: the atoms are points drawn from p_0 and points of the real data, with equal masses in each
 * list. On these atoms the update is exact up to rounding (`p·H^K` by quadrature to 1e-13, see `docs/numerics.md`; other choices in `kept.ts`). So
 * the forecast and the learned loop differ only by the learner's error and the random start. A learner of samples fits infinitely many here.
 */
import { Q } from '../../../theory';
import { type Lambda, type Loop, type Weighed, step } from '../../loops';
import type { Groups } from '../binning';
import type { Points } from '../points';
import type { Reward } from '../reward';
import type { UserReward } from '../users';
import { AtomOperations } from './atoms';
import { MOST_KINDS, TooManyKindsError } from './kept';

/** The mean and variance of w, the mass of A_* and the masses of the groups in a round. */
export interface ForecastRound {
  readonly reward: number;
  readonly variance: number;
  readonly best: number;
  /** One for each group; absent without groups. */
  readonly shares?: readonly number[];
}

export interface ForecastProblem {
  readonly loop: Loop;
  readonly reward: Reward;
  /** All users, for a loop with several. @defaultValue one reward */
  readonly users?: readonly UserReward[] | undefined;
  /** @defaultValue no masses of groups */
  readonly groups?: Groups | undefined;
  /** The number of classes, for data of classes. */
  readonly classes?: number | undefined;
  /** The number of training points per round, for loops whose parts ask for it. @defaultValue 1 */
  readonly examples?: number;
  /** Points of p_0. */
  readonly start: Points;
  /** Points of the real data. */
  readonly reference: Points;
  readonly K: number;
  readonly lambda: Lambda;
  readonly rounds: number;
}

/** The points that are the atoms, in two lists. */
interface AtomLists {
  readonly start: Points;
  readonly reference: Points;
}

/** The atoms: their weights, and what is asked of them. */
interface WeighedAtoms {
  readonly atoms: readonly Weighed<number>[];
  /** The weights as the reward gives them, which may be 0. */
  readonly exact: Float64Array;
  readonly isBest: readonly boolean[];
  /** The group of each atom, if there are groups. */
  readonly group: readonly number[] | undefined;
  /** Whether an atom is one of the last class. */
  readonly last: readonly boolean[] | undefined;
}

const positive = (weight: number): number => Math.max(weight, Number.MIN_VALUE);

function atomsOf({ reward, users, groups, classes }: ForecastProblem, { start, reference }: AtomLists): WeighedAtoms {
  const places = [start, reference].flatMap(({ values, count, dimension }) =>
    Array.from({ length: count }, (_, i) => ({ values, at: i * dimension })),
  );
  const exact = Float64Array.from(places, ({ values, at }) => reward.weight(values, at));
  const ofUsers = (users ?? []).map((user) => places.map(({ values, at }) => positive(user.reward.weight(values, at))));
  return {
    atoms: Array.from(exact, (w, i) => ({ w: positive(w), users: ofUsers.map((weights) => weights[i] ?? 0) })),
    exact,
    isBest: places.map(({ values, at }) => reward.isBest(values, at)),
    group: groups && places.map(({ values, at }) => groups.of(values, at)),
    last: classes === undefined ? undefined : places.map(({ values, at }) => values[at] === classes - 1),
  };
}

function forecastOn(problem: ForecastProblem, lists: AtomLists): readonly ForecastRound[] {
  const { loop, users, groups, K, lambda, rounds, examples = 1 } = problem;
  const { start, reference } = lists;
  const { atoms, exact, isBest, group, last } = atomsOf(problem, lists);
  const ops = new AtomOperations(
    atoms,
    (users ?? []).map(({ share }) => share),
    last,
  );
  const first = exact.map((_, i) => (i < start.count ? 1 / start.count : 0));
  const real = exact.map((_, i) => (i < start.count ? 0 : 1 / reference.count));
  const history: [Float64Array, ...Float64Array[]] = [first];
  const sampling = { size: examples, seed: 0 };
  while (history.length <= rounds) {
    history.push(step(loop, ops, { history, reference: () => real, candidates: K, lambda, epsilon: Q.zero, sampling }));
  }
  return history.map((law) => {
    let [mean, best] = [0, 0];
    const shares = new Array<number>(groups?.count ?? 0).fill(0);
    law.forEach((m, i) => {
      mean += m * (exact[i] as number);
      if (isBest[i] === true) best += m;
      const at = group?.[i];
      if (at !== undefined) shares[at] = (shares[at] ?? 0) + m;
    });
    const variance = law.reduce((sum, m, i) => sum + m * ((exact[i] as number) - mean) ** 2, 0);
    return { reward: mean, variance, best, ...(groups ? { shares } : {}) };
  });
}

/** The first points of a list. */
function firstOf({ values, count, dimension }: Points, most: number): Points {
  return count <= most
    ? { values, count, dimension }
    : { values: values.subarray(0, most * dimension), count: most, dimension };
}

/**
 * The rounds 0 … T of the exact loop. A choice by probabilities among two runs on the first points of each list only, since it sums over all pairs.
 * @throws UnanswerableError with the reason if the loop has no exact law on such atoms that can be computed in a few seconds
 */
export function forecast(problem: ForecastProblem): readonly ForecastRound[] {
  const { start, reference } = problem;
  try {
    return forecastOn(problem, { start, reference });
  } catch (error) {
    if (!(error instanceof TooManyKindsError)) throw error;
    const most = MOST_KINDS / 2;
    return forecastOn(problem, { start: firstOf(start, most), reference: firstOf(reference, most) });
  }
}
