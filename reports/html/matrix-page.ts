/**
 * The matrix as one HTML file that stands on its own, in the look of the report.
 *
 * A function of the results alone, so the same results are the same bytes; every string is escaped by the `html` template.
 */
import type { MatrixResults } from '../../properties/results';
import { loopsHtml } from './matrix/loops';
import { footHtml, openingHtml, readingHtml } from './matrix/opening';
import { matrixStyles } from './matrix/styles';
import { matrixSection } from './matrix/table';
import { pageHtml } from './page';
import { matrixHeadline } from '../words';

/** `matrix.html`. */
export function matrixHtml(results: MatrixResults): string {
  return pageHtml({
    headline: matrixHeadline(results),
    styles: matrixStyles,
    main: [openingHtml(results), matrixSection(results), readingHtml(), loopsHtml(results)],
    foot: footHtml(results),
  });
}
