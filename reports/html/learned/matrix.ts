/** The table of all learned experiments and their statements. */
import type { LearnedResults } from '../../../properties/results';
import { experimentRow } from '../../tables';
import { type Family, familiesOf, familyTitle, statementsAsked } from '../../words';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';
import { head, tableHtml } from '../table';

function familyRows(family: Family, statements: readonly string[]): Html {
  const { name, experiments } = family;
  const heading = html`<th scope="rowgroup" rowspan="${experiments.length}">
    <a href="#${anchor(name, 'family')}">${prose(familyTitle(family))}</a>
  </th>`;
  const rows = experiments.map((experiment) => experimentRow(experiment, statements));
  return html`<tbody>
    ${rows.map(
      ({ id, loop, verdict, verdicts }, i) =>
        html`<tr>
          ${i === 0 ? heading : undefined}
          <th scope="row" class="lambda">${loop}<code class="id">${id}</code></th>
          ${(statements.length > 0 ? verdicts : [verdict]).map(
            (each) => html`<td>${each === undefined ? 'not checked' : badge(each)}</td>`,
          )}
        </tr>`,
    )}
  </tbody>`;
}

export function matrixHtml(learned: LearnedResults): Html | undefined {
  const families = familiesOf(learned);
  if (families.length === 0) return undefined;
  const statements = statementsAsked(learned);
  const ids = statements.map((statement) => html`<code>${statement}</code>`);
  return tableHtml({
    label: 'Overview of the learned models',
    name: 'overview matrix-of-verdicts',
    heard: 'Verdict of every statement on every experiment',
    heads: ['experiment', 'loop', ...(ids.length > 0 ? ids : ['verdict'])].map(head),
    body: families.map((family) => familyRows(family, statements)),
  });
}
