/** A quantity over the rounds, with the bounds that theorems put on it. */
import { type Html, html } from '../../../reports/html/anywhere';
import { at, shortNumber } from './number';

/** A value in each round; undefined or not finite where there is none. */
type Values = readonly (number | undefined)[];

export interface CurveOptions {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly values: readonly number[];
  readonly bounds: readonly Values[];
  /** The round that is marked. */
  readonly round: number;
  /** The sentence for screen readers. */
  readonly label: string;
}

const LEFT = 58;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;

const isFinite = (value: number | undefined): value is number => Number.isFinite(value);

/** A path through the rounds that have a value. */
function pathOf(values: Values, x: (t: number) => number, y: (value: number) => number): string {
  let pen = 'M';
  return values
    .map((value, t) => {
      if (!isFinite(value)) {
        pen = 'M';
        return '';
      }
      const piece = `${pen}${at(x(t))} ${at(y(value))}`;
      pen = 'L';
      return piece;
    })
    .join('');
}

/** The chart as SVG. */
export function curve({ width, height, values, bounds, round, label }: CurveOptions): Html {
  const known = [...values, ...bounds.flat()].filter(isFinite);
  const [least, most] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const [low, high] =
    least === most ? [least - Math.max(Math.abs(least), 1) / 2, most + Math.max(Math.abs(most), 1) / 2] : [least, most];
  const x = (t: number): number => LEFT + ((width - LEFT - RIGHT) * t) / Math.max(1, values.length - 1);
  const y = (value: number): number => height - BOTTOM - ((height - TOP - BOTTOM) * (value - low)) / (high - low);
  const marked = values[round];
  const ticks = least === most ? [least] : [least, most];
  const few =
    values.length <= 31
      ? values.flatMap((value, t) =>
          isFinite(value) ? [html`<circle class="p-dot" r="2" cx="${at(x(t))}" cy="${at(y(value))}"></circle>`] : [],
        )
      : [];
  return html`<svg
    class="p-picture"
    role="img"
    aria-label="${label}"
    width="${at(width)}"
    height="${at(height)}"
    viewBox="0 0 ${at(width)} ${at(height)}"
  >
    ${ticks.map(
      (tick) =>
        html`<line class="p-grid" x1="${LEFT}" x2="${at(width - RIGHT)}" y1="${at(y(tick))}" y2="${at(y(tick))}"></line>
          <text class="p-tick p-end" x="${LEFT - 6}" y="${at(y(tick) + 4)}">${shortNumber(tick)}</text>`,
    )}
    <text class="p-tick" x="${at(x(0))}" y="${height - 6}">0</text>
    <text class="p-tick p-end" x="${at(x(values.length - 1))}" y="${height - 6}">t = ${values.length - 1}</text>
    ${bounds.map((bound) => html`<path class="p-bound" d="${pathOf(bound, x, y)}"></path>`)}
    <path class="p-line" d="${pathOf(values, x, y)}"></path>
    ${few}
    ${isFinite(marked) ? html`<circle class="p-marked" r="5" cx="${at(x(round))}" cy="${at(y(marked))}"></circle>` : undefined}
  </svg>`;
}
