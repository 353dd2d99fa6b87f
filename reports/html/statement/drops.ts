/** Why each hypothesis is needed: what happens without it. */
import type { DropResult, StatementResult } from '../../../properties/results';
import { countText, dropDomain, dropVerdict, type Verdict } from '../../words';
import { replacedClaimsHtml } from '../claims';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import type { Run } from './statement';
import { counterexampleFact, counterexampleHtml, counterexamplePicture } from '../witness';

type Places = Pick<Run, 'files' | 'playground'>;

const STORED = {
  none: undefined,
  confirmed: 'The counterexample stored earlier still refutes.',
  stale: 'The counterexample stored earlier no longer refutes.',
} as const;

/** A card shows an expected outcome by its sign and its picture; any other in words. */
const told = (verdict: Verdict): Html =>
  verdict.tone === 'good' ? html`<p class="unseen">${badge(verdict)}</p>` : html`<p>${badge(verdict)}</p>`;

/** A card: the hypothesis, and the smallest case that its absence allows. */
function cardHtml(drop: DropResult, statement: StatementResult): Html {
  const { says, hypothesis, counterexample } = drop;
  return html`<li>
    <div>
      <h5>Without: ${prose(says)} <code class="id">${hypothesis}</code></h5>
      ${told(dropVerdict(drop, statement))}
      ${counterexample === undefined ? undefined : html`<p>${counterexampleFact(counterexample)}</p>`}
    </div>
    ${counterexample === undefined ? undefined : counterexamplePicture(counterexample)}
  </li>`;
}

function detailsHtml(drop: DropResult, statement: StatementResult, { files, playground }: Places): Html {
  const { hypothesis, formal, how, because, model, cases, seed, stored, counterexample } = drop;
  const { run, planned, discarded, undecided } = cases;
  const doubtful = undecided > 0 ? `, ${countText(undecided)} undecided` : '';
  const counts = `${countText(run)} of at most ${countText(planned)} cases on ${model}, ${countText(discarded)} discarded${doubtful}; seed ${seed}.`;
  return html`<li class="drop">
    <h5>Without <code>${hypothesis}</code></h5>
    ${formal === undefined ? undefined : html`<p>Formally: <code>${formal}</code></p>`}
    <p><span class="muted">Change:</span> ${prose(how)}. <span class="muted">Reason:</span> ${prose(because)}.</p>
    ${replacedClaimsHtml(drop, statement)}
    ${counterexample === undefined ? undefined : counterexampleHtml(counterexample, { file: files.get(counterexample), playground })}
    <p class="origin">${counts} ${STORED[stored]} Domain: ${dropDomain(drop)}.</p>
  </li>`;
}

/** The cards of all hypotheses, dropped one at a time. */
export function neededHtml(statement: StatementResult): Html | undefined {
  const { drops } = statement;
  if (drops.length === 0) return undefined;
  return html`<h4 class="unseen">Why each hypothesis is needed</h4>
    <ul class="needed">
      ${drops.map((drop) => cardHtml(drop, statement))}
    </ul>`;
}

/** The details behind the cards. */
export function dropDetails(statement: StatementResult, { files, playground }: Places): Html | undefined {
  const { drops } = statement;
  if (drops.length === 0) return undefined;
  return html`<h4>Dropped hypotheses in full</h4>
    <ul class="drops">
      ${drops.map((drop) => detailsHtml(drop, statement, { files, playground }))}
    </ul>`;
}
