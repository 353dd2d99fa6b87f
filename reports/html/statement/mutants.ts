/** The wrong loops a statement must refute, and the instance that refuted each. */
import type { MutantResult, StatementResult } from '../../../properties/results';
import { countText, domainLine, mutantVerdict } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { counterexampleLine } from '../witness';

function row(mutant: MutantResult): Html {
  const { id, title, model, cases, seed, counterexample } = mutant;
  const killer = counterexample === undefined ? html`–` : counterexampleLine(counterexample);
  return html`<tr>
    <th scope="row"><code>${id}</code><span class="reason">${prose(title)}</span></th>
    <td>${badge(mutantVerdict(mutant))}</td>
    <td>${killer}<span class="reason">Domain: ${domainLine(mutant)}.</span></td>
    <td class="number">${countText(cases.run)} of ${countText(cases.planned)}</td>
    <td>${model}</td>
    <td class="number">${seed}</td>
  </tr>`;
}

/** All mutants of a statement. */
export function mutantsHtml({ mutants }: StatementResult): Html | undefined {
  if (mutants.length === 0) return undefined;
  const heads = [
    ...['wrong loop', 'outcome', 'killed by'].map(head),
    numberHead('cases'),
    head('model'),
    numberHead('seed'),
  ];
  const body = html`<tbody>
    ${mutants.map(row)}
  </tbody>`;
  const heard = 'Wrong loops and the instances that refuted them';
  return html`<h3>Mutants</h3>
    ${tableHtml({ label: 'Mutants', name: 'mutants', heard, heads, body })}`;
}
