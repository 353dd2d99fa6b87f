import { describe, expect, it } from '@jest/globals';
import { InputError, Q, type Rational } from '../../../theory';
import { type GaussianComponent, type GaussianInstance, checkGaussianInstance } from './index';

const vector = (text: string): Rational[] => text.trim().split(' ').map(Q.parse);
const matrix = (text: string): Rational[][] => text.split(';').map(vector);
const component = (precision: string, mean: string, share = '1'): GaussianComponent => ({
  share: Q.parse(share),
  precision: matrix(precision),
  mean: vector(mean),
});

const valid: GaussianInstance = {
  model: 'gaussian',
  start: [component('2 1; 1 2', '0 1')],
  reference: [component('1 0; 0 1', '0 0')],
  q: component('1 0; 0 3', '1 1'),
  reward: { kind: 'quadratic', b: Q.one, A: matrix('1 0; 0 0'), c: vector('1 2') },
  K: Infinity,
  lambda: 'infinity',
  epsilon: Q.zero,
  rounds: 3,
};
const indefinite: GaussianInstance = {
  ...valid,
  reward: { kind: 'quadratic', b: Q.one, A: matrix('1 2; 2 1'), c: vector('0 0') },
};
const linear: GaussianInstance = { ...valid, reward: { kind: 'linear', b: Q.one, slope: vector('1 0') } };

describe('checkGaussianInstance', () => {
  it.each([
    ['a singular A', valid],
    ['an indefinite A, for a dropped hypothesis', indefinite],
    ['a linear reward, for a dropped hypothesis', linear],
    ['K = 1', { ...valid, K: 1 }],
    [
      'a mixture',
      {
        ...valid,
        model: 'mixture' as const,
        start: [component('1 0; 0 1', '0 0', '1/3'), component('2 0; 0 1', '5 0', '2/3')],
      },
    ],
  ])('accepts %s', (_name, instance) => {
    expect(checkGaussianInstance(instance)).toBe(instance);
  });

  it('accepts a bounded reward if boundedReward is set', () => {
    expect(checkGaussianInstance(valid, { boundedReward: true })).toBe(valid);
  });

  it.each<[string, GaussianInstance, RegExp]>([
    [
      'an indefinite precision',
      { ...valid, start: [component('1 2; 2 1', '0 0')] },
      /\[\[1, 2\], \[2, 1\]\] is not positive definite/,
    ],
    ['an asymmetric precision', { ...valid, start: [component('1 1; 0 1', '0 0')] }, /not symmetric/],
    ['a ragged precision', { ...valid, start: [component('1 0; 0', '0 0')] }, /not a 2×2 matrix/],
    [
      'a mean of another dimension',
      { ...valid, reference: [component('1', '0')] },
      /\[0\] has 1 entries but the dimension is 2/,
    ],
    ['dimension 5', { ...valid, start: [component('1', '0 0 0 0 0')] }, /dimension 5/],
    ['no components', { ...valid, start: [] }, /no components/],
    ['shares that do not sum to 1', { ...valid, start: [component('1 0; 0 1', '0 0', '1/2')] }, /sum to 1\/2/],
    [
      'a negative share',
      { ...valid, start: [component('1 0; 0 1', '0 0', '-1')] },
      /share of component 1 of the start is -1/,
    ],
    ['a q with a share', { ...valid, q: component('1 0; 0 1', '0 0', '1/2') }, /shares of q/],
    [
      'two components in a Gaussian',
      { ...valid, start: [component('1 0; 0 1', '0 0', '1/2'), component('2 0; 0 1', '0 0', '1/2')] },
      /use the model 'mixture'/,
    ],
    [
      'an asymmetric A',
      { ...valid, reward: { kind: 'quadratic', b: Q.one, A: matrix('1 1; 0 1'), c: vector('0 0') } },
      /A of the reward/,
    ],
    [
      'a centre of another dimension',
      { ...valid, reward: { kind: 'quadratic', b: Q.one, A: matrix('1 0; 0 1'), c: vector('0') } },
      /centre c/,
    ],
    ['a slope of another dimension', { ...valid, reward: { kind: 'linear', b: Q.one, slope: vector('1') } }, /slope/],
    ['a finite K', { ...valid, K: 2 }, /K = 2/],
    ['a negative lambda', { ...valid, lambda: Q.of(-1) }, /lambda = -1/],
    ['epsilon 1', { ...valid, epsilon: Q.one }, /fitting error 1/],
    ['half a round', { ...valid, rounds: 0.5 }, /0.5 is not a number of rounds/],
  ])('refuses %s', (_name, instance, message) => {
    expect(() => checkGaussianInstance(instance)).toThrow(InputError);
    expect(() => checkGaussianInstance(instance)).toThrow(message);
  });

  it.each([
    ['an indefinite A', indefinite, /not positive semidefinite/],
    ['a linear reward', linear, /no upper bound/],
  ])('refuses %s when a bounded reward is asked for', (_name, instance, message) => {
    expect(() => checkGaussianInstance(instance, { boundedReward: true })).toThrow(message);
  });
});
