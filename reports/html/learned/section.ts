/** The part of the page about learned models. */
import type { LearnedResults } from '../../../properties/results';
import { confidenceText, isOverspent, familiesOf, countText, decimalText, plural } from '../../words';
import { type Html, html } from '../markup';
import { prose } from '../symbol';
import { familyHtml } from './family';
import { matrixHtml } from './matrix';
import { learnedMutantsHtml } from './mutants';

function budgetHtml(learned: LearnedResults): Html {
  const { alpha, checks, spent } = learned.budget;
  const certain = isOverspent(learned)
    ? html`more than the budget, so <b>the stated confidence does not hold</b>`
    : html`with probability at least ${confidenceText(alpha)} all bands and verdicts below are right at once, at every
      look`;
  return html`<p>
    <b>Error budget:</b> α = ${decimalText(alpha, 3)} over ${plural(checks, 'check')}, ${decimalText(spent, 3)} spent:
    ${certain}.
  </p>`;
}

function backendHtml({ backend }: LearnedResults): Html | undefined {
  if (backend === undefined) return undefined;
  return html`<p><b>Backend:</b> ${backend.name}. <span class="muted">${prose(backend.reason)}</span></p>`;
}

/** The section of all learned experiments; undefined if there are none. */
export function learnedHtml(learned: LearnedResults | undefined): Html | undefined {
  if (learned === undefined) return undefined;
  const { experiments } = learned;
  const none = html`<p>No experiment was run.</p>`;
  return html`<section id="learned" aria-labelledby="learned-title">
    <h2 id="learned-title">Learned models</h2>
    <p>
      ${countText(experiments.length)} ${experiments.length === 1 ? 'experiment' : 'experiments'} in which a generative
      model is trained repeatedly on the samples that a curated loop keeps. Such a model can only be sampled, so its
      verdicts are <b>statistical</b>.
    </p>
    ${budgetHtml(learned)} ${backendHtml(learned)} ${matrixHtml(learned) ?? none}
    ${familiesOf(learned).map((family) => familyHtml(family))} ${learnedMutantsHtml(learned)}
  </section>`;
}
