/**
 * The results as one HTML file that stands on its own: no scripts, nothing loaded from elsewhere, formulas as MathML.
 *
 * It depends on the results alone, so the same results are the same bytes. Every string is escaped by the `html` template
 * (`html/markup.ts`), and a content policy in the page forbids what should not be there in the first place.
 */
import type { VerificationResults } from '../properties/results';
import { headline } from './attention';
import { learnedHtml } from './html/learned/section';
import { html } from './html/markup';
import { footHtml, openingHtml, readingHtml } from './html/opening';
import { overviewHtml } from './html/overview';
import { statementHtml } from './html/statement';
import { styles } from './html/styles';

/** The report as an HTML document. */
export function reportHtml(results: VerificationResults): string {
  const { sign, words } = headline(results);
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
        </style>
      </head>
      <body>
        <main>
          ${openingHtml(results)} ${overviewHtml(results)} ${learnedHtml(results.learned)} ${readingHtml(results)}
          ${results.statements.map((statement) => statementHtml(statement, results.statements))}
        </main>
        ${footHtml(results)}
      </body>
    </html> `;
  return page.markup;
}
