/**
 * The built-in variants of the loop: one for each part that differs from the paper's, and the parts by name, of which any
 * combination is a loop: `best-of-K+accumulate+finite-sample`.
 */
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

const luceAtHalf: ChoicePart = { ...plackettLuce(Q.of(1, 2)), id: 'plackett-luce-cold' };
const luceAtTwo: ChoicePart = { ...plackettLuce(Q.of(2)), id: 'plackett-luce-warm' };
const topTwo = topMOfK(2);
const noisy = noisyChoice(Q.of(1, 10));
const adversarial = adversarialShare(Q.of(1, 4));
const heterogeneous = heterogeneousUsers(3);
const ties = pairwiseWithTies(Q.of(2));

export const CHOICES: ReadonlyMap<string, ChoicePart> = byId([
  luceChoice,
  luceAtHalf,
  luceAtTwo,
  bestOfK,
  topTwo,
  uniformChoice,
  noisy,
  adversarial,
  heterogeneous,
  twoStage,
  ties,
]);
export const MIXTURES: ReadonlyMap<string, MixturePart> = byId([realData, fullySynthetic, waningSchedule, accumulate]);
export const LEARNERS_OF_LAWS: ReadonlyMap<string, LearnerPart> = byId([
  exactFit,
  maximumLikelihood,
  finiteSample,
  unbiasedSample,
]);

const withChoice = (choice: ChoicePart): Loop =>
  composeLoop({ choice, mixture: realData, learner: exactFit }, { id: choice.id });
const withMixture = (mixture: MixturePart): Loop =>
  composeLoop({ choice: luceChoice, mixture, learner: exactFit }, { id: mixture.id });

/** The variants that differ from the paper's loop in one part. */
export const VARIANTS: readonly Loop[] = [
  ...[luceAtHalf, luceAtTwo, bestOfK, topTwo, uniformChoice, noisy, adversarial, heterogeneous, twoStage, ties].map(
    withChoice,
  ),
  withMixture(waningSchedule),
  withMixture(accumulate),
  composeLoop({ choice: luceChoice, mixture: realData, learner: finiteSample }, { id: 'finite-sample' }),
];

/** The loop `choice+mixture+learner`, or undefined where a name is none. */
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
