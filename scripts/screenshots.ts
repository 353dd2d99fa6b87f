/**
 * Makes the pictures of the README again: `npm run screenshots -- results.json`, from the results of a run of `verify`.
 *
 * The first screen of the report and the section of one statement, in light colours, in a window 1280 pixels wide, into `docs/pictures/`.
 * A picture of 200 kB or more is an error, since everyone who opens the README loads it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { readPage } from '../cli/pages';
import { InputError } from '../theory/errors';
import { openFile, startBrowser } from './tests/browser.testing';

const FOLDER = join(__dirname, '..', 'docs', 'pictures');
const STATEMENT = 'lemma-2.2';
const MOST_BYTES = 200_000;
const WIDTH = 1280;
/** Paper around a part of the page, in pixels. */
const MARGIN = 24;

/** The page down to the end of an element, over the whole width of the window. */
async function downTo(page: Page, selector: string): Promise<Buffer> {
  const box = await boxOf(page, selector);
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: WIDTH, height: box.y + box.height + MARGIN } });
}

/** An element with paper around it. */
async function around(page: Page, selector: string): Promise<Buffer> {
  const { x, y, width, height } = await boxOf(page, selector);
  const clip = { x: x - MARGIN, y, width: width + 2 * MARGIN, height };
  return page.screenshot({ fullPage: true, clip });
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (box === null)
    throw new Error(`the page has no visible ${selector}; give the results of a complete run of verify`);
  return box;
}

function write(name: string, picture: Buffer): void {
  const file = join(FOLDER, name);
  if (picture.length >= MOST_BYTES)
    throw new Error(`${file} would have ${picture.length} bytes, at most ${MOST_BYTES - 1}; take a smaller part`);
  writeFileSync(file, picture);
  console.log(`wrote ${file}, ${Math.round(picture.length / 1000)} kB`);
}

async function main(results: string | undefined): Promise<void> {
  if (results === undefined) throw new InputError('no results are given: npm run screenshots -- results.json');
  const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, readPage(results).html);
  const browser = await startBrowser();
  try {
    const { page } = await openFile(browser, pathToFileURL(file).href, { colorScheme: 'light' });
    mkdirSync(FOLDER, { recursive: true });
    write('report.png', await downTo(page, '.scene'));
    write('statement.png', await around(page, `[id="statement-${STATEMENT}"]`));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof InputError ? 2 : 1;
});
