/**
 * The few operations that a rule about weights may use. A rule is written once and runs in doubles and in exact
 * rationals.
 *
 * Rules of choice are rational functions of weights (Bradley–Terry, Luce) or compare them (best of K). Over `Field<T>`
 * they are exact if the weights are exact. In exact rationals, an irrational root is refused.
 */
import { NotRepresentableError, UndefinedValueError } from '../errors';
import * as Q from './rational';

/**
 * The operations that a rule about weights may use.
 * @example
 * const square = <T>(w: T, F: Field<T>): T => F.mul(w, w);
 */
export interface Field<T> {
  /** The number `numerator/denominator`; both whole numbers. @throws UndefinedValueError for denominator 0 */
  of(numerator: number, denominator?: number): T;
  /** `a + b`. */
  add(a: T, b: T): T;
  /** `a − b`. */
  sub(a: T, b: T): T;
  /** `a·b`. */
  mul(a: T, b: T): T;
  /** @throws UndefinedValueError for b = 0 */
  div(a: T, b: T): T;
  /**
   * Power. The exponent is a number of the field, or a JavaScript number that stands for its decimal: 0.7 is 7/10. @throws NotRepresentableError
   * if T is exact and the power irrational. @throws UndefinedValueError for an exponent that is not whole and a < 0
   */
  pow(a: T, n: number | T): T;
  /** `e^a`. @throws NotRepresentableError if T is exact and a is not 0 */
  exp(a: T): T;
  /** Natural logarithm of a > 0. @throws NotRepresentableError if T is exact and a is not 1. @throws UndefinedValueError for a ≤ 0 */
  log(a: T): T;
  /** Square root of a ≥ 0. @throws NotRepresentableError if T is exact and the root is irrational */
  sqrt(a: T): T;
  /** Sum of a list; 0 for the empty one. */
  sum(terms: readonly T[]): T;
  /** −1 if a < b, 0 if a = b, 1 if a > b. */
  compare(a: T, b: T): -1 | 0 | 1;
  /** Whether a value is a number of this field: a rule of a user may give anything. */
  owns(value: unknown): value is T;
}

function nonZero<T>(value: T, isZero: boolean): T {
  if (isZero) throw new UndefinedValueError('a quotient by 0');
  return value;
}

/** Doubles, rounded to nearest. */
export const numberField: Field<number> = {
  of: (numerator, denominator = 1) => numerator / nonZero(denominator, denominator === 0),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / nonZero(b, b === 0),
  pow: (a, n) => {
    if (a < 0 && !Number.isInteger(n)) throw new UndefinedValueError(`the power ${n} of ${a}`);
    return a ** n;
  },
  exp: Math.exp,
  log: (a) => {
    if (a <= 0) throw new UndefinedValueError(`the logarithm of ${a}`);
    return Math.log(a);
  },
  sqrt: Math.sqrt,
  sum: (terms) => terms.reduce((total, term) => total + term, 0),
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  owns: (value) => typeof value === 'number',
};

/** The largest whole number whose square is at most `a`, by Newton's iteration from above. */
function wholeRoot(a: bigint): bigint {
  if (a < 2n) return a;
  let root = 1n << BigInt(Math.ceil(a.toString(2).length / 2));
  for (;;) {
    const next = (root + a / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The square root of a ≥ 0 if it is rational. @throws NotRepresentableError otherwise */
function rationalRoot(a: Q.Rational): Q.Rational {
  const { num, den } = Q.reduce(a);
  if (num < 0n) throw new UndefinedValueError(`the square root of ${Q.format(a)}`);
  const [top, bottom] = [wholeRoot(num), wholeRoot(den)];
  if (top * top !== num || bottom * bottom !== den) {
    throw new NotRepresentableError(`the square root of ${Q.format(a)}, which is irrational`);
  }
  return { num: top, den: bottom };
}

/** The exponent that a JavaScript number stands for: its decimal. @throws UndefinedValueError for NaN and ±∞ */
export function exponentOf(n: number): Q.Rational {
  if (Number.isSafeInteger(n)) return Q.of(n);
  if (!Number.isFinite(n)) throw new UndefinedValueError(`the exponent ${n}`);
  return Q.parse(String(n));
}

const isOne = ({ num, den }: Q.Rational): boolean => num === den;

/** A power that is rational: of a whole exponent, of half of one where the root is, of 1. @throws NotRepresentableError otherwise */
function rationalPower(a: Q.Rational, n: number | Q.Rational): Q.Rational {
  if (typeof n === 'number' && Number.isSafeInteger(n)) return Q.pow(a, n);
  const { num, den } = Q.reduce(typeof n === 'number' ? exponentOf(n) : n);
  if (den === 1n) return Q.pow(a, Number(num));
  if (a.num < 0n) throw new UndefinedValueError(`the power ${num}/${den} of ${Q.format(a)}`);
  if (isOne(a) || (a.num === 0n && num > 0n)) return a;
  if (den === 2n) return Q.pow(rationalRoot(a), Number(num));
  throw new NotRepresentableError(`the power ${num}/${den} of ${Q.format(a)}, which may be irrational`);
}

/** Denominators beyond this are not multiplied: in a sum of many terms, added one after the other, their product would grow without end. */
const LONG = 1n << 512n;

/**
 * `a + b` over the least common denominator if that is long. A gcd with the short denominator of a new term is cheap; lowest terms would
 * take a gcd of two long numbers. Those are sought only where the denominator grows by half.
 */
function leanSum(a: Q.Rational, b: Q.Rational): Q.Rational {
  const [longer, shorter] = a.den >= b.den ? [a, b] : [b, a];
  if (longer.den === shorter.den || longer.den * shorter.den < LONG) return Q.add(a, b);
  const common = Q.gcd(longer.den, shorter.den);
  const [more, less] = [shorter.den / common, longer.den / common];
  const sum = { num: longer.num * more + shorter.num * less, den: longer.den * more };
  return more * more > longer.den ? Q.reduce(sum) : sum;
}

/** Exact rationals. */
export const rationalField: Field<Q.Rational> = {
  of: (numerator, denominator = 1) => Q.of(numerator, nonZero(denominator, denominator === 0)),
  add: leanSum,
  sub: (a, b) => leanSum(a, Q.neg(b)),
  mul: Q.mul,
  div: (a, b) => Q.div(a, nonZero(b, b.num === 0n)),
  pow: rationalPower,
  exp: (a) => {
    if (a.num !== 0n) throw new NotRepresentableError(`the exponential of ${Q.format(a)}, which is irrational`);
    return Q.one;
  },
  log: (a) => {
    if (a.num <= 0n) throw new UndefinedValueError(`the logarithm of ${Q.format(a)}`);
    if (!isOne(a)) throw new NotRepresentableError(`the logarithm of ${Q.format(a)}, which is irrational`);
    return Q.zero;
  },
  sqrt: rationalRoot,
  sum: Q.sum,
  compare: Q.compare,
  owns: (value): value is Q.Rational =>
    typeof value === 'object' &&
    value !== null &&
    'num' in value &&
    'den' in value &&
    typeof value.num === 'bigint' &&
    typeof value.den === 'bigint' &&
    value.den > 0n,
};
