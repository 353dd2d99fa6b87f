/**
 * Transmission: does the model after a round have what was selected?
 *
 * An exact refit to the training data has, for every trait z,
 *
 *     E_{p_t}[z] = (1 − η) E_{p_ref}[z] + η · (mean of z over the kept candidates of round t),
 *
 * so its error is the left side minus the right one. If the recorded kept candidates are all of the training data that come from the loop, their mean is
 * known exactly, else it is estimated from them; the mean of the model is measured by samples, or estimated from the pools that it offers next. The response to selection, per unit of
 * the selection differential, is what breeders call realised heritability; it is η when pools are fair draws and p_0 = p_ref.
 *
 * Source: D. S. Falconer, T. F. C. Mackay, "Introduction to Quantitative Genetics", 1996, chapter 11.
 */
import type { Measure } from '../../../models/recorded';
import type { AuditCheck, Estimate, Transmission } from '../../results';
import { jsonNumber } from '../../search';
import { meanInterval } from '../../statistics';
import type { Facts } from '../facts';
import { estimateOf, measuredEstimate, rangeOf, traitSums, traitsOf } from '../figures';
import { type Planned, settled } from '../planning';
import type { Recording } from '../recording';

type From = Transmission['from'];

/** The mean of a trait under the model after round t; undefined if the record does not tell. */
function modelMean(recording: Recording, trait: string, from: From, t: number, alpha: number): Estimate | undefined {
  if (from === 'measures') {
    const measure = recording.measures.get(trait)?.get(t);
    return measure && measuredEstimate(recording, measure, alpha);
  }
  const round = recording.rounds.find((each) => each.t === t + 1);
  const sums = round && traitSums(round, trait);
  return sums && meanOfPools(recording, trait, sums.pools.offered, alpha);
}

/** Number of samples or pools behind that mean. */
function samplesOf(recording: Recording, trait: string, from: From, t: number): number {
  if (from === 'measures') return recording.measures.get(trait)?.get(t)?.n ?? 0;
  return recording.rounds.find((each) => each.t === t + 1)?.pools ?? 0;
}

const linear = (terms: readonly (readonly [number, Estimate])[], constant: number): Estimate => {
  let [estimate, lo, hi] = [constant, constant, constant];
  for (const [c, term] of terms) {
    if (c === 0) continue;
    estimate += c * term.estimate;
    const ends = [c * Number(term.lo), c * Number(term.hi)];
    lo += Math.min(...ends);
    hi += Math.max(...ends);
  }
  return { estimate, lo: jsonNumber(lo), hi: jsonNumber(hi) };
};

/** The rounds of which the record tells kept candidates and the model before and after. */
function roundsOf(recording: Recording, trait: string, from: From): readonly number[] {
  const known = (t: number): boolean => samplesOf(recording, trait, from, t) > 0;
  return recording.rounds
    .filter((round) => traitSums(round, trait)?.keptMean !== undefined && known(round.t) && known(round.t - 1))
    .map(({ t }) => t);
}

function sourceOf(recording: Recording, trait: string): From {
  return (recording.measures.get(trait)?.size ?? 0) >= 2 ? 'measures' : 'next pools';
}

/** Whether the prediction of the next model is known, and if not, why. */
function unpredicted({ eta, startsAtReference, pools }: Facts, from: From): string | undefined {
  if (eta === undefined) return 'the share of real data is not known; give it by --lambda (inf if there is none)';
  if (eta < 1 && startsAtReference !== true)
    return 'the mean of the real data is not known; if the loop starts from a model of them, give --starts-at-reference';
  if (from === 'next pools' && pools !== 'drawn')
    return 'the next model is known by its pools only, which are not known to be fair draws; if they are, give --pools drawn';
  return undefined;
}

/** The values of each pool in [lo, hi], if the range is stated: else nothing bounds their mean. */
function meanOfPools(recording: Recording, trait: string, values: Float64Array, alpha: number): Estimate | undefined {
  const { lo, hi, stated } = rangeOf(recording, trait);
  const estimate = estimateOf(values, { lo, hi }, alpha);
  return estimate === undefined || stated ? estimate : { ...estimate, lo: '-Infinity', hi: 'Infinity' };
}

/** The mean of the training data that come from the loop: known if all are recorded, else estimated from those that are. */
function trainedMean(recording: Recording, trait: string, t: number, alpha: number): Estimate {
  const { kept } = selectedIn(recording, trait, t);
  const exact = { estimate: kept, lo: kept, hi: kept };
  if (recording.header.keptAre !== 'sample') return exact;
  const round = recording.rounds.find((each) => each.t === t);
  const sums = round && traitSums(round, trait);
  return (sums && meanOfPools(recording, trait, sums.pools.kept, alpha)) ?? exact;
}

