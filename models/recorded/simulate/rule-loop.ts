/**
 * A loop with a rule, a share of real data and a learner, some of which may differ from what its header says: the planted faults.
 *
 *     p_{t+1} = (1 − s) p_t + s ((p_ref + λ c_t)/(1 + λ)) ,
 *
 * where c_t is the law of the kept candidates (exact learner) or the empirical law of those that were kept (finite-sample learner), and s is the
 * transmission, 1 for a learner without a systematic error.
 */
import { InputError } from '../../../theory';
import type { TraceHeader } from '../trace';
import { keptLaw } from './kept-law';
import type { Process } from './process';
import { type SelectionRule, checkRule, keptPositions, ruleText } from './selection';
import type { Space } from './space';

export const SIMULATED_LEARNERS = ['exact', 'finite-sample'] as const;
type SimulatedLearner = (typeof SIMULATED_LEARNERS)[number];

/** What a loop really does where its header says something else, or nothing. */
export interface Planted {
  /** The rule that is used. @defaultValue the rule of the header */
  readonly rule?: SelectionRule | undefined;
  /** The λ that is used, `Infinity` for no real data. @defaultValue that of the header */
  readonly lambda?: number | undefined;
  /** Share s > 0 of the way to its target that the learner goes; above 1 it overshoots. @defaultValue 1 */
  readonly transmission?: number | undefined;
  /** Probability that all candidates of a pool are kept at random. @defaultValue 0 */
  readonly lapse?: number | undefined;
  /** In round t the reward that is used is `r + t · by · trait`; the recorded one is r. */
  readonly drift?: { readonly trait: string; readonly by: number } | undefined;
}

/** A loop with a rule on a finite space. */
export interface RuleLoop {
  readonly space: Space;
  /** The n masses p_0. */
  readonly start: readonly number[];
  /** The n masses p_ref. @defaultValue p_0 */
  readonly reference?: readonly number[] | undefined;
  readonly rule: SelectionRule;
  /** Number K ≥ 1 of candidates per pool. */
  readonly K: number;
  /** Number of candidates kept per pool, from 1 to K. @defaultValue 1 */
  readonly kept?: number;
  /** λ ≥ 0, `Infinity` for no real data. @defaultValue Infinity */
  readonly lambda?: number;
  /** @defaultValue exact */
  readonly learner?: SimulatedLearner;
  readonly planted?: Planted;
}

function checkMasses(name: string, masses: readonly number[], n: number): void {
  if (masses.length !== n)
    throw new InputError(`${name} has ${masses.length} masses for ${n} rewards; give one for each atom`);
  const bad = masses.find((mass) => !(mass >= 0));
  if (bad !== undefined) throw new InputError(`${name} has the mass ${bad}; masses are at least 0`);
  const sum = masses.reduce((total, mass) => total + mass, 0);
  if (Math.abs(sum - 1) > 1e-9) throw new InputError(`${name} sums to ${sum}, not 1; divide the masses by their sum`);
}

function checkLambda(name: string, lambda: number): void {
  if (!(lambda >= 0)) throw new InputError(`${name} = ${lambda} is not a number of at least 0, or Infinity`);
}

/** @throws InputError naming the first value outside its domain */
function checkLoop(loop: RuleLoop): void {
  const { space, start, reference = start, rule, K, kept = 1, lambda = Infinity, planted = {} } = loop;
  const n = space.rewards.length;
  checkMasses('p', start, n);
  checkMasses('the real-data law (ref)', reference, n);
  if (!Number.isInteger(K) || K < 1)
    throw new InputError(`K = ${K} is not a number of candidates that a pool holds; give a whole number of at least 1`);
  if (!Number.isInteger(kept) || kept < 1 || kept > K)
    throw new InputError(`${kept} of ${K} candidates cannot be kept; give a whole number from 1 to ${K}`);
  checkRule(rule, kept);
  checkLambda('lambda', lambda);
  if (planted.rule) checkRule(planted.rule, kept);
  checkLambda('the planted lambda', planted.lambda ?? lambda);
  const { transmission = 1, lapse = 0, drift } = planted;
  if (!(transmission > 0 && transmission < Infinity))
    throw new InputError(`the transmission ${transmission} is not a number above 0; a learner without an error has 1`);
  if (!(lapse >= 0 && lapse <= 1)) throw new InputError(`the lapse rate ${lapse} is not a probability`);
  if (drift && !space.traits.has(drift.trait))
    throw new InputError(
      `the reward drifts along the trait "${drift.trait}", which the atoms do not have; give them this trait, or one of ${[...space.traits.keys()].join(', ') || 'your own'}`,
    );
  if (drift && !Number.isFinite(drift.by)) throw new InputError(`the drift ${drift.by} is not a finite number`);
}

