/** The table statement × loop. A refuted cell links to its witness, and one that says why to where that stands. */
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import { SIGNS, cellSign, matrixRows } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { cellAnchor, loopAnchor } from './anchors';
import { isTold } from './cells';

function cellHtml(cell: JudgedCell): Html {
  const { sign, words, tone } = cellSign(cell);
  const seen = cell.agreement === 'open' ? 'open' : cell.verdict;
  const short = { sign, words: seen, tone };
  // The sign says whether that was expected, and is not read aloud.
  const more = words.startsWith(seen) ? words.slice(seen.length) : `, ${words}`;
  const text = html`${badge(short)}${more === '' ? undefined : html`<span class="unseen">${more}</span>`}`;
  return html`<td class="${cell.verdict.replace(' ', '-')}">
    ${isTold(cell) ? html`<a href="#${cellAnchor(cell)}">${text}</a>` : text}
  </td>`;
}

function heads({ loops }: MatrixResults): readonly Html[] {
  return loops.map(({ id }) => html`<th scope="col"><a href="#${loopAnchor(id)}">${id}</a></th>`);
}

/** The matrix. */
export function tableHtml(results: MatrixResults): Html {
  const rows = matrixRows(results).map(
    ({ statement, cells }) =>
      html`<tr>
        <th scope="row">${prose(statement.title)} <code class="id">${statement.id}</code></th>
        ${cells.map(cellHtml)}
      </tr>`,
  );
  return html`<section id="matrix" aria-labelledby="matrix-title">
    <h2 id="matrix-title">The matrix</h2>
    <ul class="signs">
      ${SIGNS.map(([sign, meaning]) => html`<li><span class="sign">${sign}</span> ${meaning}</li>`)}
    </ul>
    <div class="scroll" tabindex="0" role="group" aria-label="Matrix of statements and loops">
      <table class="variants">
        <caption>
          What each statement, by row, comes to on each loop, by column.
        </caption>
        <thead>
          <tr>
            <th scope="col">statement</th>
            ${heads(results)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
