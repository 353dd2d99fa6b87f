/**
 * Encloses divergences of two laws on a few bins, from enclosures of their masses.
 *
 * With Σp = Σq = 1 each divergence is a sum over bins (sup p/q: a maximum) of a jointly convex function of (p, q) that vanishes at p = q:
 *
 *     KL = Σ p log(p/q) − p + q,     TV = ½ Σ |p − q| = Σ (p − q)⁺,     χ² = Σ (p − q)²/q,     sup p/q .
 *
 * A convex function on a box is largest at a corner. If the box meets the diagonal, its minimum is 0, on the diagonal; otherwise it is
 * smallest at the corner nearest to the diagonal. Rounding errors are below 1e-12, and the ends are moved outwards by that much.
 */
import { type Divergence, type Interval } from '../../../theory';

export interface MassEnclosure {
  readonly p: Interval;
  readonly q: Interval;
}

const SLACK = 1e-12;

function outward({ lo, hi }: Interval): Interval {
  return { lo: lo === Infinity ? lo : Math.max(0, lo - SLACK * (1 + lo)), hi: hi + SLACK * (1 + hi) };
}

/** Encloses `f(p, q)` for f convex, 0 on the diagonal. */
function convex(f: (p: number, q: number) => number, { p, q }: MassEnclosure): Interval {
  const hi = Math.max(f(p.lo, q.lo), f(p.lo, q.hi), f(p.hi, q.lo), f(p.hi, q.hi));
  if (p.lo > q.hi) return { lo: f(p.lo, q.hi), hi };
  if (p.hi < q.lo) return { lo: f(p.hi, q.lo), hi };
  return { lo: 0, hi };
}

function total(f: (p: number, q: number) => number, masses: readonly MassEnclosure[]): Interval {
  const terms = masses.map((mass) => convex(f, mass));
  return {
    lo: terms.reduce((sum, { lo }) => sum + lo, 0),
    hi: terms.reduce((sum, { hi }) => sum + hi, 0),
  };
}

function relativeEntropy(p: number, q: number): number {
  if (p === 0) return q;
  return q === 0 ? Infinity : p * Math.log(p / q) - p + q;
}

function chiSquare(p: number, q: number): number {
  if (p === q) return 0;
  return q === 0 ? Infinity : (p - q) ** 2 / q;
}

/** TV, intersected from three formulas: half the sum of distances, and the excess of either law over the other. */
function totalVariation(masses: readonly MassEnclosure[]): Interval {
  const half = total((p, q) => Math.abs(p - q) / 2, masses);
  const over = total((p, q) => Math.max(0, p - q), masses);
  const under = total((p, q) => Math.max(0, q - p), masses);
  return { lo: Math.max(half.lo, over.lo, under.lo), hi: Math.min(1, half.hi, over.hi, under.hi) };
}

function supRatio(masses: readonly MassEnclosure[]): Interval {
  const ratio = (p: number, q: number): number => (p === 0 ? 0 : p / q);
  return {
    lo: Math.max(...masses.map(({ p, q }) => ratio(p.lo, q.hi))),
    hi: Math.max(...masses.map(({ p, q }) => ratio(p.hi, q.lo))),
  };
}

/** Encloses a divergence of two laws from enclosures of their masses, one pair for each bin. */
export function binnedDivergence(kind: Divergence, masses: readonly MassEnclosure[]): Interval {
  switch (kind) {
    case 'KL':
      return outward(total(relativeEntropy, masses));
    case 'TV':
      return outward(totalVariation(masses));
    case 'chi2':
      return outward(total(chiSquare, masses));
    case 'sup_ratio':
      return outward(supRatio(masses));
  }
}
