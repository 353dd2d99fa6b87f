/** Learners that are none: each is refused with one message that names the defect, its figure and the remedy. */
import { describe, expect, it } from '@jest/globals';
import { stream } from '../../../models';
import { type Points, TrainingError, pointsOf } from '../../../models/learned';
import { InputError } from '../../../theory';
import { type LearnerDefinition, type OwnModel, type TrainingPoints, defineLearner } from '../define';
import { LearnerCalls } from './learner-calls';
import type { FittedModel, SentPoints } from './learner-messages';
import { type TriedLearner, tryLearner } from './learner-preflight';

/** The learner in this thread. */
function inProcess(definition: LearnerDefinition): TriedLearner['thread'] {
  const calls = new LearnerCalls(defineLearner(definition));
  const { id, title = id, learns = 'points' } = definition;
  const context = { signal: new AbortController().signal, onProgress: () => undefined };
  let made = 0;
  return {
    learner: { id, title, learns },
    fit: async (order) => (await calls.answer({ kind: 'fit', ...order }, (made += 1), context)) as FittedModel,
    sample: async (model, count, seed) =>
      (await calls.answer({ kind: 'sample', model, count, seed }, 0, context)) as SentPoints,
    spoil: async (model) => {
      await calls.answer({ kind: 'spoil', model }, 0, context);
    },
    dispose: (model) => calls.dispose(model),
  };
}

const PLANE: Points = (() => {
  const random = stream(1, 'plane');
  return pointsOf(
    2,
    Float64Array.from({ length: 400 }, () => random.normal()),
  );
})();
const CLASSES: Points = pointsOf(
  1,
  Float64Array.from({ length: 300 }, (_, i) => i % 3),
);

type Sample = OwnModel['sample'];
type Fit = LearnerDefinition['fit'];

const rows = (count: number, seed: number, shift = 0): number[][] => {
  const random = stream(seed, 'own');
  return Array.from({ length: count }, () => [shift + random.normal(), random.normal()]);
};

const trial = (fit: Fit, points: Points = PLANE, classes?: number): Promise<void> =>
  tryLearner({
    thread: inProcess({ id: 'mine', fit, learns: classes === undefined ? 'points' : 'classes' }),
    points,
    classes,
  });
const sampling = (sample: Sample): Promise<void> => trial(() => ({ sample }));

const meanOf = ({ values }: TrainingPoints): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('a learner passes', () => {
  it.each<[string, Fit]>([
    [
      'with points as arrays',
      (points) => {
        const mean = meanOf(points);
        return { sample: (n, seed) => rows(n, seed, mean) };
      },
    ],
    ['with coordinates in a Float64Array', () => ({ sample: (n, seed) => Float64Array.from(rows(n, seed).flat()) })],
    [
      'that is asynchronous',
      async () => Promise.resolve({ sample: async (n, seed) => Promise.resolve(rows(n, seed)) }),
    ],
    [
      'that draws its training points again, with replacement',
      (points) => {
        const own = points.rows();
        return {
          sample: (n, seed) => {
            const random = stream(seed, 'again');
            return Array.from({ length: n }, () => own[random.index(own.length)] as number[]);
          },
        };
      },
    ],
    [
      'whose fit uses its seed',
      (_points, { seed }) => ({ sample: (n, drawSeed) => rows(n, drawSeed, stream(seed, 'fit').normal()) }),
    ],
  ])('%s', async (_what, fit) => expect(await trial(fit)).toBeUndefined());

  it('of classes, also where one class has nearly all draws', async () => {
    const sampler =
      (share: number): Sample =>
      (n, seed) => {
        const random = stream(seed, 'class');
        return Array.from({ length: n }, () => [random.uniform() < share ? 0 : random.index(3)]);
      };
    expect(await trial(() => ({ sample: sampler(0.2) }), CLASSES, 3)).toBeUndefined();
    expect(await trial(() => ({ sample: sampler(0.997) }), CLASSES, 3)).toBeUndefined();
  });
});

