/** A learner of your own: `defineLearner({ id, title, fit })`. */
import * as z from 'zod';
import { functionField, idField, problemIn, refusedDefinition, titleField } from './definition-fields';

/**
 * Points to which a model is fitted: `count` points of R^`dimension`.
 * @example
 * const firstOf = ({ values, dimension }: TrainingPoints): readonly number[] => Array.from(values.subarray(0, dimension));
 */
export interface TrainingPoints {
  readonly count: number;
  readonly dimension: number;
  /** The coordinates, one point after the other. Copy what you keep; do not change it. */
  readonly values: Float64Array;
  /** The points as new arrays of coordinates. */
  readonly rows: () => number[][];
}

/** Drawn points: an array of points, or all coordinates one point after the other. */
export type Drawn = readonly (readonly number[])[] | Float64Array;

/**
 * A fitted model of your own: whatever object you like, with `sample`.
 * @example
 * const model: OwnModel = { sample: (count, seed) => Array.from({ length: count }, (_, i) => [Math.sin(seed + i)]) };
 */
export interface OwnModel {
  /**
   * Draws independent points of the model. The same seed gives the same points, and other seeds give other points.
   * @param count at least 1
   * @param seed a whole number from 0 to 2^31 − 1
   */
  readonly sample: (count: number, seed: number) => Drawn | Promise<Drawn>;
  /** Frees what the model holds; it is not sampled afterwards. */
  readonly dispose?: (() => void) | undefined;
  /** The loss on the training points, for the report. */
  readonly loss?: number | undefined;
  /** The number of steps of the fit, for the report. */
  readonly steps?: number | undefined;
}

/** What a fit is told. */
export interface OwnFitOptions {
  /** A whole number from 0 to 2^31 − 1, from which all random numbers of the fit are to be drawn. */
  readonly seed: number;
  /** The model of the round before, from which a fit may start; undefined in the first round and with --scratch. */
  readonly initial: OwnModel | undefined;
  /** The number of classes of data on classes 0 … C − 1. */
  readonly classes: number | undefined;
  /** Aborted when the run is cut short: end what you started, such as a program. */
  readonly signal: AbortSignal;
  /** Tells how far the fit is, for the progress line. */
  readonly onProgress: (progress: { readonly step: number; readonly steps: number; readonly loss: number }) => void;
}

/**
 * The definition of a learner: `fit` makes a model from points, which can be sampled.
 * @example
 * const definition: LearnerDefinition = {
 *   id: 'standard-normal',
 *   fit: ({ count: points, dimension }) => ({ sample: (count, seed) => new Float64Array(count * dimension).fill(seed), steps: points }),
 * };
 * const learner = defineLearner(definition);
 */
export interface LearnerDefinition {
  /** Letters, digits and hyphens. */
  readonly id: string;
  /** One line that says what is fitted, and how. @defaultValue the id */
  readonly title?: string;
  /** Whether it learns points of R^d or classes. @defaultValue 'points' */
  readonly learns?: 'points' | 'classes';
  /** Fits a model; an error that it throws is a failed training. The same points and seed give the same model. */
  readonly fit: (points: TrainingPoints, options: OwnFitOptions) => OwnModel | Promise<OwnModel>;
}

/** The key that marks a learner made by `defineLearner`. The symbol is the same in every copy of this package. */
const LEARNER: unique symbol = Symbol.for('curated-loops.learner');

/** A learner made by `defineLearner`. */
export interface DefinedLearner extends LearnerDefinition {
  readonly [LEARNER]: true;
}

const schema = z.strictObject({
  id: idField,
  title: titleField.optional(),
  learns: z.enum(['points', 'classes'], { error: "'points' or 'classes'" }).optional(),
  fit: functionField('(points, { seed }) => model'),
});

export const isDefinedLearner = (value: unknown): value is DefinedLearner =>
  typeof value === 'object' && value !== null && LEARNER in value;

/**
 * Makes a learner from its definition, for `learn --learner ./my-learner.ts`.
 * @throws InputError for a malformed definition; the message names the fault, the value and the remedy
 * @example
 * defineLearner({
 *   id: 'mean-and-spread',
 *   fit: (points, { seed }) => {
 *     const mean = points.values.reduce((sum, x) => sum + x, 0) / points.count;
 *     const shift = Math.sin(seed);
 *     return { sample: (count, from) => Array.from({ length: count }, (_, i) => [mean + shift + Math.sin(from + i)]) };
 *   },
 * });
 */
export function defineLearner(input: LearnerDefinition): DefinedLearner {
  const problem = problemIn(schema, input);
  if (problem !== undefined) throw refusedDefinition('defineLearner', problem);
  return Object.freeze({ ...input, [LEARNER]: true as const });
}
