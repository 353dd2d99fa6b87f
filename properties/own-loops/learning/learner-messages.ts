/** The messages between `learner-thread.ts` and its worker thread, as plain data. */
import type { PortableError } from '../../search/threads';

export interface LearnerSummary {
  readonly id: string;
  readonly title: string;
  readonly learns: 'points' | 'classes';
}

/** Points as they are sent. */
export interface SentPoints {
  readonly count: number;
  readonly dimension: number;
  readonly values: Float64Array;
}

export type LearnerOrder =
  | {
      readonly kind: 'fit';
      readonly points: SentPoints;
      readonly seed: number;
      readonly classes: number | undefined;
      /** The number of the model to start from. */
      readonly initial: number | undefined;
    }
  | { readonly kind: 'sample'; readonly model: number; readonly count: number; readonly seed: number }
  /** Overwrites the training points of a model, which it must not have kept. */
  | { readonly kind: 'spoil'; readonly model: number };

export type ToLearner =
  | { readonly kind: 'order'; readonly call: number; readonly order: LearnerOrder }
  | { readonly kind: 'abort' }
  | { readonly kind: 'dispose'; readonly model: number };

/** The result of a fit. */
export interface FittedModel {
  readonly model: number;
  readonly loss: number | undefined;
  readonly steps: number;
  /** Whether the fit changed its training points. */
  readonly changed: boolean;
}

export interface FitStep {
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

export type FromLearner =
  | { readonly kind: 'loaded'; readonly learner: LearnerSummary }
  | { readonly kind: 'refused'; readonly error: PortableError }
  | { readonly kind: 'progress'; readonly call: number; readonly progress: FitStep }
  | { readonly kind: 'done'; readonly call: number; readonly value: FittedModel | SentPoints | undefined }
  /** An error of the learner's code (`threw`), or a result that is none (`defect`). */
  | { readonly kind: 'threw' | 'defect'; readonly call: number; readonly message: string };
