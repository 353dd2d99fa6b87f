import { expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { stream } from '../../random/stream';
import { type Backend, type BackendName, openBackend } from '../backends';
import { engineOf } from './engines';
import { flowRegression } from './flow-matching';
import { initialParameters } from './perceptron';
import { drawBatch } from './regression';

const WIDTHS = [3, 32, 32, 2];
const ROWS = 64;
const STEPS = 20;

const normal = stream(1, 'data');
const data = { count: 100, dimension: 2, values: Float32Array.from({ length: 200 }, () => normal.normal()) };

/** The losses of the first steps of a training on a backend. */
async function losses({ tf }: Backend): Promise<number[]> {
  const parameters = initialParameters(WIDTHS, stream(1, 'weights'));
  const zeros = new Float32Array(parameters.length);
  const vectors = { parameters, firstMoment: zeros, secondMoment: zeros, average: parameters };
  const training = engineOf(tf, WIDTHS).train(vectors, ROWS);
  const found = await training.descend({
    taken: 0,
    count: STEPS,
    batchOf: (before) => drawBatch(flowRegression, data, ROWS, stream(1, 'step', before), (row) => row),
    rateOf: () => 0.01,
  });
  training.dispose();
  return found;
}

/** The losses on a backend, or undefined if it does not run. */
async function lossesOn(name: BackendName): Promise<number[] | undefined> {
  try {
    return await losses(await openBackend(name));
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The backends that must agree. A GPU may round far more coarsely. */
const ALIKE: readonly BackendName[] = ['native', 'wasm', 'tfjs-wasm', 'cpu'];

test('the losses of backends on a CPU agree to 1e-5', async () => {
  const reference = (await lossesOn('tfjs-cpu')) ?? [];
  expect(reference).toHaveLength(STEPS);
  expect(reference[STEPS - 1]).toBeLessThan(reference[0] as number);
  for (const name of ALIKE) {
    const found = await lossesOn(name);
    if (name !== 'native') expect(found).toBeDefined();
    found?.forEach((loss, i) => expect(Math.abs(loss / (reference[i] as number) - 1)).toBeLessThan(1e-5));
  }
});
