/**
 * A learner: it fits a model, which can be sampled, to samples.
 *
 * Everything is seeded, and asynchronous because GPUs are. The same points, seed and backend give the same model, bit
 * for bit.
 */
import type { Points } from './points';

/** A trained generative model. */
export interface LearnedModel {
  readonly dimension: number;
  /**
   * Draws i.i.d. points of the model; the same seed gives the same points on the same backend.
   * @param count at least 0
   */
  sample(count: number, seed: number): Promise<Points>;
  /** Frees the memory of the model on the backend. The model must not be sampled afterwards. */
  dispose(): void;
}

/** The report of a fit. */
export interface FitReport {
  /** The number of gradient steps, or of iterations of EM. */
  readonly steps: number;
  /**
   * The final loss on the training points: the mean negative log-likelihood if the model has one, else the learner's
   * own loss. NaN for a learner that does not tell it.
   */
  readonly loss: number;
  /** The least loss on held-out points; NaN for a learner without held-out points. */
  readonly heldOutLoss: number;
  /** Why the fit ended. */
  readonly stoppedBy: 'held-out loss' | 'steps' | 'convergence' | 'closed form' | 'its own rule';
}

/** Options of one fit. */
export interface FitOptions {
  readonly seed: number;
  /** The model to start from (warm start). @defaultValue from scratch */
  readonly initial?: LearnedModel | undefined;
  /** Called after some steps. */
  readonly onProgress?:
    ((progress: { readonly step: number; readonly steps: number; readonly loss: number }) => void) | undefined;
  /** If aborted, the fit writes a checkpoint and ends with `InterruptedError`. */
  readonly signal?: AbortSignal | undefined;
  /** A file for the state of the fit. A fit that finds its own state there resumes from it. @defaultValue none */
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
  /** The number of units to draw at a time where a draw has a large fixed cost. @defaultValue chosen by who draws */
  readonly block?: number | undefined;
  /**
   * @throws TrainingError if the fit fails (a loss that is not finite, a component that collapses); it never returns a
   *   wrong model
   * @throws InterruptedError if the signal stops the fit
   */
  fit(points: Points, options: FitOptions): Promise<Fit>;
}

/** A training failed; the message gives the cause. An experiment reports it; it is never a verdict. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
}

/** A signal stopped a training. The checkpoint holds its state. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}
