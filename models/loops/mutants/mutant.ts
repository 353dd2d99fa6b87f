/**
 * A wrong loop, on purpose: a mistake that an implementation really makes. Each statement lists the mutants that it must kill, and a
 * survivor fails the run.
 */
import type { Loop, StepParts } from '../loop';

/** A wrong loop, made from a right one: the statements must refute it. */
export interface Mutant {
  readonly id: string;
  readonly title: string;
  /** The loop with its wrong part. */
  readonly mutate: (loop: Loop) => Loop;
}

/** @param wrong the parts that the mutant of a loop has in place of the right ones */
export function mutant(id: string, title: string, wrong: (loop: Loop) => Partial<StepParts>): Mutant {
  return { id, title, mutate: (loop) => ({ ...loop, ...wrong(loop), id, title }) };
}
