/** The table statement × loop. A refuted cell links to its witness, and a cell with a reason to its details. */
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import { matrixRows } from '../../tables';
import { SIGNS, cellSign } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, tableHtml } from '../table';
import { cellAnchor, loopAnchor } from './anchors';
import { isTold } from './cells';

function cellHtml(cell: JudgedCell): Html {
  const { sign, words, tone } = cellSign(cell);
  const seen = cell.agreement === 'open' ? 'open' : cell.verdict;
  const short = { sign, words: seen, tone };
  // The sign shows whether the verdict was expected; screen readers skip it.
  const more = words.startsWith(seen) ? words.slice(seen.length) : `, ${words}`;
  const text = html`${badge(short)}${more === '' ? undefined : html`<span class="unseen">${more}</span>`}`;
  return html`<td class="${cell.verdict.replace(' ', '-')}">
    ${isTold(cell) ? html`<a href="#${cellAnchor(cell)}">${text}</a>` : text}
  </td>`;
}

/** The section with the table. */
export function matrixSection(results: MatrixResults): Html {
  const heads = results.loops.map(({ id }) => head(html`<a href="#${loopAnchor(id)}">${id}</a>`));
  const rows = matrixRows(results).map(
    ({ id, title, judged }) =>
      html`<tr>
        <th scope="row">${prose(title)} <code class="id">${id}</code></th>
        ${judged.map(cellHtml)}
      </tr>`,
  );
  return html`<section id="matrix" aria-labelledby="matrix-title">
    <h2 id="matrix-title">The matrix</h2>
    <ul class="signs">
      ${SIGNS.map(([sign, meaning]) => html`<li><span class="sign">${sign}</span> ${meaning}</li>`)}
    </ul>
    ${tableHtml({
      label: 'Matrix of statements and loops',
      name: 'variants',
      caption: 'Verdicts: one row per statement, one column per loop.',
      heads: [head('statement'), ...heads],
      body: html`<tbody>
        ${rows}
      </tbody>`,
    })}
  </section>`;
}
