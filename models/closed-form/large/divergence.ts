/**
 * Divergences of large laws, enclosed from the relative errors of their masses.
 *
 * With masses off by e_p and e_q a quotient p/q is off by `e_p + e_q + u`, its logarithm by as much absolutely and by the error of
 * the library (`library-accuracy.test.ts`: below 4 units in the last place) relatively. Sums are blocked (`rounding.ts`). A law has
 * divergence 0 from itself, exactly.
 */
import { type Anchored, type Interval, anchoredAt, doubleArithmetic as D, fromInterval } from '../../../theory';
import type { LargeLaw } from './law';
import { SUM, around, blockedSum, compound, roundings, termsRoom, underflow, within } from './rounding';

const { abs, log, max } = Math;

export type DivergenceKind = 'KL' | 'TV' | 'chi2' | 'sup_ratio';

/** Roundings that an error of four units in the last place of a logarithm is worth. */
const LOG = 8;

function missesSupport(p: Float64Array, q: Float64Array): boolean {
  return p.some((m, i) => m !== 0 && q[i] === 0);
}

function kullbackLeibler(p: LargeLaw, q: LargeLaw): Interval {
  const n = p.mass.length;
  const terms = termsRoom(n);
  for (let i = 0; i < n; i += 1) {
    const m = p.mass[i] as number;
    terms[i] = m === 0 ? 0 : m * log(m / (q.mass[i] as number));
  }
  const sum = blockedSum(terms, n);
  for (let i = 0; i < n; i += 1) terms[i] = abs(terms[i] as number);
  const relative = compound(p.error + roundings(LOG + 2 * SUM + 2)) * blockedSum(terms, n);
  // Of the logarithms themselves; the true masses sum to 1.
  const { lo, hi } = within(sum, relative + compound(p.error + q.error + roundings(3)) * 1.01 + underflow(n));
  return { lo: max(0, lo), hi };
}

function totalVariation(p: LargeLaw, q: LargeLaw): Interval {
  const n = p.mass.length;
  const terms = termsRoom(n);
  for (let i = 0; i < n; i += 1) terms[i] = abs((p.mass[i] as number) - (q.mass[i] as number));
  const sum = blockedSum(terms, n);
  const absolute = compound(p.error) * 1.01 + compound(q.error) * 1.01 + roundings(SUM + 2) * 1.01 * sum;
  const { lo, hi } = within(sum / 2, absolute / 2);
  return { lo: max(0, lo), hi };
}

/** `Σ (p − q)²/q` from the least and the greatest that each difference can be. */
function chiSquared(p: LargeLaw, q: LargeLaw): Interval {
  const n = p.mass.length;
  const end = (side: -1 | 1): Interval => {
    const terms = termsRoom(n);
    for (let i = 0; i < n; i += 1) {
      const [a, b] = [p.mass[i] as number, q.mass[i] as number];
      const slack = compound(p.error + roundings(2)) * a + compound(q.error + roundings(2)) * b;
      const apart = max(0, abs(a - b) + side * slack * 1.01);
      terms[i] = b === 0 ? 0 : (apart * apart) / b;
    }
    return around(blockedSum(terms, n), q.error + roundings(SUM + 8), underflow(2 * n));
  };
  return { lo: end(-1).lo, hi: end(1).hi };
}

function supremumOfRatio(p: LargeLaw, q: LargeLaw): Interval {
  let greatest = 0;
  for (let i = 0; i < p.mass.length; i += 1) {
    const m = p.mass[i] as number;
    if (m !== 0) greatest = max(greatest, m / (q.mass[i] as number));
  }
  return around(greatest, p.error + q.error + roundings(2));
}

/** The divergence of probability laws on the same atoms. */
export function divergenceOf(kind: DivergenceKind, p: LargeLaw, q: LargeLaw): Anchored {
  if (p === q) return anchoredAt(kind === 'sup_ratio' ? 1 : 0);
  if (kind !== 'TV' && missesSupport(p.mass, q.mass)) return { anchor: 0, ...D.infinity };
  switch (kind) {
    case 'KL':
      return fromInterval(kullbackLeibler(p, q));
    case 'TV':
      return fromInterval(totalVariation(p, q));
    case 'chi2':
      return fromInterval(chiSquared(p, q));
    case 'sup_ratio':
      return fromInterval(supremumOfRatio(p, q));
  }
}
