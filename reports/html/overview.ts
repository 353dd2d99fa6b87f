/** The table of all statements. */
import type { CellResult, StatementResult, VerificationResults } from '../../properties/results';
import { countText, dropRatio, mutantRatio, cellOutcome, verdictOf, type Group, groupsOf } from '../words';
import { cellMargin } from './cells';
import { type Content, type Html, html } from './markup';
import { anchor, badge, prose } from './symbol';

function cellColumns(statement: StatementResult, cell: CellResult | undefined): Html {
  if (cell === undefined)
    return html`<td>–</td>
      <td>not tested</td>
      <td class="number">–</td>
      <td class="number">–</td>
      <td class="number">–</td>`;
  const { model, rungs } = cell;
  return html`<td class="model">${model}</td>
    <td>${badge(cellOutcome(statement, cell))}</td>
    <td class="number">${countText(rungs.exact)}</td>
    <td class="number">${countText(rungs.certified)}</td>
    <td class="number">${cellMargin(statement, cell)}</td>`;
}

/** One row per model; what concerns the whole statement spans them. */
function rows(statement: StatementResult): Html {
  const { id, title, verdict, cells } = statement;
  const [first, ...others] = cells;
  const span = Math.max(1, cells.length);
  const spanning = (content: Content): Html => html`<td rowspan="${span}" class="number">${content}</td>`;
  return html`<tbody>
    <tr>
      <th scope="rowgroup" rowspan="${span}">
        <a href="#${anchor(id)}">${prose(title)}</a><code class="id">${id}</code>
      </th>
      <td rowspan="${span}">${badge(verdictOf(verdict))}</td>
      ${cellColumns(statement, first)}${spanning(dropRatio(statement))}${spanning(mutantRatio(statement))}
    </tr>
    ${others.map(
      (cell) =>
        html`<tr>
          ${cellColumns(statement, cell)}
        </tr>`,
    )}
  </tbody>`;
}

/** The statements of one kind, under their heading where one is needed to tell them from theorems. */
function groupRows({ title, statements }: Group, headed: boolean): Html {
  const heading = headed
    ? html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="9" class="group">${title}</th>
        </tr>
      </tbody>`
    : undefined;
  return html`${heading}${statements.map(rows)}`;
}

/** All statements on closed-form models; nothing in a run of learned experiments alone. */
export function overviewHtml({ statements, learned }: VerificationResults): Html | undefined {
  if (statements.length === 0 && learned !== undefined) return undefined;
  const groups = groupsOf(statements);
  return html`<section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">Overview</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Overview of the statements">
      <table class="overview">
        <caption>
          Hypotheses: dropped ones that gave a counterexample. Mutants: wrong loops that were refuted.
        </caption>
        <thead>
          <tr>
            <th scope="col">statement</th>
            <th scope="col">verdict</th>
            <th scope="col">model</th>
            <th scope="col">on this model</th>
            <th scope="col" class="number">exact cases</th>
            <th scope="col" class="number">certified cases</th>
            <th scope="col" class="number">tightest margin</th>
            <th scope="col" class="number">hypotheses</th>
            <th scope="col" class="number">mutants</th>
          </tr>
        </thead>
        ${groups.map((group) => groupRows(group, groups.length > 1 || group.kind !== 'theorem'))}
      </table>
    </div>
  </section>`;
}
