/**
 * A learner that trains a network on noised points. Its method defines how noise is added to points, and how noise is
 * transported back to data.
 */
import { InputError } from '../../../theory';
import { type RandomStream, stream } from '../../random';
import type { Fit, FitOptions, FitReport, LearnedModel, Learner } from '../learner';
import type { Points } from '../points';
import { type Engine, type NoiseTransport, engineOf } from './engines';
import { fingerprintOf } from './training/checkpoint';
import { split } from './training/held-out';
import { type NetworkKind, type NetworkState, isNetworkModel, networkModel } from './network-model';
import { type NetworkSettings, type TrainingSettings, checkSettings } from './network-options';
import { initialParameters } from './perceptron';
import type { Regression } from './regression';
import { type Standardisation, checkPoints, standardisationOf, standardised } from './standardisation';
import type { TensorFlow } from '../backends';
import { type Course, train } from './training/training';

/** How noise is added to points, and transported back to data. */
export interface NetworkMethod {
  readonly kind: NetworkKind;
  readonly regression: Regression;
  readonly transport: NoiseTransport;
  /** A text that distinguishes the regression from others of its kind. */
  readonly variant: string;
}

/** A network for points of R^d. */
export interface PointNetwork {
  readonly engine: Engine;
  /** The shape of the network, in words, on which the parameters depend. */
  readonly shape: string;
  /** The number of leading coordinates that the network is given without noise. @defaultValue 0 */
  readonly given?: number;
  readonly initial: (random: RandomStream) => Float32Array;
  readonly standardisation: (points: Points) => Standardisation;
}

/** A learner with a perceptron. @throws InputError for a setting outside its domain */
export function networkLearner(
  tf: TensorFlow,
  { title, ...method }: NetworkMethod & { readonly title: string },
  settings: NetworkSettings,
): Learner {
  checkSettings(settings);
  const { hidden, ...training } = settings;
  return {
    id: method.kind,
    title: `${title}, ${hidden.join('-')} hidden units`,
    fit: (points, options) => fitPerceptron(tf, method, hidden, training, points, options),
  };
}

async function fitPerceptron(
  tf: TensorFlow,
  method: NetworkMethod,
  hidden: readonly number[],
  settings: TrainingSettings,
  points: Points,
  options: FitOptions,
): Promise<Fit> {
  const widths = [points.dimension + 1, ...hidden, points.dimension];
  const network = {
    engine: engineOf(tf, widths),
    shape: `widths ${widths.join('-')}`,
    initial: (random: RandomStream) => initialParameters(widths, random),
    standardisation: standardisationOf,
  };
  const initial = options.initial && continued(options.initial, method.kind);
  const { state, report } = await fitNetwork({ network, method, settings, points, initial }, options);
  return { model: networkModel(network.engine, method.kind, state, method.transport), report };
}

export interface NetworkFit {
  readonly network: PointNetwork;
  readonly method: NetworkMethod;
  readonly settings: TrainingSettings;
  readonly points: Points;
  /** The state to start from. */
  readonly initial: NetworkState | undefined;
}

/**
 * Fits the parameters of a network to points.
 * @throws InputError for an initial state of another shape; TrainingError and InterruptedError as every learner
 */
export async function fitNetwork(
  { network, method, settings, points, initial }: NetworkFit,
  options: Omit<FitOptions, 'initial'>,
): Promise<{ readonly state: NetworkState; readonly report: FitReport }> {
  const { seed } = options;
  const { engine, shape, given } = network;
  if (initial !== undefined && initial.shape !== shape)
    throw new InputError(
      `the initial model has ${initial.shape} instead of ${shape}; give one of the same shape, or none`,
    );
  const course = courseOf(settings, initial !== undefined);
  checkPoints(points);
  const { standardisation, parameters } = initial ?? fresh(network, points, seed);
  const data = { ...points, given, values: standardised(points, standardisation) };
  const about = {
    kind: method.kind,
    variant: method.variant,
    shape,
    course,
    heldOut: settings.heldOut,
    seed,
    standardisation,
    backend: engine.id,
  };
  const problem = {
    ...split(data, settings.heldOut, seed),
    regression: method.regression,
    start: parameters,
    course,
    fingerprint: fingerprintOf(JSON.stringify(about), data.values, parameters),
  };
  const trained = await train(engine, problem, options);
  return { state: { shape, parameters: trained.parameters, standardisation }, report: trained.report };
}

const fresh = ({ shape, initial, standardisation }: PointNetwork, points: Points, seed: number): NetworkState => ({
  shape,
  parameters: initial(stream(seed, 'weights')),
  standardisation: standardisation(points),
});

function courseOf(settings: TrainingSettings, warm: boolean): Course {
  const { batchSize, evaluateEvery, evaluationRows, patience, checkpointEvery } = settings;
  const steps = warm ? settings.warmSteps : settings.steps;
  const learningRate = warm ? settings.warmLearningRate : settings.learningRate;
  return { batchSize, steps, learningRate, evaluateEvery, evaluationRows, patience, checkpointEvery };
}

/** The state of a model. @throws InputError for a model of another kind */
export function continued(initial: LearnedModel, kind: NetworkKind): NetworkState {
  if (isNetworkModel(initial) && initial.kind === kind) return initial;
  throw new InputError(`${kind} cannot go on from a model of another kind; leave the initial model out`);
}
