/** The built-in parts of loops by name. Any combination is a loop: `best-of-K+accumulate+finite-sample`. */
import { Q } from '../../theory';
import {
  type ChoicePart,
  adversarialShare,
  bestOfK,
  heterogeneousUsers,
  luceChoice,
  noisyChoice,
  pairwiseWithTies,
  plackettLuce,
  topMOfK,
  twoStage,
  uniformChoice,
} from './choices';
import { composeLoop } from './compose';
import {
  type LearnerPart,
  accumulatedBatches,
  exactFit,
  finiteSample,
  growingSamples,
  halfTemperature,
  maximumLikelihood,
  slowlyGrowingSamples,
  unbiasedSample,
  weightedMeans,
  weightedMeansOfTwice,
} from './learners';
import type { Loop } from './loop';
import { type MixturePart, accumulate, fullySynthetic, realData, waningSchedule } from './mixtures';

const choices = {
  luce: luceChoice,
  'plackett-luce-cold': { ...plackettLuce(Q.of(1, 2)), id: 'plackett-luce-cold' },
  'plackett-luce-warm': { ...plackettLuce(Q.of(2)), id: 'plackett-luce-warm' },
  'best-of-K': bestOfK,
  'top-2-of-K': topMOfK(2),
  'uniform-choice': uniformChoice,
  'noisy-choice': noisyChoice(Q.of(1, 10)),
  'adversarial-share': adversarialShare(Q.of(1, 4)),
  'heterogeneous-users': heterogeneousUsers(3),
  'two-stage': twoStage,
  'pairwise-with-ties': pairwiseWithTies(Q.of(2)),
} as const satisfies Readonly<Record<string, ChoicePart>>;

const mixtures = {
  'real-data': realData,
  'fully-synthetic': fullySynthetic,
  'waning-schedule': waningSchedule,
  accumulate,
} as const satisfies Readonly<Record<string, MixturePart>>;

const learners = {
  'exact-fit': exactFit,
  'maximum-likelihood': maximumLikelihood,
  'finite-sample': finiteSample,
  'accumulated-batches': accumulatedBatches,
  'unbiased-sample': unbiasedSample,
  'growing-samples': growingSamples,
  'slowly-growing-samples': slowlyGrowingSamples,
  'half-temperature': halfTemperature,
  'weighted-means': weightedMeans,
  'weighted-means-of-twice': weightedMeansOfTwice,
} as const satisfies Readonly<Record<string, LearnerPart>>;

export type ChoiceId = keyof typeof choices;
/** The id of a mixture. */
export type MixtureId = keyof typeof mixtures;
/** The id of a learner of closed-form laws. */
export type LawLearnerId = keyof typeof learners;

const byId = <P>(parts: Readonly<Record<string, P>>): ReadonlyMap<string, P> => new Map(Object.entries(parts));

/** The choices by id. */
export const CHOICES: ReadonlyMap<string, ChoicePart> = byId(choices);
/** The mixtures by id. */
export const MIXTURES: ReadonlyMap<string, MixturePart> = byId(mixtures);
/** The learners of closed-form laws by id. */
export const LEARNERS_OF_LAWS: ReadonlyMap<string, LearnerPart> = byId(learners);

/** The loop `choice+mixture+learner`, or undefined if a name is unknown. */
export function combinationOf(id: string): Loop | undefined {
  const [choice, mixture, learner, ...rest] = id.split('+');
  const parts = {
    choice: CHOICES.get(choice ?? ''),
    mixture: MIXTURES.get(mixture ?? ''),
    learner: LEARNERS_OF_LAWS.get(learner ?? ''),
  };
  if (rest.length > 0 || !parts.choice || !parts.mixture || !parts.learner) return undefined;
  return composeLoop({ choice: parts.choice, mixture: parts.mixture, learner: parts.learner });
}
