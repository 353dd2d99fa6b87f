/** The outcomes without each hypothesis. */
import type { DropResult, StatementResult } from '../../../properties/results';
import { countText, dropDomain, dropVerdict } from '../../words';
import { replacedClaimsHtml } from '../claims';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { counterexampleHtml } from '../witness';

const STORED = {
  none: undefined,
  confirmed: 'The counterexample stored earlier still refutes.',
  stale: 'The counterexample stored earlier no longer refutes.',
} as const;

function dropHtml(drop: DropResult, statement: StatementResult): Html {
  const { hypothesis, says, formal, how, because, model, cases, seed, stored, counterexample } = drop;
  const { run, planned, discarded, undecided } = cases;
  const doubtful = undecided > 0 ? `, ${countText(undecided)} undecided` : '';
  const counts = `${countText(run)} of at most ${countText(planned)} cases on ${model}, ${countText(discarded)} discarded${doubtful}; seed ${seed}.`;
  return html`<li class="drop">
    <h4>Without: ${prose(says)} <code class="id">${hypothesis}</code></h4>
    <p>${badge(dropVerdict(drop))}</p>
    ${formal === undefined ? undefined : html`<p>Formally: <code>${formal}</code></p>`}
    <p><span class="muted">Change:</span> ${prose(how)}. <span class="muted">Reason:</span> ${prose(because)}.</p>
    ${replacedClaimsHtml(drop, statement)}
    ${counterexample === undefined ? undefined : counterexampleHtml(counterexample)}
    <p class="origin">${counts} ${STORED[stored]} Domain: ${dropDomain(drop)}.</p>
  </li>`;
}

/** All hypotheses of a statement, dropped one at a time. */
export function dropsHtml(statement: StatementResult): Html | undefined {
  if (statement.drops.length === 0) return undefined;
  return html`<h3>Dropped hypotheses</h3>
    <ul class="drops">
      ${statement.drops.map((drop) => dropHtml(drop, statement))}
    </ul>`;
}
