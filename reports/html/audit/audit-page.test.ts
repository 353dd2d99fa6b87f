/** The page of an audit: its figures are those of the results, names are text, and it can be used by everybody in a browser. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import type { Browser } from 'playwright-core';
import type { AuditCheck, AuditResults, Estimate, TraceAudit } from '../../../properties/results';
import { parseAudit } from '../../../properties/results/schemas';
import { openFile, startBrowser } from '../../../scripts/tests/browser.testing';
import {
  AUDIT_SECTIONS,
  AUDIT_SIGNS,
  auditCounts,
  countText,
  decimalText,
  estimateText,
  parametersText,
} from '../../words';
import { expectSelfContained, linksOf } from '../self-contained.testing';
import { simulatedAudit } from './audit.testing';
import { auditHtml } from './page';
import { articlesOf, pointsIn, rowsOf, svgsIn, tablesIn, textOf } from './read-page.testing';

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

/** A trace of which nothing is known. */
function bareOf(trace: TraceAudit): TraceAudit {
  const { choice: _choice, projection: _projection, reward: _reward, lambda: _lambda, ...rest } = trace;
  return { ...rest, rounds: [], transmission: [], correlated: [], classes: [], checks: [], verdict: 'not applicable' };
}

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
  ): void => {
    const { points, error } = pointsIn(svg ?? '', kind);
    expect(points).toHaveLength(values.length);
    values.forEach(([x, y], i) => {
      expect(Math.abs((points[i]?.[0] ?? NaN) - x)).toBeLessThan(error[0]);
      expect(Math.abs((points[i]?.[1] ?? NaN) - y)).toBeLessThan(error[1]);
    });
  };

  test('show the means of offered and kept candidates and of the model, round by round', () => {
    for (const [{ rounds }, article] of each()) {
      const reward = rounds.flatMap(({ t, traits }) =>
        traits.filter(({ name }) => name === 'reward').map((trait) => ({ t, ...trait })),
      );
      const svg = svgsIn(article, 'reward by round:')[0];
      const at = (of: (trait: (typeof reward)[number]) => number | undefined, shift = 0): [number, number][] =>
        reward.flatMap((trait): [number, number][] => {
          const y = of(trait);
          return y === undefined ? [] : [[trait.t + shift, y]];
        });
      expectPoints(
        svg,
        'pools',
        at(({ poolMean }) => poolMean),
      );
      expectPoints(
        svg,
        'kept',
        at(({ keptMean }) => keptMean),
      );
      expectPoints(
        svg,
        'model',
        at(({ measured }) => measured?.estimate, 0.5),
      );
    }
  });

  test('show response against differential, and with real data the exact refit of each round', () => {
    for (const [{ transmission }, article] of each())
      for (const { trait, rounds, eta } of transmission) {
        const svg = svgsIn(article, `${trait}, response to selection:`)[0];
        expectPoints(
          svg,
          'model',
          rounds.map(({ differential, response }) => [differential, response.estimate]),
        );
        const exact = rounds.map(({ differential, response, error }): [number, number] => [
          differential,
          response.estimate - (error?.estimate ?? NaN),
        ]);
        expectPoints(svg, 'exact', eta === 1 ? [] : exact);
      }
  });

  test('show observed shares by predicted chance', () => {
    for (const [{ choice }, article] of each())
      expectPoints(
        svgsIn(article, 'Calibration of the rule')[0],
        'model',
        choice?.calibration?.bins.map(({ predicted, observed }) => [predicted, observed.estimate]) ?? [],
      );
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

test('the page needs nothing but itself, keeps the results, and its links lead somewhere', () => {
  expectSelfContained(page);
  const kept = /<template id="results-data">([^<]*)</.exec(page)?.[1] ?? '';
  expect(parseAudit(gunzipSync(Buffer.from(kept, 'base64')).toString())).toEqual(results);
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(linksOf(page).length).toBeGreaterThan(10);
  for (const link of linksOf(page)) expect(ids).toContain(link.slice(1));
});

const BREAKOUT =
  '</script></style></template></svg><img src=x onerror="document.title=1"><script>document.title=1</script>';
const TURNED = '\u202Eegnahc \u2067right to left';
const LONG = 'x'.repeat(5000);

/** The audit with a text in the place of every name that a file can choose. */
function named(text: string): AuditResults {
  const trait = <T extends { readonly trait: string }>(one: T): T => ({ ...one, trait: text });
  return {
    ...results,
    traces: results.traces.map((trace) => ({
      ...trace,
      file: text,
      name: text,
      source: text,
      read: text,
      notes: [text],
      rounds: trace.rounds.map((round) => ({ ...round, traits: round.traits.map((one) => ({ ...one, name: text })) })),
      ...(trace.choice === undefined ? {} : { choice: { ...trace.choice, named: text } }),
      transmission: trace.transmission.map(trait),
      correlated: trace.correlated.map(trait),
      classes: trace.classes.map((one) => ({ ...trait(one), classes: one.classes.map(() => text) })),
      checks: trace.checks.map((check) => ({ ...check, id: text, says: text, reason: text })),
    })),
  };
}

describe('in a browser', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-audit-page-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  /** The faulty trace with one check of each kind, and a trace that says nothing: what axe looks at takes time. */
  const short = (): AuditResults => {
    const [first, second] = results.traces;
    if (first === undefined || second === undefined) throw new Error('the audit has fewer than two traces');
    const checks = second.checks.filter(
      ({ section, verdict }, i) =>
        second.checks.findIndex((other) => other.section === section && other.verdict === verdict) === i,
    );
    return { ...results, traces: [{ ...second, checks }, bareOf(first)] };
  };

  it.each(['light', 'dark'] as const)(
    'in %s, nothing overflows at 360 and 1280 pixels, and axe finds nothing serious',
    async (colorScheme) => {
      const { page: tab, faults } = await openFile(browser, write('short.html', auditHtml(short())), { colorScheme });
      await tab.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
      for (const width of [360, 1280]) {
        await tab.setViewportSize({ width, height: 800 });
        // The script looks again which tables scroll, after a while.
        await tab.waitForTimeout(250);
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const found = await tab.evaluate<string[]>(
          `${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        expect(found).toEqual([]);
      }
      expect(faults).toEqual([]);
      await tab.context().close();
    },
    60_000,
  );

  test('it is complete without scripts, and with them opens the trace that a link leads to', async () => {
    const address = write('audit.html', page);
    const { page: still, faults } = await openFile(browser, address, { javaScriptEnabled: false });
    expect(await still.locator('details:not([open])').count()).toBe(0);
    expect(await still.locator('svg.plot:visible').count()).toBe(await still.locator('svg.plot').count());
    expect(await still.locator('.finder:visible').count()).toBe(0);
    await still.context().close();
    const { page: live } = await openFile(browser, address);
    expect(await live.locator('#trace-2-guarantees').isVisible()).toBe(false);
    await live.locator('table.overview-of-traces a').nth(1).click();
    await live.locator('#trace-2-guarantees').waitFor({ state: 'visible' });
    await live.locator('.chips button', { hasText: 'refuted' }).click();
    expect(await live.locator('article.trace:visible').count()).toBe(1);
    expect(await live.locator('table.overview-of-traces tbody tr:visible').count()).toBe(1);
    expect(faults).toEqual([]);
    await live.context().close();
  });

  it.each([
    ['markup', BREAKOUT],
    ['turned text', TURNED],
    ['long text', LONG],
  ])('%s in names is text, and leaves no line', async (_what, text) => {
    const { page: tab, faults } = await openFile(browser, write('hostile.html', auditHtml(named(text))), {
      viewport: { width: 360, height: 800 },
    });
    expect(faults).toEqual([]);
    expect(await tab.title()).not.toBe('1');
    expect(await tab.locator('img').count()).toBe(0);
    expect(await tab.locator('script').count()).toBe(1);
    expect(await tab.locator('#trace-1 > h2 bdi').textContent()).toBe(text);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await tab.context().close();
  });
});
