/** A case: an instance of any closed-form model, with the rungs on which questions about it can be answered. */
import { type AnyInterpretation, type FilterModel, InputError, MODEL_KINDS } from '../../theory';
import type { Loop } from '../loops';
import {
  discreteFilter,
  discreteRungs,
  decodeDiscrete,
  encodeDiscrete,
  type DiscreteInstance,
  type DiscreteJson,
} from './discrete';
import {
  type GaussianInstance,
  type GaussianInstanceJson,
  decodeGaussianInstance,
  encodeGaussianInstance,
  gaussianRungs,
} from './gaussian';
import { type LargeInstance, type LargeJson, decodeLarge, encodeLarge, largeRungs } from './large';
import {
  type RegressionInstance,
  type RegressionJson,
  decodeRegression,
  encodeRegression,
  regressionRungs,
} from './regression';

export type Instance = DiscreteInstance | LargeInstance | GaussianInstance | RegressionInstance;
export type InstanceJson = DiscreteJson | LargeJson | GaussianInstanceJson | RegressionJson;

export interface Case {
  readonly instance: Instance;
  readonly loop: Loop;
  /** Decides claims about means and variances before the rungs are asked; gives undefined where there is none. */
  readonly filter: () => FilterModel | undefined;
  /** Interpretations, cheapest arithmetic first. */
  readonly rungs: readonly (() => AnyInterpretation)[];
}

/** The case of an instance under a loop. */
export function caseOf(instance: Instance, loop: Loop): Case {
  const filter = (): FilterModel | undefined =>
    instance.model === 'discrete' ? discreteFilter(instance, loop) : undefined;
  return { instance, loop, filter, rungs: rungsOf(instance, loop) };
}

function rungsOf(instance: Instance, loop: Loop): Case['rungs'] {
  switch (instance.model) {
    case 'discrete':
      return discreteRungs(instance, loop);
    case 'large-discrete':
      return largeRungs(instance, loop);
    case 'gaussian':
    case 'mixture':
      return gaussianRungs(instance, loop);
    case 'regression':
      return regressionRungs(instance, loop);
  }
}

export function encodeInstance(instance: Instance): InstanceJson {
  switch (instance.model) {
    case 'discrete':
      return encodeDiscrete(instance);
    case 'large-discrete':
      return encodeLarge(instance);
    case 'gaussian':
    case 'mixture':
      return encodeGaussianInstance(instance);
    case 'regression':
      return encodeRegression(instance);
  }
}

/** Reads an instance back. @throws InputError for anything that is not one. */
export function decodeInstance(json: unknown): Instance {
  const model = typeof json === 'object' && json !== null && 'model' in json ? json.model : undefined;
  switch (model) {
    case 'discrete':
      return decodeDiscrete(json);
    case 'large-discrete':
      return decodeLarge(json);
    case 'gaussian':
    case 'mixture':
      return decodeGaussianInstance(json);
    case 'regression':
      return decodeRegression(json);
    default:
      throw new InputError(
        `an instance has model ${MODEL_KINDS.map((kind) => `"${kind}"`).join(', ')}, not ${JSON.stringify(model)}`,
      );
  }
}
