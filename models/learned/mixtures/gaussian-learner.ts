/**
 * One Gaussian by maximum likelihood: the mean and the covariance (1/n) of the points.
 *
 * It is a closed form: it ignores initial models, writes no checkpoints and uses no random numbers.
 */
import { type Learner, TrainingError } from '../learner';
import { logDensities } from './mixture';
import { mixtureModel } from './mixture-model';
import { normalOf } from './normal';
import { checkedMoments } from './training-points';

/** Learns a Gaussian on R^d, d ≥ 1, from at least d + 1 points that do not lie in a hyperplane. */
export function gaussianLearner(): Learner {
  return {
    id: 'gaussian',
    title: 'Gaussian by maximum likelihood',
    fit: (points) =>
      Promise.resolve().then(() => {
        const { mean, covariance } = checkedMoments(points, points.dimension + 1, 'a Gaussian');
        const normal = normalOf(mean, covariance);
        if (normal === undefined) {
          throw new TrainingError(
            `the ${points.count} points lie in a hyperplane of R^${points.dimension}: their covariance is singular; drop a coordinate that depends on the others, or use a mixture, which has a covariance floor`,
          );
        }
        const mixture = { dimension: points.dimension, components: [{ ...normal, weight: 1 }] };
        const loss = -logDensities(mixture, points).reduce((sum, l) => sum + l, 0) / points.count;
        return { model: mixtureModel(mixture), report: { steps: 0, loss, heldOutLoss: NaN, stoppedBy: 'closed form' } };
      }),
  };
}
