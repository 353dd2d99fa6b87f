import { describe, expect, test } from '@jest/globals';
import type { Band, ExperimentResult, RoundResult } from '../../results';
import { bestGrows, concentratesLess, driftSmaller, rewardGrows, shareGrows, sharesDrift } from './findings';

const band = (lo: number, hi: number): Band => ({ estimate: (lo + hi) / 2, lo, hi });
const ANY = band(0, 1);

const round = (t: number, part: Partial<RoundResult>): RoundResult => ({
  t,
  fit: { steps: 1, stoppedBy: 'steps' },
  reward: ANY,
  variance: ANY,
  best: ANY,
  fromLimit: { lo: 0, hi: 1 },
  ...part,
});

/** An experiment whose runs have these first and last rounds. */
function experiment(lambda: string, ...runs: readonly (readonly Partial<RoundResult>[])[]): ExperimentResult {
  return {
    id: lambda,
    title: lambda,
    family: 'test',
    setting: {
      data: 'd',
      learner: 'l',
      loop: { id: 'curated', title: 'c' },
      reward: 'r',
      K: 4,
      lambda,
      rounds: 1,
      seeds: runs.map((_, seed) => seed),
      examples: 10,
      start: 'reference',
      warm: true,
    },
    region: { kind: 'marked' },
    reference: { kind: 'masses', masses: [] },
    status: 'done',
    runs: runs.map((rounds, seed) => ({ seed, rounds: rounds.map((part, t) => round(t, part)) })),
    cells: [],
    replay: '',
  };
}

const shares = (...ranges: readonly (readonly [number, number])[]) => ({ shares: ranges.map(([a, b]) => band(a, b)) });

describe('something grows', () => {
  const grows = rewardGrows('it grows', 'any');
  const from = { reward: band(1, 2) };

  test.each([
    ['holds where the bands are apart', [[from, { reward: band(2.1, 3) }]], 'holds'],
    ['is undecided where they touch', [[from, { reward: band(2, 3) }]], 'undecided'],
    ['is refuted where it falls', [[from, { reward: band(0, 1) }]], 'refuted'],
    [
      'is decided by the worst run',
      [
        [from, { reward: band(3, 4) }],
        [from, { reward: band(1, 4) }],
      ],
      'undecided',
    ],
    ['is undecided where a run did not reach its end', [[from]], 'undecided'],
    ['is undecided without a run', [], 'undecided'],
  ] as const)('%s', (_, runs, verdict) => {
    expect(grows([experiment('∞', ...runs)]).verdict).toBe(verdict);
  });

  test('names the ranges', () => {
    expect(grows([experiment('∞', [from, { reward: band(2.5, 3) }])])).toEqual({
      says: 'it grows',
      verdict: 'holds',
      seen: 'from [1.00, 2.00] to [2.50, 3.00]',
    });
  });

  test('only with real data, if that is asked', () => {
    const falls = experiment('∞', [from, { reward: band(0, 1) }]);
    const rises = experiment('1', [from, { reward: band(3, 4) }]);
    expect(rewardGrows('', 'real data')([falls, rises]).verdict).toBe('holds');
    expect(grows([falls, rises]).verdict).toBe('refuted');
  });

  test('the share of a class, and of the best', () => {
    const moved = experiment('∞', [
      { best: band(0.1, 0.2), ...shares([0.4, 0.5], [0.5, 0.6]) },
      { best: band(0.3, 0.4), ...shares([0.6, 0.7], [0.3, 0.4]) },
    ]);
    expect(shareGrows(0, '')([moved]).verdict).toBe('holds');
    expect(shareGrows(1, '')([moved]).verdict).toBe('refuted');
    expect(bestGrows('')([moved]).verdict).toBe('holds');
    expect(shareGrows(0, '')([experiment('∞', [{}, {}])]).verdict).toBe('undecided');
  });
});

describe('the drift of the shares', () => {
  // A class gains between 0.2 and 0.4, and two lose: one between 0.1 and 0.3, the other at most 0.2 or gains up to 0.1.
  const first = shares([0.3, 0.35], [0.4, 0.5], [0.2, 0.3]);
  const last = shares([0.55, 0.7], [0.2, 0.3], [0.1, 0.3]);
  const drifting = experiment('∞', [first, last]);
  const still = experiment('1', [first, first]);

  test('is at least what is gained for certain, and at most half of all that may move', () => {
    expect(sharesDrift('')([drifting])).toMatchObject({ verdict: 'holds', seen: 'total variation [0.200, 0.450]' });
  });

  test('is undecided where nothing moves for certain', () => {
    expect(sharesDrift('')([experiment('∞', [first, first])]).verdict).toBe('undecided');
    expect(sharesDrift('')([still]).verdict).toBe('undecided');
  });

  test('is smaller with real data where the ranges are apart', () => {
    expect(driftSmaller('')([drifting, still])).toMatchObject({
      verdict: 'holds',
      seen: 'total variation [0.00, 0.125] with real data, [0.200, 0.450] without',
    });
    expect(driftSmaller('')([experiment('∞', [first, first]), experiment('1', [first, last])]).verdict).toBe('refuted');
    expect(driftSmaller('')([drifting]).verdict).toBe('undecided');
  });
});

test('less mass ends in the best region with real data', () => {
  const ending = (lambda: string, lo: number, hi: number) => experiment(lambda, [{}, { best: band(lo, hi) }]);
  expect(concentratesLess('')([ending('∞', 0.9, 1), ending('1', 0.4, 0.5)]).verdict).toBe('holds');
  expect(concentratesLess('')([ending('∞', 0.5, 0.6), ending('1', 0.7, 0.8)]).verdict).toBe('refuted');
  expect(concentratesLess('')([ending('∞', 0.5, 0.6), ending('1', 0.55, 0.8)]).verdict).toBe('undecided');
});
