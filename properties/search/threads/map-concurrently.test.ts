import { describe, expect, it } from '@jest/globals';
import { mapConcurrently } from './map-concurrently';

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('bounded concurrency', () => {
  it.each([1, 2, 3, 10])('with at most %d at a time: results in the order of the items', async (limit) => {
    let working = 0;
    let most = 0;
    const results = await mapConcurrently(limit, [5, 4, 3, 2, 1], async (item) => {
      working += 1;
      most = Math.max(most, working);
      await after(4 * item);
      working -= 1;
      return 10 * item;
    });
    expect(results).toEqual([50, 40, 30, 20, 10]);
    expect(most).toBe(Math.min(limit, 5));
  });

  it('throws the first error and begins nothing after it', async () => {
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await after(5 * item);
      if (item === 1) throw new RangeError('one');
    };
    await expect(mapConcurrently(2, [1, 2, 3, 4, 5], work)).rejects.toThrow('one');
    await after(30);
    expect(begun).toEqual([1, 2]);
  });

  it('of nothing is nothing', async () => {
    expect(await mapConcurrently(3, [], () => Promise.reject(new Error('asked')))).toEqual([]);
  });
});
