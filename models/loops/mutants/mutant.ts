/**
 * A deliberately wrong loop, with a mistake that implementations really make. Each statement lists the mutants that it
 * must kill; a survivor fails the run.
 */
import type { Loop, StepParts } from '../loop';

/** A wrong loop, made from a correct one. The statements that list it must refute it. */
export interface Mutant {
  readonly id: string;
  readonly title: string;
  /** The loop with its wrong part. */
  readonly mutate: (loop: Loop) => Loop;
}

/** Defines a mutant. @param wrong gives the wrong parts that replace those of a loop, and its needs if they are others */
export function mutant(
  id: string,
  title: string,
  wrong: (loop: Loop) => Partial<StepParts & Pick<Loop, 'needs'>>,
): Mutant {
  return { id, title, mutate: (loop) => ({ ...loop, ...wrong(loop), id, title }) };
}
