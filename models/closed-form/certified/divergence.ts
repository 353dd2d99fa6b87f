/**
 * Enclosures of divergences of large laws, from the relative errors of their masses. The sums and their bounds are
 * those of the kernels (`kernels/plain/divergence.ts`). The divergence of a law from itself is exactly 0.
 */
import { type Anchored, type Interval, anchoredAt, doubleArithmetic as D, fromInterval } from '../../../theory';
import { type Kernels, DIFFERENCE_ROUNDINGS, DIVERGENCE_ROUNDINGS, kernelsFor } from '../../kernels';
import type { CertifiedLaw } from './law';
import { SUM, around, blockedSum, compound, roundings, termsRoom, underflow, within } from '../rounding';

const { abs, max } = Math;

export type DivergenceKind = 'KL' | 'TV' | 'chi2' | 'sup_ratio';

function missesSupport(p: Float64Array, q: Float64Array): boolean {
  for (let i = 0; i < p.length; i += 1) if (p[i] !== 0 && q[i] === 0) return true;
  return false;
}

const apart = { sum: 0, absolute: 0 };

/** Returns kernels with p and q in their first two vectors. */
function loaded({ mass: p }: CertifiedLaw, { mass: q }: CertifiedLaw): Kernels {
  const kernels = kernelsFor(p.length);
  kernels.vectors[0]?.set(p);
  kernels.vectors[1]?.set(q);
  return kernels;
}

/**
 * `Σ p log(p/q) = Σ [p log(p/q) − p + q] + Σ (p − q)`. Relative errors e_p and e_q of the masses change it by at most
 * `e_p Σ p |log(p/q)| + e_p + e_q`, and `Σ p |log(p/q)| ≤ KL + Σ |p − q|` up to the totals, since `p log(q/p) ≤ q − p`.
 */
function kullbackLeibler(p: CertifiedLaw, q: CertifiedLaw): Interval {
  const n = p.mass.length;
  const kernels = loaded(p, q);
  const excess = kernels.divergence(0, 1, n);
  kernels.difference(0, 1, apart, n);
  const { sum, absolute } = apart;
  const masses = compound(p.error) * (excess + 2 * absolute) + compound(p.error + q.error + roundings(3));
  const error =
    roundings(DIVERGENCE_ROUNDINGS) * excess +
    roundings(DIFFERENCE_ROUNDINGS) * absolute +
    1.02 * masses +
    underflow(n);
  const { lo, hi } = within(excess + sum, error);
  return { lo: Math.max(0, lo), hi };
}

function totalVariation(p: CertifiedLaw, q: CertifiedLaw): Interval {
  loaded(p, q).difference(0, 1, apart, p.mass.length);
  const { absolute } = apart;
  const error = compound(p.error) * 1.01 + compound(q.error) * 1.01 + roundings(DIFFERENCE_ROUNDINGS) * 1.01 * absolute;
  const { lo, hi } = within(absolute / 2, error / 2);
  return { lo: Math.max(0, lo), hi };
}

/** `Σ (p − q)²/q`, from the smallest and the largest possible value of each difference. */
function chiSquared(p: CertifiedLaw, q: CertifiedLaw): Interval {
  const n = p.mass.length;
  const end = (side: -1 | 1): Interval => {
    const terms = termsRoom(n);
    for (let i = 0; i < n; i += 1) {
      const [a, b] = [p.mass[i] as number, q.mass[i] as number];
      const slack = compound(p.error + roundings(2)) * a + compound(q.error + roundings(2)) * b;
      const apart = max(0, abs(a - b) + side * slack * 1.01);
      // The square by itself may be too small for a double.
      terms[i] = b === 0 ? 0 : (apart / b) * apart;
    }
    return around(blockedSum(terms, n), q.error + roundings(SUM + 8), underflow(2 * n));
  };
  return { lo: end(-1).lo, hi: end(1).hi };
}

function supremumOfRatio(p: CertifiedLaw, q: CertifiedLaw): Interval {
  const greatest = loaded(p, q).largestRatio(0, 1, p.mass.length);
  return around(greatest, p.error + q.error + roundings(2));
}

/** The divergence of probability laws on the same atoms. */
export function divergenceOf(kind: DivergenceKind, p: CertifiedLaw, q: CertifiedLaw): Anchored {
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
