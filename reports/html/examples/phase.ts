/** The phase diagram: how far the loop with real data moves, over λ for each K, beside the bounds of theorem 2.4. */
import type { Examples } from '../../../properties/results';
import { decimalText, toNumber } from '../../words';
import { type Html, html } from '../markup';
import { linearScale } from '../learned/scale';
import { prose } from '../symbol';

type Phase = Examples['phase'];
type Row = Phase['rows'][number];

const [WIDTH, HEIGHT] = [240, 120];
const [LEFT, RIGHT, TOP, FOOT] = [34, WIDTH - 6, 8, HEIGHT - 24];
/** Decades of the divergence that are drawn. */
const [LOW, HIGH] = [-5, 2];

const places = (
  xs: readonly number[],
  ys: readonly number[],
  x: (v: number) => number,
  y: (v: number) => number,
): string =>
  ys
    .flatMap((value, i) =>
      Number.isFinite(value) && value > 0
        ? [`${x(Math.log10(xs[i] ?? 1)).toFixed(1)} ${y(Math.log10(value)).toFixed(1)}`]
        : [],
    )
    .join('L');

/** Where theorem 2.4 ends. */
const edgeText = (K: number): string => (K === 2 ? '1' : `1/${K - 1}`);

function panelHtml({ K, published, sharp, found }: Row, lambdas: readonly number[]): Html {
  const logs = lambdas.map(Math.log10);
  const [first, last] = [Math.min(...logs), Math.max(...logs)];
  const x = linearScale([first, last], [LEFT, RIGHT]);
  const scale = linearScale([LOW, HIGH], [FOOT, TOP]);
  const y = (value: number): number => scale(Math.min(HIGH, Math.max(LOW, value)));
  const edge = x(-Math.log10(K - 1));
  const line = (values: readonly number[], kind: string): Html =>
    html`<path class="${kind}" d="M${places(lambdas, values, x, y)}" />`;
  const decades = [LOW, LOW + 2, LOW + 4, LOW + 6].map(
    (d) =>
      html`<text class="end" x="${LEFT - 4}" y="${(scale(d) + 3.5).toFixed(1)}"
        >1e${String(d).replace('-', '−')}</text
      >`,
  );
  const across = [
    ['start', first],
    ['middle', (first + last) / 2],
    ['end', last],
  ] as const;
  const ticks = across.map(
    ([kind, d]) =>
      html`<text class="${kind}" x="${x(d).toFixed(1)}" y="${FOOT + 13}">${Number((10 ** d).toPrecision(2))}</text>`,
  );
  const most = Math.max(...found);
  return html`<figure class="picture">
    <figcaption>K = ${K}, line at λ = ${edgeText(K)}</figcaption>
    <svg
      role="img"
      aria-label="K = ${K}: largest divergence found ${decimalText(most, 3)}, bound finite below λ = ${edgeText(K)}"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
    >
      <path class="limit" d="M${edge.toFixed(1)} ${TOP}V${FOOT}" />
      ${line(found, 'found')}${line(published.map(toNumber), 'bound')}${line(sharp.map(toNumber), 'bound sharp')}
      <path class="axis" d="M${LEFT} ${TOP}V${FOOT}H${RIGHT}" />
      ${decades}${ticks}
    </svg>
  </figure>`;
}

/** The numbers behind the pictures. */
function tableHtml({ lambdas, rows }: Phase): Html {
  const text = (value: number): string => decimalText(value, 3);
  return html`<details data-fold open>
    <summary>The numbers</summary>
    <div class="scroll" role="group" aria-label="Largest divergence found">
      <table>
        <thead>
          <tr>
            <th scope="col">λ</th>
            ${rows.map(
              ({ K }) =>
                html`<th scope="col" class="number">found, K = ${K}</th>
                  <th scope="col" class="number">bound</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${lambdas.map(
            (lambda, i) =>
              html`<tr>
                <th scope="row">${lambda}</th>
                ${rows.map(
                  ({ found, published }) =>
                    html`<td class="number">${text(found[i] ?? NaN)}</td>
                      <td class="number">${text(toNumber(published[i] ?? 'Infinity'))}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

export function phaseHtml(phase: Phase): Html {
  return html`<h3>How far the loop moves from the real data</h3>
    <p>
      ${prose('KL(p_t‖p_ref)')} over λ, after at most ${phase.rounds} rounds, on two atoms of weights 1 and
      ${phase.weightRatio}:
      <span class="line found"></span>largest found, <span class="line"></span>bound of theorem-2.4, which ends at λ =
      1/(K−1), <span class="line sharp"></span>sharp-theorem-2.4. Beyond the line a smaller share of the best gives
      still more.
    </p>
    <div class="panels-of">${phase.rows.map((row) => panelHtml(row, phase.lambdas))}</div>
    ${tableHtml(phase)}`;
}
