/** Options of a learner that trains a network on noised points, with their defaults and domains. */
import { type Domain, COUNT, HELD_OUT, POSITIVE, checkDomains } from '../option-domains';

/** The options of a training; the default values are those of flow matching. */
export interface TrainingOptions {
  /** The number of rows of a gradient step. @defaultValue 256 */
  readonly batchSize?: number;
  /** The largest number of gradient steps from scratch. @defaultValue 3500 */
  readonly steps?: number;
  /** The largest number of gradient steps from an initial model. @defaultValue 1000; 1200 for a diffusion */
  readonly warmSteps?: number;
  /** The learning rate at the start of a fit from scratch; it falls to 0. @defaultValue 0.01 */
  readonly learningRate?: number;
  /** The learning rate at the start of a fit from an initial model. @defaultValue 0.005 */
  readonly warmLearningRate?: number;
  /** The share of the points held out of training, in [0, 1/2]. @defaultValue 0.05 */
  readonly heldOut?: number;
  /** The number of steps between measurements of the held-out loss. @defaultValue 100 */
  readonly evaluateEvery?: number;
  /** The number of rows of such a measurement. @defaultValue 2048 */
  readonly evaluationRows?: number;
  /** The fit ends after this number of measurements without a new least held-out loss. @defaultValue 15 */
  readonly patience?: number;
  /** The number of steps between checkpoints. @defaultValue 500 */
  readonly checkpointEvery?: number;
}

export interface NetworkOptions extends TrainingOptions {
  /** The number of units of each hidden layer. @defaultValue [128, 128, 128] */
  readonly hidden?: readonly number[];
}

export type TrainingSettings = Required<TrainingOptions>;

export type NetworkSettings = Required<NetworkOptions>;

const DOMAINS: Readonly<Record<keyof TrainingSettings, Domain>> = {
  batchSize: COUNT,
  steps: COUNT,
  warmSteps: COUNT,
  learningRate: POSITIVE,
  warmLearningRate: POSITIVE,
  heldOut: HELD_OUT,
  evaluateEvery: COUNT,
  evaluationRows: COUNT,
  patience: COUNT,
  checkpointEvery: COUNT,
};

/** @throws InputError for a setting outside its domain */
export const checkTraining = (settings: TrainingSettings): void => checkDomains(settings, DOMAINS);

/** @throws InputError for a setting outside its domain */
export function checkSettings(settings: NetworkSettings): void {
  checkTraining(settings);
  settings.hidden.forEach((units, i) => checkDomains({ [`hidden[${i}]`]: units }, { [`hidden[${i}]`]: COUNT }));
}