/** Number of means that a prediction and its error are made of, each of which may miss. */
const uncertain = ({ header }: Recording, eta: number): number =>
  1 + (eta < 1 ? 1 : 0) + (header.keptAre === 'sample' ? 1 : 0);

/** The mean of the kept candidates of a round, and their selection differential. */
function selectedIn(recording: Recording, trait: string, t: number) {
  const round = recording.rounds.find((each) => each.t === t);
  const sums = round && traitSums(round, trait);
  const kept = sums?.keptMean ?? NaN;
  return { kept, differential: kept - (sums?.poolMean ?? NaN) };
}

/** The learner's error in a round. */
function errorIn(
  recording: Recording,
  trait: string,
  from: From,
  t: number,
  eta: number,
  alpha: number,
): Estimate | undefined {
  const parts = alpha / uncertain(recording, eta);
  const after = modelMean(recording, trait, from, t, parts);
  const start = modelMean(recording, trait, from, 0, parts);
  if (after === undefined || (eta < 1 && start === undefined)) return undefined;
  const fromStart = start === undefined ? [] : [[-(1 - eta), start] as const];
  return linear([[1, after], ...fromStart, [-eta, trainedMean(recording, trait, t, parts)]], 0);
}

/** The transmission of every trait. @param alpha error probability of each interval */
export function transmissions(recording: Recording, facts: Facts, alpha: number): readonly Transmission[] {
  return traitsOf(recording).flatMap((trait): Transmission[] => {
    const from = sourceOf(recording, trait);
    const times = roundsOf(recording, trait, from);
    const [first, last] = [times[0], times.at(-1)];
    if (first === undefined || last === undefined) return [];
    const predictable = unpredicted(facts, from) === undefined;
    const response = (before: number, after: number): Estimate => {
      const [earlier, later] = [before, after].map((t) => modelMean(recording, trait, from, t, alpha / 2));
      return earlier === undefined || later === undefined
        ? UNKNOWN
        : linear(
            [
              [1, later],
              [-1, earlier],
            ],
            0,
          );
    };
    const rounds = times.map((t) => {
      const error = predictable ? errorIn(recording, trait, from, t, facts.eta ?? 1, alpha) : undefined;
      const { differential } = selectedIn(recording, trait, t);
      return { t, differential, response: response(t - 1, t), ...(error === undefined ? {} : { error }) };
    });
    const differential = rounds.reduce((sum, round) => sum + round.differential, 0);
    const total = response(first - 1, last);
    const slope = Math.abs(differential) < 1e-12 ? undefined : linear([[1 / differential, total]], 0);
    return [
      {
        trait,
        from,
        ...(facts.eta === undefined ? {} : { eta: facts.eta }),
        rounds,
        overall: { differential, response: total, ...(slope === undefined ? {} : { slope }) },
      },
    ];
  });
}

const UNKNOWN: Estimate = { estimate: 0, lo: '-Infinity', hi: 'Infinity' };

/**
 * Number of samples with which an error of this size beyond the tolerance, or below it, would be certain with probability 0.9, by Hoeffding's inequality: the
 * interval of each mean and its chance error must both fit into it.
 */
function enoughSamples(size: number, range: number, eta: number, alpha: number): number {
  const each = eta < 1 ? alpha / 2 : alpha;
  const halfWidth = (2 - eta) * range * (Math.sqrt(Math.log(2 / each)) + Math.sqrt(Math.log(10)));
  return size > 0 ? Math.ceil((halfWidth / size) ** 2 / 2) : Infinity;
}

/**
 * For each trait, whether the refit passes on what was selected, round by round: the learner's error is at most a share of the trait's range.
 * @param resolution that share, at least 0
 */
