/** A case: an instance of any closed-form model, with the rungs on which questions about it can be answered. */
import { type AnyInterpretation, InputError } from '../../theory';
import type { Loop } from '../loops/loop';
import type { DiscreteInstance } from './discrete/instance';
import { discreteRungs } from './discrete/interpretation';
import { type DiscreteJson, decodeDiscrete, encodeDiscrete } from './discrete/json';
import {
  type GaussianInstance,
  type GaussianInstanceJson,
  decodeGaussianInstance,
  encodeGaussianInstance,
  gaussianRungs,
} from './gaussian';

export type Instance = DiscreteInstance | GaussianInstance;
export type InstanceJson = DiscreteJson | GaussianInstanceJson;

export interface Case {
  readonly instance: Instance;
  readonly loop: Loop;
  /** Interpretations, cheapest arithmetic first. */
  readonly rungs: readonly (() => AnyInterpretation)[];
}

/** The case of an instance under a loop. */
export function caseOf(instance: Instance, loop: Loop): Case {
  const rungs = instance.model === 'discrete' ? discreteRungs(instance, loop) : gaussianRungs(instance, loop);
  return { instance, loop, rungs };
}

export function encodeInstance(instance: Instance): InstanceJson {
  return instance.model === 'discrete' ? encodeDiscrete(instance) : encodeGaussianInstance(instance);
}

/** Reads an instance back. @throws InputError for anything that is not one. */
export function decodeInstance(json: unknown): Instance {
  const model = typeof json === 'object' && json !== null && 'model' in json ? json.model : undefined;
  switch (model) {
    case 'discrete':
      return decodeDiscrete(json);
    case 'gaussian':
    case 'mixture':
      return decodeGaussianInstance(json);
    default:
      throw new InputError(`an instance has model "discrete", "gaussian" or "mixture", not ${JSON.stringify(model)}`);
  }
}
