import { expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { stream } from '../../random/stream';
import { type Backend, type BackendName, openBackend } from '../backends';
import { flowRegression } from './flow-matching';
import { initialParameters } from './perceptron';
import { drawBatch } from './regression';
import { type Optimisation, trainingStep } from './training/training-step';

const WIDTHS = [3, 32, 32, 2];
const ROWS = 64;
const STEPS = 20;

const normal = stream(1, 'data');
const data = { count: 100, dimension: 2, values: Float32Array.from({ length: 200 }, () => normal.normal()) };

/** The losses of the first steps of a training on a backend. */
async function losses({ tf }: Backend): Promise<number[]> {
  const parameters = initialParameters(WIDTHS, stream(1, 'weights'));
  const zeros = new Float32Array(parameters.length);
  let state: Optimisation = {
    parameters: tf.tensor1d(parameters),
    firstMoment: tf.tensor1d(zeros),
    secondMoment: tf.tensor1d(zeros),
    average: tf.tensor1d(parameters),
  };
  const found: number[] = [];
  for (let n = 1; n <= STEPS; n += 1) {
    const batch = drawBatch(flowRegression, data, ROWS, stream(1, 'step', n), (row) => row);
    const before = state;
    const step = trainingStep(tf, WIDTHS, state, batch, n, 0.01);
    state = step.state;
    const [loss] = await step.loss.data();
    found.push(loss as number);
    tf.dispose([step.loss, ...Object.values<Optimisation['average']>({ ...before })]);
  }
  tf.dispose({ ...state });
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
const ALIKE: readonly BackendName[] = ['native', 'wasm'];

test('the losses of backends on a CPU agree to 1e-5', async () => {
  const reference = (await lossesOn('cpu')) ?? [];
  expect(reference).toHaveLength(STEPS);
  expect(reference[STEPS - 1]).toBeLessThan(reference[0] as number);
  for (const name of ALIKE) {
    const found = await lossesOn(name);
    if (name === 'wasm') expect(found).toBeDefined();
    found?.forEach((loss, i) => expect(Math.abs(loss / (reference[i] as number) - 1)).toBeLessThan(1e-5));
  }
});
