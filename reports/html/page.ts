/**
 * The frame of every page: one self-contained file without scripts or external resources. A content policy in the page forbids both.
 */
import type { Verdict } from '../words';
import { type Html, html } from './markup';
import { styles } from './styles';

export interface Page {
  /** The verdict of the page, which is also its title. */
  readonly headline: Verdict;
  /** Style sheets besides that of the report. */
  readonly styles?: Html;
  readonly main: readonly (Html | undefined)[];
  readonly foot: Html;
}

/** The document as text. */
export function pageHtml({ headline: { sign, words }, styles: more, main, foot }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>${sign} ${words} · curated-loops</title>
        <style>
          ${styles}
          ${more}
        </style>
      </head>
      <body>
        <main>${main}</main>
        ${foot}
      </body>
    </html> `.markup;
}
