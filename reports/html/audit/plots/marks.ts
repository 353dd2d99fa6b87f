/** What is drawn in a plot: points with bars, lines, bands and wedges. Infinite ends reach to the edge of the plot. */
import type { Estimate } from '../../../../properties/results';
import { toNumber } from '../../../words';
import type { Extent } from '../../learned/scale';
import { type Html, html } from '../../markup';
import type { Places } from './plot';

/** A series: its colour and the shape of its points, so that colour is never the only mark. */
export type Kind = 'pools' | 'kept' | 'model' | 'exact';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly lo?: number | undefined;
  readonly hi?: number | undefined;
}

/** The point of an estimate, with its interval. */
export const pointOf = (x: number, { estimate, lo, hi }: Estimate): Point => ({
  x,
  y: estimate,
  lo: toNumber(lo),
  hi: toNumber(hi),
});

/** The values of points on the upright axis, with the ends of their bars. */
export const heightsOf = (points: readonly Point[]): readonly number[] =>
  points.flatMap(({ y, lo, hi }) => [y, lo ?? y, hi ?? y]);

const within = (value: number, [lo, hi]: Extent): number => Math.min(hi, Math.max(lo, value));

const at = ({ x, y }: Places, px: number, py: number): string => `${x(px).toFixed(1)} ${y(py).toFixed(1)}`;

/** A line through points. */
export const lineHtml = (points: readonly Point[], places: Places, kind: string): Html | undefined =>
  points.length < 2
    ? undefined
    : html`<path class="line-of ${kind}" d="M${points.map(({ x, y }) => at(places, x, y)).join('L')}" />`;

/** The bars of points that have an interval. */
export function barsHtml(points: readonly Point[], places: Places, kind: string): Html {
  const { y } = places.extents;
  const path = points.flatMap(({ x, lo, hi }) =>
    lo === undefined || hi === undefined
      ? []
      : [`M${at(places, x, within(lo, y))}V${places.y(within(hi, y)).toFixed(1)}`],
  );
  return html`<path class="bars-of ${kind}" d="${path.join('')}" />`;
}

/** Outlines around the origin, in units of the plot. */
const SHAPES: Readonly<Record<Kind, string>> = {
  pools: 'm-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z',
  kept: 'm0 -3.4l3.2 5.6h-6.4z',
  model: 'm-2.4 -2.4h4.8v4.8h-4.8z',
  exact: 'm0 -3.4l3.4 3.4l-3.4 3.4l-3.4 -3.4z',
};

export const dotsHtml = (points: readonly Point[], places: Places, kind: Kind): Html =>
  html`<path
    class="dots-of ${kind}"
    d="${points.map(({ x, y }) => `M${at(places, x, y)}${SHAPES[kind]}`).join('')}"
  />`;

/** The band between the ends of the bars. */
export function bandHtml(points: readonly Point[], places: Places): Html | undefined {
  if (points.length < 2) return undefined;
  const end = ({ x, y, hi }: Point, lower: Point['lo']): string =>
    at(places, x, within(lower ?? hi ?? y, places.extents.y));
  const above = points.map((point) => end(point, point.hi));
  const below = points.map((point) => end(point, point.lo)).reverse();
  return html`<path class="band-of" d="M${[...above, ...below].join('L')}Z" />`;
}

/** The line through the origin with a slope, across the plot. */
export function slopeHtml(slope: number, places: Places, kind: string): Html {
  const [from, to] = places.extents.x;
  return html`<path class="line-of ${kind}" d="M${at(places, from, slope * from)}L${at(places, to, slope * to)}" />`;
}

/** The wedge between two slopes through the origin; undefined if one of them is infinite. */
export function wedgeHtml({ lo, hi }: Estimate, places: Places): Html | undefined {
  const [low, high] = [toNumber(lo), toNumber(hi)];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const [from, to] = places.extents.x;
  const side = (end: number): string =>
    `M${at(places, 0, 0)}L${at(places, end, low * end)}L${at(places, end, high * end)}Z`;
  return html`<path
    class="wedge"
    d="${[from, to]
      .filter((end) => end !== 0)
      .map(side)
      .join('')}"
  />`;
}

/** A sign of a series for a legend. */
export const swatchHtml = (kind: Kind | 'fitted' | 'diagonal', bars = false): Html =>
  html`<svg class="swatch" aria-hidden="true" viewBox="0 0 28 12">
    ${kind === 'exact' || kind === 'fitted' ? html`<path class="${kind === 'exact' ? 'band-of' : 'wedge'}" d="M0 1H28V11H0Z" />` : undefined}
    <path class="line-of ${kind}" d="M0 6H28" />
    ${bars ? html`<path class="bars-of ${kind}" d="M14 0V12" />` : undefined}${
      kind === 'fitted' || kind === 'diagonal' || kind === 'exact'
        ? undefined
        : html`<path class="dots-of ${kind}" d="M14 6${SHAPES[kind]}" />`
    }
  </svg>`;
