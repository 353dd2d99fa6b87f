/** Small plots of cost against size, both axes logarithmic, as one SVG. */
import type { Point } from './exponent';
import type { Series } from './series';

const PANEL = { width: 250, height: 170, left: 46, top: 34, right: 12, bottom: 30 };
const COLUMNS = 3;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const fixed = (value: number): string => value.toFixed(1);

/** Whole powers of ten around the values, at least one decade. */
function decadesAround(values: readonly number[]): readonly [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  return [low, Math.max(high, low + 1)];
}

/** A power of ten of a unit, such as 10 µs. */
function tickText(exponent: number, unit: string): string {
  const names =
    unit === 's' ? { '-9': 'ns', '-6': 'µs', '-3': 'ms', '0': 's' } : { '0': 'B', '3': 'kB', '6': 'MB', '9': 'GB' };
  const base = 3 * Math.floor(exponent / 3);
  return `${10 ** (exponent - base)} ${(names as Readonly<Record<string, string>>)[String(base)] ?? `1e${base} ${unit}`}`;
}

function panel({ name, quantity, unit, points }: Series, index: number): string {
  const { width, height, left, top, right, bottom } = PANEL;
  const [x0, x1] = decadesAround(points.map(({ size }) => size));
  const [y0, y1] = decadesAround(points.map(({ cost }) => cost));
  const x = (size: number): number => left + ((Math.log10(size) - x0) / (x1 - x0)) * (width - left - right);
  const y = (cost: number): number => height - bottom - ((Math.log10(cost) - y0) / (y1 - y0)) * (height - top - bottom);
  const exponents = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const at = ({ size, cost }: Point): string => `${fixed(x(size))},${fixed(y(cost))}`;
  const across = exponents(x0, x1).map((e) => {
    const middle = fixed(x(10 ** e));
    const label = e < 4 ? String(10 ** e) : `1e${e}`;
    return `<line x1="${middle}" x2="${middle}" y1="${top}" y2="${height - bottom}"/><text x="${middle}" y="${height - bottom + 13}" text-anchor="middle">${label}</text>`;
  });
  const up = exponents(y0, y1).map((e) => {
    const middle = fixed(y(10 ** e));
    return `<line x1="${left}" x2="${width - right}" y1="${middle}" y2="${middle}"/><text x="${left - 4}" y="${middle}" dy="3" text-anchor="end">${tickText(e, unit)}</text>`;
  });
  const place = `translate(${(index % COLUMNS) * width},${Math.floor(index / COLUMNS) * height})`;
  return [
    `<g transform="${place}"><text class="title" x="6" y="14">${escaped(name)}</text><text x="6" y="26">against ${escaped(quantity)}</text>`,
    ...across,
    ...up,
    `<polyline points="${points.map(at).join(' ')}"/>`,
    ...points.map((point) => `<circle cx="${fixed(x(point.size))}" cy="${fixed(y(point.cost))}" r="2.5"/>`),
    '</g>',
  ].join('\n');
}

const STYLE =
  'text{font:9px sans-serif;fill:#555}.title{font-weight:bold;fill:#222}line{stroke:#ddd}polyline{fill:none;stroke:#1f6fb4;stroke-width:1.5}circle{fill:#1f6fb4}';

/** One panel for each series. */
export function plot(series: readonly Series[]): string {
  const width = PANEL.width * COLUMNS;
  const height = PANEL.height * Math.ceil(series.length / COLUMNS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${STYLE}</style><rect width="${width}" height="${height}" fill="#fff"/>`,
    ...series.map(panel),
    '</svg>\n',
  ].join('\n');
}
