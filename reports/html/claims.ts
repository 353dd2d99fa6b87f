/** The claims of a statement: in words, as a formula, and in the claim language. */
import type { ClaimJson, DropResult, StatementResult } from '../../properties/results';
import { displayFormula, inlineFormula } from './formula';
import { type Html, html } from './markup';
import { prose } from './symbol';

function definitionsHtml(definitions: readonly string[]): Html | undefined {
  if (definitions.length === 0) return undefined;
  const entries = definitions.map((tex) => html`<li>${inlineFormula(tex)}</li>`);
  return html`<div class="where">
    <span>where</span>
    <ul>
      ${entries}
    </ul>
  </div>`;
}

function restrictionHtml(when: ClaimJson['when']): Html | undefined {
  return when === undefined ? undefined : html`<div class="where"><span>when</span>${inlineFormula(when.tex)}</div>`;
}

/** A claim in the claim language. */
const sourceOf = ({ text, when }: Pick<ClaimJson, 'text' | 'when'>): Html =>
  when === undefined ? html`<code>${text}</code>` : html`<code>${text}</code> when <code>${when.text}</code>`;

/** A claim in words and as a formula. */
function claimFormula({ id, says, text, tex, when, definitions }: ClaimJson): Html {
  return html`<p><b class="letter">(${id})</b> ${prose(says)}</p>
    ${displayFormula(tex, text)} ${restrictionHtml(when)}${definitionsHtml(definitions)}`;
}

/** A claim in words, as a formula, and in the claim language. */
export function claimContent(claim: ClaimJson): Html {
  return html`${claimFormula(claim)}
    <p class="source">${sourceOf(claim)}</p>`;
}

/** Claims as a list of formulas. */
export const claimList = (claims: readonly ClaimJson[]): Html =>
  html`<ol class="claims">
    ${claims.map((claim) => html`<li class="claim">${claimFormula(claim)}</li>`)}
  </ol>`;

/** All claims of a statement in the claim language, ready to be given to `conjecture`. */
export const claimSources = ({ claims }: StatementResult): Html =>
  html`<ol class="parts">
    ${claims.map((claim) => html`<li><b class="letter">(${claim.id})</b> ${sourceOf(claim)}</li>`)}
  </ol>`;

/** The claims that replace those of the statement when a hypothesis is dropped; undefined if they are the same. */
export function replacedClaimsHtml({ claims }: DropResult, statement: StatementResult): Html | undefined {
  const own = statement.claims.map((claim) => [claim.text, claim.when?.text]);
  const replaced = claims.filter(
    ({ text, when }) => !own.some((other) => other[0] === text && other[1] === when?.text),
  );
  if (replaced.length === 0) return undefined;
  return html`<p>Claim in its place:</p>
    ${replaced.map(({ text, tex, when }) => html`${displayFormula(tex, text)} ${restrictionHtml(when)}`)}`;
}
