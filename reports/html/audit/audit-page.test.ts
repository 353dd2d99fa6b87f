/** The page of an audit in a browser: it needs nothing but itself, names are text, and everybody can use it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import type { Browser } from 'playwright-core';
import type { AuditResults } from '../../../properties/results';
import { parseAudit } from '../../../properties/results/schemas';
import { type Tab, openFile, openTab, startBrowser } from '../../../scripts/tests/browser.testing';
import { expectSelfContained, linksOf } from '../self-contained.testing';
import { bareOf, simulatedAudit } from './audit.testing';
import { auditHtml } from './page';

let results: AuditResults;
let page = '';
beforeAll(async () => {
  results = await simulatedAudit();
  page = auditHtml(results);
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
  let tab: Tab;
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-audit-page-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  beforeAll(async () => {
    browser = await startBrowser();
    tab = await openTab(browser);
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
      const { page: shown, faults } = await tab.open(write('short.html', auditHtml(short())), { colorScheme });
      await shown.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
      for (const width of [360, 1280]) {
        await shown.setViewportSize({ width, height: 800 });
        // The script looks again which tables scroll, after a while.
        await shown.waitForTimeout(250);
        expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        const found = await shown.evaluate<string[]>(
          `${axe}; axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
        );
        expect(found).toEqual([]);
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );

  test('it is complete without scripts, fits on paper, and with scripts opens the trace that a link leads to', async () => {
    const address = write('audit.html', page);
    const { page: still, faults } = await openFile(browser, address, { javaScriptEnabled: false });
    expect(await still.locator('details:not([open])').count()).toBe(0);
    expect(await still.locator('svg.plot:visible').count()).toBe(await still.locator('svg.plot').count());
    expect(await still.locator('.finder:visible').count()).toBe(0);
    // The width between the margins of A4.
    await still.setViewportSize({ width: 673, height: 900 });
    await still.emulateMedia({ media: 'print' });
    const tables = await still.evaluate<number[]>(
      `[...document.querySelectorAll('.scroll')].map(({ scrollWidth }) => scrollWidth)`,
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(Math.max(...tables)).toBeLessThanOrEqual(673);
    await still.context().close();
    const { page: live } = await tab.open(address);
    expect(await live.locator('#trace-2-guarantees').isVisible()).toBe(false);
    await live.locator('table.overview-of-traces a').nth(1).click();
    await live.locator('#trace-2-guarantees').waitFor({ state: 'visible' });
    await live.locator('.chips button', { hasText: 'refuted' }).click();
    expect(await live.locator('article.trace:visible').count()).toBe(1);
    expect(await live.locator('table.overview-of-traces tbody tr:visible').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it.each([
    ['markup', BREAKOUT],
    ['turned text', TURNED],
    ['long text', LONG],
  ])('%s in names is text, and leaves no line', async (_what, text) => {
    const { page: shown, faults } = await tab.open(write('hostile.html', auditHtml(named(text))), {
      viewport: { width: 360, height: 800 },
    });
    expect(faults).toEqual([]);
    expect(await shown.title()).not.toBe('1');
    expect(await shown.locator('img').count()).toBe(0);
    expect(await shown.locator('script').count()).toBe(1);
    expect(await shown.locator('#trace-1 > h2 bdi').textContent()).toBe(text);
    expect(await shown.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
