/**
 * Enclosures around an anchor: the number is `anchor + x` for some x in `[lo, hi]`, where the anchor is an exact
 * double.
 *
 * A plain interval `[lo, hi]` encloses a number near 1 to about 2⁻⁵² at best, so it encloses the difference of two such
 * numbers no better. Here anchors are added without error: `a + b = s + e` exactly, where `s` is the rounded sum
 * (TwoSum; Knuth, *The Art of Computer Programming* 2, 4.2.2, theorem B; exact unless the sum overflows), and `e` is
 * added to the interval. So `1 − (1 − q)` keeps the relative precision of q, and so does `w_max − E[w]` where
 * `E[w] = c + E[w − c]`.
 *
 * Only sums and differences gain precision. Every other operation works on the double enclosure of the number
 * (`interval.ts`) and follows its rules: it throws `UndefinedValueError` when the value is undefined, and
 * `NotRepresentableError` when the enclosures are too wide to tell. No operation returns NaN.
 *
 * Two operands that are the same object stand for the same number: `a − a = 0`, and `a ≤ a` is true.
 */
import type { Arithmetic, Decision, Interval, Relation } from './arithmetic';
import { doubleArithmetic as D, decideBounds, point } from './interval';
import * as Q from './rational';

/** `anchor + [lo, hi]`; the anchor is finite, and it is 0 if an end of the interval is infinite. */
export interface Anchored {
  readonly anchor: number;
  readonly lo: number;
  readonly hi: number;
}

/** The sum of two anchors of at most this size does not overflow. */
const LARGEST_ANCHOR = 2 ** 1021;

const exactly = (anchor: number): Anchored => ({ anchor: anchor + 0, lo: 0, hi: 0 });
const ZERO = exactly(0);
const ONE = exactly(1);

const isPoint = (a: Anchored): boolean => a.lo === 0 && a.hi === 0;
const isExactly = (a: Anchored, value: number): boolean => isPoint(a) && a.anchor === value;
const isBounded = ({ lo, hi }: Interval): boolean => Number.isFinite(lo) && Number.isFinite(hi);
const isSummable = (a: Anchored): boolean => isBounded(a) && Math.abs(a.anchor) <= LARGEST_ANCHOR;

/** The number `anchor + x` for some x in the interval. @param anchor a finite double */
export function anchoredAt(anchor: number, { lo, hi }: Interval = point(0)): Anchored {
  if (lo === 0 && hi === 0) return exactly(anchor);
  if (isBounded({ lo, hi }) && Math.abs(anchor) <= LARGEST_ANCHOR) return { anchor: anchor + 0, lo, hi };
  return { anchor: 0, ...D.add(point(anchor), { lo, hi }) };
}

/** Converts an interval; a finite point becomes an exact anchor. */
export function fromInterval({ lo, hi }: Interval): Anchored {
  return lo === hi && Number.isFinite(lo) ? exactly(lo) : { anchor: 0, lo, hi };
}

/** The enclosure by two doubles. */
function enclose(a: Anchored): Interval {
  if (a.anchor === 0) return { lo: a.lo, hi: a.hi };
  return isPoint(a) ? point(a.anchor) : D.add(point(a.anchor), a);
}

function fromRational(value: Q.Rational): Anchored {
  const near = Q.toNumber(value);
  if (value.den === 1n && Number.isSafeInteger(near)) return exactly(near);
  if (!Number.isFinite(near) || Math.abs(near) > LARGEST_ANCHOR) return fromInterval(D.fromRational(value));
  return anchoredAt(near, D.fromRational(Q.sub(value, exactRational(near))));
}

/** The exact value of a finite double. */
export function exactRational(x: number): Q.Rational {
  if (Number.isSafeInteger(x)) return Q.of(x);
  let [mantissa, exponent] = [x, 0];
  while (!Number.isInteger(mantissa)) [mantissa, exponent] = [mantissa * 2, exponent + 1];
  return Q.of(BigInt(mantissa), 1n << BigInt(exponent));
}

const neg = ({ anchor, lo, hi }: Anchored): Anchored => ({ anchor: 0 - anchor, lo: 0 - hi, hi: 0 - lo });

