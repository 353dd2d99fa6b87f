/**
 * `E_left[w] − E_right[w]` of two laws of one loop, composed from the gains of the curations between them.
 *
 *     left = right                                   0
 *     left curated from S                            gain(S) + (E_S[w] − E_right[w])
 *     left = (1 − η) reference + η S                 (1 − η)(E_reference[w] − E_right[w]) + η (E_S[w] − E_right[w])
 *
 * and the same with the sides exchanged. In a loop whose E[w] increases all terms have one sign, and nothing cancels.
 */
import { type Interval, doubleArithmetic as D, point } from '../../../theory';
import { type CertifiedLaw, isNormalised } from './law';

/** The number of curations and mixtures back that an origin is searched for. */
const FURTHEST = 100;

function forwards(left: CertifiedLaw, right: CertifiedLaw, depth: number): Interval | undefined {
  if (left === right) return point(0);
  const { origin } = left;
  if (origin === undefined || depth === 0) return undefined;
  if (origin.kind === 'curated') {
    const before = forwards(origin.source, right, depth - 1);
    if (before === undefined) return undefined;
    return origin.source === right ? origin.gain() : D.add(before, origin.gain());
  }
  const { reference, synthetic, share } = origin;
  const real = forwards(reference, right, depth - 1);
  const curated = real && forwards(synthetic, right, depth - 1);
  if (real === undefined || curated === undefined) return undefined;
  const ofCurated = D.mul(share, curated);
  return reference === right ? ofCurated : D.add(D.mul(D.sub(point(1), share), real), ofCurated);
}

/** The difference of the two expectations; undefined if neither law was made from the other. */
export function difference(left: CertifiedLaw, right: CertifiedLaw): Interval | undefined {
  if (!isNormalised(left) || !isNormalised(right)) return undefined;
  const ahead = forwards(left, right, FURTHEST);
  if (ahead !== undefined) return ahead;
  const back = forwards(right, left, FURTHEST);
  return back && D.neg(back);
}
