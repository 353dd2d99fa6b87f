/** Small line charts over the runs: a figure on a linear scale from 0, and a margin on a logarithmic scale. */
import { decimalText } from '../../words';
import { type Html, html } from '../markup';

/** The value of each run, from the oldest; undefined where a run has none. */
export type Series = readonly (number | undefined)[];

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly edge: number;
}

const SPARK: Frame = { width: 120, height: 26, edge: 4 };
const CHART: Frame = { width: 340, height: 96, edge: 8 };
/** Room for the numbers above and below a chart. */
const [ABOVE, BELOW] = [14, 16];

interface Point {
  readonly x: number;
  readonly y: number;
}

const marginOf = (margin: number): string => decimalText(margin, 3);

/** The places of values between 0 (bottom) and 1 (top). */
function pointsOf(shares: Series, { width, height, edge }: Frame): readonly (Point | undefined)[] {
  const step = shares.length < 2 ? 0 : (width - 2 * edge) / (shares.length - 1);
  const first = shares.length < 2 ? width / 2 : edge;
  return shares.map((share, i) =>
    share === undefined ? undefined : { x: first + i * step, y: edge + (1 - share) * (height - 2 * edge) },
  );
}

/** A line through neighbouring points; it is broken where a run has no value. */
function lineHtml(points: readonly (Point | undefined)[], down: number): Html {
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${(y + down).toFixed(1)}`;
  const path = points.map((point, i) =>
    point === undefined ? '' : `${points[i - 1] === undefined ? 'M' : 'L'}${at(point)}`,
  );
  const dots = points.map((point) =>
    point === undefined
      ? undefined
      : html`<circle class="after" cx="${point.x.toFixed(1)}" cy="${(point.y + down).toFixed(1)}" r="2" />`,
  );
  return html`<path class="law" d="${path.join('')}" />${dots}`;
}

const told = (series: Series, textOf: (value: number) => string): string =>
  series.map((value, i) => `run ${i + 1} ${value === undefined ? 'none' : textOf(value)}`).join(', ');

/** A margin over the runs, on a logarithmic scale; undefined if no run has a positive one. */
export function sparkHtml(margins: Series, label: string): Html | undefined {
  const logs = margins.map((margin) => (margin === undefined || !(margin > 0) ? undefined : Math.log10(margin)));
  const known = logs.flatMap((log) => log ?? []);
  if (known.length === 0) return undefined;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const shares = logs.map((log) => (log === undefined ? undefined : high === low ? 0.5 : (log - low) / (high - low)));
  return html`<svg
    class="spark"
    role="img"
    aria-label="${label}: ${told(margins, marginOf)}"
    viewBox="0 0 ${SPARK.width} ${SPARK.height}"
  >
    ${lineHtml(pointsOf(shares, SPARK), 0)}
  </svg>`;
}

/** A figure over the runs, on a linear scale from 0. */
export function chartHtml(title: string, values: readonly number[], textOf: (value: number) => string): Html {
  const most = Math.max(...values, 0);
  const shares = values.map((value) => (most === 0 ? 0 : value / most));
  const foot = ABOVE + CHART.height - CHART.edge;
  const newest = textOf(values.at(-1) ?? 0);
  return html`<figure class="picture">
    <figcaption>${title}, in the newest run ${newest}</figcaption>
    <svg
      role="img"
      aria-label="${title}: ${told(values, textOf)}"
      viewBox="0 0 ${CHART.width} ${CHART.height + ABOVE + BELOW}"
    >
      <text x="${CHART.edge}" y="${ABOVE - 2}">${textOf(most)}</text>
      <path class="axis" d="M${CHART.edge} ${foot}H${CHART.width - CHART.edge}" />
      ${lineHtml(pointsOf(shares, CHART), ABOVE)}
      <text x="${CHART.edge}" y="${foot + 14}">run 1</text>
      ${
        values.length < 2
          ? undefined
          : html`<text class="end" x="${CHART.width - CHART.edge}" y="${foot + 14}">run ${values.length}</text>`
      }
    </svg>
  </figure>`;
}
