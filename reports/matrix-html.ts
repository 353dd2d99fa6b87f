/**
 * The matrix as one HTML file that stands on its own, in the look of the report: no scripts, nothing loaded from elsewhere.
 *
 * A function of the results alone, so the same results are the same bytes; every string is escaped by the `html` template.
 */
import type { MatrixResults } from '../properties/variants/cell';
import { html } from './html/markup';
import { loopsHtml } from './html/matrix/loops';
import { footHtml, openingHtml, readingHtml } from './html/matrix/opening';
import { matrixStyles } from './html/matrix/styles';
import { tableHtml } from './html/matrix/table';
import { styles } from './html/styles';
import { matrixHeadline } from './matrix-figures';

/** `matrix.html`. */
export function matrixHtml(results: MatrixResults): string {
  const { sign, words } = matrixHeadline(results);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="color-scheme" content="light dark" />
        <title>${sign} ${words} · curated-loops</title>
        <style>
          ${styles}
          ${matrixStyles}
        </style>
      </head>
      <body>
        <main>${openingHtml(results)} ${tableHtml(results)} ${readingHtml()} ${loopsHtml(results)}</main>
        ${footHtml(results)}
      </body>
    </html> `;
  return page.markup;
}
