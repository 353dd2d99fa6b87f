/**
 * `E[f(w_1..w_K)]` over K i.i.d. draws, as a sum over multisets. The distinguished draws run over all ordered choices
 * from the multiset.
 */
import { type Arithmetic, type Draws, Q, type Rational, UnanswerableError } from '../../../theory';
import type { Masses } from './laws/masses';
import { multisets } from './laws/multisets';

interface DrawCounts {
  readonly K: number;
  /** The number of the K draws that are kept in order. */
  readonly distinguished: number;
}

export function expectationOverDraws<T>(
  A: Arithmetic<T>,
  { masses, massless }: Masses<T>,
  w: readonly T[],
  { K, distinguished }: DrawCounts,
  f: (draws: Draws<T>) => T,
): T {
  if (distinguished > K) throw new UnanswerableError(`w[${distinguished}] needs K ≥ ${distinguished}`);
  const n = masses.length;
  const { size, counts, multinomial } = multisets(n, K);
  const terms: T[] = [];
  for (let row = 0; row < size; row += 1) {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    if (c.some((k, i) => k > 0 && massless[i])) continue;
    const ways = A.fromRational(Q.of(multinomial[row] as bigint));
    const probability = c.reduce(
      (product, k, i) => (k === 0 ? product : A.mul(product, A.pow(masses[i] as T, k))),
      ways,
    );
    terms.push(A.mul(probability, overDistinguished(A, w, c, { K, distinguished }, f)));
  }
  return A.sum(terms);
}

function overDistinguished<T>(
  A: Arithmetic<T>,
  w: readonly T[],
  c: readonly number[],
  { K, distinguished }: DrawCounts,
  f: (draws: Draws<T>) => T,
): T {
  const whole = (value: number): T => A.fromRational(Q.of(value));
  const sum = A.sum(c.flatMap((k, i) => (k === 0 ? [] : [A.mul(whole(k), w[i] as T)])));
  const mean = A.div(sum, whole(K));
  const squares = c.flatMap((k, i) => (k === 0 ? [] : [A.mul(whole(k), A.pow(A.sub(w[i] as T, mean), 2))]));
  const statistics = { sum, mean, variance: A.div(A.sum(squares), whole(K)) };
  const choose = (left: readonly number[], chosen: readonly T[], share: Rational): T[] => {
    if (chosen.length === distinguished) {
      return [A.mul(A.fromRational(share), f({ ...statistics, distinguished: chosen }))];
    }
    const total = K - chosen.length;
    return left.flatMap((k, i) => {
      if (k === 0) return [];
      const rest = left.map((other, j) => (j === i ? other - 1 : other));
      return choose(rest, [...chosen, w[i] as T], Q.reduce(Q.mul(share, Q.of(k, total))));
    });
  };
  return A.sum(choose(c, [], Q.one));
}