/** The rewards that are used in round t. */
function usedRewards({ rewards, traits }: Space, drift: Planted['drift'], t: number): readonly number[] {
  const values = drift && traits.get(drift.trait);
  return values ? rewards.map((reward, i) => reward + t * drift.by * (values[i] ?? 0)) : rewards;
}

const mixed = (a: readonly number[], b: readonly number[], share: number): readonly number[] =>
  a.map((mass, i) => (1 - share) * mass + share * (b[i] ?? 0));

/** A law that a learner with transmission above 1 overshoots: masses below 0 become 0. */
function asLaw(masses: readonly number[]): readonly number[] {
  const positive = masses.map((mass) => Math.max(0, mass));
  const total = positive.reduce((sum, mass) => sum + mass, 0);
  return positive.map((mass) => mass / total);
}

/** The loop as a process. @throws InputError naming the first value outside its domain */
export function ruleProcess(loop: RuleLoop): Process {
  checkLoop(loop);
  const { space, start, reference = start, K, kept = 1, learner = 'exact', planted = {} } = loop;
  const { rule = loop.rule, lambda = loop.lambda ?? Infinity, transmission = 1, lapse = 0, drift } = planted;
  const curatedShare = lambda === Infinity ? 1 : lambda / (1 + lambda);
  return {
    start,
    round: (t, model) => {
      const rewards = usedRewards(space, drift, t);
      const curated = (counts: readonly number[]): readonly number[] => {
        if (learner === 'exact') return mixed(keptLaw(rule, model, rewards, { K, m: kept }), model, lapse);
        const total = counts.reduce((sum, count) => sum + count, 0);
        return counts.map((count) => count / total);
      };
      return {
        source: model,
        size: K,
        keep: (candidates, random) => {
          const used = random.uniform() < lapse ? ({ kind: 'uniform' } as const) : rule;
          const seen = candidates.map((atom) => rewards[atom] ?? 0);
          return keptPositions(used, seen, kept, random);
        },
        next: (counts) => asLaw(mixed(model, mixed(reference, curated(counts), curatedShare), transmission)),
      };
    },
  };
}

/** λ as a trace holds it. */
const lambdaField = (lambda: number): number | 'inf' => (lambda === Infinity ? 'inf' : lambda);

/** The planted faults, and the learner, as the header of the trace holds them. */
function truthOf({ learner = 'exact', planted = {} }: RuleLoop): Record<string, number | string> {
  const { rule, lambda, transmission, lapse, drift } = planted;
  return {
    learner,
    ...(rule ? { rule: ruleText(rule) } : {}),
    ...(lambda === undefined ? {} : { lambda: lambdaField(lambda) }),
    ...(transmission === undefined || transmission === 1 ? {} : { transmission }),
    ...(lapse === undefined || lapse === 0 ? {} : { lapse }),
    ...(drift ? { drift: drift.by, driftTrait: drift.trait } : {}),
  };
}

/** What the header says about the loop. */
export function ruleHeader(loop: RuleLoop): Partial<TraceHeader> {
  const { start, reference = start, rule, K, kept = 1, lambda = Infinity } = loop;
  return {
    name: ruleText(rule),
    offered: K,
    kept,
    rule: ruleText(rule),
    lambda: lambdaField(lambda),
    startsAtReference: start.every((mass, i) => mass === reference[i]),
    keptAre: (loop.learner ?? 'exact') === 'exact' ? 'sample' : 'all',
    truth: truthOf(loop),
  };
}
