/**
 * `log_integral(c, m)`: `∫_0^1 log(1/(1 − c u^m)) du` for c, m ≥ 0; +∞ for c > 1, and for c = 1 and m = 0.
 *
 * It is `Σ_{k≥1} c^k/(k(km + 1))`. The value is enclosed by the sum of the first N terms and a bound on the rest: with
 * `a = c^{N+1}/((N + 1)((N + 1)m + 1))` the rest is at most `a/(1 − c)`, since the terms fall at least like c^k, and for c ≤ 1 and m > 0 at most
 * `c^{N+1}/(mN)`, since `Σ_{k>N} 1/k² ≤ 1/N`. All terms are at least 0, so the sum alone is a lower bound, also where c cannot be told from 1.
 */
import { type Arithmetic, Q } from '../../arithmetic';
import { UndefinedValueError } from '../../errors';
import type { ElementaryWord } from '../tree';

/** The rest may be this share of the sum in doubles, and in high precision. */
const REST = { double: 2 ** -54, precise: 2 ** -120 };
/** The most terms. Where c is nearly 1 the terms fall like 1/k², and the rest is about one over so many. */
const MOST_TERMS = { double: 500, precise: 1_000, plain: 10_000 };

const whole = <T>(A: Arithmetic<T>, n: number): T => A.fromRational(Q.of(n));
const isTrue = <T>(A: Arithmetic<T>, relation: '<' | '<=' | '>', a: T, b: T): boolean =>
  A.decide(relation, a, b).truth === 'true';

function checkNotNegative<T>(A: Arithmetic<T>, a: T): void {
  if (isTrue(A, '<', a, whole(A, 0))) throw new UndefinedValueError('log_integral of a number below 0');
}

/** How many terms make the rest small enough. */
function termsFor<T>(A: Arithmetic<T>, c: T): number {
  const kind = A.name === 'high-precision' ? 'precise' : 'double';
  const { hi } = A.enclose(c);
  if (hi === 0) return 1;
  const enough = hi < 1 ? Math.ceil(Math.log(REST[kind] * (1 - hi)) / Math.log(hi)) : Infinity;
  return Math.max(1, Math.min(enough, MOST_TERMS[kind]));
}

/** An upper bound on the terms after the first N, the next power of c given. */
function restOf<T>(A: Arithmetic<T>, c: T, m: T, N: number, power: T): T {
  const [one, next] = [whole(A, 1), whole(A, N + 1)];
  const term = A.div(power, A.mul(next, A.add(A.mul(next, m), one)));
  const geometric = isTrue(A, '<', c, one) ? A.div(term, A.sub(one, c)) : A.infinity;
  const harmonic =
    isTrue(A, '<=', c, one) && isTrue(A, '>', m, whole(A, 0)) ? A.div(power, A.mul(whole(A, N), m)) : A.infinity;
  return A.min(geometric, harmonic);
}

function logIntegralOf<T>(A: Arithmetic<T>, c: T, m: T): T {
  checkNotNegative(A, c);
  checkNotNegative(A, m);
  const [zero, one] = [whole(A, 0), whole(A, 1)];
  if (A.decide('==', c, zero).truth === 'true') return zero;
  if (isTrue(A, '>', c, one)) return A.infinity;
  if (A.decide('==', m, zero).truth === 'true') {
    if (A.decide('==', c, one).truth === 'true') return A.infinity;
    if (isTrue(A, '<', c, one)) return A.neg(A.log(A.sub(one, c)));
  }
  // Arithmetics without enclosures refuse before any work.
  A.between(zero, A.infinity);
  const N = termsFor(A, c);
  const terms: T[] = [];
  let power = c;
  for (let k = 1; k <= N; k += 1) {
    terms.push(A.div(power, A.mul(whole(A, k), A.add(A.mul(whole(A, k), m), one))));
    power = A.mul(power, c);
  }
  const sum = A.sum(terms);
  return A.between(sum, A.add(sum, restOf(A, c, m, N, power)));
}

/** The value in plain doubles. Where the terms are cut off they fall like `1/(k(km + 1))`, whose integral is the last summand. */
function valueOf(c: number, m: number): number {
  if (!(c >= 0 && m >= 0)) return Number.NaN;
  if (c > 1 || (c === 1 && m === 0)) return Infinity;
  if (m === 0) return -Math.log1p(-c);
  let [sum, power, k] = [0, c, 1];
  for (; k <= MOST_TERMS.plain && power > Number.EPSILON; k += 1) {
    sum += power / (k * (k * m + 1));
    power *= c;
  }
  return sum + power * Math.log1p(1 / (m * (k - 1 / 2)));
}

export const logIntegral: ElementaryWord = {
  name: 'log_integral',
  arity: 2,
  precedence: 1,
  typeset: (c, m) => `\\int_0^1 \\log\\frac{1}{1 - \\left(${c}\\right) u^{${m}}}\\,du`,
  apply: (A, c, m) => logIntegralOf(A, c, m),
  value: valueOf,
};
