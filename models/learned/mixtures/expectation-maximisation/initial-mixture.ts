/**
 * The initial mixtures of EM.
 *
 * From scratch: k-means++ gives the centres, the shares of their clusters are the weights, and all components have the
 * covariance within clusters, `Σ = (1/n) Σ_i (x_i − c_i)(x_i − c_i)ᵀ` where c_i is the mean of the cluster of x_i,
 * raised to the floor.
 */
import { InputError } from '../../../../theory';
import type { RandomStream } from '../../../random';
import { type LearnedModel, TrainingError } from '../../learner';
import { type Points, pick } from '../../points';
import { withFloor } from '../covariance-floor';
import { kMeansPlusPlus } from './k-means-plus-plus';
import { type Mixture } from '../mixture';
import { isMixtureModel } from '../mixture-model';
import { momentsOf } from '../moments';
import { normalOf } from '../normal';
import { withSplits } from './split-component';

/** A mixture of up to k components; fewer if there are fewer distinct points. */
export function seededMixture(points: Points, k: number, floor: number, random: RandomStream): Mixture {
  const { dimension } = points;
  const { centres, nearest } = kMeansPlusPlus(points, k, random);
  const clusters = centres.map((_, c) => {
    const members = Array.from(nearest.keys()).filter((i) => nearest[i] === c);
    return { share: members.length / points.count, ...momentsOf(pick(points, members)) };
  });
  const within = new Float64Array(dimension * dimension);
  for (const { share, covariance } of clusters)
    covariance.forEach((v, i) => (within[i] = (within[i] as number) + share * v));
  const covariance = withFloor(within, dimension, floor);
  const components = clusters.map(({ share, mean }) => {
    const normal = normalOf(mean, covariance);
    if (normal === undefined)
      throw new TrainingError('the points are spread too unevenly for double precision; rescale the data');
    return { ...normal, weight: share };
  });
  return { dimension, components };
}

/**
 * The mixture of a model, with components split until there are k.
 * @throws InputError if the model is not a mixture of at most k Gaussians on the space of the points
 */
export function continuedMixture(model: LearnedModel, { dimension }: Points, k: number, floor: number): Mixture {
  if (!isMixtureModel(model)) {
    throw new InputError('a mixture cannot start from a model of another kind; leave out `initial`, or give a mixture');
  }
  const { components } = model.mixture;
  if (model.dimension !== dimension || components.length > k) {
    const given = `${components.length} Gaussians on R^${model.dimension}`;
    throw new InputError(
      `the fit of at most ${k} Gaussians on R^${dimension} cannot start from a model of ${given}; leave out \`initial\`, or give a model that fits`,
    );
  }
  return { dimension, components: withSplits(components, k - components.length, floor) };
}
