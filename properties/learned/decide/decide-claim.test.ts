import { describe, expect, test } from '@jest/globals';
import { type Lambda, type Loop, MUTANTS, curatedLoop } from '../../../models';
import { classBins, classReward } from '../../../models/learned';
import { Q, parseClaim } from '../../../theory';
import { enumeratedCuration } from '../../../models/learned/enumerated-curation.testing';
import { type Decided, type DecideOptions, decideClaim, settled } from './decide-claim';
import { Draws } from './draws';
import { exactTrajectory } from '../experiments/exact-trajectory.testing';
import type { LearnedScalars } from './learned-interpretation';

const WEIGHTS = [0.1, 0.4, 1];
const REWARD = classReward(WEIGHTS);
const START = [0.5, 0.3, 0.2];

const curated = (masses: readonly number[], K: number): number[] => enumeratedCuration(masses, WEIGHTS, K);
const mean = (masses: readonly number[]): number => masses.reduce((sum, m, c) => sum + m * (WEIGHTS[c] as number), 0);

interface Setting {
  readonly loop?: Loop;
  readonly K?: number;
  readonly lambda?: Lambda;
  readonly laws?: readonly (readonly number[])[];
  readonly seed?: number;
  readonly most?: number;
}

function options({
  loop = curatedLoop,
  K = 4,
  lambda = 'infinity',
  laws,
  seed = 1,
  most = 16_384,
}: Setting): DecideOptions {
  const exact = laws ?? [START, curated(START, K)];
  const trajectory = exactTrajectory({ laws: exact, reference: START, loop, reward: REWARD, K, lambda });
  const scalars: LearnedScalars = { K, lambda, top: 1, epsilon: Q.of(1, 100), rounds: exact.length - 1 };
  const draws = new Draws({ trajectory, reward: REWARD, binning: classBins(3), seed });
  return { scalars, draws, limits: { first: 512, most }, t: 0, alpha: 1e-4 };
}

const decided = (claim: string, setting: Setting = {}): Promise<Decided> =>
  decideClaim(parseClaim(claim), options(setting));

const LEMMA = 'E(curate(p[t]), w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max';

describe('a claim that is linear in expectations', () => {
  test('is decided as one mean, with its slack enclosed', async () => {
    const { verdict, slack, by } = await decided(LEMMA);
    const gain = mean(curated(START, 4)) - mean(START);
    const variance = START.reduce((sum, m, c) => sum + m * ((WEIGHTS[c] as number) - mean(START)) ** 2, 0);
    const exact = gain - 0.75 * variance;
    expect({ verdict, by }).toEqual({ verdict: 'holds', by: 'one mean' });
    expect(slack.lo).toBeLessThanOrEqual(exact);
    expect(slack.hi).toBeGreaterThanOrEqual(exact);
  });

  test.each(['ignore-reward', 'prefer-worst'] as const)('is refuted of the loop that is wrong: %s', async (id) => {
    const { verdict } = await decided(LEMMA, { loop: MUTANTS[id].mutate(curatedLoop) });
    expect(verdict).toBe('refuted');
  });

  test.each([
    ['holds', '<', '- E(p[t + 1], w) < -E(p[t], w)'],
    ['holds', '>', 'E(p[t + 1], w) > E(p[t], w)'],
    ['refuted', '<=', 'E(p[t + 1], w) <= E(p[t], w)'],
    ['refuted', '>', 'P(p_ref, A_star) > 1/4'],
    ['holds', '<', 'P(p_ref, w >= 1/5) < 0.6'],
    ['holds', '>=', 'E(p[t], w^2) >= E(p[t], w)*Var(p_ref, w)*0'],
  ])('%s: %s', async (verdict, _relation, claim) => {
    expect((await decided(claim)).verdict).toBe(verdict);
  });

  test('that is attained stays undecided to the limit', async () => {
    const { verdict, samples } = await decided('E(p[t], w) >= E(p_ref, w)', { most: 2048 });
    expect({ verdict, samples }).toEqual({ verdict: 'undecided', samples: 2048 });
  });

  test('without a question is decided without a draw', async () => {
    const { verdict, samples, alpha } = await decided('(1 - 1/K)/w_max >= 3/4');
    expect({ verdict, samples, alpha }).toEqual({ verdict: 'holds', samples: 0, alpha: 0 });
  });

  test('stops as soon as it is certain', async () => {
    expect((await decided('E(p[t], w) <= 0.9')).samples).toBeLessThan(2048);
  });
});

