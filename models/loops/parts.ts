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
import { type LearnerPart, exactFit, finiteSample, maximumLikelihood, unbiasedSample } from './learners';
import type { Loop } from './loop';
import { type MixturePart, accumulate, fullySynthetic, realData, waningSchedule } from './mixtures';

const byId = <P extends { readonly id: string }>(parts: readonly P[]): ReadonlyMap<string, P> =>
  new Map(parts.map((part) => [part.id, part]));

export const CHOICES: ReadonlyMap<string, ChoicePart> = byId([
  luceChoice,
  { ...plackettLuce(Q.of(1, 2)), id: 'plackett-luce-cold' },
  { ...plackettLuce(Q.of(2)), id: 'plackett-luce-warm' },
  bestOfK,
  topMOfK(2),
  uniformChoice,
  noisyChoice(Q.of(1, 10)),
  adversarialShare(Q.of(1, 4)),
  heterogeneousUsers(3),
  twoStage,
  pairwiseWithTies(Q.of(2)),
]);
/** The mixtures by id. */
export const MIXTURES: ReadonlyMap<string, MixturePart> = byId([realData, fullySynthetic, waningSchedule, accumulate]);
/** The learners of closed-form laws by id. */
export const LEARNERS_OF_LAWS: ReadonlyMap<string, LearnerPart> = byId([
  exactFit,
  maximumLikelihood,
  finiteSample,
  unbiasedSample,
]);

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
