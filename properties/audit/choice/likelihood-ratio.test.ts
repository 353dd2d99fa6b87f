import { describe, expect, it } from '@jest/globals';
import { type TestPool, choicesFrom, subsets } from './choices.testing';
import { FAMILIES, type FamilyId, type Parameters } from './families';
import { logLikelihood } from './likelihood';
import { mixtureLogLikelihood } from './likelihood-ratio';

const POOLS: readonly { readonly rewards: readonly number[]; readonly m: number }[] = [
  { rewards: [0, 1, 1.5], m: 1 },
  { rewards: [2, -1, 0.5, 0.5], m: 2 },
  { rewards: [0.3, 0.9], m: 1 },
];

/** Everything that three pools may keep. */
function* records(pools = POOLS): Generator<readonly TestPool[]> {
  const [first, ...rest] = pools;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const kept of subsets(first.rewards.length, first.m))
    for (const others of records(rest)) yield [{ rewards: first.rewards, kept }, ...others];
}

function familyOf(id: FamilyId) {
  const family = FAMILIES.find((each) => each.id === id);
  if (family === undefined) throw new Error(id);
  return family;
}

const RULES: readonly (readonly [FamilyId, Parameters, number])[] = [
  ['uniform', {}, 1],
  ['luce', { beta: 1.3 }, 1],
  ['luce', { beta: -4 }, 1],
  ['luce with lapses', { beta: 6, lapse: 0.2 }, 1],
  ['best with lapses', { lapse: 0.1 }, 1],
  // Alternatives also make choices that this rule never makes.
  ['best', {}, 0],
];

describe('the likelihood ratio of the alternatives', () => {
  it.each(RULES)('has mean 1 under %s %j, or less', (id, parameters, least) => {
    let [mean, all] = [0, 0];
    for (const pools of records()) {
      const choices = choicesFrom(pools);
      const log = logLikelihood(choices, familyOf(id), parameters);
      if (log === -Infinity) continue;
      all += Math.exp(log);
      mean += Math.exp(log) * Math.exp(mixtureLogLikelihood(choices) - log);
    }
    expect(all).toBeCloseTo(1, 12);
    expect(mean).toBeLessThanOrEqual(1 + 1e-12);
    expect(mean).toBeGreaterThan(least === 1 ? 1 - 1e-12 : 0);
  });
});
