/** The table of all statements. */
import type { VerificationResults } from '../../properties/results';
import { type ModelOutcome, NOTHING, type StatementRow, statementRow } from '../tables';
import { countText, type Group, groupsOf } from '../words';
import { type Html, html } from './markup';
import { anchor, badge, prose } from './symbol';
import { head, numberHead, tableHtml } from './table';

function outcomeColumns(outcome: ModelOutcome | undefined): Html {
  const figures = [outcome && countText(outcome.exact), outcome && countText(outcome.certified), outcome?.margin];
  return html`${outcome === undefined ? html`<td>${NOTHING}</td>` : html`<td class="model">${outcome.model}</td>`}
    <td>${outcome === undefined ? 'not tested' : badge(outcome.verdict)}</td>
    ${figures.map((figure) => html`<td class="number">${figure ?? NOTHING}</td>`)}`;
}

/** One row per model; cells about the whole statement span these rows. */
function rows({ id, title, verdict, outcomes, drops, mutants }: StatementRow): Html {
  const [first, ...others] = outcomes;
  const span = Math.max(1, outcomes.length);
  return html`<tbody>
    <tr>
      <th scope="rowgroup" rowspan="${span}">
        <a href="#${anchor(id)}">${prose(title)}</a><code class="id">${id}</code>
      </th>
      <td rowspan="${span}">${badge(verdict)}</td>
      ${outcomeColumns(first)}${[drops, mutants].map(
        (ratio) => html`<td rowspan="${span}" class="number">${ratio}</td>`,
      )}
    </tr>
    ${others.map(
      (outcome) =>
        html`<tr>
          ${outcomeColumns(outcome)}
        </tr>`,
    )}
  </tbody>`;
}

const HEADS = [
  ...['statement', 'verdict', 'model', 'on this model'].map(head),
  ...['exact cases', 'certified cases', 'tightest margin', 'hypotheses', 'mutants'].map(numberHead),
];

const CAPTION = 'Hypotheses: dropped ones that gave a counterexample. Mutants: wrong loops that were refuted.';

/** The rows of one kind of statement, with a heading if the table has several kinds. */
function groupRows({ title, statements }: Group, headed: boolean): Html {
  const heading = headed
    ? html`<tbody>
        <tr>
          <th scope="rowgroup" colspan="${HEADS.length}" class="group">${title}</th>
        </tr>
      </tbody>`
    : undefined;
  return html`${heading}${statements.map((statement) => rows(statementRow(statement)))}`;
}

/** The table of all statements on closed-form models; undefined in a run of learned experiments alone. */
export function overviewHtml({ statements, learned }: VerificationResults): Html | undefined {
  if (statements.length === 0 && learned !== undefined) return undefined;
  const groups = groupsOf(statements);
  const body = groups.map((group) => groupRows(group, groups.length > 1 || group.kind !== 'theorem'));
  return html`<section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">All figures in one table</h2>
    <details data-fold data-main open>
      <summary>Verdict, cases, margin, hypotheses and mutants of every statement</summary>
      ${tableHtml({ label: 'Overview of the statements', name: 'overview', caption: CAPTION, heads: HEADS, body })}
    </details>
  </section>`;
}
