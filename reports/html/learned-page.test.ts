/**
 * Tests the page of a run with learned experiments, on artificial data of realistic size and shape.
 *
 * To look at it: `LEARNED_PAGE=/tmp/report.html npx jest reports/learned-page`.
 */
import { describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Band,
  ExperimentResult,
  LearnedCell,
  LearnedClaimResult,
  LearnedResults,
  LearnedVerdict,
  Picture,
  RoundResult,
  RunResult,
  StatisticalDecision,
} from '../../properties/results';
import { reportHtml } from './report';
import { expectSelfContained } from './self-contained.testing';
import { parseResults } from '../../properties/results/schemas';

type Point = readonly [number, number];

const ROUNDS = 5;
const CANDIDATES = 4;
const PARTICLES = 1500;
const CENTRE: Point = [4, 0];
const RADIUS = 1.2;
const ALPHA = 1e-3;

/** Pseudorandom numbers in [0, 1) from a seed. */
function drawer(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const normal = (draw: () => number): number => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

const eightGaussians = (draw: () => number): Point => {
  const angle = (Math.floor(draw() * 8) * Math.PI) / 4;
  return [4 * Math.cos(angle) + 0.35 * normal(draw), 4 * Math.sin(angle) + 0.35 * normal(draw)];
};

const distance = ([x, y]: Point): number => Math.hypot(x - CENTRE[0], y - CENTRE[1]);
const weight = (point: Point): number => Math.exp(-0.5 * Math.max(0, distance(point) - RADIUS));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (x: number): number => Math.round(x * 1000) / 1000;
const around = (estimate: number, half: number, [least, most] = [-Infinity, Infinity]): Band => ({
  estimate,
  lo: Math.max(least, estimate - half * 1.03),
  hi: Math.min(most, estimate + half),
});

/** Draws K of the points and chooses one of them by weight. */
function choose(points: readonly Point[], draw: () => number): Point {
  const offered = Array.from({ length: CANDIDATES }, () => points[Math.floor(draw() * points.length)] ?? CENTRE);
  let left = draw() * offered.reduce((sum, point) => sum + weight(point), 0);
  return offered.find((point) => (left -= weight(point)) <= 0) ?? CENTRE;
}

/** Points of the model at every round. */
function loop(seed: number, eta: number, blur: number): readonly (readonly Point[])[] {
  const draw = drawer(seed);
  const start = Array.from({ length: PARTICLES }, () => eightGaussians(draw));
  const rounds = [start];
  for (let t = 0; t < ROUNDS; t += 1) {
    const before = rounds.at(-1) ?? start;
    const next = Array.from({ length: PARTICLES }, (): Point => {
      const [x, y] = draw() < eta ? choose(before, draw) : eightGaussians(draw);
      return [x + blur * normal(draw), y + blur * normal(draw)];
    });
    rounds.push(next);
  }
  return rounds;
}

const meanWeight = (points: readonly Point[]): number => mean(points.map(weight));
const bestShare = (points: readonly Point[]): number =>
  mean(points.map((point) => (distance(point) <= RADIUS ? 1 : 0)));
const picture = (points: readonly Point[]): Picture => ({
  kind: 'points',
  points: points.slice(0, 300).map(([x, y]): Point => [rounded(x), rounded(y)]),
});

function partsOf(now: number, next: number, eta: number): RoundResult['parts'] {
  const gain = 0.35 * (1 - now) * now + 0.02;
  const response = { observed: around(eta * gain + 0.002, 0.011), expected: around(eta * gain, 0.009) };
  return {
    selection: around(gain, 0.008),
    promised: around(gain * 0.6, 0.004),
    ...(eta < 1 ? { response } : {}),
    transmission: around(next - now - eta * gain, 0.014),
  };
}

function runOf(seed: number, eta: number): RunResult {
  const models = loop(seed, eta, 0.06);
  const exact = loop(seed + 100, eta, 0);
  const rounds = models.map((points, t): RoundResult => {
    const [w, best, next] = [meanWeight(points), bestShare(points), models[t + 1]];
    const theory = exact[t] ?? [];
    return {
      t,
      fit: {
        steps: 140 + 7 * t,
        loss: 2.31 - 0.2 * t * eta,
        heldOutLoss: 2.35 - 0.19 * t * eta,
        stoppedBy: 'convergence',
      },
      reward: around(w, 0.012),
      variance: around(0.05, 0.004),
      best: around(best, 0.018, [0, 1]),
      fromLimit: { lo: Math.max(0, 0.93 - best), hi: Math.min(1, 1.06 - best) },
      theory: { reward: meanWeight(theory), variance: 0.05, best: bestShare(theory) },
      ...(next === undefined ? {} : { parts: partsOf(w, meanWeight(next), eta) }),
      ...(seed === 1 ? { picture: picture(points) } : {}),
    };
  });
  return { seed, rounds };
}

const decision = (seed: number, t: number, slack: number): StatisticalDecision => ({
  seed,
  t,
  verdict: 'holds',
  slack: around(slack, slack * 0.4),
  by: t % 2 === 0 ? 'one mean' : 'enclosures',
  samples: 20000,
  alpha: 1.2e-5,
  power: 0.011 + 0.001 * t,
});

type Written = Pick<LearnedClaimResult, 'id' | 'says' | 'text' | 'tex'>;

const GAIN: Written = {
  id: 'b',
  says: 'the kept candidates gain that much over the model, whatever the learner makes of them',
  text: 'E(curate(p[t]), w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
  tex: '\\mathbb{E}_{p_{t} H^K_{p_{t}}}\\left[w\\right] - \\mathbb{E}_{p_{t}}\\left[w\\right] \\;\\ge\\; \\frac{\\left(1 - \\frac{1}{K}\\right)\\, \\mathrm{Var}_{p_{t}}\\left(w\\right)}{w_{\\max}}',
};
const BEST: Written = {
  id: 'i',
  says: 'the best gain mass every round',
  text: 'P(p[t + 1], A_star) > P(p[t], A_star)',
  tex: 'P_{p_{t+1}}\\left(A_*\\right) \\;>\\; P_{p_{t}}\\left(A_*\\right)',
};
function cell(
  statement: string,
  title: string,
  claim: Written,
  seeds: readonly number[],
  reason?: string,
): LearnedCell {
  const verdict: LearnedVerdict = reason === undefined ? 'holds' : 'not applicable';
  const why = reason === undefined ? {} : { reason };
  const decisions =
    reason === undefined
      ? seeds.flatMap((seed) =>
          Array.from({ length: ROUNDS }, (_, t) => decision(seed, t, 0.02 + 0.01 * t + 0.003 * seed)),
        )
      : [];
  const made: LearnedClaimResult = { ...claim, definitions: [], verdict, ...why, decisions };
  return { statement, title, rung: 'statistical', verdict, ...why, alpha: 1.8e-4, claims: [made] };
}

function experiment(lambda: string, eta: number, seeds: readonly number[], learner: string): ExperimentResult {
  const family = `Eight Gaussians on a circle, ${learner}, K = 4`;
  const name = `gaussians8/${learner === 'a Gaussian mixture' ? 'gmm' : 'flow'}/K=4`;
  const synthetic = lambda === '∞';
  const id = `${name}/λ=${lambda}`;
  const realOnly = 'it is about the fully synthetic loop, and here λ is finite';
  return {
    id,
    title: `eight Gaussians, λ = ${lambda}`,
    family,
    setting: {
      data: 'Eight Gaussians on a circle',
      learner,
      loop: { id: 'curated', title: 'the loop of the paper' },
      reward: 'r(x) = −0.5 max(0, ‖x − x_*‖ − 1.2)',
      wMax: 1,
      K: CANDIDATES,
      lambda,
      rounds: ROUNDS,
      seeds,
      examples: 4096,
      start: 'reference',
      warm: false,
    },
    region: { kind: 'ball', centre: CENTRE, radius: RADIUS },
    reference: picture(loop(9, 0, 0)[0] ?? []),
    status: 'done',
    runs: seeds.map((seed) => runOf(seed, eta)),
    cells: [
      cell('lemma-2.2', 'Reward climbs by the variance', GAIN, seeds),
      cell('theorem-2.1', 'The fully synthetic loop goes to the best', BEST, seeds, synthetic ? undefined : realOnly),
    ],
    replay: `npx curated-loops learn --only ${id} --seed 20240709`,
  };
}

const CLASS_WEIGHTS = [0.12, 0.15, 0.4, 0.1, 0.2, 0.16, 0.2, 1, 0.3, 0.25];

/** An experiment on classes: the masses tilt by the weights. */
function classes(lambda: string, eta: number): ExperimentResult {
  const base = experiment(lambda, eta, [1], 'a table');
  const reference = CLASS_WEIGHTS.map(() => 0.1);
  let law: readonly number[] = reference;
  const rounds = Array.from({ length: ROUNDS + 1 }, (_, t): RoundResult => {
    const now = law;
    const total = now.reduce((sum, mass, i) => sum + mass * (CLASS_WEIGHTS[i] ?? 0), 0);
    law = now.map((mass, i) => ((1 - eta) * 1) / 10 + (eta * mass * (CLASS_WEIGHTS[i] ?? 0)) / total);
    const best = now[7] ?? 0;
    const { parts, ...rest } = runOf(2, eta).rounds[t] ?? { t, parts: undefined };
    return {
      ...(rest as RoundResult),
      reward: around(total, 0.01),
      best: around(best, 0.01, [0, 1]),
      fromLimit: { lo: Math.max(0, 0.98 - best), hi: 1 - best },
      theory: { reward: total + 0.004, variance: 0.05, best },
      ...(parts === undefined ? {} : { parts }),
      picture: { kind: 'masses', masses: now.map(rounded) },
    };
  });
  return {
    ...base,
    id: `digits/table/K=4/λ=${lambda}`,
    family: 'Ten digits, a table of frequencies, K = 4',
    setting: {
      ...base.setting,
      data: 'Ten digits',
      learner: 'a table of frequencies',
      loop: { id: 'curated', title: 'the loop of the paper' },
      reward: 'r = log q_7',
      seeds: [1],
    },
    region: { kind: 'classes', classes: [7] },
    reference: { kind: 'masses', masses: reference },
    runs: [{ seed: 1, rounds }],
  };
}

const learned: LearnedResults = {
  backend: { name: 'wasm', reason: 'the native backend is not installed, so TensorFlow.js runs in WebAssembly' },
  budget: { alpha: ALPHA, checks: 84, spent: 4.2e-4 },
  experiments: [
    experiment('∞', 1, [1, 2, 3], 'a Gaussian mixture'),
    experiment('1', 0.5, [1, 2, 3], 'a Gaussian mixture'),
    experiment('1/4', 0.2, [1, 2, 3], 'a Gaussian mixture'),
    experiment('∞', 1, [1], 'flow matching'),
    classes('∞', 1),
    classes('1', 0.5),
  ],
  mutants: [],
};

const mixed = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const results = parseResults({ ...mixed, complete: true, verdict: 'holds', statements: [], learned });

const page = reportHtml(results);
if (process.env.LEARNED_PAGE !== undefined) writeFileSync(process.env.LEARNED_PAGE, page);

describe('the page of a run of learned experiments alone', () => {
  test('is green, and explains the meaning', () => {
    expect(page).toContain('9 verdicts hold on 6 learned experiments');
    expect(page).toContain('with probability at least 99.9\u202F%');
  });

  test('has no part about closed-form models, and stays light', () => {
    expect(page).not.toContain('id="overview"');
    expect(page).not.toContain('random cases');
    const part = page.slice(page.indexOf('<section id="learned"'), page.indexOf('id="reading"'));
    expect(part.length).toBeGreaterThan(100_000);
    expect(part.length / learned.experiments.length).toBeLessThan(60_000);
  });

  test('is self-contained, and every image has a text alternative', () => {
    expectSelfContained(page);
    const images = page.match(/<svg [^>]*>/g) ?? [];
    expect(images.length).toBeGreaterThan(50);
    for (const image of images) expect(image).toMatch(/role="img" aria-label="[^"]+"|aria-hidden="true"/);
  });

  test('has no coordinate that is not a number', () => {
    const places = [...page.matchAll(/\s(?:d|x|y|cx|cy|r|width|height|viewBox)="([^"]*)"/g)].map(([, place]) => place);
    expect(places.length).toBeGreaterThan(100);
    expect(places.filter((place) => /NaN|Infinity|undefined/.test(place ?? ''))).toEqual([]);
  });
});
