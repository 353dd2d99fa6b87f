/**
 * Bins: a partition of the space into a few cells, fixed before any test.
 *
 * A_* is a union of cells. Inside and outside A_*, points of the real data are repeatedly split at the median of one
 * coordinate after the other (a k-d tree), so all cells inside have about the same probability under the real data, and
 * so do all cells outside. Divergences of binned laws are at most those of the laws (data processing inequality), and
 * samples give enclosures of them.
 */
import type { Points } from './points';
import type { Reward } from './reward';

/** A partition of points into bins. */
export interface Binning {
  /** The number of bins. */
  readonly count: number;
  /** The bin of the point whose coordinates start at position `at`. */
  of(values: ArrayLike<number>, at: number): number;
}

/** Bins that people have names for, such as the classes of images: a finite space on which a loop is watched round by round. */
export interface Groups extends Binning {
  /** One name for each bin. */
  readonly names: readonly string[];
}

type Cell =
  | { readonly kind: 'leaf'; readonly bin: number }
  | { readonly kind: 'split'; readonly axis: number; readonly at: number; readonly low: Cell; readonly high: Cell };

/** Splits the points at medians `depth` times. */
function tree(points: readonly (readonly number[])[], axis: number, depth: number, nextBin: () => number): Cell {
  if (depth === 0) return { kind: 'leaf', bin: nextBin() };
  const sorted = points.map((point) => point[axis] as number).sort((a, b) => a - b);
  const at = sorted[sorted.length >> 1] ?? 0;
  const next = (axis + 1) % (points[0]?.length ?? 1);
  const half = (low: boolean): Cell =>
    tree(
      points.filter((point) => (point[axis] as number) < at === low),
      next,
      depth - 1,
      nextBin,
    );
  return { kind: 'split', axis, at, low: half(true), high: half(false) };
}

function binIn(cell: Cell, values: ArrayLike<number>, from: number): number {
  let here = cell;
  while (here.kind === 'split') here = (values[from + here.axis] as number) < here.at ? here.low : here.high;
  return here.bin;
}

export interface BinningOptions {
  /** A_* is split into 2^bestDepth cells. */
  readonly bestDepth: number;
  /** The complement of A_* is split into 2^restDepth cells. */
  readonly restDepth: number;
}

/** Makes bins from points of the real data. If none of them is in A_*, or all are, that side is one bin. */
export function binning(points: Points, reward: Reward, { bestDepth, restDepth }: BinningOptions): Binning {
  const { count, dimension, values } = points;
  const rows = Array.from({ length: count }, (_, i) => Array.from(values.subarray(i * dimension, (i + 1) * dimension)));
  const best = rows.filter((row) => reward.isBest(row, 0));
  const rest = rows.filter((row) => !reward.isBest(row, 0));
  let bins = 0;
  const nextBin = (): number => bins++;
  if (reward.constant === true) {
    const everywhere = tree(best, 0, Math.max(bestDepth, restDepth), nextBin);
    return { count: bins, of: (v, at) => binIn(everywhere, v, at) };
  }
  const inside = tree(best, 0, best.length === 0 ? 0 : bestDepth, nextBin);
  const outside = tree(rest, 0, rest.length === 0 ? 0 : restDepth, nextBin);
  return { count: bins, of: (v, at) => binIn(reward.isBest(v, at) ? inside : outside, v, at) };
}

/** One bin for each of the classes 0 … n − 1. */
export function classBins(classes: number): Binning {
  return { count: classes, of: (values, at) => values[at] as number };
}
