/**
 * Softmax of logits on finitely many classes, trained by gradient descent.
 *
 * `p_c = e^{z_c} / Σ e^{z_b}`. The mean negative log-likelihood of points with frequencies f is `−Σ f_c log p_c`, with
 * gradient `p − f`, so every step uses all points through their frequencies. Points have dimension 1; they are the
 * class numbers 0, 1, …. The law of the model is known: it draws from the softmax of its logits in double precision.
 *
 * A fit takes a fraction of a second, so it writes no checkpoints; an interrupted fit starts again.
 *
 * Source: Bishop 2006, *Pattern Recognition and Machine Learning*, section 4.3.4, without inputs.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { InputError } from '../../../theory';
import { stream } from '../../random';
import {
  type Fit,
  type FitOptions,
  InterruptedError,
  type LearnedModel,
  type Learner,
  TrainingError,
} from '../learner';
import { COUNT, NON_NEGATIVE, POSITIVE, checkDomains } from '../option-domains';
import { classLaw, classShares } from '../class-shares';
import { type Points, pointsOf } from '../points';
import { type Adam, adamStep } from './training/adam';
import { learningRateAt } from './training/learning-rate';
import type { TensorFlow } from '../backends';

export interface CategoricalOptions {
  /** The number of classes, at least 1. */
  readonly classes: number;
  /** The largest number of gradient steps. @defaultValue 500 */
  readonly steps?: number;
  /** The learning rate at the start; it falls to 0. @defaultValue 0.2 */
  readonly learningRate?: number;
  /** The fit ends if every probability is within this distance of its frequency. @defaultValue 1e-5 */
  readonly tolerance?: number;
}

export interface CategoricalModel extends LearnedModel {
  readonly kind: 'categorical-softmax';
  readonly logits: Float32Array;
  /** The exact law of the model: the probability of each class. */
  readonly probabilities: Float64Array;
}

type Settings = Required<CategoricalOptions>;

const DOMAINS = { classes: COUNT, steps: COUNT, learningRate: POSITIVE, tolerance: NON_NEGATIVE } as const;

/**
 * The gradient has no noise, and its entries for rare classes change by orders of magnitude, so Adam must forget
 * quickly.
 */
const BETA_2 = 0.9;

/** The number of steps between checks of the gradient. */
const LOOK_EVERY = 10;

/**
 * Learns a law on the classes 0, …, C − 1. A class without points keeps a small probability, since its logit falls only
 * during training.
 * @throws InputError for an option outside its domain
 */
export function categoricalSoftmax(tf: TensorFlow, options: CategoricalOptions): Learner {
  const settings = { steps: 500, learningRate: 0.2, tolerance: 1e-5, ...options };
  checkDomains(settings, DOMAINS);
  return {
    id: 'categorical-softmax',
    title: `softmax on ${settings.classes} classes by gradient descent`,
    fit: (points, fitOptions) => fit(tf, settings, points, fitOptions),
  };
}

/** Softmax in double precision. */
export function softmax(logits: Float32Array): Float64Array {
  const top = logits.reduce((most, z) => Math.max(most, z), -Infinity);
  const masses = Float64Array.from(logits, (z) => Math.exp(z - top));
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => mass / total);
}

async function fit(tf: TensorFlow, settings: Settings, points: Points, options: FitOptions): Promise<Fit> {
  const { classes, tolerance } = settings;
  const frequencies = frequenciesOf(points, classes);
  const initial = options.initial === undefined ? new Float32Array(classes) : logitsOf(options.initial, classes);
  const { logits, steps, gap } = await descend(tf, settings, frequencies, initial, options);
  const probabilities = softmax(logits);
  const loss = crossEntropy(frequencies, probabilities);
  const first = crossEntropy(frequencies, softmax(initial));
  // `loss > first` would be false for NaN.
  if (!(loss <= first || gap <= tolerance)) {
    const what = `the loss rose from ${first} to ${loss} in ${steps} steps: training has diverged`;
    throw new TrainingError(`${what}; lower the learning rate ${settings.learningRate}`);
  }
  const stoppedBy = gap <= tolerance ? 'convergence' : 'steps';
  return { model: modelOf(logits, probabilities), report: { steps, loss, heldOutLoss: NaN, stoppedBy } };
}

interface Descent {
  readonly logits: Float32Array;
  readonly steps: number;
  /** The largest difference of a probability from its frequency. */
  readonly gap: number;
}

async function descend(
  tf: TensorFlow,
  { steps, learningRate, tolerance }: Settings,
  frequencies: Float64Array,
  initial: Float32Array,
  { signal, onProgress }: FitOptions,
): Promise<Descent> {
  const target = tf.tensor1d(Float32Array.from(frequencies));
  const zeros = new Float32Array(initial.length);
  let adam: Adam = {
    parameters: tf.tensor1d(initial),
    firstMoment: tf.tensor1d(zeros),
    secondMoment: tf.tensor1d(zeros),
  };
  try {
    for (let step = 0; ; step += 1) {
      if (step % LOOK_EVERY === 0 || step === steps) {
        await turn();
        if (signal?.aborted === true)
          throw new InterruptedError(`training was stopped at step ${step} of ${steps}; nothing of it was kept`);
        const logits = Float32Array.from(await adam.parameters.data());
        const probabilities = softmax(logits);
        const gap = probabilities.reduce((most, p, c) => Math.max(most, Math.abs(p - (frequencies[c] as number))), 0);
        onProgress?.({ step, steps, loss: crossEntropy(frequencies, probabilities) });
        if (gap <= tolerance || step === steps) return { logits, steps: step, gap };
      }
      const before = adam;
      const rate = learningRateAt(learningRate, step, steps);
      adam = tf.tidy(() => {
        const gradient: Tensor1D = tf.sub(tf.softmax(before.parameters), target);
        return { ...adamStep(tf, before, gradient, step + 1, { rate, beta2: BETA_2 }) };
      });
      tf.dispose({ ...before });
    }
  } finally {
    tf.dispose({ target, ...adam });
  }
}

/** `−Σ f_c log p_c`. */
function crossEntropy(frequencies: Float64Array, probabilities: Float64Array): number {
  return frequencies.reduce((sum, f, c) => (f > 0 ? sum - f * Math.log(probabilities[c] as number) : sum), 0);
}

/** @throws TrainingError if there are no points, or a point is not a class; InputError if the dimension is not 1 */
function frequenciesOf(points: Points, classes: number): Float64Array {
  const { dimension } = points;
  if (dimension !== 1) throw new InputError(`classes are points of dimension 1, and these are of ${dimension}`);
  return classShares(points, classes);
}

export const isCategoricalModel = (model: LearnedModel): model is CategoricalModel =>
  'kind' in model && model.kind === 'categorical-softmax';

/** @throws InputError for a model of another kind or number of classes */
function logitsOf(initial: LearnedModel, classes: number): Float32Array {
  if (isCategoricalModel(initial) && initial.logits.length === classes) return initial.logits;
  throw new InputError(`the initial model is no softmax on ${classes} classes; give one, or none`);
}

function modelOf(logits: Float32Array, probabilities: Float64Array): CategoricalModel {
  const law = classLaw(probabilities);
  return {
    kind: 'categorical-softmax',
    dimension: 1,
    logits,
    probabilities,
    sample: (count, seed) => {
      const random = stream(seed, 'class');
      const values = Float64Array.from({ length: count }, () => law(random.uniform()));
      return Promise.resolve(pointsOf(1, values));
    },
    dispose: () => undefined,
  };
}
