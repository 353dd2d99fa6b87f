import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExperimentResult, Picture } from '../../../properties/results';
import { familiesOf } from '../../words/learned-families';
import { parseResults } from '../../../properties/results/schemas';
import { chartHtml } from './chart';
import { curvesHtml } from './curves';
import { familyHtml } from './family';
import { panelHtml, windowOf } from './panel';
import { endPicturesHtml, picturesHtml } from './pictures';
import { roundsHtml } from './rounds';
import { sharesHtml } from './shares';

const results = parseResults(readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const learned = results.learned ?? { experiments: [] };
const families = familiesOf({ ...learned, budget: { alpha: 1, checks: 0, spent: 0 }, mutants: [] });
const [gaussians, classes] = families.map((family) => ({
  family,
  pictures: picturesHtml(family).markup,
  curves: curvesHtml(family).markup,
  whole: familyHtml(family).markup,
}));

const words = (markup = ''): string => markup.replace(/<[^>]*>/g, ' ').replace(/[ \n]+/g, ' ');

describe('a panel', () => {
  const disc = { kind: 'ball', centre: [1, 0], radius: 0.5 } as const;
  const real: Picture = {
    kind: 'points',
    points: [
      [-1, 0],
      [1, 0],
      [0, 1],
      [0, -1],
    ],
  };
  const window = windowOf([real], [], [disc]);

  test('is a square around the real data and the region, with some room', () => {
    expect(window.x[1] - window.x[0]).toBeCloseTo(2.5 * 1.12, 10);
    expect(window.y[1] - window.y[0]).toBeCloseTo(2.5 * 1.12, 10);
    expect((window.x[0] + window.x[1]) / 2).toBeCloseTo(0.25, 10);
  });

  test('distinguishes the points in the region from the others, and counts those outside the window', () => {
    const model: Picture = {
      kind: 'points',
      points: [
        [1, 0.4],
        [1, 0.6],
        [0, 0],
        [50, 50],
        [-9, 0],
      ],
    };
    const { markup } = panelHtml(model, disc, window, 'model', 'a model');
    const dotsOf = (kind: string): number =>
      (new RegExp(`class="dots ${kind}" d="([^"]*)"`).exec(markup)?.[1]?.match(/M/g) ?? []).length;
    expect([dotsOf('best'), dotsOf('model')]).toEqual([1, 2]);
    expect(markup).toContain('>+2<');
    expect(markup).toContain('aria-label="a model"');
  });

  test('has up at the top', () => {
    const at = (y: number): number => {
      const { markup } = panelHtml({ kind: 'points', points: [[-1, y]] }, disc, window, 'model', '');
      return Number(/class="dots model" d="M\d+ (\d+)h0"/.exec(markup)?.[1]);
    };
    expect(at(0)).toBe(200);
    expect(at(0.5)).toBeLessThan(at(0));
  });

  test('has bars in proportion to the masses, with those of the region marked', () => {
    const picture: Picture = { kind: 'masses', masses: [0.1, 0.4, 0.2] };
    const region = { kind: 'classes', classes: [1] } as const;
    const { markup } = panelHtml(picture, region, windowOf([], [picture], [region]), 'model', '');
    const heights = [...markup.matchAll(/\sheight="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights.map((height) => height / (heights[1] ?? NaN))).toEqual([0.25, 1, 0.5]);
    expect(markup.match(/class="bar (best|model)"/g)).toEqual([
      'class="bar model"',
      'class="bar best"',
      'class="bar model"',
    ]);
  });

  test.each<[string, Picture]>([
    ['no points', { kind: 'points', points: [] }],
    ['no masses', { kind: 'masses', masses: [] }],
    ['masses that are all 0', { kind: 'masses', masses: [0, 0] }],
  ])('can be of %s', (_, picture) => {
    const region = { kind: 'ball', centre: [1, 2, 3], radius: 1 } as const;
    expect(panelHtml(picture, region, windowOf([picture], [], [region]), 'real', '').markup).not.toMatch(
      /NaN|Infinity/,
    );
  });
});

describe('a chart', () => {
  const spec = { label: 'a chart', rounds: 1, extent: [0, 1], bands: [], estimates: [], theory: [] } as const;

  test('draws a band between its ends, its estimate and the theory, each at its place', () => {
    const { markup } = chartHtml({
      ...spec,
      bands: [
        [
          { t: 0, lo: 0, hi: 1 },
          { t: 1, lo: 0.25, hi: 0.75 },
        ],
      ],
      estimates: [
        [
          { t: 0, y: 0.5 },
          { t: 1, y: 0.5 },
        ],
      ],
      theory: [
        [
          { t: 0, y: 1 },
          { t: 1, y: 0 },
        ],
      ],
    });
    const path = (kind: string): string[] =>
      (new RegExp(`class="${kind}" d="([^"]*)"`).exec(markup)?.[1] ?? '').split(/[MLZ]/).filter(Boolean);
    const [[left, right], [top, middle, bottom]] = [
      ['46.0', '302.0'],
      ['18.0', '90.0', '162.0'],
    ];
    expect(path('band')).toEqual([`${left} ${top}`, `${right} 54.0`, `${right} 126.0`, `${left} ${bottom}`]);
    expect(path('estimate')).toEqual([`${left} ${middle}`, `${right} ${middle}`]);
    expect(path('theory')).toEqual([`${left} ${top}`, `${right} ${bottom}`]);
  });

  test('of no round is an empty frame', () => {
    const { markup } = chartHtml({ ...spec, rounds: 0, bands: [[]], estimates: [[]], theory: [[]] });
    expect(markup).not.toMatch(/class="(?:band|estimate|theory|edge)"|NaN/);
  });
});

describe('the figures of a family', () => {
  test('have the fully synthetic loop on top, and a column for the real data and for each round', () => {
    const rows = [...(gaussians?.pictures ?? '').matchAll(/<th scope="row">\s*(λ = [^<]*)</g)].map(([, name]) => name);
    expect(rows).toEqual(['λ = ∞', 'λ = 1/2', 'λ = 2']);
    expect(words(gaussians?.pictures)).toContain('real data round 0 round 1 round 2');
    expect(gaussians?.pictures.match(/<svg /g)).toHaveLength(3 * 4);
  });

  test('say where a round was not reached, and which experiment has no verdict', () => {
    expect(words(classes?.pictures)).toContain('not reached');
    expect(words(classes?.whole)).toContain('… incomplete The experiment was cut short; there is no verdict.');
    expect(words(gaussians?.whole)).toContain(
      'λ = 2, with real data: ! failed The training broke down at seed 2, round 1',
    );
  });

  test('have three charts for each experiment, and in each a band and a theory for every seed', () => {
    expect(gaussians?.curves.match(/class="chart"/g)).toHaveLength(9);
    const bands = gaussians?.curves.replace(/<ul class="legend">[^]*/, '').match(/class="band"/g);
    expect(bands).toHaveLength(3 * 3 * 2);
    expect(gaussians?.curves.match(/class="theory" d="M46/g)).toHaveLength(2 * 3 * 2);
  });

  test('show evenly spaced rounds if there are many', () => {
    const many = (experiment: ExperimentResult): ExperimentResult => ({
      ...experiment,
      setting: { ...experiment.setting, rounds: 60 },
    });
    const long = gaussians && { ...gaussians.family, experiments: gaussians.family.experiments.map(many) };
    const heads = long && [...picturesHtml(long).markup.matchAll(/<th scope="col">round (\d+)/g)].map(([, t]) => t);
    expect(heads).toEqual(['0', '10', '20', '30', '40', '50', '60']);
  });

  test('of experiments of different lengths end where each ends', () => {
    const shorter = (experiment: ExperimentResult, i: number): ExperimentResult =>
      i === 0
        ? experiment
        : {
            ...experiment,
            setting: { ...experiment.setting, rounds: 1 },
            runs: experiment.runs.map((run) => ({ ...run, rounds: run.rounds.filter(({ t }) => t <= 1) })),
          };
    const mixed = gaussians && { ...gaussians.family, experiments: gaussians.family.experiments.map(shorter) };
    const text = words(mixed && picturesHtml(mixed).markup);
    expect(text.match(/ends at round 1/g)).toHaveLength(2);
    expect(text).not.toContain('not reached');
    const short = words(mixed && endPicturesHtml(mixed).markup);
    expect(short).toContain('real data round 0 last round');
    expect(short.match(/, round 2/g)).toHaveLength(1);
    expect(short.match(/, round 1/g)).toHaveLength(2);
    expect(short).not.toMatch(/not reached|ends at/);
    expect(words(gaussians && endPicturesHtml(gaussians.family).markup)).toContain('real data round 0 round 2');
  });

  test('of images are images, above the mean weight, and the shares of their groups have a chart each', () => {
    const images = { kind: 'images', width: 3, height: 4, png: 'AAAA' } as const;
    const shown = gaussians && {
      ...gaussians.family,
      experiments: gaussians.family.experiments.slice(0, 1).map((experiment) => ({
        ...experiment,
        reference: images,
        setting: { ...experiment.setting, groups: ['disc', 'ring'] },
        runs: experiment.runs.map((run) => ({
          ...run,
          rounds: run.rounds.map((round) => ({
            ...round,
            picture: images,
            images: {
              frechet: { plain: 9, extrapolated: 7.25, lo: 6.5, hi: 8 },
              precision: { estimate: 0.875, lo: 0.75, hi: 1 },
              recall: { estimate: 0.625, lo: 0.5, hi: 0.75 },
            },
            shares: [0.25, 0.75].map((estimate) => ({ estimate, lo: estimate - 0.1, hi: estimate + 0.1 })),
            theory: { reward: 0, variance: 0, best: 0, shares: [0.3, 0.7] },
          })),
        })),
      })),
    };
    const pictures = shown ? picturesHtml(shown).markup : '';
    expect(pictures.match(/<img[^>]*\ssrc="data:image\/png;base64,AAAA"/g)).toHaveLength(4);
    expect(words(pictures)).toMatch(/E\[w\] = \d.*Below each model: the estimated mean weight/);
    const shares = shown ? (sharesHtml(shown)?.markup ?? '') : '';
    expect(shares.match(/class="chart"/g)).toHaveLength(2);
    expect(shares).toContain('λ = ∞, share of ring by round: from 0.75 to 0.75');
    expect(shares.match(/class="theory" d="M46/g)).toHaveLength(2 * (shown?.experiments[0]?.runs.length ?? NaN));
    expect(gaussians && sharesHtml(gaussians.family)).toBeUndefined();
    const rounds = shown ? words(roundsHtml(shown)?.markup) : '';
    expect(rounds).toMatch(/Fréchet distance precision recall .* 7\.3 ±\s0\.8 0\.88 ±\s0\.13 0\.63 ±\s0\.13/);
    expect(gaussians && words(roundsHtml(gaussians.family)?.markup)).not.toContain('Fréchet');
  });

  test('take an experiment that reached nothing', () => {
    const nothing = gaussians && {
      ...gaussians.family,
      experiments: gaussians.family.experiments.map((experiment) => ({ ...experiment, runs: [], cells: [] })),
    };
    expect(nothing && familyHtml(nothing).markup).toMatch(/not reached/);
    expect(nothing && familyHtml(nothing).markup).not.toMatch(/NaN|undefined|Selection and transmission/);
  });
});

describe('the verdicts of a family', () => {
  test('show each claim once, with its tightest decision and its power', () => {
    const text = words(gaussians?.whole);
    expect(text.match(/E\(curate\(p\[t\]\), w\) - E\(p\[t\], w\)/g)).toHaveLength(1);
    expect(text).toContain(
      'λ = ∞ ✗ refuted 1 of 4 decisions −0.051 [−0.063, −0.039] seed 2, round 0 one mean 20\u202F000 0.012',
    );
    expect(text).toMatch(
      /\? undecided 2 of 3 decisions the samples did not tell .* \(−∞, 0\.60\] seed 1, round 1 enclosures/,
    );
  });

  test('say where nothing had to be drawn', () => {
    const sure = {
      seed: 1,
      t: 0,
      verdict: 'holds',
      slack: { estimate: 0, lo: 0, hi: 0 },
      by: 'one mean',
      samples: 0,
      alpha: 0,
      power: 0,
    } as const;
    const settled = gaussians?.family.experiments.map((experiment) => ({
      ...experiment,
      cells: experiment.cells.map((cell) => ({
        ...cell,
        claims: cell.claims.map((claim) => ({ ...claim, verdict: 'holds' as const, decisions: [sure] })),
      })),
    }));
    const text = words(gaussians && settled && familyHtml({ ...gaussians.family, experiments: settled }).markup);
    expect(text).toContain('✓ holds 1 decision – seed 1, round 0 no draws needed 0 – 0');
  });

  test('say why a statement does not apply', () => {
    expect(words(gaussians?.whole)).toContain(
      '– not applicable : it is about the fully synthetic loop, and here λ = 1/2',
    );
    expect(words(gaussians?.whole)).toContain('– not applicable : λ(K−1) < 1 is not met'.replace('<', '&lt;'));
  });

  test('do not call an experiment that was cut short a success', () => {
    expect(words(classes?.whole)).toMatch(/λ = ∞ … incomplete 1 decision/);
    expect(words(classes?.whole)).not.toContain('✓');
  });
});
