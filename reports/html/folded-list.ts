/** A list whose first items are shown and whose others are folded. */
import { type Html, html } from './markup';

const list = (items: readonly (Html | undefined)[], kind: string | undefined): Html =>
  kind === undefined
    ? html`<ul>
        ${items}
      </ul>`
    : html`<ul class="${kind}">
        ${items}
      </ul>`;

/** @param most so many items are shown. @param kind the class of the list */
export function foldedList(items: readonly (Html | undefined)[], most: number, kind?: string): Html {
  const more = items.slice(most);
  if (more.length === 0) return list(items, kind);
  return html`${list(items.slice(0, most), kind)}
    <details class="more" data-fold open>
      <summary>${more.length} more</summary>
      ${list(more, kind)}
    </details>`;
}
