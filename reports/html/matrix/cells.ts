/** The details of cells: the witness of a refuted cell with its expectation; the reason of an undecided or inapplicable one. */
import type { JudgedCell } from '../../../properties/results';
import { PROVED, PROVED_TITLE, cellProofLines, cellSign, domainLine, domainText, expectedText } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { counterexampleHtml } from '../witness';
import { cellAnchor, rowAnchor } from './anchors';

/** Whether a cell has details besides its verdict. */
export const isTold = (cell: JudgedCell): boolean =>
  cell.verdict !== 'holds' || cell.agreement === 'open' || cellSign(cell).tone === 'bad';

/** The name of a statement, with a link to its row. */
const rowLink = (statement: string): Html => html`<a href="#${rowAnchor(statement)}"><code>${statement}</code></a>`;

/** What is proved of a cell for all laws and weights, and what is only tested; undefined if nothing is proved. */
function proofsHtml(cell: JudgedCell): Html | undefined {
  const lines = cellProofLines(cell);
  if (lines.length === 0) return undefined;
  const title = `${PROVED_TITLE.charAt(0).toUpperCase()}${PROVED_TITLE.slice(1)}`;
  return html`<ul class="proofs">
    <li>
      ${PROVED} <b>${title}</b>
      <ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>
    </li>
  </ul>`;
}

/** The details of a cell, in the section of its loop. */
export function cellDetails(cell: JudgedCell, title: string): Html {
  const { statement, reason, counterexample } = cell;
  const expected = expectedText(cell);
  const domain = domainText(cell);
  return html`<div id="${cellAnchor(cell)}" class="told">
    <h4>${prose(title)} <span class="id">${rowLink(statement)}</span>: ${badge(cellSign(cell))}</h4>
    ${expected === undefined ? undefined : html`<p>${prose(expected)}.</p>`}
    ${reason === undefined ? undefined : html`<p>${prose(reason)}.</p>`}
    ${domain === undefined ? undefined : html`<p class="origin">${domain}.</p>`} ${proofsHtml(cell)}
    ${counterexample ? counterexampleHtml(counterexample) : undefined}
  </div>`;
}

/** The domains of cells without further details. */
export function domainsHtml(cells: readonly JudgedCell[]): Html | undefined {
  if (cells.length === 0) return undefined;
  return html`<details data-fold open>
    <summary>Domains of the statements that hold</summary>
    <ul class="domains">
      ${cells.map(
        (cell) =>
          html`<li id="${cellAnchor(cell)}">${rowLink(cell.statement)}: ${domainLine(cell)} ${proofsHtml(cell)}</li>`,
      )}
    </ul>
  </details>`;
}

/** A list of inapplicable statements, each with the hypothesis that excludes the loop. */
export function notApplicableHtml(cells: readonly JudgedCell[]): Html | undefined {
  if (cells.length === 0) return undefined;
  return html`<h4>Statements that do not apply</h4>
    <ul>
      ${cells.map(
        (cell) => html`<li id="${cellAnchor(cell)}">${rowLink(cell.statement)}: ${prose(cell.reason ?? '')}</li>`,
      )}
    </ul>`;
}
