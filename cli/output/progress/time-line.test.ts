import { expect, it } from '@jest/globals';
import { durationText, timeLine } from './time-line';

it.each([
  [400, '0 s'],
  [59_000, '59 s'],
  [200_000, '3 min 20 s'],
  [7_500_000, '2 h 5 min'],
])('%i ms are %s', (milliseconds, text) => expect(durationText(milliseconds)).toBe(text));

it('says what is done, the time, and the time that is left once it can be estimated', () => {
  expect(timeLine({ done: 12, total: 60, about: 'lemma-2.2' }, 8000)).toBe('12 of 60, 8 s, about 32 s left: lemma-2.2');
  expect(timeLine({ done: 1, total: 100, about: 'moons' }, 8000)).toBe('1 of 100, 8 s: moons');
  expect(timeLine({ done: 30, total: 60, about: 'moons' }, 500)).toBe('30 of 60, 1 s: moons');
  expect(timeLine({ done: 0, total: 60, about: 'lemma-2.2' }, 8000)).toBe('0 of 60, 8 s: lemma-2.2');
});
