/** λ and the declared bound from genes, inside the domain: as a fraction of the stability limit where there is one. */
import type { Lambda } from '../../../models/loops';
import { type SearchDomain, Q, type Rational } from '../../../theory';
import { ratio } from '../whole-ratio';
import { powerOfTen } from './weights';

/** The largest and the smallest weight. */
export interface Extremes {
  readonly top: Rational;
  readonly bottom: Rational;
}

/** The genes of λ: `num/den · 10^magnitude`. */
export interface LambdaGenes {
  readonly num: number;
  readonly den: number;
  readonly magnitude: number;
}

/** `h_K − 1 = (K − 1)(ω − 1)/(ω + K − 1)`, ω = top/bottom; at K = ∞, ω − 1. */
function excessOfH({ top, bottom }: Extremes, K: number): Rational {
  const spread = Q.sub(Q.div(top, bottom), Q.one);
  if (K === Infinity) return spread;
  return Q.div(Q.mul(Q.of(K - 1), spread), Q.add(spread, Q.of(K)));
}

/** λ in the domain. Near an edge of stability `num/den` is far above 1. */
export function lambdaOf(
  { num, den, magnitude }: LambdaGenes,
  domain: SearchDomain,
  extremes: Extremes,
  K: number,
): Lambda {
  const size = Q.reduce(Q.mul(ratio(num, den), powerOfTen(magnitude)));
  const belowOne = Q.reduce(Q.div(size, Q.add(size, Q.one)));
  switch (domain.data) {
    case 'synthetic':
      return 'infinity';
    case 'real':
      return size;
    case 'stable':
      if (K === Infinity) return Q.zero;
      return K === 1 ? size : Q.reduce(Q.div(belowOne, Q.of(K - 1)));
    case 'sharply-stable': {
      const excess = excessOfH(extremes, K);
      return excess.num === 0n ? size : Q.reduce(Q.div(belowOne, excess));
    }
    case 'unstable':
      return Q.reduce(Q.div(Q.add(size, Q.one), Q.of(K === Infinity ? 1 : Math.max(1, K - 1))));
  }
}

/** The declared bound: the supremum, or less or more than it by the factor `bound/(bound + 1)`. */
export function declaredBound(domain: SearchDomain, bound: number, top: Rational): { readonly wMax?: Rational } {
  switch (domain.bound) {
    case 'supremum':
      return {};
    case 'below':
      return { wMax: Q.reduce(Q.mul(top, ratio(bound, bound + 1))) };
    case 'above':
      return { wMax: Q.reduce(Q.mul(top, ratio(bound + 1, bound))) };
  }
}
