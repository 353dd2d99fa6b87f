/** How many times better the best known constant is, over λ or D for each K, as lines on a logarithmic scale. */
import { decimalText } from '../../words';
import { linearScale } from '../learned/scale';
import { type Html, html } from '../markup';

const [WIDTH, HEIGHT] = [300, 140];
const [LEFT, RIGHT, TOP, FOOT] = [40, WIDTH - 46, 8, HEIGHT - 24];
/** Patterns of the lines, which tell them apart without colours. */
const DASHES = ['none', '6 3', '2 3', '8 3 2 3'];

export interface Ratios {
  /** Text alternative. */
  readonly label: string;
  /** The name of the number along the picture. */
  readonly over: string;
  readonly values: readonly number[];
  /** By K; not finite where there is no ratio. */
  readonly lines: readonly { readonly name: string; readonly ratios: readonly number[] }[];
}

/** The lines as SVG, each with its name at its end. */
export function ratiosHtml({ label, over, values, lines }: Ratios): Html {
  const finite = lines.flatMap(({ ratios }) => ratios.filter((ratio) => Number.isFinite(ratio) && ratio > 0));
  const [low, high] = [Math.min(1, ...finite), Math.max(2, ...finite)];
  const x = linearScale([Math.min(...values), Math.max(...values)], [LEFT, RIGHT]);
  const scale = linearScale([Math.log(low), Math.log(high)], [FOOT, TOP]);
  const y = (ratio: number): number => scale(Math.log(ratio));
  const drawn = lines.map(({ name, ratios }, i) => {
    const points = ratios.flatMap((ratio, j) =>
      Number.isFinite(ratio) && ratio > 0 ? [[x(values[j] ?? 0), y(ratio)] as const] : [],
    );
    const last = points.at(-1);
    if (last === undefined) return undefined;
    const path = points.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join('L');
    return html`<path class="found" style="stroke-dasharray: ${DASHES[i % DASHES.length]}" d="M${path}" /><text
        x="${(last[0] + 4).toFixed(1)}"
        y="${(last[1] + 3.5).toFixed(1)}"
        >${name}</text
      >`;
  });
  const sides = [low, high].map(
    (ratio) =>
      html`<text class="end" x="${LEFT - 4}" y="${(y(ratio) + 3.5).toFixed(1)}">${decimalText(ratio, 2)}×</text>`,
  );
  const ends = [Math.min(...values), Math.max(...values)].map(
    (value, i) =>
      html`<text class="${i === 0 ? 'start' : 'end'}" x="${x(value).toFixed(1)}" y="${FOOT + 13}"
        >${over} = ${decimalText(value, 2)}</text
      >`,
  );
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}" style="max-width: ${WIDTH}px">
    ${drawn}
    <path class="axis" d="M${LEFT} ${TOP}V${FOOT}H${RIGHT}" />
    ${sides}${ends}
  </svg>`;
}
