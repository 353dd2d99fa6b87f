/** The outcome of a statement on each model: counts, tightest case, shares of the labels. */
import type { CellResult, StatementResult } from '../../../properties/results';
import { cellMargin, countText, domainLine, percentText, expectedWitnesses, cellOutcome } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { counterexampleHtml, tightestHtml } from '../witness';

const HEADS = [
  'planned',
  'run',
  'discarded',
  'undecided',
  'exact',
  'certified',
  'decisions',
  'attained',
  'replayed',
] as const;

function row(statement: StatementResult, cell: CellResult): Html {
  const { model, reason, claims, cases, rungs, decisions, attained, replayed, seed } = cell;
  const { planned, run, discarded, undecided } = cases;
  const numbers = [planned, run, discarded, undecided, rungs.exact, rungs.certified, decisions, attained, replayed];
  const because = reason === undefined ? undefined : html`<span class="reason">${prose(reason)}</span>`;
  return html`<tr>
    <th scope="row">${model}</th>
    <td>${badge(cellOutcome(statement, cell))}${because}</td>
    <td>${claims.join(', ')}</td>
    ${numbers.map((n) => html`<td class="number">${countText(n)}</td>`)}
    <td class="number">${cellMargin(statement, cell)}</td>
    <td class="number">${seed}</td>
  </tr>`;
}

function labelsHtml({ model, labels }: CellResult): Html | undefined {
  if (labels.length === 0) return undefined;
  const rows = labels.map(
    ({ name, share, required, met }) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td class="number">${percentText(share)}</td>
        <td class="number">${percentText(required)}</td>
        <td>
          ${badge(met ? { sign: '✓', words: 'met', tone: 'good' } : { sign: '~', words: 'too rare', tone: 'doubt' })}
        </td>
      </tr>`,
  );
  const rare = labels.filter(({ met }) => !met).length;
  const summary = rare === 0 ? `all ${labels.length} met` : `${rare} of ${labels.length} too rare`;
  return html`<details>
    <summary>Kinds of cases on ${model}: ${summary}</summary>
    <table>
      <caption class="unseen">
        Share of the cases on ${model} that are of each kind
      </caption>
      <thead>
        <tr>
          <th scope="col">kind of case</th>
          <th scope="col" class="number">share</th>
          <th scope="col" class="number">required</th>
          <th scope="col">outcome</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}

function cellDetails(statement: StatementResult, cell: CellResult): Html {
  const { counterexample } = cell;
  // An expected witness is shown at the top of the section.
  const refutation =
    counterexample === undefined || expectedWitnesses(statement).includes(counterexample)
      ? undefined
      : html`<h4>Counterexample on ${cell.model}</h4>
          ${counterexampleHtml(counterexample)}`;
  return html`${refutation}${tightestHtml(statement, cell)}${labelsHtml(cell)}`;
}

/** The domains of the searches. */
const domainsHtml = ({ cells }: StatementResult): Html | undefined =>
  cells.length === 0
    ? undefined
    : html`<h4>Domains of the cases</h4>
        <ul class="domains">
          ${cells.map((cell) => html`<li>${domainLine(cell)}</li>`)}
        </ul>`;

/** The outcomes of a statement on all its models. */
export function cellsHtml(statement: StatementResult): Html {
  const heads = [...['model', 'verdict', 'claims'].map(head), ...[...HEADS, 'tightest margin', 'seed'].map(numberHead)];
  const label = 'Cases tested per model';
  const body = html`<tbody>
    ${statement.cells.map((cell) => row(statement, cell))}
  </tbody>`;
  return html`<h3>Cases tested</h3>
    ${tableHtml({ label, name: 'cells', heard: label, heads, body })} ${domainsHtml(statement)}
    ${statement.cells.map((cell) => cellDetails(statement, cell))}`;
}
