/** The numbers themselves: fractions, or the digits that are certain. */
import type { RoundsView } from '../computing';
import { type Html, html, prose } from '../../reports/html/anywhere';

/** The atoms of one round as a table. */
export function roundTable(view: RoundsView, round: number): Html {
  const { rounds, weights, arithmetic } = view;
  const shown = rounds[round];
  if (shown === undefined) return html``;
  const { p, H, E, Var, KL } = shown;
  const rows = p.map(
    (mass, i) =>
      html`<tr>
        <th scope="row">${i}</th>
        <td>${String(weights[i])}</td>
        <td class="p-exact">${mass}</td>
        ${H ? html`<td class="p-exact">${H[i] ?? ''}</td>` : undefined}
      </tr>`,
  );
  return html`<table class="p-digits">
      <caption>
        Round ${round}, ${arithmetic === 'exact' ? 'exactly' : 'every digit certain'}
      </caption>
      <thead>
        <tr>
          <th scope="col">atom</th>
          <th scope="col">w</th>
          <th scope="col">p<sub>${round}</sub></th>
          ${H ? html`<th scope="col">factor H</th>` : undefined}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <dl class="p-moments">
      <div>
        <dt>E[w]</dt>
        <dd>${E}</dd>
      </div>
      <div>
        <dt>Var(w)</dt>
        <dd>${Var}</dd>
      </div>
      <div>
        <dt>${prose(view.divergence)}</dt>
        <dd>${KL}</dd>
      </div>
    </dl>`;
}

/** What `step` prints for the same input. */
export function printedHtml({ printed }: RoundsView): Html {
  if (printed === undefined)
    return html`<p class="muted">
      The command line’s <code>step</code> computes the paper’s loop, curated; this loop is computed here only.
    </p>`;
  const { command, header, rows, notes, json } = printed;
  return html`<p>
      <code id="command">${command}</code> <button type="button" class="p-small" data-copy="command">copy</button>
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="All rounds as a table">
      <table id="step-table">
        <thead>
          <tr>
            ${header.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((text) => html`<td>${text}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${notes.map((note) => html`<p class="muted">${note}</p>`)}
    <details>
      <summary>As JSON (<code>step --json</code>)</summary>
      <pre id="step-json" class="p-json" tabindex="0" role="region" aria-label="JSON of all rounds">${json}</pre>
    </details>`;
}
