/** The table of all learned experiments and the statements asked of them. */
import type { LearnedResults } from '../../../properties/results';
import {
  type Family,
  familiesOf,
  familyTitle,
  lambdaText,
  statementsAsked,
  cellVerdict,
  experimentOutcome,
} from '../../words';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';

function familyRows(family: Family, statements: readonly string[]): Html {
  const { name, experiments } = family;
  return html`<tbody>
    ${experiments.map((experiment, i) => {
      const head =
        i > 0
          ? undefined
          : html`<th scope="rowgroup" rowspan="${experiments.length}">
              <a href="#${anchor(name, 'family')}">${prose(familyTitle(family))}</a>
            </th>`;
      const cells = statements.map((statement) => {
        const verdict = cellVerdict(experiment, statement);
        return html`<td>${verdict === undefined ? 'not asked' : badge(verdict)}</td>`;
      });
      return html`<tr>
        ${head}
        <th scope="row" class="lambda">${lambdaText(experiment)}<code class="id">${experiment.id}</code></th>
        ${cells.length > 0 ? cells : html`<td>${badge(experimentOutcome(experiment))}</td>`}
      </tr>`;
    })}
  </tbody>`;
}

export function matrixHtml(learned: LearnedResults): Html | undefined {
  const families = familiesOf(learned);
  if (families.length === 0) return undefined;
  const statements = statementsAsked(learned);
  const heads = statements.map((statement) => html`<th scope="col"><code>${statement}</code></th>`);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Overview of the learned models">
    <table class="overview matrix-of-verdicts">
      <caption class="unseen">
        Verdict of every statement on every experiment
      </caption>
      <thead>
        <tr>
          <th scope="col">experiment</th>
          <th scope="col">loop</th>
          ${heads.length > 0 ? heads : html`<th scope="col">verdict</th>`}
        </tr>
      </thead>
      ${families.map((family) => familyRows(family, statements))}
    </table>
  </div>`;
}
