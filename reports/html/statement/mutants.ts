/** The wrong loops a statement must refute: as chips, survivors first, with the instance that refuted each in a table. */
import type { Counterexample, MutantResult, StatementResult } from '../../../properties/results';
import { countText, domainLine, mutantVerdict } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { counterexampleLine } from '../witness';

function row(mutant: MutantResult, statement: StatementResult, files: ReadonlyMap<Counterexample, string>): Html {
  const { id, title, model, cases, seed, counterexample } = mutant;
  const file = counterexample === undefined ? undefined : files.get(counterexample);
  const killer = counterexample === undefined ? html`–` : counterexampleLine(counterexample);
  const link = file === undefined ? undefined : html`<span class="compact"><a href="${file}">${file}</a></span>`;
  return html`<tr>
    <th scope="row"><code>${id}</code><span class="reason">${prose(title)}</span></th>
    <td>${badge(mutantVerdict(mutant, statement))}</td>
    <td>${killer}${link}<span class="reason">Domain: ${domainLine(mutant)}.</span></td>
    <td class="number">${countText(cases.run)} of ${countText(cases.planned)}</td>
    <td>${model}</td>
    <td class="number">${seed}</td>
  </tr>`;
}

const ORDER: Readonly<Record<MutantResult['status'], number>> = { survived: 0, incomplete: 1, killed: 2 };

/** The chips of all mutants. */
export function mutantChips(statement: StatementResult): Html | undefined {
  const mutants = [...statement.mutants].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
  if (mutants.length === 0) return undefined;
  const killed = mutants.filter(({ status }) => status === 'killed').length;
  return html`<ul class="killed">
    <li class="title">Wrong loops: ${countText(killed)} of ${countText(mutants.length)} refuted</li>
    ${mutants.map((mutant) => {
      const verdict = mutantVerdict(mutant, statement);
      return html`<li class="${verdict.tone}" title="${mutant.title}">
        <span class="verdict ${verdict.tone}"><span class="sign" aria-hidden="true">${verdict.sign}</span></span>
        ${mutant.id}<span class="unseen">: ${verdict.words}</span>${
          mutant.status === 'killed' ? undefined : html` <b>${verdict.words}</b>`
        }
      </li>`;
    })}
  </ul>`;
}

/** The table of all mutants. */
export function mutantDetails(
  statement: StatementResult,
  files: ReadonlyMap<Counterexample, string>,
): Html | undefined {
  const { mutants } = statement;
  if (mutants.length === 0) return undefined;
  const heads = [
    ...['wrong loop', 'outcome', 'refuted by'].map(head),
    numberHead('cases'),
    head('model'),
    numberHead('seed'),
  ];
  const body = html`<tbody>
    ${mutants.map((mutant) => row(mutant, statement, files))}
  </tbody>`;
  const heard = 'Wrong loops and the instances that refuted them';
  return html`<h4>Wrong loops in full</h4>
    ${tableHtml({ label: `Wrong loops of ${statement.id}`, name: 'mutants', heard, heads, body })}`;
}
