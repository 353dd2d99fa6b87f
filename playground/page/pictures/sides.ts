/** Both sides of a claim as two bars from a common zero. */
import { type Html, html } from '../../../reports/html/anywhere';

export interface Side {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** The widths of both bars in percent of the larger; those of infinite sides are full. */
function shares(sides: readonly Side[]): number[] {
  const most = Math.max(...sides.map(({ value }) => Math.abs(value)).filter(Number.isFinite), 1e-300);
  return sides.map(({ value }) => (Number.isFinite(value) ? (100 * Math.abs(value)) / most : 100));
}

/** The bars with the exact texts beside them. */
export function sidesPicture(sides: readonly Side[]): Html {
  const widths = shares(sides);
  return html`<dl class="p-sides">
    ${sides.map(
      ({ name, value, text }, i) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <svg aria-hidden="true" width="100%" height="12">
              <rect
                class="${value < 0 ? 'p-side p-below' : 'p-side'}"
                width="${(widths[i] ?? 0).toFixed(2)}%"
                height="12"
                rx="2"
              ></rect>
            </svg>
            <span>${text}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}