export function transmissionChecks(recording: Recording, facts: Facts, resolution: number): readonly Planned[] {
  return traitsOf(recording).flatMap((trait): Planned[] => {
    const from = sourceOf(recording, trait);
    const times = roundsOf(recording, trait, from);
    const head = {
      section: 'transmission',
      id: `transmission of ${trait}`,
      says: `the next model has the ${trait} of its training data, up to ${resolution} of its range`,
      rung: 'statistical',
    } as const;
    if (times.length === 0) return [];
    const why = unpredicted(facts, from);
    if (why !== undefined) return [settled({ ...head, verdict: 'not applicable', reason: why })];
    if (!rangeOf(recording, trait).stated) {
      const reason = `the range of ${trait} is not known; give it by --range ${trait}=LEAST:MOST`;
      return [settled({ ...head, verdict: 'not applicable', reason })];
    }
    const { lo, hi } = rangeOf(recording, trait);
    const tolerance = resolution * (hi - lo);
    const overall: readonly Planned[] =
      from === 'measures' && times.length > 1
        ? [{ decide: (alpha) => overallCheck(head, recording, facts, trait, times, tolerance, alpha) }]
        : [];
    const byRound = times.map((t): Planned => ({
      decide: (alpha) => {
        const error = errorIn(recording, trait, from, t, facts.eta ?? 1, alpha) ?? UNKNOWN;
        const { differential } = selectedIn(recording, trait, t);
        const samples = samplesOf(recording, trait, from, t);
        const enough = enoughSamples(Math.abs(Math.abs(error.estimate) - tolerance), hi - lo, facts.eta ?? 1, alpha);
        const verdict = verdictOf(error, tolerance, differential);
        const short = verdict.verdict === 'undecided' ? { enough: jsonNumber(enough) } : {};
        return { ...head, t, ...verdict, pools: samples, alpha, power: powerOf(error), ...short };
      },
    }));
    return [...byRound, ...overall];
  });
}

type Head = Pick<AuditCheck, 'section' | 'id' | 'says' | 'rung'>;

/** The mean error over all rounds, each weighted by its samples: a steady error shows with fewer of them. */
function overallCheck(
  head: Head,
  recording: Recording,
  facts: Facts,
  trait: string,
  times: readonly number[],
  tolerance: number,
  alpha: number,
): AuditCheck {
  const eta = facts.eta ?? 1;
  const { lo, hi } = rangeOf(recording, trait);
  const measures = times.flatMap((t) => recording.measures.get(trait)?.get(t) ?? []);
  const samples = measures.reduce((sum, { n }) => sum + n, 0);
  const average = (of: (measure: Measure) => number): number =>
    measures.reduce((sum, measure) => sum + of(measure) * (measure.n / samples), 0);
  const parts = alpha / uncertain(recording, eta);
  const mean = Math.min(
    hi,
    Math.max(
      lo,
      average((measure) => measure.mean),
    ),
  );
  const interval = meanInterval(mean, samples, { lo, hi }, parts);
  const start = modelMean(recording, trait, 'measures', 0, parts);
  const trained = linear(
    measures.map((measure) => [
      measure.n / samples,
      trainedMean(recording, trait, measure.round, parts / measures.length),
    ]),
    0,
  );
  const differential = average(({ round }) => selectedIn(recording, trait, round).differential);
  const fromStart = start === undefined ? [] : [[-(1 - eta), start] as const];
  const error =
    eta < 1 && start === undefined
      ? UNKNOWN
      : linear([[1, { estimate: mean, ...interval }], ...fromStart, [-eta, trained]], 0);
  const enough = enoughSamples(Math.abs(Math.abs(error.estimate) - tolerance), hi - lo, eta, alpha);
  const verdict = verdictOf(error, tolerance, differential);
  const short = verdict.verdict === 'undecided' ? { enough: jsonNumber(enough) } : {};
  return {
    ...head,
    id: `${head.id}, all rounds`,
    ...verdict,
    pools: samples,
    alpha,
    power: powerOf(error),
    ...short,
  };
}

const shown = (x: number): string => x.toPrecision(3);

/** The verdict on an error that may be at most the tolerance. */
function verdictOf(
  error: Estimate,
  tolerance: number,
  differential: number,
): Pick<AuditCheck, 'verdict' | 'reason' | 'slack'> {
  const [lo, hi] = [Number(error.lo), Number(error.hi)];
  if (lo > tolerance || hi < -tolerance) {
    const much =
      error.estimate * differential > 0
        ? 'more is passed on than was selected'
        : 'what was selected is not passed on in full';
    return { verdict: 'refuted', reason: `the learner's error is ${shown(error.estimate)}: ${much}`, slack: error };
  }
  if (lo >= -tolerance && hi <= tolerance) return { verdict: 'holds', slack: error };
  return {
    verdict: 'undecided',
    reason: `the learner's error lies between ${shown(lo)} and ${shown(hi)}`,
    slack: error,
  };
}

/** An error that is sure to be seen: twice the distance from the estimate to the farther end of its interval. */
const powerOf = ({ estimate, lo, hi }: Estimate) =>
  jsonNumber(2 * Math.max(Number(hi) - estimate, estimate - Number(lo)));
