/** The frame of a plot as SVG: axes with ticks and names, and a window in which marks are drawn and beyond which they are cut off. */
import { decimalText } from '../../../words';
import { type Extent, linearScale, niceExtent, ticks } from '../../learned/scale';
import { type Html, html } from '../../markup';

/** Least room at the right; half of a tick label may need more. */
const RIGHT_ROOM = 10;
const TOP = 8;
/** Room below for tick labels and the name of the axis. */
const FOOT = 36;
/** Width of a digit of a tick label, and the room around the label. */
const DIGIT = 6.3;
const LABEL_ROOM = 12;
/** The window is wider than the axes by so much, so that marks at an end are seen whole. */
const MARGIN = 4;
const Y_TICKS = 5;
const DIGITS = 3;

interface Axis {
  readonly extent: Extent;
  /** Its name, at its end. */
  readonly name?: string;
  readonly ticks: readonly number[];
}

/** Places in a plot. */
export interface Places {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly extents: { readonly x: Extent; readonly y: Extent };
}

interface PlotSpec {
  /** Text alternative of the plot. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  readonly content: (places: Places) => Html;
}

/** An axis that spans the finite ones of some values, to round numbers. */
export function axisOver(values: readonly number[], name?: string): Axis {
  const finite = values.filter(Number.isFinite);
  const extent: Extent = finite.length === 0 ? [0, 1] : niceExtent([Math.min(...finite), Math.max(...finite)], Y_TICKS);
  return { extent, ticks: ticks(extent, Y_TICKS), ...(name === undefined ? {} : { name }) };
}

/** A tick as text; what rounding leaves of 0 is 0. */
const tickText = (tick: number, { extent: [lo, hi] }: Axis): string =>
  decimalText(Math.abs(tick) < 1e-9 * (hi - lo) ? 0 : tick, DIGITS);

export function plotHtml({ label, x, y, width, height, content }: PlotSpec): Html {
  const labels = y.ticks.map((tick) => tickText(tick, y));
  const left = LABEL_ROOM + DIGIT * Math.max(1, ...labels.map((text) => text.length));
  const lastLabel = DIGIT * tickText(x.ticks.at(-1) ?? 0, x).length;
  const [right, bottom] = [width - Math.max(RIGHT_ROOM, lastLabel / 2 + 2), height - FOOT];
  const places: Places = {
    x: linearScale(x.extent, [left, right]),
    y: linearScale(y.extent, [bottom, TOP]),
    extents: { x: x.extent, y: y.extent },
  };
  const across = y.ticks.map((tick, i) => {
    const at = places.y(tick);
    return html`<path class="grid" d="M${left.toFixed(1)} ${at.toFixed(1)}H${right.toFixed(1)}" /><text
        class="tick-y"
        x="${(left - 6).toFixed(1)}"
        y="${(at + 3.5).toFixed(1)}"
        >${labels[i]}</text
      >`;
  });
  const along = x.ticks.map(
    (tick) =>
      html`<text class="tick-x" x="${places.x(tick).toFixed(1)}" y="${bottom + 14}">${tickText(tick, x)}</text>`,
  );
  const name =
    x.name === undefined
      ? undefined
      : html`<text class="tick-x" x="${((left + right) / 2).toFixed(1)}" y="${height - 6}">${x.name}</text>`;
  const frame = [left - MARGIN, TOP - MARGIN, right - left + 2 * MARGIN, bottom - TOP + 2 * MARGIN] as const;
  const [fx, fy, fw, fh] = frame.map((each) => each.toFixed(1));
  return html`<svg class="chart plot" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
    ${across}${along}${name}
    <path class="axis" d="M${left.toFixed(1)} ${bottom}H${right.toFixed(1)}" />
    <svg x="${fx}" y="${fy}" width="${fw}" height="${fh}" viewBox="${fx} ${fy} ${fw} ${fh}">${content(places)}</svg>
  </svg>`;
}
