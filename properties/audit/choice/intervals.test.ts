import { describe, expect, it } from '@jest/globals';
import { binomialTail } from '../../statistics/calibration.testing';
import { type TestPool, choicesFrom } from './choices.testing';
import { FAMILIES, type Family, type FamilyId, type Parameters } from './families';
import { bestMember, intervalsOf } from './intervals';
import { logLikelihood, spreadOf } from './likelihood';

function familyOf(id: FamilyId): Family {
  const family = FAMILIES.find((each) => each.id === id);
  if (family === undefined) throw new Error(id);
  return family;
}

const PAIR = { rewards: [0, 1] };

const pairs = (better: number, n: number): TestPool[] =>
  Array.from({ length: n }, (_, i) => ({ ...PAIR, kept: [i < better ? 1 : 0] }));

function intervals(id: FamilyId, pools: readonly TestPool[], alpha: number) {
  const choices = choicesFrom(pools);
  const family = familyOf(id);
  const spread = spreadOf(choices);
  return { choices, family, found: intervalsOf(choices, family, bestMember(choices, family, spread), spread, alpha) };
}

const binomial = (n: number, p: number, k: number): number => binomialTail(n, p, k) - binomialTail(n, p, k + 1);

describe('the interval of β', () => {
  it.each([
    [0, 0.05],
    [0.8, 0.05],
    [3, 0.05],
    [0.8, 0.3],
    [-1.5, 0.3],
  ])('covers β = %d in pairs, on either side, at α = %d', (beta, alpha) => {
    const n = 16;
    const p = 1 / (1 + Math.exp(-beta));
    let [below, above] = [0, 0];
    for (let better = 0; better <= n; better += 1) {
      const [{ lo, hi } = { lo: NaN, hi: NaN }] = intervals('luce', pairs(better, n), alpha).found;
      expect(lo).toBeLessThan(hi);
      if (hi < beta) below += binomial(n, p, better);
      if (lo > beta) above += binomial(n, p, better);
    }
    expect(below).toBeLessThanOrEqual(alpha / 2);
    expect(above).toBeLessThanOrEqual(alpha / 2);
  });

  it.each([0.05, 0.001])('ends where a neighbour beats it by 2/α, at α = %d', (alpha) => {
    const n = 60;
    const { choices, family, found } = intervals('luce', pairs(40, n), alpha);
    const [{ lo, hi } = { lo: NaN, hi: NaN }] = found;
    for (const [end, sign] of [
      [lo, 1],
      [hi, -1],
    ] as const) {
      const p = 1 / (1 + Math.exp(-end));
      const step = Math.sqrt((2 * Math.log(2 / alpha)) / (n * p * (1 - p)));
      const at = (beta: number): number => logLikelihood(choices, family, { beta });
      expect((at(end + sign * step) - at(end)) / Math.log(2 / alpha)).toBeCloseTo(1, 1);
    }
  });

  it('has no end where the best is always kept', () => {
    const [{ lo, hi } = { lo: NaN, hi: NaN }] = intervals('luce', pairs(20, 20), 0.05).found;
    expect(lo).toBeGreaterThan(0.5);
    expect(hi).toBeGreaterThan(500);
  });
});

describe('the interval of a lapse rate', () => {
  const triple = { rewards: [0, 1, 2] };
  const withBroken = (broken: number, n: number): TestPool[] =>
    Array.from({ length: n }, (_, i) => ({ ...triple, kept: [i < broken ? 0 : 2] }));

  it.each([
    [0, 0.05],
    [0.1, 0.05],
    [0.5, 0.3],
  ])('covers a rate of %d on either side, at α = %d', (lapse, alpha) => {
    const n = 16;
    let [below, above] = [0, 0];
    for (let broken = 0; broken <= n; broken += 1) {
      const [{ lo, hi } = { lo: NaN, hi: NaN }] = intervals('best with lapses', withBroken(broken, n), alpha).found;
      // A lapse keeps another than the best with probability 2/3.
      if (hi < lapse) below += binomial(n, (2 * lapse) / 3, broken);
      if (lo > lapse) above += binomial(n, (2 * lapse) / 3, broken);
    }
    expect(below).toBeLessThanOrEqual(alpha / 2);
    expect(above).toBeLessThanOrEqual(alpha / 2);
  });
});

describe('the intervals of β and the lapse rate', () => {
  const alpha = 0.05;
  const pools = [
    ...Array.from({ length: 40 }, (_, i) => ({ rewards: [0, 0.5, 2], kept: [i % 8 === 0 ? 0 : i % 5 === 0 ? 1 : 2] })),
    ...Array.from({ length: 20 }, (_, i) => ({ rewards: [0, 0.1, 0.3], kept: [i % 3] })),
  ];
  const { choices, family, found } = intervals('luce with lapses', pools, alpha);
  const [beta, lapse] = found;
  const at = (parameters: Parameters): number => logLikelihood(choices, family, parameters);
  const grid = <T>(from: number, to: number, f: (x: number) => T): T[] =>
    Array.from({ length: 401 }, (_, i) => f(from + ((to - from) * i) / 400));

  it('end where the best member beats all with that value by 1/α', () => {
    const top = at({ beta: beta?.estimate ?? NaN, lapse: lapse?.estimate ?? NaN });
    const overLapse = (b: number): number => Math.max(...grid(0, 1, (e) => at({ beta: b, lapse: e })));
    const overBeta = (e: number): number => Math.max(...grid(0, 20, (b) => at({ beta: b, lapse: e })));
    for (const profile of [overLapse(beta?.lo ?? NaN), overLapse(beta?.hi ?? NaN), overBeta(lapse?.hi ?? NaN)])
      expect((top - profile) / Math.log(1 / alpha)).toBeCloseTo(1, 1);
  });

  it('hold a lapse rate that only a β far from the best one makes possible', () => {
    // Nearly random choices: either a small β without lapses, or the best with many lapses.
    const weak = pairs(12, 20);
    const [, rate] = intervals('luce with lapses', weak, alpha).found;
    expect(rate?.hi).toBeGreaterThan(0.99);
  });
});
