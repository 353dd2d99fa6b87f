/** Gaussians and mixtures before and after a round: curves on the line, ellipses on the plane. */
import { type Html, html } from '../markup';
import { type Extent, linearScale } from '../learned/scale';

const [WIDTH, HEIGHT] = [340, 130];
const FOOT = HEIGHT - 14;
const STEPS = 120;
/** Standard deviations that are drawn. */
const WIDE = 3;

/** One Gaussian of a mixture: its share, mean (d) and covariance (d × d). */
export interface Component {
  readonly share: number;
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

const deviation = ({ covariance }: Component, axis: number): number =>
  Math.sqrt(Math.max(covariance[axis]?.[axis] ?? 0, 0));

function extentOf(laws: readonly (readonly Component[])[], axis: number): Extent {
  const ends = laws.flat().flatMap((component) => {
    const [mean, sigma] = [component.mean[axis] ?? 0, deviation(component, axis)];
    return [mean - WIDE * sigma, mean + WIDE * sigma];
  });
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return high > low ? [low, high] : [low - 1, high + 1];
}

function density(law: readonly Component[], x: number): number {
  return law.reduce((sum, component) => {
    const sigma = deviation(component, 0);
    const z = (x - (component.mean[0] ?? 0)) / sigma;
    return sum + (component.share * Math.exp((-z * z) / 2)) / sigma;
  }, 0);
}

function curves(laws: readonly (readonly Component[])[]): Html {
  const extent = extentOf(laws, 0);
  const x = linearScale(extent, [2, WIDTH - 2]);
  const places = Array.from({ length: STEPS + 1 }, (_, i) => extent[0] + ((extent[1] - extent[0]) * i) / STEPS);
  const heights = laws.map((law) => places.map((place) => density(law, place)));
  const most = Math.max(...heights.flat(), Number.MIN_VALUE);
  const drawn = heights.map((values, i) => {
    const path = values.map(
      (value, j) => `${x(places[j] ?? 0).toFixed(1)} ${(FOOT - (value / most) * (FOOT - 8)).toFixed(1)}`,
    );
    return html`<path class="${i === laws.length - 1 ? 'law' : 'law earlier'}" d="M${path.join('L')}" />`;
  });
  return html`${drawn}<path class="axis" d="M0 ${FOOT}H${WIDTH}" />`;
}

/** The ellipse of two standard deviations, from the eigenvectors of the covariance. */
function ellipse(
  component: Component,
  x: (value: number) => number,
  y: (value: number) => number,
  unit: number,
  kind: string,
): Html {
  const [[a = 0, b = 0] = [], [, d = 0] = []] = component.covariance;
  const centre = (a + d) / 2;
  const spread = Math.hypot((a - d) / 2, b);
  const [long, short] = [Math.sqrt(Math.max(centre + spread, 0)), Math.sqrt(Math.max(centre - spread, 0))];
  const angle = (Math.atan2(2 * b, a - d) / 2) * (180 / Math.PI);
  const [cx, cy] = [x(component.mean[0] ?? 0).toFixed(1), y(component.mean[1] ?? 0).toFixed(1)];
  return html`<ellipse
    class="${kind}"
    cx="${cx}"
    cy="${cy}"
    rx="${Math.max(1, 2 * long * unit).toFixed(1)}"
    ry="${Math.max(1, 2 * short * unit).toFixed(1)}"
    transform="rotate(${(-angle).toFixed(1)} ${cx} ${cy})"
  />`;
}

function ellipses(laws: readonly (readonly Component[])[]): Html {
  const [across, along] = [extentOf(laws, 0), extentOf(laws, 1)];
  const unit = Math.min((WIDTH - 4) / (across[1] - across[0]), (HEIGHT - 4) / (along[1] - along[0]));
  const [middleX, middleY] = [(across[0] + across[1]) / 2, (along[0] + along[1]) / 2];
  const x = (value: number): number => WIDTH / 2 + (value - middleX) * unit;
  const y = (value: number): number => HEIGHT / 2 - (value - middleY) * unit;
  return html`${laws.map((law, i) =>
    law.map((component) => ellipse(component, x, y, unit, i === laws.length - 1 ? 'law' : 'law earlier')),
  )}`;
}

/** The picture as SVG: the last law is solid, the ones before it dashed. Laws of more than two dimensions show the first two. */
export function densitiesHtml(laws: readonly (readonly Component[])[], label: string): Html {
  const dimension = laws[0]?.[0]?.mean.length ?? 1;
  return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${dimension === 1 ? curves(laws) : ellipses(laws)}
  </svg>`;
}
