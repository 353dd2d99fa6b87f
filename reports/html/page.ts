/**
 * The frame of every page: one file that stands on its own, without scripts and with nothing loaded from elsewhere. A content policy in the page
 * forbids what should not be there in the first place.
 */
import type { Verdict } from '../words';
import { type Html, html } from './markup';
import { styles } from './styles';

export interface Page {
  /** What the page comes to; its title. */
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
