/** A case: an instance of any closed-form model, with the rungs on which questions about it can be answered. */
import { type AnyInterpretation, InputError } from '../../theory';
import type { Loop } from '../loops/loop';
import type { DiscreteInstance } from './discrete/instance';
import { discreteRungs } from './discrete/interpretation';
import { type DiscreteJson, decodeDiscrete, discreteSchema, encodeDiscrete } from './discrete/json';

export type Instance = DiscreteInstance;
export type InstanceJson = DiscreteJson;

export interface Case {
  readonly instance: Instance;
  readonly loop: Loop;
  /** Interpretations, cheapest arithmetic first. */
  readonly rungs: readonly (() => AnyInterpretation)[];
}

/** The case of an instance under a loop. */
export function caseOf(instance: Instance, loop: Loop): Case {
  return { instance, loop, rungs: discreteRungs(instance, loop) };
}

export function encodeInstance(instance: Instance): InstanceJson {
  return encodeDiscrete(instance);
}

/** Reads an instance back. @throws InputError for anything that is not one. */
export function decodeInstance(json: unknown): Instance {
  const parsed = discreteSchema.safeParse(json);
  if (!parsed.success) throw new InputError(`not an instance: ${parsed.error.issues[0]?.message ?? 'unknown shape'}`);
  return decodeDiscrete(parsed.data);
}
