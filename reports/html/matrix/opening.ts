/** The top and the foot of the page of the matrix. */
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import { agreementPhrases, cellSign, matrixHeadline, notableCells, sizeText, countText } from '../../words';
import { headerHtml } from '../header';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { cellAnchor } from './anchors';

const PARTLY = 'The run was cut short. Cells that it did not reach are undecided.';

const itemHtml = (cell: JudgedCell): Html =>
  html`<li><a href="#${cellAnchor(cell)}">${cell.statement} on ${cell.loop}</a>: ${badge(cellSign(cell))}</li>`;

export function openingHtml(results: MatrixResults): Html {
  return headerHtml({
    kind: 'matrix of statements and loops',
    headline: matrixHeadline(results),
    partly: results.complete ? undefined : PARTLY,
    counts: [sizeText(results), ...agreementPhrases(results)],
    scope: `${countText(results.cases)} random cases per cell.`,
    attention: notableCells(results).map(itemHtml),
  });
}

/** The explanation of the page. */
export function readingHtml(): Html {
  return html`<section class="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <p>
      Each statement is <b>tested</b> on each loop, on instances in the domains of both. A statement that holds was not
      refuted by any case; it is not proved. A statement is <b>not applicable</b> if its hypotheses and the loop exclude
      each other. <b>Undecided</b> is never a pass.
    </p>
    <p>
      The <b>expected</b> verdict of a cell comes from theory, not from a run. A better verdict than expected is as
      unexpected as a worse one. Atoms and rounds are counted from 0.
    </p>
  </section>`;
}

export function footHtml({ tool, seed }: MatrixResults): Html {
  return html`<footer><p>curated-loops ${tool.version}; seed ${seed}.</p></footer>`;
}
