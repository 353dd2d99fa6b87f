import { describe, expect, it } from '@jest/globals';
import { choicesFrom, subsets } from './choices.testing';
import { FAMILIES, type FamilyId, type Parameters } from './families';
import { logLikelihood } from './likelihood';
import { SHAPE, momentValues } from './moments';

const RULES: readonly (readonly [FamilyId, Parameters])[] = [
  ['uniform', {}],
  ['luce', { beta: 1.3 }],
  ['luce with lapses', { beta: -3, lapse: 0.3 }],
  ['best with lapses', { lapse: 0.2 }],
  ['worst', {}],
];

describe('a moment', () => {
  it.each(RULES)('has mean 0 under %s %j, and stays in its range', (id, parameters) => {
    const family = FAMILIES.find((each) => each.id === id);
    if (family === undefined) throw new Error(id);
    const rewards = [0.2, 1.7, 1.7, -0.4, 0.9];
    for (const m of [1, 2, 3]) {
      for (const moment of SHAPE) {
        let mean = 0;
        for (const kept of subsets(rewards.length, m)) {
          const choices = choicesFrom([{ rewards, kept }]);
          const { values, range } = momentValues(choices, family.member(parameters), moment, 1.3);
          const [value = NaN] = values;
          expect(value).toBeGreaterThanOrEqual(range.lo - 1e-12);
          expect(value).toBeLessThanOrEqual(range.hi + 1e-12);
          mean += Math.exp(logLikelihood(choices, family, parameters)) * value;
        }
        expect(mean).toBeCloseTo(0, 12);
      }
    }
  });
});
