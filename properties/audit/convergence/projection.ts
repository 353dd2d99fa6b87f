/**
 * Projection: where would the exact loop have gone from the first round's pools, with the fitted rule and the stated η?
 *
 * The start p_0 is the empirical law of the first round's candidates: one law for all pools, or one for each pool where candidates of one pool are more
 * alike than those of different pools (prompts differ). A round draws pools of K from it and adds up, for every candidate, its chance of being kept;
 * then `p_{t+1} = (1 − η) p_0 + η · kept`. The band comes from bootstrap samples of the pools.
 */
import { type RandomStream, stream } from '../../../models';
import type { Estimate, Projection } from '../../results';
import type { Choice, FittedFamily, Member } from '../choice';
import { lambdaText } from '../../learned/decide';
import type { Facts } from '../facts';
import { estimateOf, rangeOf, traitSums } from '../figures';
import { type Recording, type RoundPools, sizeOf } from '../recording';

const SEED = 2024;
/** Bootstrap samples of the pools. */
const SAMPLES = 40;
/** Pools drawn in a round of a bootstrap sample. */
const DRAWN = 1500;
/** Most pools of the first round that are used. */
const MOST_POOLS = 2000;
/** Below this share of the variance within pools, each pool has a law of its own. */
const WITHIN = 0.9;

/** A finite law: atoms with masses. */
interface Atoms {
  readonly rewards: Float64Array;
  readonly masses: Float64Array;
}

/** The pools of the first round, as lists of rewards on the scale of r. */
function firstPools(round: RoundPools, reward: string, scale: 'reward' | 'weight'): readonly Float64Array[] {
  const values = round.numbers.get(reward);
  if (values === undefined) return [];
  return Array.from({ length: Math.min(round.pools, MOST_POOLS) }, (_, i) => {
    const from = round.starts[i] as number;
    const pool = values.subarray(from, from + sizeOf(round, i)).filter(Number.isFinite);
    return scale === 'weight' ? pool.map(Math.log) : pool;
  }).filter(({ length }) => length > 0);
}

const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const sumOfSquares = (values: Float64Array, mean: number): number =>
  values.reduce((sum, x) => sum + (x - mean) ** 2, 0);

/** Share of the variance of rewards that lies within pools; 1 if pools are samples of one law. */
function shareWithin(pools: readonly Float64Array[]): number {
  const all = Float64Array.from(pools.flatMap((pool) => [...pool]));
  const total = sumOfSquares(all, meanOf(all)) / Math.max(1, all.length - 1);
  const degrees = all.length - pools.length;
  const within = pools.reduce((sum, pool) => sum + sumOfSquares(pool, meanOf(pool)), 0) / Math.max(1, degrees);
  return total === 0 ? 1 : within / total;
}

const uniformLaw = (rewards: Float64Array): Atoms => ({
  rewards,
  masses: new Float64Array(rewards.length).fill(1 / rewards.length),
});

