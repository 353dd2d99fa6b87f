import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { DATASETS, datasetOf } from '../datasets';
import { classifierOf } from '../images';
import type { Reward } from '../reward';
import { confidenceReward, labelReward } from './classifier-reward';
import { furtherRewardsFor, rewardFor } from './default-rewards';

const data = datasetOf('shapes16');
const { classifier } = classifierOf(data);
const { values, dimension, count } = data.sample(400, 9);
const places = Array.from({ length: count }, (_, i) => i * dimension);

describe.each<[string, Reward, (q: readonly number[]) => number]>([
  ['q_0', labelReward(data, 5), (q) => q[0] as number],
  ['q_3', labelReward(data, 5, 3), (q) => q[3] as number],
  ['max q', confidenceReward(data, 5), (q) => Math.max(...q)],
])('%s', (_, reward, probability) => {
  test('w = e^{γq} below 0.99, and e^γ from there on, where A_* is', () => {
    expect(reward.top).toBe(Math.exp(5));
    expect(reward.constant).toBe(false);
    for (const at of places) {
      const q = probability([...classifier.probabilities(values, at)]);
      expect(reward.weight(values, at)).toBe(q >= 0.99 ? reward.top : Math.exp(5 * q));
      expect(reward.isBest(values, at)).toBe(q >= 0.99);
      expect(reward.isBest(values, at)).toBe(reward.weight(values, at) === reward.top);
    }
  });

  test('some images of the data are best', () => {
    expect(places.some((at) => reward.isBest(values, at))).toBe(true);
  });
});

test('the reward says which label it is about, and how good the classifier is', () => {
  expect(labelReward(data, 5, 'ring').text).toMatch(
    /^r\(x\) = 5·q_1\(x\), the probability of the label ring; from 0\.99 on it counts as 1; the classifier labels \d+\.\d % of 1000 held-out images rightly$/,
  );
  expect(confidenceReward(data, 2).text).toContain('r(x) = 2·max_i q_i(x)');
});

test('at gamma 0 every image is best', () => {
  const reward = labelReward(data, 0);
  expect(reward.constant).toBe(true);
  for (const at of places.slice(0, 50)) {
    expect(reward.weight(values, at)).toBe(1);
    expect(reward.isBest(values, at)).toBe(true);
  }
});

test('the default rewards of images are those of their first three labels', () => {
  const all = [rewardFor('shapes16', 5), ...furtherRewardsFor('shapes16', 5)];
  expect(all).toHaveLength(3);
  all.forEach((reward, label) => {
    expect(reward.text).toBe(labelReward(data, 5, label).text);
    const best = places.filter((at) => reward.isBest(values, at));
    expect(best.length / count).toBeGreaterThan(0.04);
    expect(best.length / count).toBeLessThan(0.2);
    for (const at of best) expect(classifier.label(values, at)).toBe(label);
  });
});

test.each([
  [() => labelReward(data, -1), 'gamma of a reward is -1; give a finite number of at least 0'],
  [() => labelReward(data, NaN), 'gamma of a reward is NaN'],
  [() => confidenceReward(data, 800), 'e^800 is no double; give at most 709'],
  [() => labelReward(data, 1, 10), 'shapes16 has no label 10; its labels are 0 (disc), 1 (ring)'],
  [() => labelReward(data, 1, 'star'), 'shapes16 has no label star'],
  [() => confidenceReward(DATASETS.moons, 1), 'moons has no labelled images to train a classifier on'],
  [() => labelReward(DATASETS.classes10, 1), 'classes10 has no labelled images'],
])('%# is refused: %s', (make, message) => {
  expect(make).toThrow(InputError);
  expect(make).toThrow(message);
});
