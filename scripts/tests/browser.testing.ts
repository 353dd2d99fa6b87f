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

/** Notes in `noted` what goes wrong in a page. */
function watch(page: Page, noted: () => { readonly file: string; readonly faults: string[] }): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) noted().faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => noted().faults.push(message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(noted().file) && !url.startsWith('blob:')) noted().faults.push(`request: ${url}`);
  });
}

const fileOf = (address: string): string => address.split('#')[0] ?? '';
const SIZE = { width: 1280, height: 900 };

/** Opens the address of a file in a window of its own. `openTab` takes half of the time, where no test needs other options. */
export async function openFile(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: SIZE, ...options });
  const page = await context.newPage();
  const noted = { file: fileOf(address), faults: [] };
  watch(page, () => noted);
  await page.goto(address);
  return { page, faults: noted.faults };
}

/** How a page is looked at. */
export type Look = Pick<BrowserContextOptions, 'viewport' | 'colorScheme'>;

/** One tab, in which tests load pages in turn. */
export interface Tab {
  /** Loads the file of an address anew, in the process that has loaded the earlier ones. */
  readonly open: (address: string, look?: Look) => Promise<Opened>;
}

/** Opens a tab. It is closed with its browser. */
export async function openTab(browser: Browser): Promise<Tab> {
  const page = await (await browser.newContext()).newPage();
  let noted: { file: string; faults: string[] } = { file: '', faults: [] };
  watch(page, () => noted);
  return {
    open: async (address, { viewport = SIZE, colorScheme = null } = {}) => {
      // From the same file the browser would only change the fragment.
      await page.goto('about:blank');
      noted = { file: fileOf(address), faults: [] };
      await page.setViewportSize(viewport ?? SIZE);
      await page.emulateMedia({ colorScheme, media: null });
      await page.goto(address);
      return { page, faults: noted.faults };
    },
  };
}
