/**
 * The expectations of the squared mean and of the biased variance of n standard normal points, by the two-node Gauss–Hermite rule: averages over the 2^n signs
 * `z_i = ±1`, without error for polynomials of degree up to 3 in every z_i. Source: W. Gautschi, *Numerical Analysis*, section 3.2.4.
 */
import { Q, type Rational, unanswerable } from '../../../theory';
import { MOST_POINTS } from './instance';

/** A learner may draw up to twice as many points as the instance says. */
const MOST_SIGNS = 2 * MOST_POINTS;

const square = (value: Rational): Rational => Q.mul(value, value);

/** The averages of z̄² and V(z) over the 2^n signs. */
interface SignMoments {
  readonly squaredMean: Rational;
  readonly variance: Rational;
}

const known = new Map<number, SignMoments>();

/** `E[z̄²]` and `E[V(z)]` of n standard points, enumerated once for each n. @throws UnanswerableError for n > 12 */
export function signMoments(n: number): SignMoments {
  if (n > MOST_SIGNS)
    return unanswerable(`${n} points of a Gaussian; the expectation is enumerated up to ${MOST_SIGNS}`);
  const moments = known.get(n) ?? enumeratedMoments(n);
  known.set(n, moments);
  return moments;
}

function enumeratedMoments(n: number): SignMoments {
  let squaredMean = Q.zero;
  let variance = Q.zero;
  for (let signs = 0; signs < 2 ** n; signs += 1) {
    const z = Array.from({ length: n }, (_, i) => ((signs >> i) & 1 ? Q.one : Q.of(-1)));
    const mean = Q.div(Q.sum(z), Q.of(n));
    squaredMean = Q.add(squaredMean, square(mean));
    variance = Q.add(variance, Q.div(Q.sum(z.map((point) => square(Q.sub(point, mean)))), Q.of(n)));
  }
  const average = (total: Rational): Rational => Q.reduce(Q.div(total, Q.of(2 ** n)));
  return { squaredMean: average(squaredMean), variance: average(variance) };
}
