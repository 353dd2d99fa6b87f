/** How a statement fared on each model: counts, tightest case, shares of the labels. */
import type { CellResult, StatementResult } from '../../properties/results';
import { comparisonSign, countText, marginText, percentText, expectedWitnesses, cellOutcome } from '../words';
import { type Html, html } from './markup';
import { badge, prose } from './symbol';
import { counterexampleHtml, tightestHtml } from './witness';

/** The smallest margin greater than 0; a cell of equalities has none and says so. */
export function cellMargin(statement: StatementResult, cell: CellResult): string {
  const margin = cell.tightest === undefined ? undefined : marginText(cell.tightest.finding);
  if (margin !== undefined) return margin;
  const claims = statement.claims.filter(({ id }) => cell.claims.includes(id));
  const identities = claims.length > 0 && claims.every(({ text }) => comparisonSign(text) === '=');
  return identities ? 'identity' : '–';
}

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
  // A witness that is expected stands at the top of the section.
  const refutation =
    counterexample === undefined || expectedWitnesses(statement).includes(counterexample)
      ? undefined
      : html`<h4>Counterexample on ${cell.model}</h4>
          ${counterexampleHtml(counterexample)}`;
  return html`${refutation}${tightestHtml(statement, cell)}${labelsHtml(cell)}`;
}

/** All models of a statement. */
export function cellsHtml(statement: StatementResult): Html {
  const heads = HEADS.map((head) => html`<th scope="col" class="number">${head}</th>`);
  return html`<h3>Cases tested</h3>
    <div class="scroll" tabindex="0" role="group" aria-label="Cases tested per model">
      <table class="cells">
        <caption class="unseen">
          Cases tested per model
        </caption>
        <thead>
          <tr>
            <th scope="col">model</th>
            <th scope="col">verdict</th>
            <th scope="col">claims</th>
            ${heads}
            <th scope="col" class="number">tightest margin</th>
            <th scope="col" class="number">seed</th>
          </tr>
        </thead>
        <tbody>
          ${statement.cells.map((cell) => row(statement, cell))}
        </tbody>
      </table>
    </div>
    ${statement.cells.map((cell) => cellDetails(statement, cell))}`;
}
