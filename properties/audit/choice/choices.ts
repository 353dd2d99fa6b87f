/**
 * The recorded choices that tell of a rule: pools of which some but not all candidates were kept, with all rewards known.
 */
import { type Recording, type RoundPools, sizeOf } from '../recording';

/** The pools of one round that tell of the rule. */
interface ChoicesOfRound {
  readonly round: RoundPools;
  /** Reward `r` of every candidate of the round; on the scale of weights, `r = log w`. */
  readonly rewards: Float64Array;
  readonly kept: Uint8Array;
  /** Numbers of the pools. */
  readonly pools: readonly number[];
}

export interface Choices {
  readonly rounds: readonly ChoicesOfRound[];
  /** Number of pools. */
  readonly count: number;
  /** Those with at least two different rewards. */
  readonly informative: number;
  /** Mean number of kept candidates. */
  readonly placesPerPool: number;
}

/** One choice: candidates `from` to `from + size − 1` of a round, of which `places` were kept. */
export interface Choice {
  readonly of: ChoicesOfRound;
  readonly pool: number;
  readonly from: number;
  readonly size: number;
  readonly places: number;
}

/** The reward r on the scale of the trace, per candidate. */
function rewardsOf(values: Float64Array, scale: 'reward' | 'weight'): Float64Array {
  return scale === 'reward' ? values : values.map(Math.log);
}

function keptIn(kept: Uint8Array, from: number, size: number): number {
  let count = 0;
  for (let k = from; k < from + size; k += 1) count += kept[k] as number;
  return count;
}

/** The choices by a reward, from about `most` pools that lie evenly in the record. Rounds without flags or rewards have none. */
export function choicesOf({ rounds }: Recording, reward: string, scale: 'reward' | 'weight', most = Infinity): Choices {
  const all = rounds.reduce((sum, { pools }) => sum + pools, 0);
  const stride = Math.max(1, all / most);
  let [informative, keptOnes] = [0, 0];
  const chosen = rounds.flatMap((round): ChoicesOfRound[] => {
    const values = round.numbers.get(reward);
    if (values === undefined || round.kept === undefined) return [];
    const { kept, starts } = round;
    const rewards = rewardsOf(values, scale);
    const pools: number[] = [];
    for (let i = 0; i * stride < round.pools; i += 1) {
      const pool = Math.floor(i * stride);
      const [from, size] = [starts[pool] as number, sizeOf(round, pool)];
      const places = keptIn(kept, from, size);
      if (places === 0 || places === size) continue;
      let [least, largest] = [Infinity, -Infinity];
      for (let k = from; k < from + size; k += 1) {
        const r = rewards[k] as number;
        least = r < least || Number.isNaN(r) ? r : least;
        largest = r > largest ? r : largest;
        if (!Number.isFinite(r)) least = NaN;
        if (Number.isNaN(least)) break;
      }
      if (Number.isNaN(least)) continue;
      if (least < largest) informative += 1;
      pools.push(pool);
      keptOnes += places;
    }
    return pools.length === 0 ? [] : [{ round, rewards, kept, pools }];
  });
  const count = chosen.reduce((sum, { pools }) => sum + pools.length, 0);
  return { rounds: chosen, count, informative, placesPerPool: count === 0 ? NaN : keptOnes / count };
}

/** Calls `visit` with each choice and its number, in the order of the record. */
export function forEachChoice({ rounds }: Choices, visit: (choice: Choice, number: number) => void): void {
  let number = 0;
  for (const of of rounds) {
    const { starts } = of.round;
    for (const pool of of.pools) {
      const [from, size] = [starts[pool] as number, sizeOf(of.round, pool)];
      visit({ of, pool, from, size, places: keptIn(of.kept, from, size) }, number);
      number += 1;
    }
  }
}
