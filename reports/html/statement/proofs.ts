/** What certificates prove of a statement, and which were refused. */
import type { StatementResult } from '../../../properties/results';
import { countText, proofExtent } from '../../words';
import { type Html, html } from '../markup';

/** A line per proof; undefined without any. */
export function proofsHtml({ proofs = [] }: StatementResult): Html | undefined {
  if (proofs.length === 0) return undefined;
  return html`<ul class="proofs">
    ${proofs.map(
      (proof) =>
        html`<li>
          ∎ <b>Proved for all laws and weights</b>, claim (${proof.claim}): ${proofExtent(proof)}
          <span class="muted">(certificates of ${countText(proof.terms)} terms, checked again in this run)</span>
        </li>`,
    )}
  </ul>`;
}
