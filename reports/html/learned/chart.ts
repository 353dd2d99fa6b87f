/** A chart of a quantity by round: bands with their estimates, dashed curves of the exact theory, and a line at a bounding level. */
import { decimalText } from '../../words';
import { type Html, html } from '../markup';
import { type Extent, linearScale, ticks } from './scale';

const WIDTH = 320;
const HEIGHT = 198;
const LEFT = 40;
const RIGHT = WIDTH - 12;
const TOP = 18;
const BOTTOM = HEIGHT - 36;
const Y_TICKS = 5;
const X_TICKS = 8;
/** Maximal number of rounds with dots; more dots would overlap. */
const MOST_DOTTED = 16;

/** A value at a round. */
interface At {
  readonly t: number;
  readonly y: number;
}

/** An interval at a round. */
interface Span {
  readonly t: number;
  readonly lo: number;
  readonly hi: number;
}

export interface ChartSpec {
  /** Text alternative of the chart. */
  readonly label: string;
  readonly rounds: number;
  readonly extent: Extent;
  readonly bands: readonly (readonly Span[])[];
  readonly estimates: readonly (readonly At[])[];
  readonly theory: readonly (readonly At[])[];
  /** A level that is drawn across the chart. */
  readonly level?: { readonly y: number; readonly name: Html } | undefined;
}

type Place = (point: At) => string;

const joined = (points: readonly At[], place: Place): string => `M${points.map(place).join('L')}`;

function bandPath(band: readonly Span[], place: Place): Html {
  const above = band.map(({ t, hi }) => ({ t, y: hi }));
  const below = band.map(({ t, lo }) => ({ t, y: lo })).reverse();
  return html`<path class="band" d="${joined([...above, ...below], place)}Z" />`;
}

const curve = (points: readonly At[], place: Place, kind: string): Html =>
  html`<path class="${kind}" d="${joined(points, place)}" />`;

const marks = (points: readonly At[], place: Place): Html =>
  html`<path class="marks" d="${points.map((point) => `M${place(point)}h0`).join('')}" />`;

function axes({ extent, rounds }: ChartSpec, x: (t: number) => number, y: (value: number) => number): Html {
  const across = ticks(extent, Y_TICKS).map(
    (tick) =>
      html`<path class="grid" d="M${LEFT} ${y(tick).toFixed(1)}H${RIGHT}" /><text
          class="tick-y"
          x="${LEFT - 7}"
          y="${(y(tick) + 3.5).toFixed(1)}"
          >${decimalText(tick, 3)}</text
        >`,
  );
  const along = ticks([0, Math.max(1, rounds)], X_TICKS, true).map(
    (tick) => html`<text class="tick-x" x="${x(tick).toFixed(1)}" y="${BOTTOM + 15}">${tick}</text>`,
  );
  return html`${across}${along}<path class="axis" d="M${LEFT} ${BOTTOM}H${RIGHT}" /><text
      class="tick-x"
      x="${(LEFT + RIGHT) / 2}"
      y="${HEIGHT - 5}"
      >round</text
    >`;
}

function curves(spec: ChartSpec, place: Place): Html {
  const reached = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
    lists.filter((list) => list.length > 0);
  // A thin band with an estimate is visible by its line; a band without an estimate needs edges.
  const edges = spec.estimates.some((points) => points.length > 0)
    ? []
    : reached(spec.bands).flatMap((band) => [
        band.map(({ t, lo }) => ({ t, y: lo })),
        band.map(({ t, hi }) => ({ t, y: hi })),
      ]);
  const dotted = spec.rounds <= MOST_DOTTED ? reached(spec.estimates) : [];
  return html`${reached(spec.bands).map((band) => bandPath(band, place))}${edges.map((points) =>
    curve(points, place, 'edge'),
  )}${reached(spec.estimates).map((points) =>
    curve(points, place, 'estimate'),
  )}${dotted.map((points) => marks(points, place))}${reached(spec.theory).map((points) =>
    curve(points, place, 'theory'),
  )}`;
}

/** The chart as SVG. */
export function chartHtml(spec: ChartSpec): Html {
  const x = linearScale([0, Math.max(1, spec.rounds)], [LEFT + 6, RIGHT - 6]);
  const y = linearScale(spec.extent, [BOTTOM, TOP]);
  const place: Place = (point) => `${x(point.t).toFixed(1)} ${y(point.y).toFixed(1)}`;
  const { level } = spec;
  const line =
    level === undefined
      ? undefined
      : html`<path class="level" d="M${LEFT} ${y(level.y).toFixed(1)}H${RIGHT}" /><text
            class="level-name"
            x="${RIGHT}"
            y="${(y(level.y) - 5).toFixed(1)}"
            >${level.name}</text
          >`;
  return html`<svg class="chart" role="img" aria-label="${spec.label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${axes(spec, x, y)}${line}${curves(spec, place)}
  </svg>`;
}
