/**
 * The matrix as one self-contained HTML file, in the style of the report.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template escapes every string.
 */
import type { MatrixResults } from '../../properties/results';
import { loopsHtml } from './matrix/loops';
import { footHtml, openingHtml, readingHtml } from './matrix/opening';
import { matrixStyles } from './matrix/styles';
import { matrixSection } from './matrix/table';
import { pageHtml } from './page';
import { matrixHeadline } from '../words';

/** The text of `matrix.html`. */
export function matrixHtml(results: MatrixResults): string {
  return pageHtml({
    headline: matrixHeadline(results),
    styles: matrixStyles,
    top: openingHtml(results),
    main: [matrixSection(results), readingHtml(), loopsHtml(results)],
    foot: footHtml(results),
  });
}
