/** The page itself: it opens from a file, keeps its state in its link, fits every width, and can be used by everybody. */
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { source as axe } from 'axe-core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Tab } from '../scripts/tests/browser.testing';
import { parseResults } from '../properties/results/schemas';
import { counterexamplesIn, playgroundFragment } from '../reports/words';
import { builtPage, linkTo, open, openElsewhere, openTab, startBrowser } from './browser.testing';

let browser: Browser;
let tab: Tab;
let address = '';

beforeAll(async () => {
  address = builtPage();
  browser = await startBrowser();
  tab = await openTab(browser);
});
afterAll(() => browser.close());

/** What the fields hold, in the order of the page. */
const valuesOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('input, textarea, select')].map((field) => field.type === 'checkbox' ? String(field.checked) : field.value)`,
  );

test('it opens from a file without an error or a request', async () => {
  const { page, faults } = await open(tab, address);
  await page.locator('#formula math').waitFor();
  await page.waitForLoadState('networkidle');
  expect(faults).toEqual([]);
  expect(await page.locator('svg[role=img]').count()).toBe(5);
});

test('a link has everything that the fields hold', async () => {
  const { page } = await open(tab, address);
  await page.locator('#add').click();
  await page.locator('[data-vector="p"]').nth(3).fill('2/7');
  await page.locator('[data-slide="w"]').nth(3).press('End');
  await page.locator('#K-slider').press('Home');
  await page.locator('#K').fill('5');
  await page.locator('#lambda').fill('1/9');
  await page.locator('#own-reference').check();
  await page.locator('[data-vector="ref"]').nth(0).fill('0.75');
  await page.locator('#steps').fill('9');
  await page.locator('#loop').selectOption('best-of-K');
  await page.locator('#claim').fill('E(p[1], w) >= 0.5*E(p[0], w) # & % + é');
  await page.locator('#given').fill('K >= 2\nK < inf');
  await page.locator('#budget').selectOption('30000');
  // The rounds are computed a moment after the last change.
  await page.locator('#round[max="9"]').waitFor({ state: 'attached' });
  await page.locator('#round').press('End');
  await page.waitForURL(({ hash }) => hash.includes('budget=30000') && hash.includes('round=9'));
  const values = await valuesOf(page);
  const { page: other } = await openElsewhere(browser, page.url());
  await other.locator('#round-name:text-is("t = 9")').waitFor();
  expect(await valuesOf(other)).toEqual(values);
  expect(await other.locator('#ignored').isVisible()).toBe(false);
  await other.context().close();
});

test('a case of the report opens as it is', async () => {
  const results = parseResults(
    readFileSync(join(__dirname, '..', 'reports', 'fixtures', 'mixed-results.json'), 'utf8'),
  );
  const cases = counterexamplesIn(results).flatMap((counterexample) => {
    const fragment = playgroundFragment(counterexample);
    return fragment === undefined ? [] : [{ counterexample, fragment }];
  });
  expect(cases.length).toBeGreaterThan(3);
  for (const { counterexample, fragment } of cases.slice(0, 4)) {
    const { page, faults } = await open(tab, `${address}#${fragment}`);
    const { p0, w, K } = counterexample.instance as unknown as Record<string, string[]>;
    expect(await page.locator('#ignored').isVisible()).toBe(false);
    expect(
      await page
        .locator('[data-vector="p"]')
        .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value)),
    ).toEqual(p0);
    expect(
      await page
        .locator('[data-vector="w"]')
        .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value)),
    ).toEqual(w);
    expect(await page.locator('#K').inputValue()).toBe(String(K));
    expect(faults).toEqual([]);
  }
});

describe('a link that is malformed', () => {
  it.each([
    ['broken escapes', '#K=%E0%A4%A&p=1,2', 'K'],
    ['too many atoms', `#p=${Array(13).fill('1').join(',')}`, 'p'],
    ['vectors of different lengths', '#p=1,2&w=1,2,3', 'w'],
    ['unknown names', '#zoom=3&__proto__=1', 'zoom'],
    ['markup', '#claim=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&loop=%3Cscript%3E', 'loop'],
    ['a text of a megabyte', `#claim=${'x'.repeat(2 ** 20)}`, 'claim'],
  ])('with %s is read as far as it can be', async (_name, fragment, ignored) => {
    const { page, faults } = await open(tab, `${address}${fragment}`);
    await page.locator('#ignored').waitFor({ state: 'visible' });
    expect(await page.locator('#ignored').textContent()).toContain(ignored);
    await page.locator('#digits table').waitFor();
    expect(await page.locator('#claim-error img, #formula img').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

test('the fields work by keyboard, and a pasted list fills the atoms', async () => {
  const { page } = await open(tab, address);
  await page.locator('#round').focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#round-name').textContent()).toBe('t = 2');
  await page.locator('[data-vector="p"]').nth(0).fill('1/4, 1/4, 1/4, 1/8, 1/8');
  expect(await page.locator('[data-vector="p"]').count()).toBe(5);
  await page.locator('[data-remove="4"]').press('Enter');
  expect(await page.locator('[data-vector="p"]').count()).toBe(4);
  await page.locator('#claim').press('Enter');
  await page.locator('#verdict').waitFor({ timeout: 30_000 });
});

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Twelve atoms with long fractions, real data, and a counterexample: the fullest page. */
const FULL = {
  p: Array.from({ length: 12 }, (_, i) => `${i + 1}/78`).join(','),
  w: '1,2,3,4,5,6,7,8,9,10,1000000,1/1000000',
  ref: Array.from({ length: 12 }, () => '1/12').join(','),
  K: '3',
  lambda: '1/3',
  steps: '12',
};

describe.each([360, 1280])('at %d pixels', (width) => {
  it.each([
    ['light', 'the default', {}],
    ['dark', 'the default', {}],
    ['light', 'twelve atoms', FULL],
    ['dark', 'twelve atoms', FULL],
  ] as const)('nothing overflows, and axe finds nothing serious (%s, %s)', async (colorScheme, _name, parts) => {
    const { page } = await open(tab, linkTo(address, parts), { viewport: { width, height: 800 }, colorScheme });
    await page.locator('#formula math').waitFor();
    await page.locator('#search').click();
    await page.locator('#verdict').waitFor({ timeout: 60_000 });
    await page.evaluate(`document.querySelectorAll('details').forEach((part) => { part.open = true; })`);
    await page.locator('#K').fill('0');
    await page.locator('#K-error').waitFor({ state: 'visible' });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const { x } = (await page.locator('main').boundingBox()) ?? { x: 0 };
    expect(x).toBeGreaterThanOrEqual(16);
    await page.locator('#K').fill('3');
    await page.locator('#numbers:not(.p-stale)').waitFor();
    await page.evaluate(axe);
    const violations = await page.evaluate<Violation[]>('axe.run().then((found) => found.violations)');
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])).toEqual([]);
  });
});
