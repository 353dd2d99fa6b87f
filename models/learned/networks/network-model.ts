/**
 * A trained network as a generative model: noise is drawn and transported to data in steps.
 *
 * The parameters are kept in the memory of this program, and copied to the backend while points are drawn.
 */
import { stream } from '../../random';
import { type LearnedModel, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import type { Engine, NoiseTransport } from './engines';
import type { Widths } from './perceptron';
import { type Standardisation, restored } from './standardisation';

/** The number of points that are drawn together. */
const CHUNK = 4096;

/** The state of a trained network, from which sampling and further training are possible. */
export interface NetworkState {
  readonly widths: Widths;
  /** The weights and biases, layer by layer. */
  readonly parameters: Float32Array;
  readonly standardisation: Standardisation;
}

export type NetworkKind = 'flow-matching' | 'ddpm';

export interface NetworkModel extends LearnedModel, NetworkState {
  readonly kind: NetworkKind;
}

export const isNetworkModel = (model: LearnedModel): model is NetworkModel =>
  'kind' in model && (model.kind === 'flow-matching' || model.kind === 'ddpm');

/**
 * The model of a trained network. It uses no memory on the backend between draws, so it can be sampled after `dispose`
 * too.
 */
export function networkModel(
  engine: Engine,
  kind: NetworkKind,
  state: NetworkState,
  transport: NoiseTransport,
): NetworkModel {
  const dimension = state.standardisation.mean.length;
  return {
    kind,
    ...state,
    dimension,
    sample: (count, seed) => sample(engine, state, transport, count, seed),
    dispose: () => undefined,
  };
}

async function sample(
  engine: Engine,
  { widths, parameters, standardisation }: NetworkState,
  transport: NoiseTransport,
  count: number,
  seed: number,
): Promise<Points> {
  const dimension = standardisation.mean.length;
  const values = new Float64Array(count * dimension);
  const network = engine.evaluate(widths, parameters, Math.min(CHUNK, count));
  try {
    for (let first = 0; first < count; first += CHUNK) {
      const rows = Math.min(CHUNK, count - first);
      const random = stream(seed, 'noise', first / CHUNK);
      const drawn = await network.draw(transport, rows, random);
      values.set(restored(finite(drawn), standardisation), first * dimension);
    }
  } finally {
    network.dispose();
  }
  return pointsOf(dimension, values);
}

/** @throws TrainingError for a number that is not finite */
function finite(values: Float32Array): Float32Array {
  const bad = values.findIndex((x) => !Number.isFinite(x));
  if (bad < 0) return values;
  throw new TrainingError(`the model drew ${String(values[bad])}: its training diverged; lower the learning rate`);
}
