/**
 * Extents add up: `mergeExtents` is associative with `NO_EXTENTS` as its neutral element, so cases can be counted in chunks, anywhere.
 */
import type { Extents, Quantity, Range } from '../../results';

export const NO_EXTENTS: Extents = {};

/** In the order in which they are written. */
const QUANTITIES = Object.keys({
  dimensions: 0,
  components: 0,
  atoms: 0,
  points: 0,
  K: 0,
  rounds: 0,
  weights: 0,
  weightRatio: 0,
  lambda: 0,
  masses: 0,
  users: 0,
  prompts: 0,
  samples: 0,
} satisfies Readonly<Record<Quantity, 0>>) as readonly Quantity[];

/** The range of one value; ∞ is a value of its own. */
export const only = (value: number): Range =>
  value === Infinity ? { infinite: true } : { least: value, greatest: value };

/** The range of both; `a` itself where `b` adds nothing. */
function joined(a: Range, b: Range): Range {
  const aLeast = a.least ?? Infinity;
  const aGreatest = a.greatest ?? -Infinity;
  const bLeast = b.least ?? Infinity;
  const bGreatest = b.greatest ?? -Infinity;
  if (aLeast <= bLeast && aGreatest >= bGreatest && (a.infinite || !b.infinite)) return a;
  const least = Math.min(aLeast, bLeast);
  return {
    ...(least === Infinity ? {} : { least, greatest: Math.max(aGreatest, bGreatest) }),
    ...((a.infinite ?? b.infinite) ? { infinite: true } : {}),
  };
}

/** Whether `b` adds nothing to `a`. */
function covers(a: Range | undefined, b: Range | undefined): boolean {
  if (b === undefined) return true;
  if (a === undefined || (b.infinite === true && a.infinite !== true)) return false;
  if (b.least === undefined || b.greatest === undefined) return true;
  return a.least !== undefined && a.greatest !== undefined && a.least <= b.least && a.greatest >= b.greatest;
}

/** Whether `b` adds nothing to `a`: so it is for nearly every case, and asking by name takes half the time of going through the list. */
function coversAll(a: Extents, b: Extents): boolean {
  return (
    covers(a.K, b.K) &&
    covers(a.rounds, b.rounds) &&
    covers(a.lambda, b.lambda) &&
    covers(a.atoms, b.atoms) &&
    covers(a.weights, b.weights) &&
    covers(a.weightRatio, b.weightRatio) &&
    covers(a.masses, b.masses) &&
    covers(a.users, b.users) &&
    covers(a.prompts, b.prompts) &&
    covers(a.samples, b.samples) &&
    covers(a.dimensions, b.dimensions) &&
    covers(a.components, b.components) &&
    covers(a.points, b.points) &&
    (b.massZero !== true || a.massZero === true) &&
    (b.ties !== true || a.ties === true)
  );
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The extents of the cases of `a` and those of `b`; `a` itself where `b` adds nothing. */
export function mergeExtents(a: Extents, b: Extents): Extents {
  if (a === NO_EXTENTS || b === NO_EXTENTS) return a === NO_EXTENTS ? b : a;
  if (coversAll(a, b)) return a;
  let merged: Mutable<Extents> | undefined;
  for (const quantity of QUANTITIES) {
    const more = b[quantity];
    if (more === undefined) continue;
    const before = a[quantity];
    const range = before === undefined ? more : joined(before, more);
    if (range !== before) (merged ??= { ...a })[quantity] = range;
  }
  if (b.massZero && !a.massZero) (merged ??= { ...a }).massZero = true;
  if (b.ties && !a.ties) (merged ??= { ...a }).ties = true;
  return merged ?? a;
}

/** The same extents, with their fields in the order of the format. */
export function orderedExtents(extents: Extents): Extents {
  const ordered: Mutable<Extents> = {};
  for (const quantity of QUANTITIES) {
    const range = extents[quantity];
    if (range !== undefined) ordered[quantity] = range;
  }
  if (extents.massZero) ordered.massZero = true;
  if (extents.ties) ordered.ties = true;
  return ordered;
}
