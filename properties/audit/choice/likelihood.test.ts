import { describe, expect, it } from '@jest/globals';
import { type TestPool, choicesFrom } from './choices.testing';
import { FAMILIES, type FamilyId } from './families';
import { bestMember } from './intervals';
import { logLikelihood, spreadOf } from './likelihood';

function familyOf(id: FamilyId) {
  const family = FAMILIES.find((each) => each.id === id);
  if (family === undefined) throw new Error(id);
  return family;
}

const repeated = (pool: TestPool, n: number): TestPool[] => Array.from({ length: n }, () => pool);

/** Pairs with rewards 0 and `gap`, of which the better one is kept in `better` of n. */
const pairs = (gap: number, better: number, n: number): TestPool[] => [
  ...repeated({ rewards: [0, gap], kept: [1] }, better),
  ...repeated({ rewards: [0, gap], kept: [0] }, n - better),
];

describe('the member of greatest likelihood', () => {
  it.each([
    [1, 15, 20],
    [0.02, 12, 20],
    [50, 7, 20],
    [1, 10, 20],
  ])("of Luce's rule has the odds of pairs with gap %d, the better kept in %d of %d", (gap, better, n) => {
    const choices = choicesFrom(pairs(gap, better, n));
    const { beta = NaN } = bestMember(choices, familyOf('luce'), spreadOf(choices));
    expect(beta * gap).toBeCloseTo(Math.log(better / (n - better)), 5);
  });

  it('of truncation with lapses has the share of pools that break the rule', () => {
    const good = { rewards: [0, 1, 2, 3], kept: [3] };
    const choices = choicesFrom([...repeated(good, 17), ...repeated({ ...good, kept: [1] }, 3)]);
    const { lapse = NaN } = bestMember(choices, familyOf('best with lapses'), spreadOf(choices));
    // A lapse breaks the rule with probability 3/4.
    expect(lapse).toBeCloseTo(((3 / 20) * 4) / 3, 9);
  });

  it('of two parameters is not beaten on a grid', () => {
    const mixed = [
      ...repeated({ rewards: [0, 1, 2.5], kept: [2] }, 14),
      ...repeated({ rewards: [0, 1, 2.5], kept: [1] }, 3),
      ...repeated({ rewards: [0, 4, 2.5], kept: [0] }, 2),
      ...repeated({ rewards: [0, 4, 2.5], kept: [1] }, 9),
    ];
    const choices = choicesFrom(mixed);
    const family = familyOf('luce with lapses');
    const best = bestMember(choices, family, spreadOf(choices));
    const top = logLikelihood(choices, family, best);
    for (let beta = 0.1; beta < 30; beta *= 1.2)
      for (let lapse = 0; lapse <= 1; lapse += 0.02)
        expect(logLikelihood(choices, family, { beta, lapse })).toBeLessThanOrEqual(top + 1e-9);
    expect(best.lapse).toBeGreaterThan(0.05);
  });
});
