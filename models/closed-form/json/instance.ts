/** Instances of every closed-form model as plain JSON. */
import { InputError, MODEL_KINDS } from '../../../theory';
import type { Instance } from '../case';
import { type CoEvolvingJson, decodeCoEvolving, encodeCoEvolving } from './co-evolving';
import { type CoupledJson, decodeCoupled, encodeCoupled } from './coupled';
import { type CurvedJson, decodeCurved, encodeCurved } from './curved';
import { type DiscreteJson, decodeDiscrete, encodeDiscrete } from './discrete';
import { type GaussianInstanceJson, decodeGaussianInstance, encodeGaussianInstance } from './gaussian';
import { type LargeJson, decodeLarge, encodeLarge } from './large';
import { type RegressionJson, decodeRegression, encodeRegression } from './regression';

/** An instance as plain JSON, with numbers as fractions. */
export type InstanceJson =
  DiscreteJson | LargeJson | GaussianInstanceJson | RegressionJson | CoupledJson | CoEvolvingJson | CurvedJson;

/** The instance in plain JSON; `decodeInstance` is the inverse. */
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
    case 'coupled':
      return encodeCoupled(instance);
    case 'co-evolving':
      return encodeCoEvolving(instance);
    case 'curved':
      return encodeCurved(instance);
  }
}

/** Reads an instance back. @throws InputError if the JSON is not an instance. */
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
    case 'coupled':
      return decodeCoupled(json);
    case 'co-evolving':
      return decodeCoEvolving(json);
    case 'curved':
      return decodeCurved(json);
    default:
      throw new InputError(
        `an instance has model ${MODEL_KINDS.map((kind) => `"${kind}"`).join(', ')}, not ${JSON.stringify(model)}`,
      );
  }
}
