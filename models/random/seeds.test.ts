import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mixed32, streamSeed } from './seeds';

/** The index of the stream of a seed: the steps of `mixed32` backwards. */
function indexOf(seed: number, of: number): number {
  const unshifted = (h: number, by: number): number => {
    let undone = h;
    for (let shift = by; shift < 32; shift += by) undone = h ^ (undone >>> by);
    return undone;
  };
  // The inverses of the odd factors modulo 2^32.
  let h = unshifted(seed ^ of, 16);
  h = unshifted(Math.imul(h, 0x7ed1b41d), 13);
  return unshifted(Math.imul(h, 0xa5cb9243), 16) >>> 0;
}

describe('the seeds of streams', () => {
  it('are those of a permutation: each tells the index of its stream', () => {
    const index = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.integer(), index, (seed, i) => {
        expect(indexOf(streamSeed(seed, i), seed)).toBe(i);
      }),
    );
  });

  it('do not repeat, where hashes of 31 bits would', () => {
    const streams = 300_000; // Of so many hashes, about twenty pairs are equal.
    expect(new Set(Array.from({ length: streams }, (_, i) => streamSeed(20240709, i))).size).toBe(streams);
  });

  it('start with the seed itself, and are fixed for all time', () => {
    expect(streamSeed(7, 0)).toBe(7);
    expect([1, 2, 3].map((i) => mixed32(i) >>> 0)).toEqual([0x514e28b7, 0x30f4c306, 0x85f0b427]);
  });
});
