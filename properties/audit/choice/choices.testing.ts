/** Choices for tests, from the rewards of pools and flags of their candidates; and the sets that a pool may keep. */
import { type Choice, type Choices, choicesOf, forEachChoice } from './choices';
import type { RoundPools } from '../recording';

export interface TestPool {
  readonly rewards: readonly number[];
  /** Positions of the kept candidates. */
  readonly kept: readonly number[];
}

function roundOf(pools: readonly TestPool[], t: number): RoundPools {
  const starts = [0];
  for (const { rewards } of pools) starts.push((starts.at(-1) ?? 0) + rewards.length);
  return {
    t,
    pools: pools.length,
    starts: Float64Array.from(starts),
    numbers: new Map([['reward', Float64Array.from(pools.flatMap(({ rewards }) => rewards))]]),
    classes: new Map(),
    kept: Uint8Array.from(pools.flatMap(({ rewards, kept }) => rewards.map((_, k) => (kept.includes(k) ? 1 : 0)))),
  };
}

/** The choices of one round. */
export function choicesFrom(pools: readonly TestPool[]): Choices {
  const header = { format: 'curated-loops-trace', version: 1 } as const;
  const rounds = [roundOf(pools, 1)];
  const recording = { header, rounds, measures: new Map(), shares: new Map(), classes: new Map() };
  return choicesOf(recording, 'reward', 'reward');
}

export function choiceFrom(rewards: readonly number[], kept: readonly number[]): Choice {
  const found: Choice[] = [];
  forEachChoice(choicesFrom([{ rewards, kept }]), (choice) => found.push(choice));
  const [choice] = found;
  if (choice === undefined) throw new Error('the pool tells nothing of a choice');
  return choice;
}

/** All orders of m of K positions. */
export function* orders(K: number, m: number, before: readonly number[] = []): Generator<readonly number[]> {
  if (before.length === m) {
    yield before;
    return;
  }
  for (let k = 0; k < K; k += 1) if (!before.includes(k)) yield* orders(K, m, [...before, k]);
}

/** All sets of m of K positions, in rising order. */
export const subsets = (K: number, m: number): readonly (readonly number[])[] =>
  [...orders(K, m)].filter((order) => order.every((k, i) => i === 0 || k > (order[i - 1] ?? NaN)));
