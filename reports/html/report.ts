/**
 * The results as one self-contained HTML file: no scripts, no external resources, formulas as MathML.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template (`html/markup.ts`) escapes every
 * string.
 */
import type { VerificationResults } from '../../properties/results';
import { headline } from '../words';
import { learnedHtml } from './learned/section';
import { footHtml, openingHtml, readingHtml } from './opening';
import { overviewHtml } from './overview';
import { pageHtml } from './page';
import { statementHtml } from './statement/statement';

/** The report as an HTML document. */
export function reportHtml(results: VerificationResults): string {
  return pageHtml({
    headline: headline(results),
    main: [
      openingHtml(results),
      overviewHtml(results),
      learnedHtml(results.learned),
      readingHtml(results),
      ...results.statements.map((statement) => statementHtml(statement, results.statements)),
    ],
    foot: footHtml(results),
  });
}