function drawAtom(cumulated: Float64Array, random: RandomStream): number {
  const u = random.uniform() * (cumulated[cumulated.length - 1] ?? 1);
  let [lo, hi] = [0, cumulated.length - 1];
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((cumulated[middle] as number) > u) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

interface RoundOfChoice {
  readonly member: Member;
  readonly K: number;
  readonly places: number;
  readonly draws: number;
}

/** The law of a kept candidate, averaged over drawn pools. */
function keptLaw(
  { rewards, masses }: Atoms,
  { member, K, places, draws }: RoundOfChoice,
  random: RandomStream,
): Float64Array {
  const cumulated = masses.slice();
  for (let i = 1; i < cumulated.length; i += 1) cumulated[i] = (cumulated[i] as number) + (cumulated[i - 1] as number);
  const pool = new Float64Array(K);
  const atoms = new Int32Array(K);
  const chances = new Float64Array(K);
  const kept = new Float64Array(rewards.length);
  // A choice of the record, with the drawn pool in its place; chances do not depend on which were kept.
  const starts = Float64Array.of(0, K);
  const round = { t: 1, pools: 1, starts, numbers: new Map(), classes: new Map(), kept: undefined };
  const of = { round, rewards: pool, kept: new Uint8Array(K), pools: [0] };
  const choice: Choice = { of, pool: 0, from: 0, size: K, places };
  for (let i = 0; i < draws; i += 1) {
    for (let k = 0; k < K; k += 1) {
      const atom = drawAtom(cumulated, random);
      atoms[k] = atom;
      pool[k] = rewards[atom] as number;
    }
    member.chances(choice, chances);
    for (let k = 0; k < K; k += 1) {
      const atom = atoms[k] as number;
      kept[atom] = (kept[atom] as number) + (chances[k] as number) / (places * draws);
    }
  }
  return kept;
}

/** Mean reward, on the scale of the trace, of each of the rounds. */
function trajectory(
  laws: readonly Atoms[],
  eta: number,
  rounds: number,
  choice: RoundOfChoice,
  random: RandomStream,
  shown: (r: number) => number,
): number[] {
  const mean = (states: readonly Float64Array[]): number =>
    states.reduce((sum, masses, i) => {
      const { rewards } = laws[i] as Atoms;
      return sum + masses.reduce((total, mass, k) => total + mass * shown(rewards[k] as number), 0);
    }, 0) / laws.length;
  let states = laws.map(({ masses }) => masses);
  const means = [mean(states)];
  for (let t = 1; t < rounds; t += 1) {
    states = laws.map(({ rewards, masses: start }, i) => {
      const kept = keptLaw({ rewards, masses: states[i] as Float64Array }, choice, random);
      return start.map((p, k) => (1 - eta) * p + eta * (kept[k] as number));
    });
    means.push(mean(states));
  }
  return means;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(q * (sorted.length - 1))))] ?? NaN;

/**
 * The mean reward of the pools of each round, projected and recorded.
 * @param confidence of the bands
 */
export function projectionOf(
  recording: Recording,
  facts: Facts,
  preferred: FittedFamily | undefined,
  confidence: number,
): Projection | undefined {
  const { reward, scale, eta, lambda, K, kept, rule } = facts;
  const [first] = recording.rounds;
  if (reward === undefined || first === undefined || preferred === undefined || kept === undefined) return undefined;
  if ((rule?.by ?? reward) !== reward || recording.rounds.length < 2) return undefined;
  const share = eta ?? 1;
  const pools = firstPools(first, reward, scale);
  if (pools.length === 0) return undefined;
  const ownLaws = shareWithin(pools) < WITHIN;
  const places = Math.max(1, Math.min(K - 1, kept.hi));
  const choice = {
    member: preferred.family.member(preferred.best),
    K,
    places,
    draws: ownLaws ? Math.max(20, Math.ceil(DRAWN / pools.length)) : DRAWN,
  };
  const shown = scale === 'weight' ? Math.exp : (r: number): number => r;
  const times = (recording.rounds.at(-1)?.t ?? 1) - first.t + 1;
  const runs = Array.from({ length: SAMPLES }, (_, sample) => {
    const random = stream(SEED, 'projection', sample);
    const drawn = Array.from(pools, () => pools[random.index(pools.length)] as Float64Array);
    const laws = ownLaws ? drawn.map(uniformLaw) : [uniformLaw(Float64Array.from(drawn.flatMap((pool) => [...pool])))];
    return trajectory(laws, share, times, choice, random, shown);
  });
  const alpha = 1 - confidence;
  const range = rangeOf(recording, reward);
  const rounds = recording.rounds.flatMap((round) => {
    const values = runs.map((run) => run[round.t - first.t] ?? NaN).sort((a, b) => a - b);
    const projected: Estimate = {
      estimate: values.reduce((sum, x) => sum + x, 0) / values.length,
      lo: quantile(values, alpha / 2),
      hi: quantile(values, 1 - alpha / 2),
    };
    const sums = traitSums(round, reward);
    const recorded = sums && estimateOf(sums.pools.offered, range, alpha);
    return recorded === undefined ? [] : [{ t: round.t, projected, recorded }];
  });
  const by = `the rule "${preferred.fit.rule}" as fitted, K = ${K}, ${places} kept, ${lambda === undefined ? 'no real data (assumed, since λ is not known)' : `λ = ${lambdaText(lambda)}`}`;
  return {
    says: `${by}; ${ownLaws ? 'a law for each pool of the first round' : 'one law for all pools of the first round'}`,
    rounds,
  };
}
