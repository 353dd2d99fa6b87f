/** The search for counterexamples in the page. */
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Tab } from '../scripts/tests/browser.testing';
import { builtPage, linkTo, open, openTab, startBrowser } from './browser.testing';

let browser: Browser;
let tab: Tab;
let address = '';

beforeAll(async () => {
  address = builtPage();
  browser = await startBrowser();
  tab = await openTab(browser);
});
afterAll(() => browser.close());

async function searched(page: Page): Promise<string> {
  await page.locator('#search').click();
  const verdict = page.locator('#verdict');
  await verdict.waitFor({ timeout: 60_000 });
  return (await verdict.textContent()) ?? '';
}

const FALSE = 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)';
const TRUE = `${FALSE}/w_max`;

test('lemma 2.2 without 1/w_max is refuted by the smallest case, which fills the fields', async () => {
  const { page, faults } = await open(tab, linkTo(address, { claim: FALSE, K: '7', p: '1,1,1' }));
  expect(await searched(page)).toContain('✗ False');
  const text = (await page.locator('#conjecture-text').textContent()) ?? '';
  expect(text).toContain('K = 2, λ = ∞');
  expect(text).toMatch(/0 {5}1\/2 {2}1\n\s*1 {5}1\/2 {2}2\n/);
  expect(await page.locator('.p-sides dd span').allTextContents()).toEqual(['1/12', '1/8']);
  expect(await page.locator('.p-law figcaption').allTextContents()).toEqual(['p0 = (1/2, 1/2)', 'p1 = (5/12, 7/12)']);
  await page.locator('#use').click();
  await page.locator('#digits td:text-is("7/12")').waitFor();
  const fields = await page.locator('[data-vector], #K, #lambda, #steps').all();
  expect(await Promise.all(fields.map((field) => field.inputValue()))).toEqual([
    '1/2',
    '1',
    '1/2',
    '2',
    '2',
    'inf',
    '1',
  ]);
  expect(faults).toEqual([]);
});

describe('other claims', () => {
  it.each([
    ['lemma 2.2', TRUE, '', '○ No counterexample'],
    ['a constant of 2', `E(p[t + 1], w) - E(p[t], w) >= 2*(1 - 1/K)*Var(p[t], w)/w_max`, '', '✗ False'],
    ['a condition that nothing satisfies', 'K >= 1', 'w_max < w_min', '? Nothing was tested'],
  ])('%s', async (_name, claim, given, verdict) => {
    const { page, faults } = await open(tab, linkTo(address, { claim, given, budget: '2000' }));
    expect(await searched(page)).toContain(verdict);
    expect(faults).toEqual([]);
  });
});

test('another loop is searched and drawn', async () => {
  const { page, faults } = await open(
    tab,
    linkTo(address, { claim: TRUE, loop: 'best-of-K', p: '1,1', w: '1,2', K: '2', steps: '1' }),
  );
  expect(await page.locator('#digits td').allTextContents()).toEqual(expect.arrayContaining(['1/4', '3/4']));
  expect(await page.locator('#silent').textContent()).toContain('theorem about the paper’s loop');
  await searched(page);
  expect(await page.locator('#conjecture-text').textContent()).toContain('loop best-of-K');
  expect(faults).toEqual([]);
});

test('a search is cancelled, and says so', async () => {
  const { page } = await open(tab, linkTo(address, { claim: TRUE, budget: '120000' }));
  await page.locator('#search').click();
  await page.locator('#status:has-text("cases")').waitFor();
  await page.locator('#cancel').click();
  await page.locator('#verdict:has-text("interrupted"), #status:has-text("interrupted")').waitFor({ timeout: 5000 });
  expect(await page.locator('#search').isEnabled()).toBe(true);
});

test('a claim that is not well formed is refused in words, and the next one is read', async () => {
  const { page, faults } = await open(tab, linkTo(address, { claim: 'E(p[0], w) >=' }));
  const error = page.locator('#claim-error');
  await error.waitFor({ state: 'visible' });
  expect(await error.textContent()).toContain('(in the claim "E(p[0], w) >=")');
  await page.locator('#search').click();
  await error.waitFor({ state: 'visible' });
  await page.locator('#claim').fill('E(p[1], w) >= E(p[0], w)');
  await page.locator('#formula math').waitFor();
  expect(await error.isVisible()).toBe(false);
  await page.locator('#given').fill('K >= 2\nK >');
  await page.locator('#given-error').waitFor({ state: 'visible' });
  expect(faults).toEqual([]);
});
