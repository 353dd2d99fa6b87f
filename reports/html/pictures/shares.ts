/** How the cases spread over the required kinds: a bar for each share, with a mark at the required one. */
import type { CellResult } from '../../../properties/results';
import { percentText } from '../../words';
import { type Html, html } from '../markup';

const WIDTH = 100;

/** A list of the kinds of cases of a cell. */
export function sharesHtml({ labels }: CellResult): Html {
  return html`<ul class="shares">
    ${labels.map(({ name, share, required, met }) => {
      const told = `${percentText(share)}, required ${percentText(required)}`;
      return html`<li>
        <span>${met ? '' : '~ too rare: '}${name}</span>
        <svg class="picture" aria-hidden="true" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none">
          <rect class="bin" x="0" y="2" width="${(share * WIDTH).toFixed(1)}" height="6" />
          <path class="need" d="M${(required * WIDTH).toFixed(1)} 0V10" />
        </svg>
        <span class="muted">${told}</span>
      </li>`;
    })}
  </ul>`;
}
