/**
 * A small part of the calibration study (`npm run check:audit`), at probabilities that are large enough for errors to be counted.
 *
 * An interval of the audit ends at about `sqrt(2 log(2/α))` standard deviations, where the normal law leaves 3.2 % outside in place of α = 20 %. The
 * limits are those of such intervals, so that one which becomes a fifth narrower, or a test that spends ten times its share, exceeds them although
 * it may still keep its word. The exact ends of other intervals are tested where these are computed.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { criticalCount } from '../../statistics/calibration.testing';
import { type Compared, type Judged, judge, judgeFigures } from './judge.testing';
import { SETTINGS, type Setting } from './settings.testing';
import { seedOf } from './study.testing';

const TRACES = 30;
const CHOSEN = ['luce, τ = 1, K = 4', 'luce with lapses, τ = 0.3, ε = 0.1', 'luce, τ = 3, K = 2'];
const CONFIDENCE = 0.8;
const ALPHA = 0.5;
/** Probability that a right interval or test fails here, for each count. */
const LEVEL = 1e-3;

function settingOf(name: string): Setting {
  const setting = SETTINGS.find((each) => each.name === name);
  if (setting === undefined) throw new Error(`no setting ${name}`);
  return setting;
}

/** The misses of a quantity, and how many a rate allows. */
function counted(compared: readonly Compared[], quantity: string, rate: number) {
  const of = compared.filter((each) => each.quantity === quantity);
  const missed = of.filter(({ covered }) => !covered).length;
  return { number: of.length, missed, allowed: criticalCount(of.length, rate, LEVEL) };
}

describe('the figures of rounds', () => {
  const compared: Compared[] = [];

  beforeAll(async () => {
    for (let trace = 0; trace < 250; trace += 1)
      compared.push(...(await judgeFigures(settingOf('luce, τ = 1, K = 4'), seedOf(4000, trace), 1 - CONFIDENCE)));
  });

  it.each([
    ['selection differential', 0.032],
    ['top share', 0.032],
    ['model mean', 0.005],
  ])('miss the %s at a rate of at most %d', (quantity, rate) => {
    const { number, missed, allowed } = counted(compared, quantity, rate);
    expect(number).toBeGreaterThanOrEqual(500);
    expect(missed).toBeLessThanOrEqual(allowed);
  });
});

describe('an audit of simulated runs', () => {
  const judged: Judged[] = [];

  beforeAll(async () => {
    for (const [i, name] of CHOSEN.entries())
      for (let trace = 0; trace < TRACES; trace += 1)
        judged.push(await judge(settingOf(name), seedOf(3000 + i, trace), { alpha: ALPHA, confidence: CONFIDENCE }));
  });

  it.each([
    ['inverse temperature of luce', 0.05, 60],
    ['inverse temperature of luce with lapses', 0.05, 90],
    ['lapse rate of luce with lapses', 0.05, 90],
    ['direct selection', 0.06, 90],
    ['calibration bin', 0.02, 500],
    ['response slope', 0.01, 150],
    ["learner's error", 0.01, 360],
  ])('misses the %s at a rate of at most %d', (quantity, rate, least) => {
    const all = judged.flatMap(({ compared }) => compared);
    const { number, missed, allowed } = counted(all, quantity, rate);
    expect(number).toBeGreaterThanOrEqual(least);
    expect(missed).toBeLessThanOrEqual(allowed);
  });

  it('is wrong in few of its verdicts', () => {
    const wrong = judged.flatMap((each) => (each.wrong.length > 0 ? [each.wrong] : []));
    // Shares of the budget are spent on bounds, so that a fiftieth of it is more than what is measured.
    expect(wrong.length).toBeLessThanOrEqual(criticalCount(judged.length, ALPHA / 50, LEVEL));
  });
});
