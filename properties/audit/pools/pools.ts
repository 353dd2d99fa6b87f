/**
 * The record itself: are its pools fair draws from the model, do its selection differentials agree with the covariance form, and does the kept batch
 * gain what Luce's rule gains?
 *
 * Given a pool with weights w_1, …, w_K and biased variance S², Luce's rule gains `S²/w̄ ≥ S²/w_max` over the mean of the pool, whatever the pool is;
 * averaged over fair draws this is lemma-2.2. Source of the covariance form: G. R. Price, "Selection and covariance", Nature 1970.
 */
import type { AuditCheck, Estimate } from '../../results';
import { jsonNumber } from '../../search';
import { type Range, recordedMean } from '../../statistics';
import type { Facts } from '../facts';
import { estimateOf, measuredEstimate, rangeOf, traitSums, traitsOf } from '../figures';
import { type Planned, enoughPools, settled } from '../planning';
import { type Recording, sizeOf } from '../recording';

/** Rounds whose pools can be compared with a measure of the model that they come from. */
function comparable({ rounds, measures }: Recording, trait: string): readonly number[] {
  return rounds.filter(({ t, numbers }) => numbers.has(trait) && measures.get(trait)?.has(t - 1)).map(({ t }) => t);
}

/**
 * Whether pools are fair draws from the model, as far as measures of it tell.
 * @param resolution largest difference of the means that counts as none, as a share of the range of the trait
 */
export function fairDrawsChecks(recording: Recording, facts: Facts, resolution: number): readonly Planned[] {
  if (facts.pools === 'chosen') return [];
  return traitsOf(recording).flatMap((trait) => {
    const range = rangeOf(recording, trait);
    if (!range.stated) return [];
    const head = {
      section: 'pools',
      id: `pools are fair in ${trait}`,
      says: `the candidates offered have the mean ${trait} of the model that they are drawn from, up to ${resolution} of its range`,
      rung: 'statistical',
    } as const;
    return comparable(recording, trait).map((t): Planned => ({
      decide: (alpha) => {
        const round = recording.rounds.find((each) => each.t === t);
        const measure = recording.measures.get(trait)?.get(t - 1);
        const sums = round && traitSums(round, trait);
        const offered = sums && estimateOf(sums.pools.offered, range, alpha / 2);
        const model = measure && measuredEstimate(recording, measure, alpha / 2);
        const slack = difference(offered, model);
        const tolerance = resolution * (range.hi - range.lo);
        const [lo, hi] = [Number(slack.lo), Number(slack.hi)];
        const apart = lo > tolerance || hi < -tolerance;
        return {
          ...head,
          verdict: apart ? 'refuted' : lo >= -tolerance && hi <= tolerance ? 'holds' : 'undecided',
          reason: apart
            ? `the pools have a mean of ${slack.estimate.toPrecision(3)} ${slack.estimate > 0 ? 'more' : 'less'} than the model: they were chosen, and say nothing of its mean`
            : `the difference lies between ${lo.toPrecision(3)} and ${hi.toPrecision(3)}`,
          t,
          slack,
          pools: round?.pools ?? 0,
          alpha,
        };
      },
    }));
  });
}

function difference(a: Estimate | undefined, b: Estimate | undefined): Estimate {
  if (a === undefined || b === undefined) return { estimate: 0, lo: '-Infinity', hi: 'Infinity' };
  return {
    estimate: a.estimate - b.estimate,
    lo: jsonNumber(Number(a.lo) - Number(b.hi)),
    hi: jsonNumber(Number(a.hi) - Number(b.lo)),
  };
}

/** Largest difference of the two forms that rounding explains, relative to the range of the trait. */
const ROUNDING = 1e-9;

/** Whether the recorded selection differential is the covariance of being kept and the trait, pool by pool. */
export function covarianceCheck(recording: Recording, { reward }: Facts): readonly Planned[] {
  if (reward === undefined) return [];
  let [largest, pools] = [0, 0];
  for (const round of recording.rounds) {
    const { kept, starts, numbers } = round;
    const values = numbers.get(reward);
    const sums = traitSums(round, reward);
    if (kept === undefined || values === undefined || sums === undefined) continue;
    for (let i = 0; i < round.pools; i += 1) {
      const [from, size] = [starts[i] as number, sizeOf(round, i)];
      const [mean, keptMean] = [sums.pools.offered[i] as number, sums.pools.kept[i] as number];
      let [places, covariance] = [0, 0];
      for (let k = from; k < from + size; k += 1) {
        if (Number.isNaN(values[k])) continue;
        places += kept[k] as number;
        covariance += (kept[k] as number) * ((values[k] as number) - mean);
      }
      if (places === 0 || Number.isNaN(keptMean)) continue;
      largest = Math.max(largest, Math.abs(keptMean - mean - covariance / places));
      pools += 1;
    }
  }
  if (pools === 0) return [];
  const { lo, hi } = rangeOf(recording, reward);
  const agrees = largest <= ROUNDING * Math.max(hi - lo, Math.abs(hi), Math.abs(lo));
  return [
    settled({
      section: 'selection',
      id: 'covariance form',
      says: `the selection differential of ${reward} is its covariance with being kept, in every pool`,
      verdict: agrees ? 'holds' : 'refuted',
      reason: `the two forms differ by at most ${largest.toPrecision(2)}`,
      rung: 'exact',
      slack: { estimate: largest, lo: 0, hi: largest },
      pools,
    }),
  ];
}

