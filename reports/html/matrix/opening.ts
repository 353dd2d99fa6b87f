/** The top and the foot of the page of the matrix. */
import type { MatrixResults } from '../../../properties/results';
import { agreementPhrases, cellSign, matrixHeadline, notableCells, sizeText, countText } from '../../words';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { cellAnchor } from './anchors';

const PARTLY = 'The run was cut short. Cells that it did not reach are undecided.';

export function openingHtml(results: MatrixResults): Html {
  const { sign, words, tone } = matrixHeadline(results);
  const notable = notableCells(results);
  const list =
    notable.length === 0
      ? undefined
      : html`<h2>What needs attention</h2>
          <ul>
            ${notable.map(
              (cell) =>
                html`<li>
                  <a href="#${cellAnchor(cell)}">${cell.statement} on ${cell.loop}</a>: ${badge(cellSign(cell))}
                </li>`,
            )}
          </ul>`;
  return html`<header class="opening ${tone}">
    <p class="kicker">curated-loops · matrix of statements and loops</p>
    <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
    ${results.complete ? undefined : html`<p><strong>${PARTLY}</strong></p>`}
    <ul class="counts">
      <li>${sizeText(results)}</li>
      ${agreementPhrases(results).map((phrase) => html`<li>${phrase}</li>`)}
    </ul>
    <p class="muted">${countText(results.cases)} random cases per cell.</p>
    ${list}
  </header>`;
}

/** How to read the page. */
export function readingHtml(): Html {
  return html`<section class="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <p>
      Each statement is <b>tested</b> on each loop, on instances that lie in the domain of both. That it holds means
      that none of the cases refutes it, not that it is proved. A statement is <b>not applicable</b> where its
      hypotheses and the loop exclude each other. <b>Undecided</b> is never a pass.
    </p>
    <p>
      What is <b>expected</b> of a cell comes from theory, not from a run. A cell that is better than expected is as
      unexpected as one that is worse. Atoms and rounds are counted from 0.
    </p>
  </section>`;
}

export function footHtml({ tool, seed }: MatrixResults): Html {
  return html`<footer><p>curated-loops ${tool.version}; seed ${seed}.</p></footer>`;
}
