/**
 * A small part of the calibration study (`npm run check:audit`), at probabilities that are large enough for errors to be counted.
 *
 * Intervals by Chernoff's bound or by bets end at `sqrt(2 log(2/α))` standard deviations, where the normal law has a tail far below α. So the limits
 * here are below the nominal error: an interval that became a fifth narrower, or a test that spent ten times its share, would exceed them.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { criticalCount } from '../../statistics/calibration.testing';
import { type Compared, type Judged, judge } from './judge.testing';
import { SETTINGS } from './settings.testing';
import { seedOf } from './study.testing';

const TRACES = 30;
const CHOSEN = ['luce, τ = 1, K = 4', 'luce with lapses, τ = 0.3, ε = 0.1', 'luce, τ = 3, K = 2'];
const CONFIDENCE = 0.8;
const ALPHA = 0.5;
/** Probability that a right interval or test fails here, for each count. */
const LEVEL = 1e-4;

const judged: Judged[] = [];

beforeAll(async () => {
  for (const [i, name] of CHOSEN.entries()) {
    const setting = SETTINGS.find((each) => each.name === name);
    if (setting === undefined) throw new Error(`no setting ${name}`);
    for (let trace = 0; trace < TRACES; trace += 1)
      judged.push(await judge(setting, seedOf(3000 + i, trace), { alpha: ALPHA, confidence: CONFIDENCE }));
  }
});

const comparedIn = (quantities: readonly string[]): readonly Compared[] =>
  judged.flatMap(({ compared }) => compared.filter(({ quantity }) => quantities.includes(quantity)));

describe('on simulated runs', () => {
  it.each([
    [['selection differential', 'pool mean', 'top share'], 0.05, 500],
    [['inverse temperature of luce', 'direct selection'], 0.05, 100],
    [['calibration bin'], 0.05, 500],
    [['inverse temperature of luce with lapses', 'lapse rate of luce with lapses'], 1 - CONFIDENCE, 150],
    [['model mean', 'response', "learner's error", 'response slope'], 0.01, 1000],
  ])('intervals of %j miss the truth at a rate of at most %d', (quantities, rate, least) => {
    const compared = comparedIn(quantities);
    const missed = compared.filter(({ covered }) => !covered);
    expect(compared.length).toBeGreaterThan(least);
    expect(missed.length).toBeLessThanOrEqual(criticalCount(compared.length, rate, LEVEL));
  });

  it('few verdicts are wrong', () => {
    const wrong = judged.filter((each) => each.wrong.length > 0);
      wrong.length,
      judged.length,
      wrong.flatMap((w) => w.wrong),
    );
    expect(wrong.length).toBeLessThanOrEqual(criticalCount(judged.length, ALPHA / 10, LEVEL));
  });
});
