/** The top and the foot of the page of the matrix. */
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import {
  PROVED,
  agreementCounts,
  cellSign,
  countText,
  isProvedCell,
  matrixHeadline,
  notableCells,
  plural,
  refusedLines,
  sizeText,
  effortText,
} from '../../words';
import { foldedList } from '../folded-list';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { cellAnchor } from './anchors';

const PARTLY = 'The run was cut short. Cells that it did not reach are undecided.';

/** Cells that need attention in full; more of them are folded. */
const MOST = 8;

const itemHtml = (cell: JudgedCell): Html =>
  html`<li><a href="#${cellAnchor(cell)}">${cell.statement} on ${cell.loop}</a>: ${badge(cellSign(cell))}</li>`;

function attentionHtml(results: MatrixResults): Html | undefined {
  const items = [
    ...notableCells(results).map(itemHtml),
    ...refusedLines(results).map((line) => html`<li>✗ ${line}</li>`),
  ];
  if (items.length === 0) return undefined;
  return html`<section class="attention" aria-labelledby="attention-title">
    <h2 id="attention-title">What needs attention</h2>
    ${foldedList(items, MOST)}
  </section>`;
}

/** A tile for each agreement that occurs. */
function tilesHtml(results: MatrixResults): Html {
  const all = countText(results.cells.length);
  return html`<ul class="tiles">
    ${agreementCounts(results).map(
      ({ agreement, count }) =>
        html`<li class="tile">
          <div>
            <h2>${agreement}</h2>
            <p class="figure">${countText(count)}</p>
            <p>of ${all} cells</p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** The first screen: the verdict, what was run, what needs attention, the numbers of cells. */
export function openingHtml(results: MatrixResults): Html {
  const { sign, words, tone } = matrixHeadline(results);
  const proved = results.cells.filter(isProvedCell).length;
  const facts = [
    sizeText(results),
    effortText(results),
    `version ${results.tool.version}`,
    `seed ${results.seed}`,
    proved === 0
      ? results.cases === 0
        ? 'decided from samples, within one error probability'
        : 'tested on generated cases, not proved for all'
      : `${PROVED} ${plural(proved, 'cell')} proved for all laws and weights, to the extent in its details; the others tested on generated cases`,
  ];
  return html`<header>
    <div class="opening ${tone}">
      <p class="kicker">curated-loops · matrix of statements and loops</p>
      <h1><span class="sign" aria-hidden="true">${sign}</span> ${words.charAt(0).toUpperCase()}${words.slice(1)}</h1>
      <ul class="facts">
        ${facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
      ${results.complete ? undefined : html`<p><strong>${PARTLY}</strong></p>`}
    </div>
    ${attentionHtml(results)} ${tilesHtml(results)}
  </header>`;
}

/** The explanation of the page. */
export function readingHtml(): Html {
  return html`<section class="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <p>
      Each statement is <b>tested</b> on each loop, on instances in the domains of both. A statement that holds was not
      refuted by any case; that is no proof. Where its cell has the sign ${PROVED}, certificates prove each of its
      claims for all laws and weights, as far as the details of the cell say, and it is tested beyond. A statement is
      <b>not applicable</b> if its hypotheses and the loop exclude each other. <b>Undecided</b> is never a pass.
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
