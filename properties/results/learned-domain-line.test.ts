import { describe, expect, it } from '@jest/globals';
import { type LearnedSearch, learnedDomainLine } from './learned-domain-line';

const SETTING: LearnedSearch['setting'] = {
  data: 'eight Gaussians on a circle',
  learner: 'flow matching',
  loop: { id: 'curated', title: 'the loop of the paper' },
  reward: 'r(x) = −x',
  K: 4,
  lambda: '∞',
  rounds: 5,
  seeds: [1],
  examples: 4000,
  start: 'reference',
  warm: true,
};

/** A run with rounds 0 to `last`. */
const runTo = (seed: number, last: number) =>
  ({ seed, rounds: Array.from({ length: last + 1 }, (_, t) => ({ t })) }) as unknown as LearnedSearch['runs'][number];

describe('the line of the domain of a learned experiment', () => {
  const HEAD = 'learned, eight Gaussians on a circle, flow matching, K = 4';

  it.each<[string, Partial<LearnedSearch['setting']>, LearnedSearch['runs']]>([
    [`${HEAD}, λ = ∞, 5 rounds, 4,000 points a round, 1 run`, {}, [runTo(1, 5)]],
    [`${HEAD}, λ = 1/2, 5 rounds, 1 point a round, 2 runs`, { lambda: '1/2', examples: 1 }, [runTo(1, 5), runTo(2, 5)]],
    [
      `${HEAD.replace(', K', ', loop best-of-K, K')}, λ = ∞, 5 rounds, 4,000 points a round, 1 run`,
      { loop: { id: 'best-of-K', title: 'the best' } },
      [runTo(1, 5)],
    ],
    // It names what was run, not what was planned.
    [`${HEAD}, λ = ∞, 3 rounds, 4,000 points a round, 2 runs`, {}, [runTo(1, 3), runTo(2, 1)]],
    [`${HEAD}, λ = ∞, 0 rounds, 4,000 points a round, 1 run`, {}, [runTo(1, 0)]],
    [`${HEAD}, λ = ∞, no round was run`, {}, []],
  ])('%s', (line, setting, runs) => {
    expect(learnedDomainLine({ setting: { ...SETTING, ...setting }, runs })).toBe(line);
  });
});
