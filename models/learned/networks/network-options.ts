/** Options of a learner that trains a network on noised points, with their defaults and domains. */
import { type Domain, COUNT, HELD_OUT, POSITIVE, checkDomains } from '../option-domains';

export interface NetworkOptions {
  /** Units of the hidden layers. @defaultValue [128, 128, 128] */
  readonly hidden?: readonly number[];
  /** Rows of a gradient step. @defaultValue 256 */
  readonly batchSize?: number;
  /** Most gradient steps from scratch. @defaultValue 3500 */
  readonly steps?: number;
  /** Most gradient steps from an initial model. @defaultValue 1000; 1200 for a diffusion */
  readonly warmSteps?: number;
  /** Learning rate at the start of a fit from scratch; it falls to 0. @defaultValue 0.01 */
  readonly learningRate?: number;
  /** Learning rate at the start of a fit from an initial model. @defaultValue 0.005 */
  readonly warmLearningRate?: number;
  /** Share of the points held out of training, in [0, 1/2]. @defaultValue 0.05 */
  readonly heldOut?: number;
  /** Steps between two measurements of the held-out loss. @defaultValue 100 */
  readonly evaluateEvery?: number;
  /** Measurements without a new least held-out loss that end the fit. @defaultValue 15 */
  readonly patience?: number;
  /** Steps between two checkpoints. @defaultValue 500 */
  readonly checkpointEvery?: number;
}

export type NetworkSettings = Required<NetworkOptions>;

const DOMAINS: Readonly<Record<Exclude<keyof NetworkSettings, 'hidden'>, Domain>> = {
  batchSize: COUNT,
  steps: COUNT,
  warmSteps: COUNT,
  learningRate: POSITIVE,
  warmLearningRate: POSITIVE,
  heldOut: HELD_OUT,
  evaluateEvery: COUNT,
  patience: COUNT,
  checkpointEvery: COUNT,
};

/** @throws InputError for a setting outside its domain */
export function checkSettings(settings: NetworkSettings): void {
  checkDomains(settings, DOMAINS);
  settings.hidden.forEach((units, i) => checkDomains({ [`hidden[${i}]`]: units }, { [`hidden[${i}]`]: COUNT }));
}
