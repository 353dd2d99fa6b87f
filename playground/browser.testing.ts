/** For tests: the built page in Chromium, opened from a file. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

const ROOT = join(__dirname, '..');

/** The variable that names another browser. */
const VARIABLE = 'CURATED_LOOPS_CHROMIUM';
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Starts Chromium. @throws Error with the remedy where there is none, so that no test passes without it */
export function startBrowser(): Promise<Browser> {
  const named = process.env[VARIABLE];
  const path = named ?? USUAL.find(existsSync);
  if (path === undefined || !existsSync(path))
    throw new Error(
      `no Chromium at ${named ?? USUAL.join(', ')}; run apt-get install chromium, or name one by ${VARIABLE}`,
    );
  // Tests in containers run as root, where Chromium's sandbox is not available.
  return chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
}

/** Builds the page. @returns its address */
export function builtPage(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'curated-loops-playground-')), 'playground.html');
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'playground.mjs'), '--out', file]);
  return pathToFileURL(file).href;
}

/** An open page, with what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Errors and warnings of the console, errors of scripts, and requests that leave the file. */
  readonly faults: readonly string[];
}

/** Opens an address, and waits for the first round to be drawn. */
export async function open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const [file = ''] = address.split('#');
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(file) && !url.startsWith('blob:')) faults.push(`request: ${url}`);
  });
  await page.goto(address);
  await page.locator('#step-table, #digits table, .p-error:visible').first().waitFor({ state: 'attached' });
  return { page, faults };
}

/** The address with a state in its fragment. */
export const linkTo = (address: string, parts: Readonly<Record<string, string>>): string =>
  `${address}#${Object.entries(parts)
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}`)
    .join('&')}`;
