/** What answers the units of one kind of task. */
import type { Loop } from '../../../models/loops';
import type { Cancellation } from '../../search';
import type { PlannedTask, Unit } from '../plan';
import type { UnitAnswer } from '../records';

export interface UnitRunnerOptions {
  /** Threads that search or train; with 1 searches run in this thread. */
  readonly threads: number;
  readonly cancellation: Cancellation;
  /** The loops of files, by id. They run in this thread. @defaultValue no loops of files */
  readonly loops?: ReadonlyMap<string, Loop>;
}

/** Answers the units of some tasks, several of them at the same time. */
export interface Answerer<Task extends PlannedTask> {
  /**
   * @param onWork called with the processor seconds of each part of the unit, on any thread
   * @returns undefined if the unit was cut short
   * @throws ThreadDeathError; InputError if the task cannot be begun here. What a loop or a learner throws is an answer
   */
  readonly answer: (task: Task, unit: Unit, onWork?: (seconds: number) => void) => Promise<UnitAnswer | undefined>;
  readonly close: () => Promise<void>;
}
