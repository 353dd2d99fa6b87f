/** The report in a browser: it opens from a file, works with and without scripts, fits every width, and can be used by everybody. */
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { VerificationResults } from '../../properties/results';
import { parseResults } from '../../properties/results/schemas';
import { type Tab, openFile, openTab, startBrowser } from '../../scripts/tests/browser.testing';
import { writeReports } from '../files';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const statements = results.statements.length;

let browser: Browser;
let tab: Tab;
let address = '';

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-page-'));
  const paths = await writeReports(results, folder);
  address = pathToFileURL(paths.find((path) => path.endsWith('report.html')) ?? '').href;
  browser = await startBrowser();
  tab = await openTab(browser);
});
afterAll(() => browser.close());

/** Runs a script in the page. */
const ask = <T>(page: Page, script: string): Promise<T> => page.evaluate<T>(script);

const shown = (page: Page): Promise<number> => page.locator('article.statement:visible').count();

describe('the page from a file', () => {
  test('opens without an error or a request', async () => {
    const { page, faults } = await tab.open(address);
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
    expect(await shown(page)).toBe(statements);
    expect(await ask(page, `[...document.querySelectorAll('details[data-fold]')].some((fold) => fold.open)`)).toBe(
      false,
    );
  });

  test('is complete without scripts', async () => {
    const { page, faults } = await openFile(browser, address, { javaScriptEnabled: false });
    expect(faults).toEqual([]);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('table.cells:visible').count()).toBe(
      results.statements.filter(({ cells }) => cells.length > 0).length,
    );
    expect(await page.locator('.finder:visible, [data-download]:visible').count()).toBe(0);
    await page.locator('.contents a', { hasText: 'theorem-2.4' }).click();
    expect(page.url()).toMatch(/#statement-theorem-2\.4$/);
    await page.context().close();
  });

  test('has links that all lead somewhere', async () => {
    const { page } = await tab.open(address);
    const links = await ask<string[]>(
      page,
      `[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))`,
    );
    expect(links.length).toBeGreaterThan(40);
    const ids = new Set(await ask<string[]>(page, `[...document.querySelectorAll('[id]')].map(({ id }) => id)`));
    const folder = dirname(fileURLToPath(address));
    for (const link of links) {
      if (link.startsWith('#')) expect(ids).toContain(decodeURIComponent(link.slice(1)));
      else expect([link, existsSync(join(folder, link))]).toEqual([link, true]);
    }
  });

  test('opens the fold that a link leads into', async () => {
    const { page } = await tab.open(`${address}#overview`);
    await page.locator('table.overview').first().waitFor({ state: 'visible' });
  });
});

