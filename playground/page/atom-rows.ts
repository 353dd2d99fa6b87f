/** The rows of the atoms: a mass, a weight and perhaps a mass of the real data, each as a text and as a slider. */
import { type Html, html } from '../../reports/html/anywhere';
import { SCALES, massRange, near, positionOf } from './scales';
import { FEWEST_ATOMS, type State } from './state';

/** The vectors with one entry an atom. */
export type VectorName = 'p' | 'w' | 'ref';

const LABELS: Readonly<Record<VectorName, string>> = { p: 'mass', w: 'weight', ref: 'real-data mass' };

/** The steps of a slider of masses. */
export const MASS_STEPS = 100;

function slider(name: VectorName, texts: readonly string[], i: number): Html {
  const entry = texts[i] ?? '';
  const most = name === 'w' ? SCALES.w.length - 1 : MASS_STEPS;
  const value =
    name === 'w' ? positionOf(SCALES.w, entry) : Math.round((MASS_STEPS * (near(entry) || 0)) / massRange(texts));
  return html`<input
    type="range"
    min="0"
    max="${most}"
    step="1"
    value="${value}"
    data-slide="${name}"
    data-atom="${i}"
    aria-label="${LABELS[name]} of atom ${i}, slider"
    aria-valuetext="${entry}"
  />`;
}

function cell(name: VectorName, texts: readonly string[], i: number): Html {
  return html`<div class="p-pair">
    <input
      type="text"
      class="p-entry"
      inputmode="text"
      autocomplete="off"
      spellcheck="false"
      value="${texts[i] ?? ''}"
      data-vector="${name}"
      data-atom="${i}"
      aria-label="${LABELS[name]} of atom ${i}"
      aria-describedby="${name}-error"
    />
    ${slider(name, texts, i)}
  </div>`;
}

/** The rows for a state. */
export function atomRows({ p, w, ref }: State): Html {
  const few = p.length <= FEWEST_ATOMS;
  const rows = p.map(
    (_, i) =>
      html`<div class="p-row" role="group" aria-label="atom ${i}">
        <span class="p-index" aria-hidden="true">${i}</span>
        ${cell('p', p, i)} ${cell('w', w, i)} ${ref ? cell('ref', ref, i) : undefined}
        <button
          type="button"
          class="p-small"
          data-remove="${i}"
          aria-label="remove atom ${i}"
          title="remove atom ${i}"
          ${few ? DISABLED : undefined}
        >
          ×
        </button>
      </div>`,
  );
  const heads = ['mass p₀', 'weight w', ...(ref ? ['real data'] : [])];
  return html`<div class="p-row p-heads" aria-hidden="true">
      <span></span>${heads.map((head) => html`<span>${head}</span>`)}<span></span>
    </div>
    ${rows}`;
}

const DISABLED = html`disabled`;
