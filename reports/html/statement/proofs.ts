/** What certificates prove of a statement, a line per claim. */
import type { StatementResult } from '../../../properties/results';
import { countText, proofExtent } from '../../words';
import { type Html, html } from '../markup';

/** A line per claim that is proved; undefined without any. */
export function proofsHtml({ proofs = [] }: StatementResult): Html | undefined {
  if (proofs.length === 0) return undefined;
  const claims = [...new Set(proofs.map(({ claim }) => claim))];
  return html`<ul class="proofs">
    ${claims.map((claim) => {
      const own = proofs.filter((proof) => proof.claim === claim);
      const terms = own.reduce((total, proof) => total + proof.terms, 0);
      return html`<li>
        ∎ <b>Proved for all laws and weights</b>, claim (${claim}): ${own.map(proofExtent).join('; ')}
        <span class="muted">(${countText(terms)} terms, checked again in this run)</span>
      </li>`;
    })}
  </ul>`;
}