/** Sum of intervals; adding an exact 0 costs no rounding. */
function plus(a: Interval, b: Interval): Interval {
  if (a.lo === 0 && a.hi === 0) return b;
  return b.lo === 0 && b.hi === 0 ? a : D.add(a, b);
}

function add(a: Anchored, b: Anchored): Anchored {
  if (!isSummable(a) || !isSummable(b)) return fromInterval(D.add(enclose(a), enclose(b)));
  const sum = a.anchor + b.anchor;
  const part = sum - a.anchor;
  const lost = a.anchor - (sum - part) + (b.anchor - part);
  return anchoredAt(sum, plus(plus(a, b), point(lost)));
}

function sub(a: Anchored, b: Anchored): Anchored {
  return a === b && isBounded(a) ? ZERO : add(a, neg(b));
}

function mul(a: Anchored, b: Anchored): Anchored {
  if (isExactly(a, 1)) return b;
  if (isExactly(b, 1)) return a;
  if ((isExactly(a, 0) && isBounded(b)) || (isExactly(b, 0) && isBounded(a))) return ZERO;
  return fromInterval(D.mul(enclose(a), enclose(b)));
}

function div(a: Anchored, b: Anchored): Anchored {
  const divisor = enclose(b);
  if (isExactly(a, 0) && isBounded(divisor) && (divisor.lo > 0 || divisor.hi < 0)) return ZERO;
  return isExactly(b, 1) ? a : fromInterval(D.div(enclose(a), divisor));
}

function pow(a: Anchored, n: number): Anchored {
  if (n === 0) return ONE;
  return n === 1 ? a : fromInterval(D.pow(enclose(a), n));
}

function abs(a: Anchored): Anchored {
  const { lo, hi } = enclose(a);
  if (lo >= 0) return a;
  return hi <= 0 ? neg(a) : fromInterval(D.abs({ lo, hi }));
}

const sidesOf = ({ lo, hi }: Interval, zero: boolean): Parameters<typeof decideBounds>[1] => ({
  atMost: hi <= 0,
  below: hi < 0,
  atLeast: lo >= 0,
  above: lo > 0,
  bothPoints: zero,
});

function decide(relation: Relation, a: Anchored, b: Anchored): Decision {
  if (a === b) return { truth: decideBounds(relation, sidesOf(point(0), true)), certainty: 'certified' };
  const apart = D.decide(relation, enclose(a), enclose(b));
  if (apart.truth !== 'unknown' || !isBounded(a) || !isBounded(b)) return apart;
  const difference = add(a, neg(b));
  return {
    truth: decideBounds(relation, sidesOf(enclose(difference), isExactly(difference, 0))),
    certainty: 'certified',
  };
}

/** The larger operand itself if the comparison is decided, else an enclosure of the maximum. */
function max(a: Anchored, b: Anchored): Anchored {
  if (decide('>=', a, b).truth === 'true') return a;
  return decide('<=', a, b).truth === 'true' ? b : fromInterval(D.max(enclose(a), enclose(b)));
}

const onEnclosure =
  (operation: 'sqrt' | 'exp' | 'log' | 'tanh') =>
  (a: Anchored): Anchored =>
    fromInterval(D[operation](enclose(a)));

const expOfEnclosure = onEnclosure('exp');

/** The arithmetic of anchored enclosures: doubles without cancellation error in differences of anchors. */
export const anchoredArithmetic: Arithmetic<Anchored> = {
  name: 'double',
  infinity: { anchor: 0, ...D.infinity },
  fromRational,
  sum: (terms) => terms.reduce(add, ZERO),
  neg,
  add,
  sub,
  mul,
  div,
  pow,
  sqrt: onEnclosure('sqrt'),
  exp: (a) => (isExactly(a, 0) ? ONE : expOfEnclosure(a)),
  log: onEnclosure('log'),
  tanh: onEnclosure('tanh'),
  abs,
  max,
  min: (a, b) => neg(max(neg(a), neg(b))),
  between: (lo, hi) => fromInterval({ lo: enclose(lo).lo, hi: enclose(hi).hi }),
  decide,
  enclose,
};