/** Whether the kept ones gain at least `S²/w_max` over their pools, on average. */
export function selectionBoundCheck(recording: Recording, facts: Facts): readonly Planned[] {
  const { reward, rule, scale, kept } = facts;
  const head = {
    section: 'selection',
    id: 'selection bound',
    says: "the kept ones gain at least ((K−1)/K) Var/w_max over their pools, as by Luce's rule",
    rung: 'statistical',
  } as const;
  const inapplicable = (reason: string): readonly Planned[] => [
    settled({ ...head, verdict: 'not applicable', reason }),
  ];
  if (reward === undefined) return inapplicable('no trait is the reward; name one by --reward');
  if (kept === undefined) return inapplicable('the trace does not say which candidates were kept');
  if (rule?.kind === 'uniform' || rule?.kind === 'worst')
    return inapplicable(`by the rule "${rule.text}" nobody expects a gain`);
  if (rule?.by !== undefined && rule.by !== reward)
    return inapplicable(`the rule chooses by ${rule.by}, not by the reward ${reward}`);
  const temperature = rule?.temperature ?? 1;
  const byRound = gains(recording, reward, scale, temperature).filter(({ values }) => values.length > 0);
  if (byRound.length === 0) return inapplicable('no pool has kept candidates and all its rewards');
  return byRound.map(({ t, values, range }) => ({
    decide: (alpha) => decideGain({ ...head, t }, values, range, alpha),
  }));
}

/** `kept mean − pool mean − S²/w_max` of each pool, in units of the largest recorded weight, and the range that the pools allow it. */
function gains(recording: Recording, reward: string, scale: 'reward' | 'weight', temperature: number) {
  const log = (value: number): number => (scale === 'weight' ? Math.log(value) : value) / temperature;
  const top = log(rangeOf({ ...recording, header: { ...recording.header, traits: {} } }, reward).hi);
  return recording.rounds.map((round) => {
    const values: number[] = [];
    const range = { lo: 0, hi: 0 };
    const all = round.numbers.get(reward) ?? new Float64Array(round.starts[round.pools] ?? 0).fill(NaN);
    for (let i = 0; i < round.pools; i += 1) {
      const [from, size] = [round.starts[i] as number, sizeOf(round, i)];
      let [sum, squares, keptSum, places] = [0, 0, 0, 0];
      for (let k = from; k < from + size; k += 1) {
        const w = Math.exp(log(all[k] as number) - top);
        sum += w;
        squares += w * w;
        keptSum += round.kept?.[k] === 1 ? w : 0;
        places += round.kept?.[k] ?? 0;
      }
      const mean = sum / size;
      const gain = keptSum / places - mean - (squares / size - mean * mean);
      if (places === 0 || !Number.isFinite(gain)) continue;
      values.push(gain);
      const sorted = all.slice(from, from + size).sort();
      const meanOf = (part: Float64Array): number =>
        part.reduce((total, value) => total + Math.exp(log(value) - top), 0) / places;
      range.lo = Math.min(range.lo, gain - keptSum / places + meanOf(sorted.subarray(0, places)));
      range.hi = Math.max(range.hi, gain - keptSum / places + meanOf(sorted.subarray(size - places)));
    }
    return {
      t: round.t,
      values: Float64Array.from(values),
      range: { lo: range.lo - ROUNDING, hi: range.hi + ROUNDING },
    };
  });
}

type Head = Pick<AuditCheck, 'section' | 'id' | 'says' | 'rung'>;

function decideGain(
  head: Head & { readonly t: number },
  values: Float64Array,
  range: Range,
  alpha: number,
): AuditCheck {
  const { estimate, interval, spread } = recordedMean(values, range, alpha);
  const { lo, hi } = interval ?? range;
  const verdict = lo >= 0 ? 'holds' : hi < 0 ? 'refuted' : 'undecided';
  const enough = enoughPools(Math.abs(estimate), { alpha, relation: '>=', range, spread });
  return {
    ...head,
    verdict,
    reason: 'in units of the largest recorded weight',
    slack: { estimate, lo, hi },
    pools: values.length,
    alpha,
    ...(verdict === 'undecided' ? { enough: jsonNumber(enough) } : {}),
  };
}
