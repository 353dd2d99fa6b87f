/**
 * A learned run of which every law is known: the learner counts classes, so its models are their masses, and what is kept from a model and the training data
 * made from it are computed on the finite space.
 */
import { exactLaws } from '../../../models/closed-form/discrete/exact-laws.testing';
import { type Learner, classReward } from '../../../models/learned';
import { classes } from '../../../models/learned/datasets';
import type { Lambda, Loop } from '../../../models';
import { Q, type Rational, exactRational } from '../../../theory';
import type { Experiment } from '../experiments/experiment';

/** A loop on classes. */
export interface KnownSetting {
  readonly name: string;
  readonly loop: Loop;
  /** Masses of the real data. */
  readonly real: readonly number[];
  /** Masses that p_0 is fitted to. @defaultValue those of the real data */
  readonly start?: readonly number[];
  /** Weights e^r > 0. */
  readonly weights: readonly number[];
  readonly K: number;
  readonly lambda: Lambda;
  readonly rounds: number;
  /** Points of each fit. */
  readonly examples: number;
}

/** Masses of a law, one per class. */
export type Masses = readonly number[];

/** The laws of a run. */
export interface KnownLaws {
  readonly reference: Masses;
  /** p_0 … p_T. */
  readonly models: readonly Masses[];
  /** What is kept from each of them. */
  readonly kept: readonly Masses[];
  /** The training data made from p_0 … p_{T−1}. */
  readonly training: readonly Masses[];
}

/** A learner that counts, and the masses of its fits in turn. */
export function countingLearner(count: number): { readonly learner: Learner; readonly fits: Masses[] } {
  const fits: Masses[] = [];
  const learner: Learner = {
    id: 'counts',
    title: 'counts of classes',
    fit: ({ values }) => {
      const counts = new Array<number>(count).fill(0);
      values.forEach((c) => {
        counts[c] = (counts[c] ?? 0) + 1;
      });
      const masses = counts.map((n) => n / values.length);
      fits.push(masses);
      const law = classes(masses);
      return Promise.resolve({
        model: { dimension: 1, sample: (n, seed) => Promise.resolve(law.sample(n, seed)), dispose: () => undefined },
        report: { steps: 1, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' },
      });
    },
  };
  return { learner, fits };
}

/** Draws in units: at the first look, at most, and of a band. */
const LIMITS = { first: 512, most: 16_384, band: 4096 };

export function experimentOn(setting: KnownSetting, learner: Learner, seed: number): Experiment {
  const { name, loop, real, start, weights, K, lambda, rounds, examples } = setting;
  const reward = classReward(weights);
  return {
    id: name,
    title: name,
    family: name,
    data: classes(real),
    start: start && classes(start),
    reward,
    region: reward.region,
    learner,
    loop,
    K,
    lambda,
    rounds,
    examples,
    warm: false,
    seeds: [seed],
    epsilon: Q.of(1, 50),
    limits: LIMITS,
    replay: 'npx curated-loops learn',
  };
}

const exact = (masses: Masses): Rational[] => masses.map((mass) => exactRational(mass));

/** What is kept from a law, and the training data made from it, to the precision of doubles. */
function roundOf(
  { loop, weights, K, lambda }: KnownSetting,
  from: Masses,
  reference: Masses,
): { kept: Masses; training: Masses } {
  const { kept, model } = exactLaws({
    loop,
    start: exact(from),
    w: exact(weights),
    reference: exact(reference),
    K,
    lambda,
  });
  return { kept, training: model(1) };
}

/** The laws of a run, from the masses of its fits. */
export function knownLaws(setting: KnownSetting, fits: readonly Masses[]): KnownLaws {
  const { masses: reference } = classes(setting.real);
  const models = fits.map((masses) => classes(masses).masses);
  const rounds = models.map((model) => roundOf(setting, model, reference));
  return {
    reference,
    models,
    kept: rounds.map(({ kept }) => kept),
    training: rounds.slice(0, -1).map(({ training }) => training),
  };
}
