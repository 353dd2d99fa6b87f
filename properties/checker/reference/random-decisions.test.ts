import { expect, it } from '@jest/globals';
import { compareDecisions } from './random-decisions.testing';

it('decides random claims on random cases as an independent evaluation does', () => {
  const { agreed, untold, byStatus, contradictions } = compareDecisions(1, 2000);
  expect(contradictions).toEqual([]);
  expect(agreed).toBeGreaterThanOrEqual(2000);
  expect(untold).toBeLessThan(agreed / 10);
  expect(byStatus.holds).toBeGreaterThan(500);
  expect(byStatus.refuted).toBeGreaterThan(500);
});
