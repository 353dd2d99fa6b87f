import { expect, test } from '@jest/globals';
import { stream } from '../../../random/stream';
import { permutation, shuffledForever } from './permutation';

const sorted = (values: ArrayLike<number>): number[] => Array.from(values).sort((a, b) => a - b);

test('a permutation has every number once, and all orders are equally likely', () => {
  const seen = new Map<string, number>();
  const random = stream(3, 'orders');
  for (let i = 0; i < 6000; i += 1) {
    const order = permutation(3, random);
    seen.set(order.join(), (seen.get(order.join()) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(['0,1,2', '0,2,1', '1,0,2', '1,2,0', '2,0,1', '2,1,0']);
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('shuffled numbers repeat in a new order, for any order of access', () => {
  const at = shuffledForever(10, 1);
  const list = Array.from({ length: 30 }, (_, i) => at(i));
  for (const epoch of [0, 10, 20]) expect(sorted(list.slice(epoch, epoch + 10))).toEqual(sorted([...Array(10).keys()]));
  expect(list.slice(0, 10)).not.toEqual(list.slice(10, 20));
  expect(shuffledForever(10, 1)(25)).toBe(list[25]);
  expect(Array.from({ length: 30 }, (_, i) => shuffledForever(10, 2)(i))).not.toEqual(list);
});
