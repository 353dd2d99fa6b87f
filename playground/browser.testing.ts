/** For tests: the built page in a tab of Chromium, opened from a file. */
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { type Look, type Opened, type Tab, openFile, openTab, startBrowser } from '../scripts/tests/browser.testing';
import { sharedPlayground } from '../scripts/tests/shared-bundle';

export { openTab, startBrowser };

/** The address of the page, which is built first where no other test file has. */
export const builtPage = (): string => pathToFileURL(sharedPlayground()).href;

/** Waits for the first round to be drawn. */
async function drawn(page: Page): Promise<void> {
  await page.locator('#step-table, #digits table, .p-error:visible').first().waitFor({ state: 'attached' });
}

/** Loads an address anew, and waits for the first round to be drawn. */
export async function open(tab: Tab, address: string, look?: Look): Promise<Opened> {
  const opened = await tab.open(address, look);
  await drawn(opened.page);
  return opened;
}

/** Opens an address in a window of its own, as somebody does who was given the link. */
export async function openElsewhere(browser: Browser, address: string): Promise<Opened> {
  const opened = await openFile(browser, address);
  await drawn(opened.page);
  return opened;
}

/** The address with a state in its fragment. */
export const linkTo = (address: string, parts: Readonly<Record<string, string>>): string =>
  `${address}#${Object.entries(parts)
    .map(([name, text]) => `${name}=${encodeURIComponent(text)}`)
    .join('&')}`;
