/** The wrong loops a statement must refute, and the instance that refuted each. */
import type { MutantResult, StatementResult } from '../../properties/results';
import { countText, mutantVerdict } from '../words';
import { type Html, html } from './markup';
import { badge, prose } from './symbol';
import { counterexampleLine } from './witness';

function row(mutant: MutantResult): Html {
  const { id, title, model, cases, seed, counterexample } = mutant;
  const killer = counterexample === undefined ? html`–` : counterexampleLine(counterexample);
  return html`<tr>
    <th scope="row"><code>${id}</code><span class="reason">${prose(title)}</span></th>
    <td>${badge(mutantVerdict(mutant))}</td>
    <td>${killer}</td>
    <td class="number">${countText(cases.run)} of ${countText(cases.planned)}</td>
    <td>${model}</td>
    <td class="number">${seed}</td>
  </tr>`;
}

/** All mutants of a statement. */
export function mutantsHtml({ mutants }: StatementResult): Html | undefined {
  if (mutants.length === 0) return undefined;
  return html`<h3>Mutants</h3>
    <div class="scroll" tabindex="0" role="group" aria-label="Mutants">
      <table class="mutants">
        <caption class="unseen">
          Wrong loops and the instances that refuted them
        </caption>
        <thead>
          <tr>
            <th scope="col">wrong loop</th>
            <th scope="col">outcome</th>
            <th scope="col">killed by</th>
            <th scope="col" class="number">cases</th>
            <th scope="col">model</th>
            <th scope="col" class="number">seed</th>
          </tr>
        </thead>
        <tbody>
          ${mutants.map(row)}
        </tbody>
      </table>
    </div>`;
}
