/** The four tiles: theorems, published claims, conjectures, learned models. */
import type { VerificationResults } from '../../../properties/results';
import { type Tally, tallies } from '../../words';
import { type Html, html } from '../markup';

/** The part of the page about a tally. */
const PARTS: Readonly<Record<Tally['kind'], string>> = {
  theorem: 'theorems',
  'failing claim': 'claims-that-fail',
  conjecture: 'conjectures',
  learned: 'learned',
};

/** The anchor of the part of the page about a kind of statement. */
export const partAnchor = (kind: Tally['kind']): string => PARTS[kind];

function tileHtml({ kind, title, figure, caption, parts, details }: Tally): Html {
  const inside = html`<h2>${title}</h2>
    <p class="figure">${figure}</p>
    <p>${caption}</p>
    <div class="tally" aria-hidden="true">
      ${parts.map(({ verdict, count }) => html`<span class="${verdict.tone}" style="flex: ${count}"></span>`)}
    </div>
    ${
      parts.length < 2
        ? undefined
        : html`<p>${parts.map(({ verdict, count }) => `${count} ${verdict.words}`).join(', ')}</p>`
    }
    <p class="details">${details.join(' · ')}</p>`;
  return html`<li class="tile">
    ${figure === 'none' ? html`<div>${inside}</div>` : html`<a href="#${partAnchor(kind)}">${inside}</a>`}
  </li>`;
}

export function tilesHtml(results: VerificationResults): Html {
  return html`<ul class="tiles">
    ${tallies(results).map(tileHtml)}
  </ul>`;
}
