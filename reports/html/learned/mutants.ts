/** Wrong loops that were run with a learner, and the decision that refuted each. */
import type { LearnedMutantResult, LearnedResults } from '../../../properties/results';
import { askedOfMutant, slackText, whereText, learnedMutantReason, learnedMutantVerdict, countText } from '../../words';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, tableHtml } from '../table';

function refutationHtml(mutant: LearnedMutantResult): Html {
  const { refutation, status } = mutant;
  if (refutation === undefined) return status === 'killed' ? html`–` : html`${prose(learnedMutantReason(mutant))}`;
  const { statement, claim, text, decision } = refutation;
  const where = `${whereText(decision)}, ${countText(decision.samples)} samples`;
  return html`${statement} (${claim}) <code class="compact">${text}</code>
    <span class="compact muted">slack ${slackText(decision.slack)} at ${where}</span>`;
}

function row(mutant: LearnedMutantResult): Html {
  const { id, title, experiment } = mutant;
  return html`<tr>
    <th scope="row"><code>${id}</code><span class="reason">${prose(title)}</span></th>
    <td>${badge(learnedMutantVerdict(mutant))}</td>
    <td>${refutationHtml(mutant)}</td>
    <td>${askedOfMutant(mutant)}</td>
    <td>${experiment}</td>
  </tr>`;
}

export function learnedMutantsHtml({ mutants }: LearnedResults): Html | undefined {
  if (mutants.length === 0) return undefined;
  return html`<article class="family" id="learned-mutants" aria-labelledby="learned-mutants-title">
    <h3 id="learned-mutants-title">Mutants of the learned loop</h3>
    <p>Wrong loops, run with a learner: a statement must refute each of them.</p>
    <details data-fold data-main open>
      <summary>All ${mutants.length}, with the decision that refuted each</summary>
      ${tableHtml({
        label: 'Mutants of the learned loop',
        name: 'mutants',
        heads: ['wrong loop', 'outcome', 'refuted by', 'asked', 'experiment'].map(head),
        body: html`<tbody>
          ${mutants.map(row)}
        </tbody>`,
      })}
    </details>
  </article>`;
}
