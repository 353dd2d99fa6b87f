/** One small picture of a law: its points in a window of the plane, a bar for the mass of each class, or images. */
import type { BestRegion, Picture } from '../../../properties/results';
import { type Html, html } from '../markup';
import { type Extent, linearScale } from './scale';

/** Side of a panel in its units, in which coordinates are whole numbers. */
const SIDE = 400;
/** Height of the foot of the bars, with room below for the numbers of the classes. */
const FOOT = 350;
const MOST_NUMBERED = 12;
/** Maximal number of drawn points; more would only make the page larger. */
const MOST_POINTS = 200;
/** Margin around the real data, as a share of its extent. */
const ROOM = 0.12;

/** The axes that the panels of a family share, so that they can be compared. */
export interface Window {
  readonly x: Extent;
  readonly y: Extent;
  /** Mass of the highest bar. */
  readonly most: number;
}

type Point = readonly [number, number];

const pointsIn = (picture: Picture): readonly Point[] => (picture.kind === 'points' ? picture.points : []);
const massesIn = (picture: Picture): readonly number[] => (picture.kind === 'masses' ? picture.masses : []);

/** Centre and radius of a ball in the plane. */
function discOf(region: BestRegion): { readonly x: number; readonly y: number; readonly radius: number } | undefined {
  if (region.kind !== 'ball') return undefined;
  const [x, y, further] = region.centre;
  return x === undefined || y === undefined || further !== undefined ? undefined : { x, y, radius: region.radius };
}

function corners(region: BestRegion): readonly Point[] {
  const disc = discOf(region);
  if (disc === undefined) return [];
  const { x, y, radius } = disc;
  return [
    [x - radius, y - radius],
    [x + radius, y + radius],
  ];
}

/** A square window around the real data and A_*; pictures of the model affect only the height of bars. */
export function windowOf(
  references: readonly Picture[],
  models: readonly Picture[],
  regions: readonly BestRegion[],
): Window {
  const points = [...references.flatMap(pointsIn), ...regions.flatMap(corners)];
  const most = Math.max(0, ...[...references, ...models].flatMap(massesIn));
  const extentOf = (axis: 0 | 1): Extent => {
    const values = points.map((point) => point[axis]);
    return values.length === 0 ? [-1, 1] : [Math.min(...values), Math.max(...values)];
  };
  const [x, y] = [extentOf(0), extentOf(1)];
  const half = (Math.max(x[1] - x[0], y[1] - y[0]) / 2 || 1) * (1 + ROOM);
  const around = ([a, b]: Extent): Extent => [(a + b) / 2 - half, (a + b) / 2 + half];
  return { x: around(x), y: around(y), most: most || 1 };
}

/** Dots as one path of zero-length lines with round ends. */
function dots(points: readonly (readonly [number, number])[], kind: string): Html | undefined {
  if (points.length === 0) return undefined;
  return html`<path class="dots ${kind}" d="${points.map(([x, y]) => `M${x} ${y}h0`).join('')}" />`;
}

type Scatter = Extract<Picture, { readonly kind: 'points' }>;

function scatter({ points, best = [] }: Scatter, region: BestRegion, window: Window, kind: string): Html {
  const [x, y] = [linearScale(window.x, [0, SIDE]), linearScale(window.y, [SIDE, 0])];
  const drawn = points.slice(0, MOST_POINTS);
  const seen = drawn.filter(([a, b]) => a >= window.x[0] && a <= window.x[1] && b >= window.y[0] && b <= window.y[1]);
  const disc = discOf(region);
  const marked = new Set<Point | undefined>(best.map((i) => points[i]));
  const isBest = (point: Point): boolean =>
    marked.has(point) || (disc !== undefined && Math.hypot(point[0] - disc.x, point[1] - disc.y) <= disc.radius);
  const place = ([a, b]: Point): Point => [Math.round(x(a)), Math.round(y(b))];
  const outside = drawn.length - seen.length;
  const circle =
    disc === undefined
      ? undefined
      : html`<circle
          class="region"
          cx="${Math.round(x(disc.x))}"
          cy="${Math.round(y(disc.y))}"
          r="${Math.max(1, Math.round(x(disc.x + disc.radius) - x(disc.x)))}"
        />`;
  return html`${circle}${dots(seen.filter((point) => !isBest(point)).map(place), kind)}${dots(
    seen.filter(isBest).map(place),
    'best',
  )}${outside === 0 ? undefined : html`<text class="outside" x="${SIDE - 12}" y="38">+${outside}</text>`}`;
}

function bars(masses: readonly number[], region: BestRegion, { most }: Window, kind: string): Html {
  const best = region.kind === 'classes' ? region.classes : [];
  const width = SIDE / Math.max(1, masses.length);
  const gap = width * 0.12;
  const bar = (mass: number, i: number): Html => {
    const height = Math.min(1, mass / most) * (FOOT - 20);
    const isBest = best.includes(i);
    const number =
      masses.length > MOST_NUMBERED
        ? undefined
        : html`<text class="${isBest ? 'class best' : 'class'}" x="${Math.round((i + 0.5) * width)}" y="${SIDE - 16}">
            ${i}
          </text>`;
    return html`<rect
        class="bar ${isBest ? 'best' : kind}"
        x="${(i * width + gap).toFixed(1)}"
        y="${(FOOT - height).toFixed(1)}"
        width="${(width - 2 * gap).toFixed(1)}"
        height="${height.toFixed(1)}"
      />${number}`;
  };
  return html`${masses.map(bar)}<path class="axis" d="M0 ${FOOT}H${SIDE}" />`;
}

type Images = Extract<Picture, { readonly kind: 'images' }>;

const imagesHtml = ({ width, height, png }: Images, label: string): Html =>
  html`<img
    class="panel images"
    width="${width}"
    height="${height}"
    alt="${label}"
    src="${`data:image/png;base64,${png}`}"
  />`;

/** The picture as SVG, or as an image; `kind` is `real` for real data and `model` for a model. */
export function panelHtml(
  picture: Picture,
  region: BestRegion,
  window: Window,
  kind: 'real' | 'model',
  label: string,
): Html {
  if (picture.kind === 'images') return imagesHtml(picture, label);
  const inside =
    picture.kind === 'points' ? scatter(picture, region, window, kind) : bars(picture.masses, region, window, kind);
  return html`<svg class="panel" role="img" aria-label="${label}" viewBox="0 0 ${SIDE} ${SIDE}">${inside}</svg>`;
}
