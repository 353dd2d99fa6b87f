/** For tests: pages in Chromium, opened from files, with what goes wrong in them. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

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

/** An open page, with what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Errors and warnings of the console, errors of scripts, and requests that leave the file. */
  readonly faults: readonly string[];
}

/** Opens the address of a file. */
export async function openFile(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
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
  return { page, faults };
}
