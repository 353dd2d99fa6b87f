import { describe, expect, test } from '@jest/globals';
import { instanceText, readableInstance, valueText } from './readable-instance';

const discrete = {
  model: 'discrete',
  p0: ['1/2', '1/2'],
  w: ['1', '2'],
  pRef: ['0', '1'],
  q: ['2/5', '3/5'],
  K: 'inf',
  lambda: 'inf',
  epsilon: '0',
  rounds: 1,
};

describe('a discrete instance', () => {
  test.each([
    [
      'neither law that plays no part',
      discrete,
      'E(p[t], w) <= w_max',
      'p_0 = (1/2, 1/2), w = (1, 2), K = ∞, λ = ∞, rounds = 1',
    ],
    [
      'the real data where λ is finite',
      { ...discrete, lambda: '1/2' },
      '',
      'p_0 = (1/2, 1/2), w = (1, 2), p_ref = (0, 1), K = ∞, λ = 1/2, rounds = 1',
    ],
    [
      'the real data where a claim mentions it',
      discrete,
      'KL(p_ref, p[t]) <= 1',
      'p_0 = (1/2, 1/2), w = (1, 2), p_ref = (0, 1), K = ∞, λ = ∞, rounds = 1',
    ],
    [
      'the second law where a claim mentions it',
      discrete,
      'TV(curate(q), p[0]) <= 1',
      'p_0 = (1/2, 1/2), w = (1, 2), q = (2/5, 3/5), K = ∞, λ = ∞, rounds = 1',
    ],
    [
      'a declared bound and a fitting error',
      { ...discrete, wMax: '5', epsilon: '1/100' },
      '',
      'p_0 = (1/2, 1/2), w = (1, 2), K = ∞, λ = ∞, declared w_max = 5, ε = 1/100, rounds = 1',
    ],
  ])('shows %s', (_, instance, about, text) => expect(instanceText(instance, about)).toBe(text));

  test('whose laws differ in length is shown all the same', () => {
    const { atoms, fields } = readableInstance({ ...discrete, p0: ['1'] }, '');
    expect(atoms.map(({ name }) => name)).toEqual(['w']);
    expect(fields[0]).toEqual({ name: 'p_0', value: ['1'] });
  });
});

test('a large instance is shown in the words that describe it', () => {
  const large = {
    model: 'large-discrete',
    atoms: [
      { mass: 1, weight: 1 },
      { mass: 1, weight: 2 },
    ],
    more: { count: 1000, masses: 'zipf', weights: 'binades', seed: 7 },
    K: 1000000,
    lambda: 'inf',
    rounds: 2,
  };
  expect(instanceText(large, '')).toBe(
    'atoms = ({mass 1, weight 1}, {mass 1, weight 2}), more = {count 1000, masses zipf, weights binades, seed 7}, ' +
      'K = 1000000, λ = ∞, rounds = 2',
  );
});

test('a regression is shown with its numbers and the data it keeps', () => {
  const regression = { model: 'regression', d: 2, n: 5, sigma2: '3/2', data: 'accumulate', rounds: 3 };
  const about = 'risk(p[t]) <= 2*sigma2*d/(n - d - 1)';
  expect(instanceText(regression, about)).toBe('d = 2, n = 5, σ² = 3/2, data = accumulate, rounds = 3');
});

test('samples per round are shown', () => {
  const sampled = { ...discrete, samples: { size: 2, seed: 7 } };
  expect(instanceText(sampled, '')).toContain('samples = {size 2, seed 7}');
});

describe('values', () => {
  test.each<[unknown, string]>([
    ['-1/2', '−1/2'],
    ['inf', '∞'],
    [[['-3']], '−3'],
    [
      [
        ['2', '1/2'],
        ['1/2', '1'],
      ],
      '[2 1/2; 1/2 1]',
    ],
    [[{ share: '1', mean: ['0'] }], '({share 1, mean (0)})'],
    [true, 'true'],
    [null, 'null'],
    [[], '()'],
  ])('%j is %s', (value, text) => expect(valueText(value)).toBe(text));

  test('of any depth end', () => {
    const deep = Array.from({ length: 5000 }).reduce<unknown>((inner) => [inner, {}], '1');
    expect(valueText(deep)).toContain('…');
  });

  test('that are not an instance at all are shown as they are', () => {
    expect(instanceText('nonsense', '')).toBe('value = nonsense');
  });
});
