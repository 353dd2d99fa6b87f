/**
 * The record of one unit: its answer, who computed it, and a digest that tells a damaged record from a whole one.
 *
 * A unit is a pure function of its key and of the code, so every record of a unit has the same answer. The first one counts; a second one with
 * another answer is *divergent*, and both are kept. A unit that was cut short has no record. An error that a loop or a learner throws is an answer like
 * any other: the unit is not tried again.
 */
import type { TrialResult } from '../../results';
import type { Exploration } from '../../search';
import type { PortableError } from '../../search/threads';

/**
 * The answer of a unit: what was explored of a search, what a trial found, or what was thrown. An error has no stack, because a stack names paths of the
 * machine that it was thrown on.
 */
export type UnitAnswer =
  | { readonly explored: Exploration }
  | { readonly trial: TrialResult }
  | { readonly error: Omit<PortableError, 'stack'> };

/** Whether the task ends with this answer, by a refuted case or an error: no unit after it counts. */
export const endsTask = (answer: UnitAnswer): boolean =>
  'error' in answer || ('explored' in answer && answer.explored.failure !== undefined);

/** The record of a unit. */
export type UnitRecord = UnitAnswer & {
  /** Key of the unit; see `Unit`. */
  readonly key: string;
  /** Fingerprint of the code that computed it; see `CodeFingerprint.sha256`. */
  readonly fingerprint: string;
  /** SHA-256 of the canonical text of `key`, `fingerprint` and the answer: equal for equal answers, whoever computed them. */
  readonly sha256: string;
  /** Name of the worker. */
  readonly worker: string;
  /** Processor seconds that it took, on all threads. */
  readonly seconds: number;
};
