/** The matrix and the trend in a browser: filters, heads that stay in view, links both ways, narrow screens, accessibility. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import { parseResults } from '../../../properties/results/schemas';
import { type Tab, openFile, openTab, startBrowser } from '../../../scripts/tests/browser.testing';
import { matrixHtml } from '../matrix-page';
import { trendHtml } from '../trend/trend';

const STATEMENTS = Array.from({ length: 30 }, (_, i) => ({ id: `statement-${i}`, title: `The ${i}-th statement` }));
const LOOPS = Array.from({ length: 14 }, (_, i) => ({ id: `loop-number-${i}`, title: `Loop ${i}` }));

/** Cells that hold, apart from a diagonal of cells that are not applicable, and one that is undecided. */
function cellOf(statement: string, loop: string, i: number, j: number): JudgedCell {
  const searched = {
    loop,
    statement,
    cases: { planned: 3, run: 3, discarded: 0, undecided: 0 },
    domain: { K: { least: 2, greatest: 4 } },
    decisions: 3,
    attained: 0,
    seed: 1,
  };
  if (i === 3 && j === 5)
    return { ...searched, model: 'discrete', verdict: 'undecided', agreement: 'undecided', reason: 'why' };
  if (i === j) return { ...searched, verdict: 'not applicable', agreement: 'as expected', reason: 'K is fixed' };
  const held = { ...searched, model: 'discrete', verdict: 'holds', agreement: 'as expected' } as const;
  if (j > 0) return held;
  return { ...held, proofs: [{ claim: 'a', K: [2, 3, 4], atoms: 'any', rounds: 'every', terms: 25 }] };
}

const MATRIX: MatrixResults = {
  format: 'curated-loops/matrix',
  version: 2,
  tool: { version: '0.1.0' },
  seed: 1,
  cases: 3,
  complete: true,
  statements: STATEMENTS,
  loops: LOOPS,
  cells: STATEMENTS.flatMap(({ id }, i) => LOOPS.map((loop, j) => cellOf(id, loop.id, i, j))),
};

const results = parseResults(readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'));

let browser: Browser;
let tab: Tab;
const addresses = { matrix: '', trend: '' };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-matrix-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  addresses.matrix = write('matrix.html', matrixHtml(MATRIX));
  const runs = ['first', 'second'].map((name) => ({ name, results }));
  addresses.trend = write('trend.html', trendHtml(runs));
  browser = await startBrowser();
  tab = await openTab(browser);
});
afterAll(() => browser.close());

const rows = (page: Page): Promise<number> => page.locator('table.variants tbody tr:visible').count();

describe('the matrix', () => {
  test('is filtered by text and by what its cells are, and Escape shows all again', async () => {
    const { page, faults } = await tab.open(addresses.matrix);
    expect(await rows(page)).toBe(STATEMENTS.length);
    await page.locator('.chips button', { hasText: 'undecided' }).click();
    expect(await rows(page)).toBe(1);
    expect(await page.locator('#row-statement-3 td.faint').count()).toBe(LOOPS.length - 1);
    await page.locator('.finder input').fill('statement-7');
    expect(await rows(page)).toBe(0);
    await page.keyboard.press('Escape');
    expect(await rows(page)).toBe(STATEMENTS.length);
    expect(await page.locator('td.faint').count()).toBe(0);
    await page.locator('.finder input').fill('statement-7');
    expect(await rows(page)).toBe(1);
    expect(faults).toEqual([]);
  });

  test('leads from a cell to its details in the section of its loop, and back to the row', async () => {
    const { page } = await tab.open(addresses.matrix);
    await page.locator('#row-statement-1 td').nth(2).locator('a').click();
    const detail = page.locator('#loop-loop-number-2 li', { hasText: 'statement-1:' });
    await detail.waitFor({ state: 'visible' });
    await detail.locator('a').click();
    expect(page.url()).toMatch(/#row-statement-1$/);
  });

  test('keeps its heads in view on a wide screen', async () => {
    const { page } = await tab.open(addresses.matrix);
    const places = await page.evaluate<number[]>(`(() => {
      const box = document.querySelector('.scroll');
      box.scrollTo(400, 600);
      const frame = box.getBoundingClientRect();
      const column = document.querySelector('.variants thead th:nth-child(8)').getBoundingClientRect();
      const row = document.querySelector('#row-statement-20 th').getBoundingClientRect();
      return [box.scrollTop, box.scrollLeft, column.top - frame.top, row.left - frame.left];
    })()`);
    const [down = 0, across = 0, top, left] = places;
    expect(down).toBeGreaterThan(300);
    expect(across).toBeGreaterThan(100);
    expect([top, left]).toEqual([0, 0]);
  });

  test('is complete without scripts', async () => {
    const { page, faults } = await openFile(browser, addresses.matrix, { javaScriptEnabled: false });
    expect(faults).toEqual([]);
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('.finder:visible').count()).toBe(0);
    expect(await rows(page)).toBe(STATEMENTS.length);
    await page.context().close();
  });
});

describe.each(['matrix', 'trend'] as const)('%s', (name) => {
  it.each([
    [360, 'light'],
    [1280, 'dark'],
  ] as const)(
    'at %d pixels, %s, has no fault, fits, and axe finds nothing serious',
    async (width, colorScheme) => {
      const { page, faults } = await tab.open(addresses[name], {
        viewport: { width, height: 800 },
        colorScheme,
      });
      expect(faults).toEqual([]);
      expect(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true);
      const found = await page.evaluate<string[]>(
        `${axe}; axe.run().then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      );
      expect(found).toEqual([]);
    },
    120_000,
  );
});
