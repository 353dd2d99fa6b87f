/** How the cases spread over the required kinds: a bar for each share, with a mark at the required one. */
import type { CellResult } from '../../../properties/results';
import { percentText } from '../../words';
import { type Html, html } from '../markup';

/** A list of the kinds of cases of a cell. */
export function sharesHtml({ labels }: CellResult): Html {
  return html`<ul class="shares">
    ${labels.map(({ name, share, required, met }) => {
      const places = `--share: ${(share * 100).toFixed(1)}%; --need: ${(required * 100).toFixed(1)}%`;
      return html`<li>
        <span>${met ? '' : '~ too rare: '}${name}</span><i style="${places}"></i
        ><span class="muted">${percentText(share)}, required ${percentText(required)}</span>
      </li>`;
    })}
  </ul>`;
}
