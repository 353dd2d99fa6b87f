/** For tests: reads the tables and plots of a page back from its markup. */

/** The text of markup, with white space collapsed. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<svg[^]*<\/svg>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** The parts of the page about traces. */
export const articlesOf = (page: string): readonly string[] =>
  [...page.matchAll(/<article[^]*?<\/article>/g)].map(([article]) => article);

/** The tables with a class. */
export const tablesIn = (markup: string, name: string): readonly string[] =>
  [...markup.matchAll(new RegExp(`<table class="${name}">[^]*?</table>`, 'g'))].map(([table]) => table);

/** The cells of every row in the bodies of a table, as text. */
export const rowsOf = (table: string): readonly (readonly string[])[] =>
  [...table.slice(table.indexOf('</thead>')).matchAll(/<tr[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh](?: [^>]*)?>([^]*?)<\/t[dh]>/g)].map(([, cell = '']) => textOf(cell)),
  );

/** The plots whose text alternative starts with a text, each with the plot inside it. */
export const svgsIn = (markup: string, label: string): readonly string[] =>
  [...markup.matchAll(/<svg class="chart plot" [^]*?<\/svg>\s*<\/svg>/g)]
    .map(([svg]) => svg)
    .filter((svg) => (/aria-label="([^"]*)"/.exec(svg)?.[1] ?? '').startsWith(label));

/** The linear map from places to values, by the first and the last tick of an axis. */
function mapOf(svg: string, tick: RegExp): { readonly value: (place: number) => number; readonly unit: number } {
  const ticks = [...svg.matchAll(tick)].map(([, place, text = '']) => ({
    place: Number(place),
    value: Number(text.trim().replace('−', '-')),
  }));
  const known = ticks.filter(({ value }) => Number.isFinite(value));
  const [a, b] = [known[0], known.at(-1)];
  if (a === undefined || b === undefined || a === b) throw new Error('the plot has fewer than two ticks');
  const unit = (b.value - a.value) / (b.place - a.place);
  return { value: (place) => a.value + (place - a.place) * unit, unit: Math.abs(unit) };
}

/** The maps of both axes. */
const mapsOf = (svg: string) => ({
  x: mapOf(svg, /<text\s+class="tick-x"\s+x="([-\d.]+)"\s+y="[-\d.]+"\s*>([^<]*)</g),
  // Labels of the upright axis stand a little below their ticks.
  y: mapOf(svg, /<text\s+class="tick-y"\s+x="[-\d.]+"\s+y="([-\d.]+)"\s*>([^<]*)</g),
});
const BELOW = 3.5;

const pathOf = (svg: string, name: string): string =>
  new RegExp(`<path\\s+class="${name}"\\s+d="([^"]*)"`).exec(svg)?.[1] ?? '';

/** What is drawn of a series, in values of the axes. */
interface Drawn {
  readonly points: readonly (readonly [number, number])[];
  readonly bars: readonly { readonly lo: number; readonly hi: number }[];
  /** The error of values by the rounding of coordinates. */
  readonly error: readonly [number, number];
}

/** The points and bars of a series, read from its marks and the ticks of the axes. */
export function pointsIn(svg: string, kind: string): Drawn {
  const { x, y } = mapsOf(svg);
  const height = (place: string | undefined): number => y.value(Number(place) + BELOW);
  const points = [...pathOf(svg, `dots-of ${kind}`).matchAll(/M([-\d.]+) ([-\d.]+)m/g)].map(
    ([, px, py]) => [x.value(Number(px)), height(py)] as const,
  );
  const bars = [...pathOf(svg, `bars-of ${kind}`).matchAll(/M[-\d.]+ ([-\d.]+)V([-\d.]+)/g)].map(([, lo, hi]) => ({
    lo: height(lo),
    hi: height(hi),
  }));
  return { points, bars, error: [0.25 * x.unit, 0.25 * y.unit] };
}

/** The points of a line. */
export function lineIn(svg: string, kind: string): readonly (readonly [number, number])[] {
  const { x, y } = mapsOf(svg);
  return [...pathOf(svg, `line-of ${kind}`).matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(
    ([, px, py]) => [x.value(Number(px)), y.value(Number(py) + BELOW)] as const,
  );
}
