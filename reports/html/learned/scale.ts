/** Linear scales and round ticks for the charts of the page. */

/** An interval of numbers, from the first to the second. */
export type Extent = readonly [number, number];

/** Steps between ticks, times a power of ten. */
const STEPS: readonly number[] = [1, 2, 5, 10];

/** The linear map from the domain to the range; constant at the middle of the range if the domain is a point. */
export function linearScale([a, b]: Extent, [from, to]: Extent): (x: number) => number {
  return (x) => (a === b ? (from + to) / 2 : from + ((x - a) / (b - a)) * (to - from));
}

/** The step between ticks: 1, 2 or 5 times a power of ten, at least 1/`most` of the extent; also at least 1 if `whole`. */
function tickStep([a, b]: Extent, most: number, whole: boolean): number {
  const least = (b - a) / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * (STEPS.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10);
  return whole ? Math.max(1, step) : step;
}

/** At most `most` + 1 round numbers in the extent. @param whole whole numbers only */
export function ticks(extent: Extent, most: number, whole = false): readonly number[] {
  const [a, b] = extent;
  if (!(b > a)) return [a];
  const step = tickStep(extent, most, whole);
  const first = Math.ceil(a / step - 1e-9);
  const last = Math.floor(b / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** The extent, widened to its next ticks. */
export function niceExtent(extent: Extent, most: number): Extent {
  const [a, b] = extent;
  if (!(b > a)) return [a - 1, a + 1];
  const step = tickStep(extent, most, false);
  return [Math.floor(a / step + 1e-9) * step, Math.ceil(b / step - 1e-9) * step];
}
