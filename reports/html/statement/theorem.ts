/** A statement as a theorem: given its hypotheses, then its claims, with every symbol explained. */
import type { StatementResult } from '../../../properties/results';
import { symbolsIn } from '../../words';
import { claimList } from '../claims';
import { symbolFormula } from '../formula';
import { type Html, html } from '../markup';
import { prose } from '../symbol';

/** So many claims are shown; further ones are folded. */
const SHOWN = 2;

function givenHtml({ drops }: StatementResult): Html | undefined {
  if (drops.length === 0) return undefined;
  const hypotheses = drops.filter(
    ({ hypothesis }, i) => drops.findIndex((drop) => drop.hypothesis === hypothesis) === i,
  );
  return html`<p class="given">
    <b>Given</b>
    ${hypotheses.map(({ says }, i) => html`<span>${prose(says)}${i + 1 < hypotheses.length ? ';' : ','}</span> `)}
  </p>`;
}

/** The symbols of the claims, each explained. */
export function symbolsHtml({ claims }: StatementResult): Html {
  const texts = claims.flatMap(({ text, when }) => [text, when?.text ?? '']);
  const symbols = symbolsIn(
    texts,
    claims.flatMap(({ definitions }) => definitions),
  );
  return html`<p class="symbols">
    ${symbols.map(({ tex, means }, i) => html`<span>${symbolFormula(tex)} ${means}${i + 1 < symbols.length ? ';' : '.'}</span> `)}
  </p>`;
}

export function theoremHtml(statement: StatementResult): Html {
  const { claims, drops } = statement;
  const more = claims.slice(SHOWN);
  const rest =
    more.length === 0
      ? undefined
      : html`<details data-fold open>
          <summary>${more.length} more ${more.length === 1 ? 'claim' : 'claims'}</summary>
          ${claimList(more)}
        </details>`;
  return html`<div class="theorem">
    ${givenHtml(statement)}
    <p class="then"><b>${drops.length > 0 ? 'then' : claims.length === 1 ? 'Claim' : 'Claims'}</b></p>
    ${claimList(claims.slice(0, SHOWN))} ${rest}
  </div>`;
}
