/**
 * The rate at which a draw from one law beats a draw from another, on the classes of a large space:
 *
 *     P(w(X) > w(Y)) + P(w(X) = w(Y))/2 = Σ_i p(w = w_i) (q(w < w_i) + q(w = w_i)/2) ,
 *
 * in enclosures, over the weights in their order. Several classes may have one weight.
 */
import { type Interval, doubleArithmetic as D, point } from '../../../theory';
import type { CertifiedLaw } from '../certified';
import { around } from '../rounding';

const HALF = point(0.5);
const ZERO = point(0);

const massOf = ({ mass, error }: CertifiedLaw, c: number): Interval =>
  mass[c] === 0 ? ZERO : around(mass[c] as number, error);

export function winRate(left: CertifiedLaw, right: CertifiedLaw, weight: Float64Array): Interval {
  const order = Uint32Array.from(weight.keys()).sort((a, b) => (weight[a] as number) - (weight[b] as number));
  let [below, total] = [ZERO, ZERO];
  let [p, q] = [ZERO, ZERO];
  order.forEach((c, i) => {
    p = D.add(p, massOf(left, c));
    q = D.add(q, massOf(right, c));
    const next = order[i + 1];
    if (next !== undefined && weight[next] === weight[c]) return;
    total = D.add(total, D.mul(p, D.add(below, D.mul(HALF, q))));
    below = D.add(below, q);
    [p, q] = [ZERO, ZERO];
  });
  return D.mul(D.mul(left.scale, right.scale), total);
}
