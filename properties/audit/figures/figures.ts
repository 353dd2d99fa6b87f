/**
 * The numbers of each round: means of the traits over all candidates and over those kept, spread within pools, selection differentials, and
 * the measured means of the model after the round.
 *
 * Source of the selection differential: G. R. Price, "Selection and covariance", Nature 1970.
 */
import type { Measure } from '../../../models/recorded';
import type { AuditedRound, AuditedTrait, Estimate } from '../../results';
import { jsonNumber } from '../../search';
import { type Range, meanInterval, recordedMean } from '../../statistics';
import { type Recording, type RoundPools, sizeOf } from '../recording';

/** Means of a trait in each pool; NaN for a pool without values, and for kept means without kept values. */
interface PoolMeans {
  readonly offered: Float64Array;
  readonly kept: Float64Array;
  /** Population standard deviation. */
  readonly deviation: Float64Array;
}

/** Sums of a trait over a round. */
export interface TraitSums {
  readonly poolMean: number;
  readonly keptMean: number | undefined;
  readonly meanWithinPoolSd: number;
  readonly pools: PoolMeans;
}

/** The means of a trait in a round, over candidates that have a value; undefined if none has. */
export function traitSums(round: RoundPools, trait: string): TraitSums | undefined {
  const values = round.numbers.get(trait);
  if (values === undefined) return undefined;
  const { pools, starts, kept } = round;
  const of: PoolMeans = {
    offered: new Float64Array(pools).fill(NaN),
    kept: new Float64Array(pools).fill(NaN),
    deviation: new Float64Array(pools).fill(NaN),
  };
  const total = { offered: 0, count: 0, kept: 0, keptCount: 0, deviation: 0, pools: 0 };
  for (let i = 0; i < pools; i += 1) {
    const from = starts[i] as number;
    const to = from + sizeOf(round, i);
    let [sum, count, keptSum, keptCount, squares] = [0, 0, 0, 0, 0];
    for (let k = from; k < to; k += 1) {
      const value = values[k] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
      if (kept?.[k] !== 1) continue;
      keptSum += value;
      keptCount += 1;
    }
    if (count === 0) continue;
    const mean = sum / count;
    for (let k = from; k < to; k += 1) {
      const value = values[k] as number;
      if (!Number.isNaN(value)) squares += (value - mean) ** 2;
    }
    of.offered[i] = mean;
    of.deviation[i] = Math.sqrt(squares / count);
    if (keptCount > 0) of.kept[i] = keptSum / keptCount;
    total.offered += sum;
    total.count += count;
    total.kept += keptSum;
    total.keptCount += keptCount;
    total.deviation += of.deviation[i] as number;
    total.pools += 1;
  }
  if (total.count === 0) return undefined;
  return {
    poolMean: total.offered / total.count,
    keptMean: total.keptCount === 0 ? undefined : total.kept / total.keptCount,
    meanWithinPoolSd: total.deviation / total.pools,
    pools: of,
  };
}

/** The range of a trait: as the header states it, or else as recorded. */
export function rangeOf({ header, rounds }: Recording, trait: string): Range & { readonly stated: boolean } {
  const { min, max } = header.traits?.[trait] ?? {};
  if (min !== undefined && max !== undefined) return { lo: min, hi: max, stated: true };
  let [lo, hi] = [min ?? Infinity, max ?? -Infinity];
  for (const { numbers } of rounds) {
    for (const value of numbers.get(trait) ?? []) {
      if (value < lo) lo = value;
      if (value > hi) hi = value;
    }
  }
  return lo <= hi ? { lo, hi, stated: false } : { lo: 0, hi: 0, stated: false };
}

/** The mean of finite values with its interval. */
export function estimateOf(values: Float64Array, range: Range, alpha: number): Estimate | undefined {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return undefined;
  const { estimate, interval } = recordedMean(finite, range, alpha);
  const { lo, hi } = interval ?? range;
  return { estimate, lo, hi };
}

