import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import fixtures from '../fixtures/gaussian-moments.json';
import { decodeGaussianInstance, encodeGaussianInstance } from './gaussian';

const [first] = fixtures.loops;
const json = first?.instance as Readonly<Record<string, unknown>>;

describe('Gaussian cases as JSON', () => {
  it.each([...fixtures.loops, ...fixtures.fits])('$name survives decoding and encoding', ({ instance }) => {
    const encoded = encodeGaussianInstance(decodeGaussianInstance(instance));
    expect(encoded).toEqual(instance);
    expect(JSON.parse(JSON.stringify(encoded))).toEqual(encoded);
  });

  it('reads decimals and brings fractions to lowest terms', () => {
    const decoded = decodeGaussianInstance({ ...json, lambda: '0.5', epsilon: '2/8' });
    expect(encodeGaussianInstance(decoded)).toMatchObject({ lambda: '1/2', epsilon: '1/4' });
  });

  it.each<[string, unknown, RegExp]>([
    ['a list', [], /not well formed/],
    ['nothing', undefined, /not well formed/],
    ['a number that is none', { ...json, epsilon: 'x' }, /at epsilon: "x" is not a number/],
    ['a fraction over zero', { ...json, lambda: '1/0' }, /at lambda/],
    ['a float for a rational', { ...json, epsilon: 0.1 }, /at epsilon/],
    ['an unknown key', { ...json, gamma: 1 }, /gamma/],
    ['an unknown reward', { ...json, reward: { kind: 'cubic' } }, /at reward/],
    ['an unknown K', { ...json, K: 'many' }, /at K/],
    ['a finite K', { ...json, K: 5 }, /K = 5/],
    ['a missing mean', { ...json, q: { share: '1', precision: [['1']] } }, /at q.mean/],
    [
      'a mean of the wrong dimension',
      { ...json, q: { share: '1', precision: [['1']], mean: ['1', '2'] } },
      /mean of component 1 of q/,
    ],
  ])('refuses %s', (_name, value, message) => {
    expect(() => decodeGaussianInstance(value)).toThrow(InputError);
    expect(() => decodeGaussianInstance(value)).toThrow(message);
  });
});
