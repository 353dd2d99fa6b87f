/** Claims that compare models, on a loop that is known by draws alone: in parts where its training data can be drawn, else of the whole process. */
import { expect, test } from '@jest/globals';
import { stream } from '../../../models';
import { statementOf } from '../../../theory';
import { type SampledLaw, type SampledLoop, type WeightSource, decideSampled, sampledVerdict } from './sampled-loop';

/** The share of weight 1 among weights 1/2 and 1: of the models, and of the training data made from them. A learner loses what the loop gains. */
const MODELS = [0.5, 0.3, 0.2];
const TRAINING = [0.7, 0.5, 0.4];

const source = (training: readonly number[]): WeightSource => ({
  weights: (law: SampledLaw, t: number, count: number) => {
    const share = (law === 'model' ? MODELS : training)[t] ?? 0;
    const random = stream(t, 'weights', law);
    return Promise.resolve(Float64Array.from({ length: count }, () => (random.uniform() < share ? 1 : 0.5)));
  },
  step: () => Promise.resolve(),
});

const loop = (laws: readonly SampledLaw[]): SampledLoop => ({
  ...{ K: 2, lambda: 'infinity', top: 1, rounds: 2, start: 'reference', laws, attained: true },
});

async function verdictOf(laws: readonly SampledLaw[], training: readonly number[]) {
  const options = { statements: [statementOf('theorem-2.1')], seed: 1, draws: 16_384 };
  const decided = await decideSampled(loop(laws), source(training), options);
  expect(decided.budget.spent).toBeLessThanOrEqual(decided.budget.alpha);
  return [decided.cells[0]?.verdict, sampledVerdict(decided)];
}

test('a process without training data is one whole: what fails on its models is refuted', async () => {
  expect(await verdictOf(['model'], TRAINING)).toEqual(['refuted', 'refuted']);
});

test('with training data that gain, its learner is at fault, which is no pass', async () => {
  expect(await verdictOf(['model', 'training'], TRAINING)).toEqual(["learner's error", 'undecided']);
});

test('with training data that do not gain, its loop is refuted', async () => {
  expect(
    await verdictOf(
      ['model', 'training'],
      MODELS.map((share) => share / 2),
    ),
  ).toEqual(['refuted', 'refuted']);
});