describe('a model is refused', () => {
  it.each<[string, Sample | ((n: number, seed: number) => unknown), string]>([
    ['that draws nothing', () => undefined, 'the learner mine drew undefined; give an array of points'],
    ['that draws too few points', (n, seed) => rows(n - 1, seed), 'drew 0 points, and 1 were asked for'],
    [
      'that draws points of another dimension',
      (n, seed) => rows(n, seed).map(([x]) => [x]),
      'as point 1; give an array of 2 numbers',
    ],
    ['that draws numbers', (n, seed) => rows(n, seed).map(([x]) => x), 'as point 1; give an array of 2 numbers'],
    ['that draws too few coordinates', (n) => new Float64Array(n), 'drew 1 coordinates, and 1 points of R^2 have 2'],
    [
      'that draws NaN',
      (n, seed) => rows(n, seed).map((row, i) => (i === n - 1 ? [NaN, 0] : row)),
      'drew a point with the coordinate NaN',
    ],
    ['that draws texts', (n) => Array.from({ length: n }, () => ['1', '2']), 'drew a point with the coordinate NaN'],
    ['that draws infinity', (n) => Array.from({ length: n }, () => [Infinity, 2]), 'the coordinate Infinity'],
    [
      'that draws one point',
      (n) => Array.from({ length: n }, () => [1, 2]),
      'drew 1024 times the point (1, 2) after a fit to 200 different points',
    ],
    [
      'that draws other points for the same seed',
      (n) => Array.from({ length: n }, () => [Math.random(), Math.random()]),
      'is not deterministic: a second draw with the same seed gave 1024 of 1024 other points; take all random numbers from the seed',
    ],
    ['that ignores its seed', (n) => rows(n, 1), 'ignores its seed: two seeds gave the same 1024 points, one by one'],
    [
      'that draws the same points for every seed, in another order',
      (n, seed) => {
        const all = rows(n, 1);
        return [...all.slice(seed % n), ...all.slice(0, seed % n)];
      },
      'of 512 points occur in the draw of another seed, and 0 of 512 in the rest of their own',
    ],
    [
      'that draws every point twice',
      (n, seed) =>
        rows(Math.ceil(n / 2), seed)
          .flatMap((row) => [row, row])
          .slice(0, n),
      'of 512 points occur in the rest of their draw, and 0 of 512 in a draw with another seed; every bound assumes independent draws',
    ],
  ])('%s', async (_what, sample, message) => {
    const tried = sampling(sample as Sample);
    await expect(tried).rejects.toThrow(InputError);
    await expect(tried).rejects.toThrow(message);
  });

  it.each<[string, Fit, string]>([
    [
      'that is none',
      (() => 5) as unknown as Fit,
      'the learner mine fits 5, which is not a model; return an object with sample(count, seed)',
    ],
    ['without sample', (() => ({ draw: rows })) as unknown as Fit, 'which is not a model'],
    [
      'whose fit changes the training points',
      (points) => {
        points.values.sort();
        return { sample: (n, seed) => rows(n, seed) };
      },
      'changes its training points; work on a copy',
    ],
    [
      'that keeps the training points',
      ({ values, count }) => ({
        sample: (n, seed) => {
          const random = stream(seed, 'kept');
          return Array.from({ length: n }, () => {
            const at = 2 * random.index(count);
            return [(values[at] as number) + random.normal(), values[at + 1] as number];
          });
        },
      }),
      'keeps the array of its training points',
    ],
    [
      'whose fit is not deterministic',
      () => {
        const shift = Math.random();
        return { sample: (n, seed) => rows(n, seed, shift) };
      },
      'is not deterministic: a second fit with the same seed gave 1024 of 1024 other points',
    ],
  ])('%s', async (_what, fit, message) => {
    await expect(trial(fit)).rejects.toThrow(message);
  });

  it('of classes that draws others', async () => {
    const model: OwnModel = { sample: (n, seed) => rows(n, seed).map(([x]) => [x as number]) };
    await expect(trial(() => model, CLASSES, 3)).rejects.toThrow('the classes are the whole numbers 0 … 2');
  });

  it('is not blamed for an error of its own code: that is told as it is', async () => {
    const fit: Fit = () => {
      throw new TrainingError('no memory');
    };
    await expect(trial(fit)).rejects.toThrow('no memory');
  });
});
