/** The header of every page: verdict, counts, scope of the run, and the items that need attention. */
import type { Verdict } from '../words';
import { type Html, html } from './markup';

export interface Header {
  /** For example `verification report`. */
  readonly kind: string;
  readonly headline: Verdict;
  /** Warns that the run was cut short; absent for a complete run. */
  readonly partly?: string | undefined;
  readonly counts: readonly string[];
  /** The scope of the run. */
  readonly scope: string;
  /** List items, one for each thing that needs attention. */
  readonly attention: readonly Html[];
}

export function headerHtml({ kind, headline: { sign, words, tone }, partly, counts, scope, attention }: Header): Html {
  const list = html`<h2>What needs attention</h2>
    <ul>
      ${attention}
    </ul>`;
  return html`<header class="opening ${tone}">
    <p class="kicker">curated-loops · ${kind}</p>
    <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
    ${partly === undefined ? undefined : html`<p><strong>${partly}</strong></p>`}
    <ul class="counts">
      ${counts.map((phrase) => html`<li>${phrase}</li>`)}
    </ul>
    <p class="muted">${scope}</p>
    ${attention.length === 0 ? undefined : list}
  </header>`;
}
