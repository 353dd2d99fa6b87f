/** A statement as a theorem: given its hypotheses, then its claims, with every symbol explained. */
import type { StatementResult } from '../../../properties/results';
import { symbolsIn } from '../../words';
import { claimList } from '../claims';
import { inlineFormula } from '../formula';
import { type Html, html } from '../markup';
import { prose } from '../symbol';

/** So many claims are shown; further ones are folded. */
const SHOWN = 4;

function givenHtml({ drops }: StatementResult): Html | undefined {
  if (drops.length === 0) return undefined;
  const hypotheses = drops.filter(({ hypothesis }, i) => drops.findIndex((drop) => drop.hypothesis === hypothesis) === i);
  return html`<h4>Given</h4>
    <ul class="given">
      ${hypotheses.map(({ says }) => html`<li>${prose(says)}</li>`)}
    </ul>`;
}

function symbolsHtml({ claims }: StatementResult): Html {
  // A definition is LaTeX; only claims and their restrictions are in the claim language.
  const symbols = symbolsIn(claims.flatMap(({ text, when }) => [text, when?.text ?? '']));
  return html`<ul class="symbols" aria-label="Symbols">
    ${symbols.map(({ tex, means }) => html`<li>${inlineFormula(tex)}: ${means}</li>`)}
  </ul>`;
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
    <h4>${drops.length > 0 ? 'Then' : claims.length === 1 ? 'Claim' : 'Claims'}</h4>
    ${claimList(claims.slice(0, SHOWN))} ${rest} ${symbolsHtml(statement)}
  </div>`;
}
