/**
 * Ten shapes in [−0.97, 0.97]² by their signed distances: negative inside, 0 on the edge, positive outside.
 *
 * The distance is exact for discs, rings, boxes, frames and bars, and inside the others. Outside a corner of a triangle, diamond, cross or crescent it is
 * a lower bound, which draws the same edge.
 *
 * Source: Quilez, *2D distance functions* (https://iquilezles.org/articles/distfunctions2d/); max and min of distances for intersections and unions as in
 * Hart 1996, *Sphere tracing*, section 2.
 */

const { abs, hypot, max, min, SQRT1_2 } = Math;

/** The signed distance of a point of the plane; x grows to the right, y downwards. */
export type SignedDistance = (x: number, y: number) => number;

/** An axis-parallel box about the origin. */
function box(x: number, y: number, halfWidth: number, halfHeight: number): number {
  const [right, below] = [abs(x) - halfWidth, abs(y) - halfHeight];
  return hypot(max(right, 0), max(below, 0)) + min(max(right, below), 0);
}

const SIN_60 = Math.sqrt(3) / 2;

const disc: SignedDistance = (x, y) => hypot(x, y) - 0.8;
const ring: SignedDistance = (x, y) => abs(hypot(x, y) - 0.66) - 0.19;
const square: SignedDistance = (x, y) => box(x, y, 0.7, 0.7);
const frame: SignedDistance = (x, y) => abs(box(x, y, 0.6, 0.6)) - 0.17;
/** Equilateral, with a corner at the top. */
const triangle: SignedDistance = (x, y) => max(y - 0.48, SIN_60 * abs(x) - y / 2 - 0.48);
const cross: SignedDistance = (x, y) => min(box(x, y, 0.9, 0.24), box(x, y, 0.24, 0.9));
const horizontalBars: SignedDistance = (x, y) => box(x, abs(y) - 0.5, 0.8, 0.22);
const verticalBars: SignedDistance = (x, y) => horizontalBars(y, x);
const diamond: SignedDistance = (x, y) => (abs(x) + abs(y)) * SQRT1_2 - 0.68;
/** A disc without another one on its right. */
const crescent: SignedDistance = (x, y) => max(hypot(x, y) - 0.88, 0.68 - hypot(x - 0.46, y));

/** The shapes by name, in the order of their labels. */
export const SHAPES = {
  disc,
  ring,
  square,
  frame,
  triangle,
  cross,
  'horizontal bars': horizontalBars,
  'vertical bars': verticalBars,
  diamond,
  crescent,
} as const satisfies Readonly<Record<string, SignedDistance>>;
