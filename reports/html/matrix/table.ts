/** The table statement × loop. Every cell links to its details in the section of its loop; search and chips choose rows and cells. */
import type { JudgedCell, MatrixResults } from '../../../properties/results';
import { matrixRows } from '../../tables';
import { PROVED, SIGNS, agreementCounts, cellProofLines, cellSign, isProvedCell } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, tableHtml } from '../table';
import { cellAnchor, columnAnchor, loopAnchor, rowAnchor } from './anchors';

/** What the chips ask of a cell. */
const marksOf = ({ agreement, verdict }: JudgedCell): readonly string[] => [...new Set([agreement, verdict])];

/** The mark of a proved cell, with what is proved as its title. */
const proofMark = (cell: JudgedCell): Html =>
  html` <span class="sign" aria-hidden="true" title="${cellProofLines(cell).join('\n')}">${PROVED}</span
    ><span class="unseen">, proved for all laws and weights: ${cellProofLines(cell).join('; ')}</span>`;

function cellHtml(cell: JudgedCell): Html {
  const { sign, words, tone } = cellSign(cell);
  const seen = cell.agreement === 'open' ? 'open' : cell.verdict;
  const short = { sign, words: seen, tone };
  // The sign shows whether the verdict was expected; screen readers skip it.
  const more = words.startsWith(seen) ? words.slice(seen.length) : `, ${words}`;
  const rest = more === '' ? undefined : html`<span class="unseen">${more}</span>`;
  const text = html`${badge(short)}${rest}${isProvedCell(cell) ? proofMark(cell) : undefined}`;
  return html`<td class="${cell.verdict.replace(' ', '-')}" data-mark="${marksOf(cell).join('|')}">
    <a href="#${cellAnchor(cell)}">${text}</a>
  </td>`;
}

/** Search and chips, which the script shows. */
function finderHtml(results: MatrixResults): Html {
  const verdicts = results.cells.map(({ verdict }) => verdict);
  const agreements = agreementCounts(results).map(({ agreement }) => agreement);
  const asked: readonly string[] = [...new Set<string>([...agreements, ...verdicts])];
  return html`<div class="finder" hidden>
    <input type="search" aria-label="Search statements" placeholder="Search statements ( / )" />
    <ul class="chips">
      <li><button type="button" data-only="all" aria-pressed="true">all</button></li>
      ${asked.map(
        (mark) => html`<li><button type="button" data-only="${mark}" aria-pressed="false">${mark}</button></li>`,
      )}
    </ul>
    <p role="status"></p>
  </div>`;
}

/** The section with the table. */
export function matrixSection(results: MatrixResults): Html {
  const heads = results.loops.map(({ id }) =>
    head(html`<a id="${columnAnchor(id)}" href="#${loopAnchor(id)}">${id}</a>`),
  );
  const rows = matrixRows(results).map(
    ({ id, title, judged }) =>
      html`<tr
        id="${rowAnchor(id)}"
        data-status="${[...new Set(judged.flatMap(marksOf))].join('|')}"
        data-words="${`${id} ${title}`.toLowerCase()}"
      >
        <th scope="row">${prose(title)} <code class="id">${id}</code></th>
        ${judged.map(cellHtml)}
      </tr>`,
  );
  return html`<section id="matrix" aria-labelledby="matrix-title">
    <h2 id="matrix-title">The matrix</h2>
    ${finderHtml(results)}
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
