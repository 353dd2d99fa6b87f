/** A Gaussian mixture as a learned model; a single Gaussian is a mixture with one component. */
import { InputError } from '../../../theory';
import type { LearnedModel } from '../learner';
import type { Points } from '../points';
import { type Mixture, logDensities, sampleMixture } from './mixture';

export interface MixtureModel extends LearnedModel {
  readonly kind: 'gaussian-mixture';
  readonly mixture: Mixture;
  /** `log p(x)` of every point. @throws InputError for points of another dimension */
  logDensity(points: Points): Float64Array;
}

/** The model of a mixture. It uses no memory on a backend, so it can be sampled after `dispose` too. */
export function mixtureModel(mixture: Mixture): MixtureModel {
  const { dimension } = mixture;
  return {
    kind: 'gaussian-mixture',
    dimension,
    mixture,
    sample: (count, seed) => Promise.resolve(sampleMixture(mixture, count, seed)),
    logDensity: (points) => {
      if (points.dimension !== dimension) {
        throw new InputError(`points of R^${points.dimension} have no density under a mixture on R^${dimension}`);
      }
      return logDensities(mixture, points);
    },
    dispose: () => undefined,
  };
}

export const isMixtureModel = (model: LearnedModel): model is MixtureModel =>
  'kind' in model && model.kind === 'gaussian-mixture';
