/**
 * Gaussian mixtures with full covariances by EM.
 *
 * From scratch, several short runs of EM start from greedy k-means++ seeds, and the best continues. From an initial
 * model, EM continues from it. EM ends if an iteration gains too little, or the loss on held-out points has not
 * improved for a while; the model with the least held-out loss is kept. Half of another component replaces a component
 * that loses its points (`split-component.ts`). After as many replacements as components, such a component is removed
 * instead.
 *
 * A fit takes about a second, so it writes no checkpoints; an interrupted fit starts again.
 *
 * Source: Bishop, *Pattern Recognition and Machine Learning*, section 9.2.2; short runs as in Biernacki, Celeux & Govaert 2003.
 */
import { stream } from '../../random';
import { type Fit, type FitOptions, type Learner } from '../learner';
import { type Domain, COUNT, HELD_OUT, NON_NEGATIVE, checkDomains } from '../option-domains';
import type { Points } from '../points';
import { continuedMixture, seededMixture } from './expectation-maximisation/initial-mixture';
import {
  type MaximisationProblem,
  type Maximum,
  maximiseLikelihood,
} from './expectation-maximisation/maximise-likelihood';
import type { Mixture } from './mixture';
import { mixtureModel } from './mixture-model';
import { checkedMoments, split } from './training-points';

export interface MixtureOptions {
  /** The number of Gaussians, at least 1. */
  readonly components: number;
  /** The number of short runs. @defaultValue 4 */
  readonly restarts?: number;
  /** The number of iterations of each short run. @defaultValue 10 */
  readonly shortSteps?: number;
  /** The largest number of iterations. @defaultValue 500 */
  readonly steps?: number;
  /** The fit ends if an iteration raises the mean log-likelihood by less than this. @defaultValue 1e-6 */
  readonly tolerance?: number;
  /** The share of the points held out of training, in [0, 1/2]. @defaultValue 0.1 */
  readonly heldOut?: number;
  /** The fit ends after this number of iterations without a new least held-out loss. @defaultValue 20 */
  readonly patience?: number;
  /**
   * The least standard deviation of a component in any direction, relative to that of the points (the root mean square
   * over the axes), in (0, 1]. @defaultValue 1e-3
   */
  readonly covarianceFloor?: number;
}

type Settings = Required<MixtureOptions>;

const DEFAULTS: Omit<Settings, 'components'> = {
  restarts: 4,
  shortSteps: 10,
  steps: 500,
  tolerance: 1e-6,
  heldOut: 0.1,
  patience: 20,
  covarianceFloor: 1e-3,
};

const DOMAINS: Readonly<Record<keyof Settings, Domain>> = {
  components: COUNT,
  restarts: COUNT,
  shortSteps: COUNT,
  steps: COUNT,
  patience: COUNT,
  tolerance: NON_NEGATIVE,
  heldOut: HELD_OUT,
  covarianceFloor: { text: 'a number above 0 and at most 1', holds: (v) => v > 0 && v <= 1 },
};

/** The best of the short runs. */
async function start(
  { components, restarts, shortSteps }: Settings,
  problem: MaximisationProblem,
  { seed, signal }: FitOptions,
): Promise<Mixture> {
  const { training, floor } = problem;
  const none: Points = { count: 0, dimension: training.dimension, values: new Float64Array(0) };
  let best: Maximum | undefined;
  for (let restart = 0; restart < restarts; restart += 1) {
    const seeds = seededMixture(training, components, floor, stream(seed, 'mixture', 'restart', restart));
    const found = await maximiseLikelihood(seeds, { ...problem, heldOut: none, steps: shortSteps }, { signal });
    if (best === undefined || found.report.loss < best.report.loss) best = found;
  }
  return (best as Maximum).mixture;
}

async function fit(settings: Settings, points: Points, options: FitOptions): Promise<Fit> {
  const { components, heldOut, covarianceFloor, steps, tolerance, patience } = settings;
  const { dimension } = points;
  const what = components === 1 ? 'a Gaussian' : `a mixture of ${components} Gaussians`;
  const least = Math.ceil((components * (dimension + 1)) / (1 - heldOut));
  const { covariance } = checkedMoments(points, least, what);
  let variance = 0;
  for (let r = 0; r < dimension; r += 1) variance += (covariance[r * (dimension + 1)] as number) / dimension;
  const floor = covarianceFloor * covarianceFloor * variance;
  const problem = { ...split(points, heldOut, options.seed), floor, steps, tolerance, patience };
  const from = options.initial
    ? continuedMixture(options.initial, points, components, floor)
    : await start(settings, problem, options);
  const { mixture, report } = await maximiseLikelihood(from, problem, options);
  return { model: mixtureModel(mixture), report };
}

/** Learns a Gaussian mixture on R^d, d ≥ 1. @throws InputError for an option outside its domain */
export function mixtureLearner(options: MixtureOptions): Learner {
  const settings = { ...DEFAULTS, ...options };
  checkDomains(settings, DOMAINS, ' of a mixture');
  const { components } = settings;
  return {
    id: `mixture-${components}`,
    title: `Gaussian mixture with ${components} components by EM`,
    fit: (points, fitOptions) => fit(settings, points, fitOptions),
  };
}
