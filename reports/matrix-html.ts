/**
 * The matrix as one HTML file that stands on its own, in the look of the report.
 *
 * A function of the results alone, so the same results are the same bytes; every string is escaped by the `html` template.
 */
import type { MatrixResults } from '../properties/variants/cell';
import { loopsHtml } from './html/matrix/loops';
import { footHtml, openingHtml, readingHtml } from './html/matrix/opening';
import { matrixStyles } from './html/matrix/styles';
import { tableHtml } from './html/matrix/table';
import { pageHtml } from './html/page';
import { matrixHeadline } from './matrix-figures';

/** `matrix.html`. */
export function matrixHtml(results: MatrixResults): string {
  return pageHtml({
    headline: matrixHeadline(results),
    styles: matrixStyles,
    main: [openingHtml(results), tableHtml(results), readingHtml(), loopsHtml(results)],
    foot: footHtml(results),
  });
}
