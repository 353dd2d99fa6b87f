import { afterAll, expect, it } from '@jest/globals';
import { randomCalls } from './random-calls.testing';
import { ConjectureThreads } from './threads';

const threads = new ConjectureThreads(1);
afterAll(() => threads.close());

it('every call ends with a verdict or says what is wrong with it', async () => {
  const { byVerdict, faults } = await randomCalls({ seed: 1, calls: 120, cases: 3 }, threads);
  expect(faults).toEqual([]);
  expect(Object.keys(byVerdict)).toEqual(expect.arrayContaining(['refuted', 'open', 'undecided', 'refused']));
});
