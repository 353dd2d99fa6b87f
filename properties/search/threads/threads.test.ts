import { availableParallelism } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { CASES_PER_THREAD, threadsFor } from './threads';

describe('the number of threads', () => {
  it.each([
    [0, 1],
    [CASES_PER_THREAD, 1],
    [2 * CASES_PER_THREAD - 1, 1],
    [2 * CASES_PER_THREAD, Math.min(2, availableParallelism())],
    [1e9, availableParallelism()],
  ])('chosen for %d cases is %d', (cases, threads) => {
    expect(threadsFor('auto', cases)).toBe(threads);
  });

  it('is the requested number, for a run of any size', () => {
    expect(threadsFor(3, 1)).toBe(3);
  });

  it.each([0, -1, 1.5, NaN, Infinity, 257])('%d is refused', (threads) => {
    expect(() => threadsFor(threads, 1)).toThrow(InputError);
    expect(() => threadsFor(threads, 1)).toThrow(`threads ${threads} is not a whole number from 1 to 256`);
  });
});
