/**
 * Divergences between discrete laws, with 0 · log 0 = 0. They are +∞ if the second law does not cover the support of
 * the first.
 */
import { type AnyInterpretation, type Arithmetic, Q } from '../../../theory';
import type { Masses } from './laws/masses';

export function divergence<T>(
  A: Arithmetic<T>,
  kind: Parameters<AnyInterpretation['divergence']>[0],
  left: Masses<T>,
  right: Masses<T>,
): T {
  const pairs = left.masses.map((p, i) => [p, right.masses[i] as T] as const);
  const supported = pairs.filter((_, i) => !left.massless[i]);
  const missesSupport = left.massless.some((massless, i) => !massless && right.massless[i]);
  switch (kind) {
    case 'KL':
      if (missesSupport) return A.infinity;
      return A.sum(supported.map(([p, q]) => A.mul(p, A.log(A.div(p, q)))));
    case 'TV':
      return A.div(A.sum(pairs.map(([p, q]) => A.abs(A.sub(p, q)))), A.fromRational(Q.of(2)));
    case 'chi2':
      if (missesSupport) return A.infinity;
      return A.sum(pairs.filter((_, i) => !right.massless[i]).map(([p, q]) => A.div(A.pow(A.sub(p, q), 2), q)));
    case 'sup_ratio':
      if (missesSupport) return A.infinity;
      return supported.map(([p, q]) => A.div(p, q)).reduce((a, b) => A.max(a, b));
  }
}
