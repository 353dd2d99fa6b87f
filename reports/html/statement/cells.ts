/** The outcomes of a statement on its models: counts, domains, the tightest case, the kinds of cases. */
import type { CellResult, StatementResult } from '../../../properties/results';
import { cellMargin, countText, domainLine, cellOutcome } from '../../words';
import { type Html, html } from '../markup';
import { sharesHtml } from '../pictures/shares';
import { badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { tightestHtml } from '../witness';

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

function labelsHtml(cell: CellResult): Html | undefined {
  const { model, labels } = cell;
  if (labels.length === 0) return undefined;
  const rare = labels.filter(({ met }) => !met).length;
  const summary = rare === 0 ? `all ${labels.length} met` : `${rare} of ${labels.length} too rare`;
  return html`<h5>Kinds of cases on ${model}: ${summary}</h5>
    ${sharesHtml(cell)}`;
}

/** Where the cases lay: in full on the first model, and the names of the others, whose lines stand with their cases. */
export function domainHtml({ cells }: StatementResult): Html | undefined {
  const [first, ...others] = cells;
  if (first === undefined) return undefined;
  const also = others.length === 0 ? '' : `; also on ${others.map(({ model }) => model).join(', ')}`;
  return html`<p class="domain">${domainLine(first)}${also}</p>`;
}

/** Where the cases of every model lay. */
const domainsHtml = (cells: readonly CellResult[]): Html =>
  html`<ul class="domains">
    ${cells.map((cell) => html`<li>${domainLine(cell)}</li>`)}
  </ul>`;

/** The outcomes of a statement on all its models. */
export function cellsHtml(statement: StatementResult): Html | undefined {
  const { id, cells } = statement;
  if (cells.length === 0) return undefined;
  const heads = [...['model', 'outcome', 'claims'].map(head), ...[...HEADS, 'tightest margin', 'seed'].map(numberHead)];
  const body = html`<tbody>
    ${cells.map((cell) => row(statement, cell))}
  </tbody>`;
  return html`<h4>Cases by model</h4>
    ${tableHtml({ label: `Outcomes of ${id} by model`, name: 'cells', heard: `Outcomes of ${id} by model`, heads, body })}
    ${domainsHtml(cells)} ${cells.map((cell) => html`${labelsHtml(cell)} ${tightestHtml(statement, cell)}`)}`;
}