describe('a claim that is not linear', () => {
  test.each([
    ['holds', 'KL(binned(p[t + 1]), binned(p_ref)) <= log(2)'],
    ['refuted', 'TV(binned(p[t + 1]), binned(p_ref)) <= 1/10'],
    ['holds', 'TV(binned(p[t + 1]), binned(p_star)) < TV(binned(p[t]), binned(p_star))'],
    ['holds', 'P(p[t], A_star)/P(p[t + 1], A_star) < 4/5'],
    ['holds', 'sup_ratio(binned(p[t + 1]), binned(p_ref)) <= K'],
    ['holds', 'E(given(p[t], w >= 1/5), w) > 1/2'],
  ])('%s: %s', async (verdict, claim) => {
    const { verdict: found, by } = await decided(claim);
    expect({ found, by }).toEqual({ found: verdict, by: 'enclosures' });
  });

  test('about a conditional law without a draw in the event is undecided', async () => {
    const never = await decided('E(given(p[t], w > 1), w) > 1/2', { most: 1024 });
    expect(never.verdict).toBe('undecided');
  });
});

test.each([
  ['KL(p[t], p_ref) <= 1', /binned/],
  ['E(p[t], r) <= 1', /unbounded/],
  ['E(tilt(p[t]), w) <= 1', /K = ∞/],
  ['p[t](x) <= 1', /no atom/],
  ['w_min <= 1', /w_min/],
])('no draws can tell %s', async (claim, why) => {
  await expect(decided(claim)).rejects.toThrow(why);
});

describe('real data', () => {
  const lambda = Q.one;
  const mixed = START.map((m, c) => (m + (curated(START, 4)[c] as number)) / 2);
  const most = 65_536;
  const above = 'E(train(p[t]), w) - E(p_ref, w) <= eta*(E(curate(p[t]), w) - E(p_ref, w)) + epsilon*w_max';
  const below = 'E(train(p[t]), w) - E(p_ref, w) >= eta*(E(curate(p[t]), w) - E(p_ref, w)) - epsilon*w_max';

  test('the training data responds by η', async () => {
    const setting = { lambda, laws: [START, mixed], most };
    expect((await decided(above, setting)).verdict).toBe('holds');
    expect((await decided(below, setting)).verdict).toBe('holds');
  });

  test.each([
    ['real-share-low', above],
    ['drop-real-data', above],
    ['real-share-high', below],
  ] as const)('a wrong share is refuted: %s', async (id, claim) => {
    const loop = MUTANTS[id].mutate(curatedLoop);
    expect((await decided(claim, { loop, lambda, laws: [START, mixed], most })).verdict).toBe('refuted');
  });
});

test('the same seed gives the same decision, whatever was asked before', async () => {
  const [fresh, used] = [options({ seed: 3 }), options({ seed: 3 })];
  await decideClaim(parseClaim('P(p[t + 1], A_star) > P(p[t], A_star)'), used);
  expect(await decideClaim(parseClaim(LEMMA), used)).toEqual(await decideClaim(parseClaim(LEMMA), fresh));
});

test('with one candidate the kept one is the model’s: nothing is gained, exactly', async () => {
  const { verdict } = await decided('E(curate(p[t]), w) >= E(p[t], w)', { K: 1, laws: [START, START], most: 1024 });
  expect(verdict).toBe('undecided');
});

test.each([
  ['t >= 1', 0, false],
  ['t >= 1', 1, true],
  ['lambda*(K - 1) < 1', 0, false],
  ['KL(p[0], p_ref) == 0', 0, undefined],
])('%s at round %d is settled: %s', (when, t, expected) => {
  const { scalars } = options({ lambda: Q.one });
  expect(settled(parseClaim(when), scalars, t)).toBe(expected);
});

test('verdicts are right far more often than their error probability asks', async () => {
  // The claim is false by 0.01: with 200 runs at α = 0.05 it may hold in a few.
  const gain = mean(curated(START, 2)) - mean(START);
  const claim = parseClaim(`E(curate(p[t]), w) - E(p[t], w) >= ${(gain + 0.01).toFixed(6)}`);
  let wrong = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const { verdict } = await decideClaim(claim, { ...options({ K: 2, seed, most: 4096 }), alpha: 0.05 });
    if (verdict === 'holds') wrong += 1;
  }
  expect(wrong).toBeLessThanOrEqual(10);
});