/** The interval of a measured mean of values in a stated range; without one nothing bounds it. */
export function measuredEstimate(recording: Recording, { trait, mean, n }: Measure, alpha: number): Estimate {
  const { lo, hi, stated } = rangeOf(recording, trait);
  if (!stated) return { estimate: mean, lo: '-Infinity', hi: 'Infinity' };
  const interval = meanInterval(mean, n, { lo, hi }, alpha);
  return { estimate: mean, lo: jsonNumber(interval.lo), hi: jsonNumber(interval.hi) };
}

/** Differences of the kept and offered means of each pool. */
const differentials = ({ offered, kept }: PoolMeans): Float64Array =>
  kept.map((mean, i) => mean - (offered[i] as number));

/** Names of all numeric traits, those with pools first. */
export function traitsOf({ rounds, measures }: Recording): readonly string[] {
  return [...new Set([...rounds.flatMap(({ numbers }) => [...numbers.keys()]), ...measures.keys()])];
}

function auditedTrait(recording: Recording, t: number, trait: string, alpha: number): AuditedTrait | undefined {
  const round = recording.rounds.find((each) => each.t === t);
  const sums = round && traitSums(round, trait);
  const measure = recording.measures.get(trait)?.get(t);
  if (sums === undefined && measure === undefined) return undefined;
  const { lo, hi } = rangeOf(recording, trait);
  const differential = sums && estimateOf(differentials(sums.pools), { lo: lo - hi, hi: hi - lo }, alpha);
  return {
    name: trait,
    ...(sums === undefined ? {} : { poolMean: sums.poolMean }),
    ...(sums?.keptMean === undefined ? {} : { keptMean: sums.keptMean }),
    ...(sums === undefined ? {} : { meanWithinPoolSd: sums.meanWithinPoolSd }),
    ...(differential === undefined ? {} : { differential }),
    ...(measure === undefined ? {} : { measured: { ...measuredEstimate(recording, measure, alpha), n: measure.n } }),
  };
}

/** Number of pools with two equal rewards, and the share of each pool at the largest reward. */
function tiesAndTop(round: RoundPools, reward: string, top: number) {
  const values = round.numbers.get(reward);
  const shares = new Float64Array(round.pools).fill(NaN);
  let tied = 0;
  if (values === undefined) return { tied, shares };
  for (let i = 0; i < round.pools; i += 1) {
    const [from, size] = [round.starts[i] as number, sizeOf(round, i)];
    const pool = values.subarray(from, from + size).filter((value) => !Number.isNaN(value));
    if (new Set(pool).size < pool.length) tied += 1;
    if (pool.length > 0) shares[i] = pool.filter((value) => value === top).length / pool.length;
  }
  return { tied, shares };
}

/** The figures of all rounds. @param alpha error probability of each interval */
export function auditedRounds(
  recording: Recording,
  reward: string | undefined,
  alpha: number,
): readonly AuditedRound[] {
  const measured = [...recording.measures.values(), ...recording.shares.values()].flatMap((byRound) => [
    ...byRound.keys(),
  ]);
  const times = [...new Set([...recording.rounds.map(({ t }) => t), ...measured])].sort((a, b) => a - b);
  const traits = traitsOf(recording);
  const top = reward === undefined ? NaN : rangeOf(recording, reward).hi;
  return times.map((t) => {
    const round = recording.rounds.find((each) => each.t === t);
    const { tied, shares } =
      round === undefined || reward === undefined
        ? { tied: 0, shares: new Float64Array(0) }
        : tiesAndTop(round, reward, top);
    const topShare = estimateOf(shares, { lo: 0, hi: 1 }, alpha);
    return {
      t,
      pools: round?.pools ?? 0,
      candidates: round?.starts[round.pools] ?? 0,
      kept: round?.kept?.reduce((sum, flag) => sum + flag, 0) ?? 0,
      tied,
      traits: traits.flatMap((trait) => auditedTrait(recording, t, trait, alpha) ?? []),
      ...(topShare === undefined ? {} : { topShare }),
    };
  });
}
