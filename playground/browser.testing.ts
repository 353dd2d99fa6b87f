/** For tests: the built page in Chromium, opened from a file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type Opened, openFile, startBrowser } from '../scripts/tests/browser.testing';

export { startBrowser };

const ROOT = join(__dirname, '..');

/** Builds the page. @returns its address */
export function builtPage(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'curated-loops-playground-')), 'playground.html');
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'playground.mjs'), '--out', file]);
  return pathToFileURL(file).href;
}

/** Opens an address, and waits for the first round to be drawn. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const opened = await openFile(browser, address, options);
  await opened.page.locator('#step-table, #digits table, .p-error:visible').first().waitFor({ state: 'attached' });
  return opened;
}

/** The address with a state in its fragment. */
export const linkTo = (address: string, parts: Readonly<Record<string, string>>): string =>
  `${address}#${Object.entries(parts)
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}`)
    .join('&')}`;
