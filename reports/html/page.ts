/**
 * The frame of every page: one self-contained file without external resources. A content policy in the page forbids them, and every script but
 * the page's own.
 */
import { createHash } from 'node:crypto';
import type { Verdict } from '../words';
import { SCRIPT } from './frame/script';
import { Html, html } from './markup';
import { styles } from './styles';

export interface Page {
  /** The verdict of the page, which is also its title. */
  readonly headline: Verdict;
  /** Style sheets besides that of the report. */
  readonly styles?: Html;
  /** The first screen, over the whole width. */
  readonly top?: Html;
  /** The contents, beside the text. */
  readonly contents?: Html;
  readonly main: readonly (Html | undefined)[];
  readonly foot: Html;
}

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy allows the script by its hash, so not a blank may be added to it. */
const SCRIPT_ELEMENT = new Html(`<script>${SCRIPT}</script>`);

/** The document as text. */
export function pageHtml({ headline: { sign, words }, styles: more, top, contents, main, foot }: Page): string {
  const text = html`<main id="text">${main}</main>`;
  const columns = contents === undefined ? text : html`<div class="columns">${contents}${text}</div>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}" />
        <meta name="color-scheme" content="light dark" />
        <title>${sign} ${words} · curated-loops</title>
        <style>
          ${styles}
          ${more}
        </style>
      </head>
      <body>
        <a class="skip" href="#text">Skip to the text</a>
        <div class="sheet">${top}${columns}${foot}</div>
        ${SCRIPT_ELEMENT}
      </body>
    </html> `.markup;
}
