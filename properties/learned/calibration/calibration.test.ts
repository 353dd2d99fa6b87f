import { describe, expect, test } from '@jest/globals';
import { FAULTS, caughtOf, isMissed } from './planted.testing';
import { SETTINGS } from './settings.testing';
import { countsOf, isTooMany } from './study.testing';

const ALPHA = 0.05;
const RUNS = 4;

test.each(SETTINGS.map((setting, i) => [setting.name, setting, i] as const))(
  '%s: bands contain the truth, and no true statement is refuted',
  async (_, setting, i) => {
    const { missed, wrong, runs, which } = await countsOf(setting, i, { runs: RUNS, alpha: ALPHA });
    expect({ tooMany: isTooMany(missed, runs, ALPHA) || isTooMany(wrong, runs, ALPHA), which }).toMatchObject({
      tooMany: false,
    });
  },
);

describe('a violation as large as the stated power is caught', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, fault) => {
    const counts = await caughtOf(fault, 10);
    expect(counts.violation).toBeGreaterThanOrEqual(counts.power);
    expect(isMissed(counts)).toBe(false);
  });
});
