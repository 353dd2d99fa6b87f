import { describe, expect, test } from '@jest/globals';
import { FAULTS, caughtOf, isMissed } from './planted.testing';
import { SETTINGS } from './settings.testing';
import { type NullCounts, countsOf, isTooMany } from './study.testing';

const ALPHA = 1e-3;
const RUNS = 2;

test('bands contain the truth, and no true statement is refuted, on null and near-null loops', async () => {
  const all: NullCounts[] = [];
  for (const [i, setting] of SETTINGS.entries()) all.push(await countsOf(setting, i, { runs: RUNS, alpha: ALPHA }));
  const total = (of: (counts: NullCounts) => number): number => all.reduce((sum, counts) => sum + of(counts), 0);
  const runs = total((counts) => counts.runs);
  const which = all.map((counts) => ({ loop: counts.setting.name, ...counts.which }));
  // At most two of these 26 runs may be wrong: more have a probability below 1e-5.
  expect(isTooMany(3, runs, ALPHA)).toBe(true);
  expect({
    missed: isTooMany(
      total(({ missed }) => missed),
      runs,
      ALPHA,
    ),
    which,
  }).toMatchObject({ missed: false });
  expect({
    wrong: isTooMany(
      total(({ wrong }) => wrong),
      runs,
      ALPHA,
    ),
    which,
  }).toMatchObject({ wrong: false });
});

describe('a violation as large as the stated power is caught', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const counts = await caughtOf(fault, 8);
    expect(counts.violation).toBeGreaterThanOrEqual(counts.power);
    expect(isMissed(counts)).toBe(false);
  });
});
