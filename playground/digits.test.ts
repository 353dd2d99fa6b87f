/** The page shows the digits and the messages of the command line. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Tab } from '../scripts/tests/browser.testing';
import { capture } from '../cli/output/capture-output.testing';
import { run } from '../cli/program';
import { textTable } from '../reports/text-table';
import { builtPage, linkTo, open, openTab, startBrowser } from './browser.testing';

let browser: Browser;
let tab: Tab;
let address = '';
const captured = capture();

beforeAll(async () => {
  address = builtPage();
  browser = await startBrowser();
  tab = await openTab(browser);
});
afterAll(() => browser.close());

/** The output of a command line. */
async function printed(words: readonly string[]): Promise<string> {
  captured.output = '';
  expect(await run(words)).toBe(0);
  return captured.output;
}

async function tableOf(page: Page): Promise<string> {
  const header = await page.locator('#step-table thead th').allTextContents();
  const rows = await page.locator('#step-table tbody tr').all();
  return textTable(header, await Promise.all(rows.map((row) => row.locator('td').allTextContents())));
}

describe('the digits of step', () => {
  it.each([
    ['the default', { p: '1/2,1/3,1/6', w: '1,2,5', K: '3', steps: '4' }],
    ['infinitely many candidates', { p: '0.5,0.25,0.25', w: '1,2.5,1/3', K: 'inf', steps: '8' }],
    ['real data', { p: '1/2,1/2', w: '1,2', K: '2', lambda: '1/2', ref: '1/2,1/2', steps: '6' }],
    ['real data of its own law', { p: '1/2,1/2', w: '1,2', K: '4', lambda: '3', ref: '1/9,8/9', steps: '3' }],
    ['masses that are divided by their sum', { p: '3,5,9', w: '1,2,1/7', K: '2', steps: '2' }],
    ['an atom without mass', { p: '0,1/2,1/2', w: '9,1,2', K: '2', steps: '2' }],
    ['fractions that are too long', { p: '1/2,1/2', w: '1,2', K: '5', steps: '30' }],
    ['many candidates', { p: '1,2,3,4,5,6,7,8,9,10,11,12', w: '1,2,3,4,5,6,7,8,9,10,11,12', K: '64', steps: '2' }],
  ])('for %s', async (_name, parts) => {
    const { page, faults } = await open(tab, linkTo(address, parts));
    const words = ['step', ...Object.entries(parts).flatMap(([name, text]) => [`--${name}`, text]), '--normalise'];
    expect(`${(await page.locator('#step-json').textContent()) ?? ''}\n`).toBe(await printed([...words, '--json']));
    const table = await printed(words);
    expect(table.startsWith(`${await tableOf(page)}\n`)).toBe(true);
    expect(faults).toEqual([]);
    // The command that the page shows prints the same.
    const command = (await page.locator('#command').textContent()) ?? '';
    expect(await printed(command.split(' ').slice(2))).toBe(table);
  });
});

describe('the messages of step, beside the field', () => {
  it.each([
    ['p', { p: '1/0,1' }],
    ['p', { p: 'half,1' }],
    ['p', { p: '-1,2' }],
    ['p', { p: '0,0' }],
    ['p', { p: '1/2,1/3', normalise: 'no' }],
    ['p', { p: '@masses.json,1' }],
    ['w', { w: '0,1' }],
    ['w', { w: '1,x' }],
    ['K', { K: '0' }],
    ['K', { K: '2.5' }],
    ['lambda', { lambda: '-1' }],
    ['lambda', { lambda: '1//2' }],
    ['ref', { lambda: '1', ref: '1,y' }],
    ['steps', { steps: 'many' }],
  ])('%s in %j', async (field, part: Readonly<Record<string, string>>) => {
    const parts: Readonly<Record<string, string>> = { p: '1/2,1/2', w: '1,2', K: '2', steps: '1', ...part };
    const { page, faults } = await open(tab, linkTo(address, parts));
    const { normalise, ...values } = parts;
    const synthetic = values['lambda'] === undefined;
    const all = synthetic || values['ref'] !== undefined ? values : { ...values, ref: values['p'] ?? '' };
    captured.errors = '';
    const words = Object.entries(all).flatMap(([name, text]) => [`--${name}`, text]);
    expect(await run(['step', ...words, ...(normalise === 'no' ? [] : ['--normalise'])])).toBe(2);
    const shown = page.locator(`#${field}-error`);
    await shown.waitFor({ state: 'visible' });
    const message = (await shown.textContent()) ?? '';
    if (part['p']?.startsWith('@')) expect(message).toContain('a page reads no files');
    else expect(`error: ${message}\n`).toBe(captured.errors);
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });
});
