/**
 * A learner: samples in, a model out that can be sampled.
 *
 * Everything is seeded, and asynchronous since a GPU answers later. The same points, seed and backend give the same model, bit for bit.
 */
import type { Points } from './points';

/** A trained generative model. */
export interface LearnedModel {
  readonly dimension: number;
  /**
   * i.i.d. points of the model; the same seed gives the same points on the same backend.
   * @param count at least 0
   */
  sample(count: number, seed: number): Promise<Points>;
  /** Gives back what the model holds on the backend; it must not be sampled after. */
  dispose(): void;
}

/** How a fit went. */
export interface FitReport {
  /** Gradient steps, or iterations of EM. */
  readonly steps: number;
  /** Loss on the training points at the end (mean negative log-likelihood where there is one, else the learner's own). */
  readonly loss: number;
  /** Loss on points held out of training, the best seen; NaN for a learner that holds out none. */
  readonly heldOutLoss: number;
  /** Why it ended. */
  readonly stoppedBy: 'held-out loss' | 'steps' | 'convergence' | 'closed form';
}

/** Options of one fit. */
export interface FitOptions {
  readonly seed: number;
  /** Model to start from (warm start). @defaultValue from scratch */
  readonly initial?: LearnedModel | undefined;
  /** Told after some steps. */
  readonly onProgress?:
    ((progress: { readonly step: number; readonly steps: number; readonly loss: number }) => void) | undefined;
  /** Ends the fit early with `InterruptedError` when aborted, after a checkpoint. */
  readonly signal?: AbortSignal | undefined;
  /** File for the state of the fit; one that finds its own there goes on from it, or has ended already. @defaultValue none */
  readonly checkpoint?: string | undefined;
}

/** A fitted model and the report of its fit. */
export interface Fit {
  readonly model: LearnedModel;
  readonly report: FitReport;
}

/** A learner: fits models to samples. */
export interface Learner {
  readonly id: string;
  /** One line for the report. */
  readonly title: string;
  /**
   * @throws TrainingError when the fit fails (a loss that is not finite, a component that collapses): never a model that is wrong
   * @throws InterruptedError when the signal ends it
   */
  fit(points: Points, options: FitOptions): Promise<Fit>;
}

/** A training that failed, with its cause. An experiment reports it; it is never a verdict. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
}

/** A training that was stopped from outside; what was done is in the checkpoint. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}