describe('the tools', () => {
  test('search and chips show the statements asked for, and Escape all again', async () => {
    const { page } = await tab.open(address);
    await page.keyboard.press('/');
    await page.keyboard.type('theorem-2.4');
    await page.locator('#statement-lemma-2\\.2').waitFor({ state: 'hidden' });
    expect(await page.locator('#statement-theorem-2\\.4').isVisible()).toBe(true);
    expect(await page.locator('.contents li:visible a', { hasText: 'lemma-2.2' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await shown(page)).toBe(statements);
    const chip = page.locator('.chips button', { hasText: 'undecided' });
    await chip.click();
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    const undecided = results.statements.filter(({ verdict }) => verdict === 'undecided').length;
    expect(undecided).toBeGreaterThan(0);
    expect(await shown(page)).toBe(undecided);
  });

  test('a command is copied as it is', async () => {
    const { page } = await openFile(browser, address, { permissions: ['clipboard-read', 'clipboard-write'] });
    const box = page.locator('.failure .command').first();
    await box.locator('button').click();
    await box.locator('button', { hasText: 'Copied' }).waitFor();
    const command = await box.locator('code').textContent();
    expect(command).toMatch(/^npx curated-loops replay counterexamples\/.*\.json$/);
    expect(await ask(page, 'navigator.clipboard.readText()')).toBe(command);
    await page.context().close();
  });

  test('the results can be downloaded', async () => {
    const { page } = await openFile(browser, address, { acceptDownloads: true });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-download]').click()]);
    expect(download.suggestedFilename()).toBe('results.json');
    expect(parseResults(readFileSync(await download.path(), 'utf8'))).toEqual(results);
    await page.context().close();
  });
});

/** Texts of one picture that lie on each other, and texts outside their picture. */
const CLASHES = `[...document.querySelectorAll('svg')].filter((svg) => svg.getClientRects().length > 0).flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '');
  const boxes = texts.map((text) => ({ text: text.textContent.trim(), box: text.getBoundingClientRect() }));
  const outside = boxes.filter(({ box }) => box.left < frame.left - 1.5 || box.right > frame.right + 1.5 || box.bottom > frame.bottom + 1.5);
  const on = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => on(a.box, b.box)).map((b) => a.text + ' on ' + b.text));
  return [...outside.map(({ text }) => text + ' leaves its picture'), ...pairs].map((fault) => fault + ': ' + svg.getAttribute('aria-label'));
})`;

describe.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)('at %d pixels, %s', (width, colorScheme) => {
  it.each(['folded', 'open'])(
    'nothing overflows, no label lies on another, and axe finds nothing serious, %s',
    async (state) => {
      const { page } = await tab.open(address, { viewport: { width, height: 800 }, colorScheme });
      if (state === 'open')
        await ask(page, `document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
      await page.waitForTimeout(300);
      expect(await ask(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await ask(page, CLASHES)).toEqual([]);
      await ask(page, axe);
      const found = await ask<string[]>(
        page,
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => id + ' ' + target + ' ' + failureSummary)))`,
      );
      expect(found).toEqual([]);
    },
    120_000,
  );
});

describe('hostile text', () => {
  const BREAKOUT =
    '</script></style></template><img src=x onerror="document.title=1"><script>document.title=1</script>';
  const TURNED = '\u202Eegnahc\u202C \u2067right to left\u2069 \u061C';
  const LONG = 'x'.repeat(2 ** 20);
  const [first, second, third] = results.statements;
  const changed: VerificationResults = {
    ...results,
    statements: results.statements.map((statement) =>
      statement === first
        ? { ...statement, title: BREAKOUT, summary: BREAKOUT, replay: BREAKOUT }
        : statement === second
          ? { ...statement, title: TURNED, summary: TURNED }
          : statement === third
            ? {
                ...statement,
                title: 'long',
                summary: LONG,
                cells: statement.cells.map((cell) => ({ ...cell, reason: LONG })),
              }
            : statement,
    ),
  };

  let file = '';
  beforeAll(async () => {
    const paths = await writeReports(changed, mkdtempSync(join(tmpdir(), 'curated-loops-hostile-')));
    file = pathToFileURL(paths.find((path) => path.endsWith('report.html')) ?? '').href;
  });

  it.each([360, 1280])(
    'appears as text at %d pixels',
    async (width) => {
      const { page, faults } = await tab.open(file, { viewport: { width, height: 800 } });
      expect(faults).toEqual([]);
      expect(await page.title()).not.toBe('1');
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
      const heading = page.locator(`#statement-${(first?.id ?? '').replace('.', '\\.')} > h3`);
      expect(await heading.textContent()).toContain(BREAKOUT);
      const turned = page.locator(`#statement-${(second?.id ?? '').replace('.', '\\.')} > h3`);
      // The marks stay inside the name: what follows it keeps its place.
      expect(await turned.locator('bdi').textContent()).toBe(TURNED);
      expect(await ask(page, 'document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    },
    60_000,
  );
});

test('on paper every fold is open and pages are numbered', async () => {
  const { page } = await tab.open(address);
  const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(paper.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(10);
  await page.emulateMedia({ media: 'print' });
  await ask(page, `dispatchEvent(new Event('beforeprint'))`);
  expect(await page.locator('details:not([open])').count()).toBe(0);
}, 60_000);
