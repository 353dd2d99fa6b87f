/**
 * The default reward of each dataset.
 *
 * The rewards are chosen for γ = 10 and K = 4 so that the exact fully synthetic loop, started from the real data,
 * climbs visibly for five rounds and ends close to its limit: `P_{t+1}(A_*) ≥ P_t(A_*) + 0.02` in each round,
 * `P_5(A_*) ≥ 0.95`, and P_0(A_*) is large. Quadrature over the densities gives P_t(A_*) (tests compute it again):
 *
 * | dataset    | t = 0 | 1     | 2     | 3     | 4     | 5     |
 * | ---------- | ----- | ----- | ----- | ----- | ----- | ----- |
 * | gaussians8 | 0.131 | 0.396 | 0.733 | 0.879 | 0.931 | 0.954 |
 * | moons      | 0.193 | 0.471 | 0.741 | 0.878 | 0.931 | 0.955 |
 * | gaussian2d | 0.063 | 0.224 | 0.600 | 0.877 | 0.930 | 0.951 |
 * | classes10  | 0.100 | 0.307 | 0.605 | 0.808 | 0.919 | 0.969 |
 *
 * The data near the boundary of the ball determine the end of the loop: just outside the ball, w is about 1 −
 * γ·distance, so the mass there falls only like 1/(γt). With dense data on the boundary, P_5(A_*) is below 0.95, and a
 * learner that blurs loses more mass there. So the boundaries of the balls lie in gaps of the data. Dense data a little
 * outside the ball make the climb last for five rounds:
 * - `gaussians8`: the ball holds the mode at x_* and the space around it, up to the edges of the two neighbouring
 *   modes.
 * - `moons`: the ball lies inside the arc of the lower moon, around the centre of its circle, and holds the end of the
 *   upper moon.
 * - `gaussian2d` has no gap, so the ball lies on its long axis, away from the mean. No ball around the mean satisfies
 *   both bounds (radius 0.6 gives 0.91 at t = 5).
 * - `classes10`: `w_c = e^{γ(q_c − 1)}` with scores q_c; the second-best class has more mass than the best.
 *
 * - `shapes16`, `shapes32`: the probability of the first label by a classifier (`classifier-reward.ts`), as the paper has it on CIFAR-10. P_0(A_*) is
 *   about 0.1, and the exact loop goes on as long as w varies; it has no table.
 *
 * Loops with several users need rewards of further users. Those of a dataset have other best sets: the mirror image of the first, and a third place; on
 * classes, the scores of other classes.
 */
import { InputError } from '../../../theory';
import { DATASETS, type DatasetId, isDatasetId } from '../datasets';
import type { Dataset } from '../dataset';
import type { Reward } from '../reward';
import { classReward } from './class-reward';
import { labelReward } from './classifier-reward';
import { distanceReward } from './distance-reward';

/** The scores q_c of the classes of `classes10`, in [0, 1]. */
const CLASS_SCORES = [0.1, 0.3, 0.88, 0.5, 0.4, 1, 0.35, 0.55, 0.7, 0.8];

/** A reward, by its γ. */
type OfGamma = (gamma: number) => Reward;

const ball =
  (centre: readonly number[], radius: number): OfGamma =>
  (gamma) =>
    distanceReward({ centre, radius, gamma });

const scores =
  (of: readonly number[]): OfGamma =>
  (gamma) =>
    classReward(of.map((q) => Math.exp(gamma * (q - 1))));

/** The rewards of the first user, and of further ones. */
type Rewards = readonly [OfGamma, ...OfGamma[]];

const OF_CLASSES: Rewards = [
  scores(CLASS_SCORES),
  scores([...CLASS_SCORES].reverse()),
  scores([...CLASS_SCORES.slice(3), ...CLASS_SCORES.slice(0, 3)]),
];

/** The probabilities of the first three labels, by the classifier of the images. */
const ofLabels = (data: Dataset): Rewards => [
  (gamma) => labelReward(data, gamma, 0),
  (gamma) => labelReward(data, gamma, 1),
  (gamma) => labelReward(data, gamma, 2),
];

const REWARDS: Readonly<Record<DatasetId, Rewards>> = {
  gaussians8: [ball([2, 0], 1.29), ball([-2, 0], 1.29), ball([0, 2], 1.29)],
  moons: [ball([0.5, 0.25], 0.78), ball([-0.5, -0.25], 0.78), ball([-1.5, -0.25], 0.5)],
  gaussian2d: [ball([4, 2], 2.07), ball([-4, -2], 2.07), ball([0, 0], 0.8)],
  classes10: OF_CLASSES,
  peaked10: OF_CLASSES,
  shapes16: ofLabels(DATASETS.shapes16),
  shapes32: ofLabels(DATASETS.shapes32),
};

/** @throws InputError for a γ that is not finite, or below 0 */
function checkGamma(gamma: number): void {
  if (!(gamma >= 0 && gamma < Infinity))
    throw new InputError(`gamma of a reward is ${gamma}; give a finite number of at least 0`);
}

/**
 * The default reward for a dataset; that of images trains a classifier when it is first asked for. @throws InputError if γ ≤ 0 or not finite, or the dataset has no default reward,
 * such as a file
 */
export function rewardFor(datasetId: string, gamma: number): Reward {
  checkGamma(gamma);
  if (isDatasetId(datasetId)) return REWARDS[datasetId][0](gamma);
  const known = Object.keys(DATASETS).join(', ');
  throw new InputError(
    `there is no default reward for the dataset "${datasetId}", only for ${known}; give a centre and a radius`,
  );
}

/**
 * The default rewards of the users after the first, for loops with several; none for a dataset without default reward. @throws InputError if γ ≤ 0 or
 * not finite
 */
export function furtherRewardsFor(datasetId: string, gamma: number): readonly Reward[] {
  checkGamma(gamma);
  if (!isDatasetId(datasetId)) return [];
  return REWARDS[datasetId].slice(1).map((of) => of(gamma));
}
