/** Numbers and verdicts of two sides. */
import { expect, test } from '@jest/globals';
import { largestDifference } from './largest-difference';
import { sideBySide } from './verdicts';

test('a difference is relative to the largest number of the other side', () => {
  expect(largestDifference([1, 4.5], [1, 4])).toBe(0.125);
  expect(largestDifference([-3], [-3])).toBe(0);
});

test.each([
  ['lists of different lengths', [1], [1, 2], '1 numbers beside 2'],
  ['no numbers', [], [], 'not finite'],
  ['a NaN', [NaN, 1], [1, 1], 'not finite'],
  ['only zeros', [0], [0], 'not finite'],
])('%s are no comparison', (_, ours, theirs, message) => {
  expect(() => largestDifference(ours, theirs)).toThrow(message);
});

const ran = (verdicts: Readonly<Record<string, string>>) => ({ verdicts, seconds: 2 });

test('verdicts that differ are named, and so is one that a side lacks', () => {
  const { compared, differing } = sideBySide(
    'set',
    ran({ a: 'holds', b: 'holds' }),
    ran({ b: 'undecided', c: 'holds' }),
  );
  expect(compared).toBe(3);
  expect(differing).toEqual([
    { of: 'a', gpu: 'holds', cpu: 'absent' },
    { of: 'b', gpu: 'holds', cpu: 'undecided' },
    { of: 'c', gpu: 'absent', cpu: 'holds' },
  ]);
});

test('a run that did not end is no agreement', () => {
  const late = { missing: 'it did not end in 90 s' };
  expect(sideBySide('set', late, ran({ a: 'holds' }))).toMatchObject({
    compared: 0,
    missing: 'the GPU: it did not end in 90 s',
  });
  expect(sideBySide('set', ran({ a: 'holds' }), late)).toMatchObject({
    compared: 0,
    missing: 'the CPU: it did not end in 90 s',
    seconds: { gpu: 2 },
    verdicts: { a: 'holds' },
    alone: false,
  });
  expect(sideBySide('figure', ran({ a: 'holds' }), undefined)).toMatchObject({ compared: 0, alone: true });
});
