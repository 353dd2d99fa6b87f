/** The figures of the page of an audit, in its tables and its plots, are those of the results. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditCheck, AuditResults, Estimate, TraceAudit } from '../../../properties/results';
import {
  AUDIT_SECTIONS,
  AUDIT_SIGNS,
  auditCounts,
  countText,
  decimalText,
  estimateText,
  parametersText,
} from '../../words';
import { bareOf, simulatedAudit } from './audit.testing';
import { auditHtml } from './page';
import { articlesOf, lineIn, pointsIn, rowsOf, svgsIn, tablesIn, textOf } from './read-page.testing';

let results: AuditResults;
let page = '';
let articles: readonly string[] = [];
beforeAll(async () => {
  results = await simulatedAudit();
  page = auditHtml(results);
  articles = articlesOf(page);
});

/** Every trace with its part of the page. */
const each = (): readonly (readonly [TraceAudit, string])[] =>
  results.traces.map((trace, i) => [trace, articles[i] ?? '']);

/** The rows of the first table of a name. */
const rows = (markup: string, name: string): readonly (readonly string[])[] => rowsOf(tablesIn(markup, name)[0] ?? '');

/** A text as it is read back from the page. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

const shownCheck = ({ t, verdict, rung, slack, pools, reason, power, enough }: AuditCheck): readonly string[] => [
  t === undefined ? 'all' : String(t),
  `${AUDIT_SIGNS[verdict]} ${verdict}${rung === 'exact' ? 'exact' : ''}`,
  slack === undefined ? '–' : estimateText(slack),
  '',
  plain(countText(pools)),
  verdict !== 'undecided' || enough === undefined
    ? '–'
    : typeof enough === 'string'
      ? 'no number'
      : plain(`about ${countText(Math.max(enough, pools + 1))}`),
  power === undefined ? '–' : typeof power === 'string' ? 'nothing' : decimalText(power, 2),
  plain(reason ?? '–'),
];

describe('the verdicts', () => {
  test('of all traces are counted at the top and in the overview', () => {
    expect(articles).toHaveLength(results.traces.length);
    const refuted = results.traces.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'refuted'));
    expect(refuted.length).toBeGreaterThan(0);
    expect(/<h1>[^]*?<\/h1>/.exec(page)?.[0]).toMatch(
      new RegExp(`> ${refuted.length} checks? refuted in 1 of 2 traces<`),
    );
    expect(rows(page, 'overview-of-traces')).toEqual(
      results.traces.map(({ name, verdict, choice, size, checks }) => [
        name,
        `${AUDIT_SIGNS[verdict]} ${verdict}`,
        choice?.named,
        choice?.fits.find(({ preferred }) => preferred)?.rule ?? '–',
        String(size.rounds),
        String(size.pools),
        ...['holds', 'refuted', 'undecided', 'not applicable'].map((one) =>
          String(checks.filter((check) => check.verdict === one).length),
        ),
      ]),
    );
  });

  test('of a trace are all in the tables of its parts, those that do not apply in a list by reason', () => {
    for (const [{ checks }, article] of each()) {
      expect(textOf(article)).toContain(auditCounts(checks));
      const apply = checks.filter(({ verdict }) => verdict !== 'not applicable');
      const order = Object.keys(AUDIT_SECTIONS);
      const inOrder = order.flatMap((section) => {
        const mine = apply.filter((check) => check.section === section);
        return [...new Set(mine.map(({ id }) => id))].flatMap((id) => mine.filter((check) => check.id === id));
      });
      const shown = tablesIn(article, 'checks').flatMap((table) => rowsOf(table).filter(({ length }) => length > 1));
      expect(shown).toEqual(inOrder.map(shownCheck));
      const others = checks.filter(({ verdict }) => verdict === 'not applicable');
      expect(others.length).toBeGreaterThan(0);
      const folds = [...article.matchAll(/<details class="inapplicable"[^]*?<\/details>/g)].map(([fold]) =>
        textOf(fold),
      );
      const counted = folds.map((fold) => Number(/– (\d+) checks? not applicable/.exec(fold)?.[1]));
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(others.length);
      for (const { id, says, reason } of others)
        expect(folds.some((fold) => [id, says, reason ?? ''].every((text) => fold.includes(plain(text))))).toBe(true);
    }
  });
});

describe('the tables', () => {
  const estimated = (estimate: Estimate | undefined): string => (estimate === undefined ? '–' : estimateText(estimate));
  const number = (x: number | undefined): string => (x === undefined ? '–' : decimalText(x, 4));

  test('of rounds have the means of the results', () => {
    for (const [{ rounds }, article] of each()) {
      const expected = ['reward', 'length'].flatMap((name) =>
        rounds.flatMap(({ t, traits }) =>
          traits
            .filter((trait) => trait.name === name)
            .map(({ poolMean, keptMean, meanWithinPoolSd, differential, measured }) => [
              String(t),
              ...[poolMean, keptMean, meanWithinPoolSd].map(number),
              estimated(differential),
              estimated(measured),
              measured === undefined ? '–' : plain(countText(measured.n)),
            ]),
        ),
      );
      expect(expected.length).toBeGreaterThan(4);
      expect(rows(article, 'trait-rounds').filter(({ length }) => length > 1)).toEqual(expected);
    }
  });

  test('of rules, transmission, correlated traits, projection and classes have the figures of the results', () => {
    for (const [{ choice, transmission, correlated, projection, classes }, article] of each()) {
      const fits = choice?.fits ?? [];
      expect(fits.length).toBeGreaterThan(2);
      expect(rows(article, 'rules').map(([, fit, parameters]) => [fit?.slice(2), parameters])).toEqual(
        fits.map((fit) => [fit.fit, fit.parameters.length === 0 ? '–' : parametersText(fit).replace(', ε', ' ε')]),
      );
      expect(rows(article, 'overall')).toEqual(
        transmission.map(({ trait, from, eta, overall }) => [
          trait,
          from,
          number(overall.differential),
          estimated(overall.response),
          estimated(overall.slope),
          eta === undefined ? 'unknown' : number(eta),
        ]),
      );
      expect(rows(article, 'correlated')).toEqual(
        correlated.map(({ trait, differential, indirect, direct }) => [
          trait,
          estimated(differential),
          number(indirect),
          estimated(direct),
        ]),
      );
      expect(rows(article, 'projection')).toEqual(
        projection?.rounds.map(({ t, projected, recorded }) => [String(t), estimated(projected), estimated(recorded)]),
      );
      expect(rows(article, 'shares-of-classes').map((cells) => cells.slice(2))).toEqual(
        classes.flatMap(({ rounds }) => rounds.map(({ shares, entropy }) => [...shares, entropy].map(number))),
      );
    }
  });

  test('numbers that differ in the results differ on the page', () => {
    const [first, ...others] = results.traces;
    if (first?.choice?.calibration === undefined) throw new Error('the audit has no calibration');
    const [bin, ...bins] = first.choice.calibration.bins;
    if (bin === undefined) throw new Error('the calibration has no bin');
    const calibration = { ...first.choice.calibration, bins: [{ ...bin, candidates: bin.candidates + 1 }, ...bins] };
    const changed = { ...results, traces: [{ ...first, choice: { ...first.choice, calibration } }, ...others] };
    expect(articlesOf(auditHtml(changed))[0]).not.toBe(articles[0]);
    expect(articlesOf(auditHtml(changed))[1]).toBe(articles[1]);
  });
});

describe('the plots', () => {
  /** Expects points at these values, up to the rounding of coordinates. */
  const expectPoints = (
    svg: string | undefined,
    kind: string,
    values: readonly (readonly [number, number])[],
    intervals: readonly Estimate[] = [],
  ): void => {
    const { points, bars, error } = pointsIn(svg ?? '', kind);
    expect(bars).toHaveLength(intervals.length);
    intervals.forEach(({ lo, hi }, i) => {
      expect(Math.abs((bars[i]?.lo ?? NaN) - Number(lo))).toBeLessThan(error[1]);
      expect(Math.abs((bars[i]?.hi ?? NaN) - Number(hi))).toBeLessThan(error[1]);
    });
    expect(points).toHaveLength(values.length);
    values.forEach(([x, y], i) => {
      expect(Math.abs((points[i]?.[0] ?? NaN) - x)).toBeLessThan(error[0]);
      expect(Math.abs((points[i]?.[1] ?? NaN) - y)).toBeLessThan(error[1]);
    });
  };

  test('show the means of offered and kept candidates and of the model, round by round', () => {
    for (const [{ rounds, projection }, article] of each()) {
      const reward = rounds.flatMap(({ t, traits }) =>
        traits.filter(({ name }) => name === 'reward').map((trait) => ({ t, ...trait })),
      );
      const svg = svgsIn(article, 'reward by round:')[0];
      const at = (of: (trait: (typeof reward)[number]) => number | undefined, shift = 0): [number, number][] =>
        reward.flatMap((trait): [number, number][] => {
          const y = of(trait);
          return y === undefined ? [] : [[trait.t + shift, y]];
        });
      const intervals = new Map(projection?.rounds.map(({ t, recorded }) => [t, recorded]));
      expect(intervals.size).toBeGreaterThan(1);
      const offered = at(({ poolMean }) => poolMean);
      expectPoints(
        svg,
        'pools',
        offered,
        offered.flatMap(([t]) => intervals.get(t) ?? []),
      );
      const kept = at(({ keptMean }) => keptMean);
      expectPoints(svg, 'kept', kept);
      const measured = reward.flatMap((trait) => trait.measured ?? []);
      expect(measured.length).toBeGreaterThan(1);
      expectPoints(
        svg,
        'model',
        at((trait) => trait.measured?.estimate, 0.5),
        measured,
      );
      const { error } = pointsIn(svg ?? '', 'model');
      const line = lineIn(svg ?? '', 'exact');
      expect(line).toHaveLength(intervals.size);
      projection?.rounds.forEach(({ t, projected }, i) => {
        expect(Math.abs((line[i]?.[0] ?? NaN) - t)).toBeLessThan(error[0]);
        expect(Math.abs((line[i]?.[1] ?? NaN) - projected.estimate)).toBeLessThan(error[1]);
      });
    }
  });

  test('show response against differential with both slopes, and with real data the exact refit of each round', () => {
    for (const [{ transmission }, article] of each())
      for (const { trait, rounds, eta, overall } of transmission) {
        const svg = svgsIn(article, `${trait}, response to selection:`)[0] ?? '';
        expectPoints(
          svg,
          'model',
          rounds.map(({ differential, response }) => [differential, response.estimate]),
          rounds.map(({ response }) => response),
        );
        const exact = rounds.map(({ differential, response, error }): [number, number] => [
          differential,
          response.estimate - (error?.estimate ?? NaN),
        ]);
        expectPoints(svg, 'exact', eta === 1 ? [] : exact);
        const { error } = pointsIn(svg, 'model');
        const slope = (kind: string): readonly [slope: number, error: number] => {
          const [from, to] = [lineIn(svg, kind)[0], lineIn(svg, kind)[1]];
          const [width, height] = [(to?.[0] ?? NaN) - (from?.[0] ?? NaN), (to?.[1] ?? NaN) - (from?.[1] ?? NaN)];
          return [height / width, (2 * error[1]) / width];
        };
        for (const [kind, expected] of [
          ['exact', eta],
          ['fitted', overall.slope?.estimate],
        ] as const) {
          const [found, most] = slope(kind);
          expect(Math.abs(found - (expected ?? NaN))).toBeLessThan(most);
        }
      }
  });

  test('show observed shares by predicted chance', () => {
    for (const [{ choice }, article] of each()) {
      const bins = choice?.calibration?.bins ?? [];
      expect(bins.length).toBeGreaterThan(1);
      expectPoints(
        svgsIn(article, 'Calibration of the rule')[0],
        'model',
        bins.map(({ predicted, observed }) => [predicted, observed.estimate]),
        bins.map(({ observed }) => observed),
      );
    }
  });

  test('reach to the edge where an interval is infinite, and are left out where nothing is known', () => {
    const [first] = results.traces;
    if (first === undefined) throw new Error('the audit has no trace');
    const open = { lo: '-Infinity', hi: 'Infinity' } as const;
    const transmission = first.transmission.map((one) => ({
      ...one,
      rounds: one.rounds.map((round) => ({ ...round, response: { ...round.response, ...open } })),
      overall: { ...one.overall, slope: { estimate: 0.5, ...open } },
    }));
    const changed = auditHtml({ ...results, traces: [{ ...first, transmission }, bareOf(first)] });
    expect(changed).not.toMatch(/NaN|Infinity|undefined/);
    expect(svgsIn(articlesOf(changed)[1] ?? '', '')).toEqual([]);
  });
});
