/**
 * A trained network as a generative model: noise is drawn and transported to data in steps.
 *
 * The parameters are kept in the memory of this program, and copied to the backend while points are drawn.
 */
import { stream } from '../../random';
import { type LearnedModel, TrainingError } from '../learner';
import { type Points, pointsOf } from '../points';
import { type Engine, type NoiseTransport, sideBySide } from './engines';
import { type Standardisation, restored } from './standardisation';

/** The state of a trained network, from which sampling and further training are possible. */
export interface NetworkState {
  /** The shape of the network, in words. */
  readonly shape: string;
  readonly parameters: Float32Array;
  readonly standardisation: Standardisation;
}

const KINDS = ['flow-matching', 'ddpm', 'conv-flow'] as const;

export type NetworkKind = (typeof KINDS)[number];

export interface NetworkModel extends LearnedModel, NetworkState {
  readonly kind: NetworkKind;
}

export const isNetworkModel = (model: LearnedModel): model is NetworkModel =>
  'kind' in model && KINDS.some((kind) => kind === model.kind);

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
  return {
    kind,
    ...state,
    dimension: state.standardisation.mean.length,
    sample: (count, seed) => drawPoints(engine, state, transport, { count, seed }),
    dispose: () => undefined,
  };
}

/** Which points are drawn. */
export interface Draw {
  /** At least 0. */
  readonly count: number;
  readonly seed: number;
  /** The given coordinates of each point, in the units of the network. @defaultValue none */
  readonly given?: Points;
}

/** Draws points with their given coordinates in front. @throws TrainingError for a number that is not finite */
export async function drawPoints(
  engine: Engine,
  { parameters, standardisation }: NetworkState,
  transport: NoiseTransport,
  { count, seed, given }: Draw,
): Promise<Points> {
  const dimension = standardisation.mean.length;
  const before = given?.dimension ?? 0;
  const values = new Float64Array(count * dimension);
  const network = engine.evaluate(parameters, Math.min(engine.most, count));
  try {
    for (let first = 0; first < count; first += engine.most) {
      const rows = Math.min(engine.most, count - first);
      const random = stream(seed, 'noise', first / engine.most);
      const known = given && Float32Array.from(given.values.subarray(first * before, (first + rows) * before));
      const drawn = finite(await network.draw(transport, rows, random, known));
      values.set(restored(known ? sideBySide(rows, known, drawn) : drawn, standardisation), first * dimension);
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
