/**
 * A learner that trains a network on noised points. Its method defines how noise is added to points, and how noise is
 * transported back to data.
 */
import { InputError } from '../../../theory';
import { stream } from '../../random';
import type { Fit, FitOptions, LearnedModel, Learner } from '../learner';
import type { Points } from '../points';
import { type Engine, type NoiseTransport, engineOf } from './engines';
import { fingerprintOf } from './training/checkpoint';
import { split } from './training/held-out';
import { type NetworkKind, type NetworkModel, type NetworkState, isNetworkModel, networkModel } from './network-model';
import { type NetworkSettings, checkSettings } from './network-options';
import { type Widths, initialParameters } from './perceptron';
import type { Regression } from './regression';
import { checkPoints, standardisationOf, standardised } from './standardisation';
import type { TensorFlow } from '../backends';
import { type Course, train } from './training/training';

export interface NetworkMethod {
  readonly kind: NetworkKind;
  readonly title: string;
  readonly regression: Regression;
  readonly transport: NoiseTransport;
  /** A text that distinguishes the regression from others of its kind. */
  readonly variant: string;
}

/** @throws InputError for a setting outside its domain */
export function networkLearner(tf: TensorFlow, method: NetworkMethod, settings: NetworkSettings): Learner {
  checkSettings(settings);
  return {
    id: method.kind,
    title: `${method.title}, ${settings.hidden.join('-')} hidden units`,
    fit: (points, options) => fit(engineOf(tf), method, settings, points, options),
  };
}

async function fit(
  engine: Engine,
  { kind, regression, transport, variant }: NetworkMethod,
  settings: NetworkSettings,
  points: Points,
  options: FitOptions,
): Promise<Fit> {
  const { seed } = options;
  const widths = [points.dimension + 1, ...settings.hidden, points.dimension];
  const initial = options.initial && continued(options.initial, kind, widths);
  const course = courseOf(settings, initial !== undefined);
  checkPoints(points);
  const start = initial ?? fresh(widths, points, seed);
  const { standardisation, parameters } = start;
  const data = { ...points, values: standardised(points, standardisation) };
  const about = {
    kind,
    variant,
    widths,
    course,
    heldOut: settings.heldOut,
    seed,
    standardisation,
    backend: engine.id,
  };
  const problem = {
    ...split(data, settings.heldOut, seed),
    widths,
    regression,
    start: parameters,
    course,
    fingerprint: fingerprintOf(JSON.stringify(about), data.values, parameters),
  };
  const trained = await train(engine, problem, options);
  const state = { widths, parameters: trained.parameters, standardisation };
  return { model: networkModel(engine, kind, state, transport), report: trained.report };
}

const fresh = (widths: Widths, points: Points, seed: number): NetworkState => ({
  widths,
  parameters: initialParameters(widths, stream(seed, 'weights')),
  standardisation: standardisationOf(points),
});

function courseOf(settings: NetworkSettings, warm: boolean): Course {
  const { batchSize, evaluateEvery, patience, checkpointEvery } = settings;
  const steps = warm ? settings.warmSteps : settings.steps;
  const learningRate = warm ? settings.warmLearningRate : settings.learningRate;
  return { batchSize, steps, learningRate, evaluateEvery, patience, checkpointEvery };
}

/** @throws InputError for a model of another kind or shape */
function continued(initial: LearnedModel, kind: NetworkKind, widths: Widths): NetworkModel {
  if (!isNetworkModel(initial) || initial.kind !== kind)
    throw new InputError(`${kind} cannot go on from a model of another kind; leave the initial model out`);
  if (initial.widths.join() !== widths.join()) {
    const shapes = `widths ${initial.widths.join('-')} instead of ${widths.join('-')}`;
    throw new InputError(`the initial model has ${shapes}; give one of the same shape, or none`);
  }
  return initial;
}
