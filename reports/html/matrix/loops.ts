/** A section per loop: its description and the details of its cells. */
import type { JudgedCell, LoopSummary, MatrixResults } from '../../../properties/results';
import { plural } from '../../words';
import { type Html, html } from '../markup';
import { prose } from '../symbol';
import { columnAnchor, loopAnchor } from './anchors';
import { cellDetails, domainsHtml, isTold, notApplicableHtml } from './cells';

/** `holds 21, refuted 3`. */
function tallyText(cells: readonly JudgedCell[]): string {
  const verdicts = [...new Set(cells.map(({ verdict }) => verdict))];
  return verdicts.map((each) => `${each} ${cells.filter(({ verdict }) => verdict === each).length}`).join(', ');
}

function loopHtml({ id, title, formula, reference }: LoopSummary, results: MatrixResults): Html {
  const titles = new Map(results.statements.map((statement) => [statement.id, statement.title]));
  const cells = results.cells.filter(({ loop }) => loop === id);
  const told = cells.filter(isTold);
  // A stale cell is shown in full, with its expectation.
  const inList = ({ verdict, agreement }: JudgedCell): boolean =>
    verdict === 'not applicable' && agreement === 'as expected';
  const name = loopAnchor(id);
  return html`<div class="loop" id="${name}">
    <h3>${prose(title)} <code class="id">${id}</code></h3>
    ${formula === undefined ? undefined : html`<p><code>${formula}</code></p>`}
    ${reference === undefined ? undefined : html`<p class="muted">${reference}</p>`}
    <details data-fold data-main open>
      <summary>${plural(cells.length, 'cell')}: ${tallyText(cells)}</summary>
      ${told.filter((cell) => !inList(cell)).map((cell) => cellDetails(cell, titles.get(cell.statement) ?? ''))}
      ${domainsHtml(cells.filter((cell) => !isTold(cell)))} ${notApplicableHtml(told.filter(inList))}
    </details>
    <p class="back"><a href="#${columnAnchor(id)}">Back to the matrix</a></p>
  </div>`;
}

/** All loops. */
export function loopsHtml(results: MatrixResults): Html {
  return html`<section id="loops" aria-labelledby="loops-title">
    <h2 id="loops-title">The loops</h2>
    ${results.loops.map((loop) => loopHtml(loop, results))}
  </section>`;
}
