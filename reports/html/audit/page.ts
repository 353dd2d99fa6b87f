/**
 * The audit of recorded runs as one self-contained HTML file, in the style of the report.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template escapes every string.
 */
import type { AuditResults } from '../../../properties/results';
import { auditHeadline } from '../../words';
import { pageHtml } from '../page';
import { footHtml, openingHtml, readingHtml } from './opening';
import { overviewHtml } from './overview';
import { auditStyles } from './styles';
import { traceHtml } from './trace';

/**
 * The text of `audit.html`.
 * @example
 * const page = (results: AuditResults): string => auditHtml(results);
 */
export function auditHtml(results: AuditResults): string {
  const { traces } = results;
  return pageHtml({
    headline: auditHeadline(results),
    styles: auditStyles,
    top: openingHtml(results),
    main: [
      traces.length > 1 ? overviewHtml(traces) : undefined,
      ...traces.map((trace, index) => traceHtml({ trace, index, results })),
      readingHtml(results),
    ],
    foot: footHtml(results),
  });
}
