/**
 * Exact reals: the numbers in claims about rational models, held symbolically (`exact-form.ts`).
 *
 * Moments need rationals only, KL divergences need logarithms, and Gaussian evidences need exponentials and square
 * roots of rationals. The form is closed under addition. A product or quotient that leaves the form throws
 * `NotRepresentableError`. `exact-sign.ts` decides comparisons.
 */
import { NotRepresentableError, UndefinedValueError } from '../errors';
import type { Arithmetic, Decision, Relation, Truth } from './arithmetic';
import { mergeLogs, rationalProduct } from './coprime-base';
import {
  type ExactReal,
  type ExpTerm,
  type FiniteReal,
  NO_EXPS,
  NO_LOGS,
  addLogLinear,
  exactOf,
  rationalOf,
  scaleLogLinear,
} from './exact-form';
import { type SignDecision, encloseSharply, signOf } from './exact-sign';
import { decideBounds } from './interval';
import * as Q from './rational';

/** Bits of the longest power, and terms of the largest expanded product: these bound the work of any claim. */
const MAX_BITS = 2 ** 20;
const MAX_TERMS = 1024;
const ZERO = exactOf(Q.zero);
const ONE = exactOf(Q.one);
const infinite = (sign: 1 | -1): ExactReal => ({ kind: 'infinite', sign });

function requireFinite(a: ExactReal, operation: string): FiniteReal {
  if (a.kind === 'infinite') throw new UndefinedValueError(`${operation} of an infinite value`);
  return a;
}

function scale(a: FiniteReal, factor: Q.Rational): FiniteReal {
  if (factor.num === 0n) return ZERO;
  const exps = a.exps.map(({ coef, exponent }) => ({ coef: Q.mul(coef, factor), exponent }));
  const { rational, logs } = scaleLogLinear(a, factor);
  return { kind: 'finite', rational, logs, exps };
}

function neg(a: ExactReal): ExactReal {
  const q = rationalOf(a);
  if (q) return exactOf(Q.neg(q));
  return a.kind === 'infinite' ? infinite(a.sign === 1 ? -1 : 1) : scale(a, Q.minusOne);
}

function add(a: ExactReal, b: ExactReal): ExactReal {
  const [qa, qb] = [rationalOf(a), rationalOf(b)];
  if (qa && qb) return exactOf(Q.add(qa, qb));
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    if (a.kind === 'infinite' && b.kind === 'infinite' && a.sign !== b.sign) throw new UndefinedValueError('∞ − ∞');
    return a.kind === 'infinite' ? a : b;
  }
  return {
    kind: 'finite',
    rational: Q.add(a.rational, b.rational),
    logs: a.logs.length === 0 ? b.logs : b.logs.length === 0 ? a.logs : [...a.logs, ...b.logs],
    exps: a.exps.length === 0 ? b.exps : b.exps.length === 0 ? a.exps : [...a.exps, ...b.exps],
  };
}

function sub(a: ExactReal, b: ExactReal): ExactReal {
  const [qa, qb] = [rationalOf(a), rationalOf(b)];
  return qa && qb ? exactOf(Q.sub(qa, qb)) : add(a, neg(b));
}

/** The rational values of numbers, or undefined if one of them is no rational. */
function rationalsOf(values: readonly ExactReal[]): readonly Q.Rational[] | undefined {
  const rationals: Q.Rational[] = [];
  for (const value of values) {
    const rational = rationalOf(value);
    if (rational === undefined) return undefined;
    rationals.push(rational);
  }
  return rationals;
}

function sum(terms: readonly ExactReal[]): ExactReal {
  const rationals = rationalsOf(terms);
  return rationals ? exactOf(Q.sum(rationals)) : terms.reduce(add, ZERO);
}

function dot(a: readonly ExactReal[], b: readonly ExactReal[]): ExactReal {
  const [left, right] = [rationalsOf(a), rationalsOf(b)];
  return left && right ? exactOf(Q.dot(left, right)) : sum(a.map((each, i) => mul(each, b[i] as ExactReal)));
}

/** A value without logarithms as exponential terms; its rational part becomes the term with exponent 0. */
function asExponentials(a: FiniteReal): ExpTerm[] {
  const constant = { coef: a.rational, exponent: { rational: Q.zero, logs: NO_LOGS } };
  return a.rational.num === 0n ? [...a.exps] : [constant, ...a.exps];
}

/** The sum of exponential terms; terms whose exponent merges to 0 form the rational part. */
function fromExponentials(terms: readonly ExpTerm[]): FiniteReal {
  const isConstant = ({ exponent }: ExpTerm): boolean =>
    exponent.rational.num === 0n && mergeLogs(exponent.logs).length === 0;
  const rational = Q.sum(terms.filter(isConstant).map(({ coef }) => coef));
  return { kind: 'finite', rational, logs: NO_LOGS, exps: terms.filter((term) => !isConstant(term)) };
}

function mul(a: ExactReal, b: ExactReal): ExactReal {
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    const s = signOf(a).sign * signOf(b).sign;
    if (s === 0) throw new UndefinedValueError('0 · ∞');
    return infinite(s > 0 ? 1 : -1);
  }
  const qa = rationalOf(a);
  const qb = rationalOf(b);
  if (qa && qb) return exactOf(Q.mul(qa, qb));
  if (qa) return scale(b, qa);
  if (qb) return scale(a, qb);
  if (a.logs.length > 0 || b.logs.length > 0) throw new NotRepresentableError('a product of logarithms');
  const [xs, ys] = [asExponentials(a), asExponentials(b)];
  if (xs.length * ys.length > MAX_TERMS)
    throw new NotRepresentableError('a product of more terms than are worth expanding');
  const terms = xs.flatMap((x) =>
    ys.map((y) => ({ coef: Q.mul(x.coef, y.coef), exponent: addLogLinear(x.exponent, y.exponent) })),
  );
  return fromExponentials(terms);
}

function div(a: ExactReal, b: ExactReal): ExactReal {
  if (b.kind === 'infinite') {
    requireFinite(a, 'quotient by ∞');
    return ZERO;
  }
  const qb = rationalOf(b);
  if (qb) {
    if (qb.num === 0n) throw new UndefinedValueError('division by zero');
    const qa = rationalOf(a);
    if (qa) return exactOf(Q.div(qa, qb));
    return a.kind === 'infinite' ? infinite(Q.sign(qb) === a.sign ? 1 : -1) : scale(a, Q.inverse(qb));
  }
  const [term, ...others] = b.logs.length === 0 ? asExponentials(b) : [];
  if (term === undefined || others.length > 0)
    throw new NotRepresentableError('a quotient by a sum of transcendental terms');
  const inverse: ExpTerm = { coef: Q.inverse(term.coef), exponent: scaleLogLinear(term.exponent, Q.of(-1n)) };
  return mul(a, { kind: 'finite', rational: Q.zero, logs: NO_LOGS, exps: [inverse] });
}

function pow(a: ExactReal, n: number): ExactReal {
  if (n === 0) return ONE;
  const coefficients = a.kind === 'infinite' ? [] : [a.rational, ...a.exps.map(({ coef }) => coef)];
  if (Math.max(0, ...coefficients.map(Q.bitLength)) * Math.abs(n) > MAX_BITS) {
    throw new NotRepresentableError('a power of more digits than are worth writing out');
  }
  const q = rationalOf(a);
  if (q) return exactOf(Q.pow(q, n));
  if (n < 0) return div(ONE, pow(a, -n));
  const half = n > 1 ? pow(a, Math.floor(n / 2)) : ONE;
  return n % 2 === 0 ? mul(half, half) : mul(mul(half, half), a);
}

function exp(a: ExactReal): ExactReal {
  if (a.kind === 'infinite') return a.sign === 1 ? a : ZERO;
  if (a.exps.length > 0) throw new NotRepresentableError('an exponential of an exponential');
  const rational = a.rational.num === 0n ? rationalProduct(a.logs) : undefined;
  if (rational) return exactOf(Q.reduce(rational));
  return { kind: 'finite', rational: Q.zero, logs: NO_LOGS, exps: [{ coef: Q.one, exponent: a }] };
}

function log(a: ExactReal): ExactReal {
  if (a.kind === 'infinite' && a.sign === 1) return a;
  const q = rationalOf(a);
  if (q && q.num > 0n) return q.num === q.den ? ZERO : { ...ZERO, logs: [{ coef: Q.one, arg: q }] };
  const s = signOf(a).sign;
  if (s < 0) throw new UndefinedValueError('logarithm of a negative number');
  if (s === 0) return infinite(-1);
  const value = requireFinite(a, 'logarithm');
  const [term, ...others] = value.logs.length === 0 ? asExponentials(value) : [];
  if (term === undefined || others.length > 0) throw new NotRepresentableError('a logarithm of a sum');
  return {
    kind: 'finite',
    rational: term.exponent.rational,
    logs: mergeLogs([...term.exponent.logs, { coef: Q.one, arg: term.coef }]),
    exps: NO_EXPS,
  };
}

function sqrt(a: ExactReal): ExactReal {
  const s = signOf(a).sign;
  if (s < 0) throw new UndefinedValueError('square root of a negative number');
  return s === 0 ? ZERO : exp(mul(log(a), exactOf(Q.of(1n, 2n))));
}

/** tanh x = (e^{2x} − 1)/(e^{2x} + 1). */
function tanh(a: ExactReal): ExactReal {
  if (a.kind === 'infinite') return exactOf(Q.of(a.sign));
  const e = exp(mul(a, exactOf(Q.of(2n))));
  return div(add(e, exactOf(Q.of(-1n))), add(e, ONE));
}

function compare(a: ExactReal, b: ExactReal, expectEqual = false): SignDecision {
  if (a.kind === 'infinite' && b.kind === 'infinite') {
    return { sign: a.sign === b.sign ? 0 : a.sign, certainty: 'exact' };
  }
  const [qa, qb] = [rationalOf(a), rationalOf(b)];
  if (qa && qb) return { sign: Q.compare(qa, qb), certainty: 'exact' };
  return signOf(add(a, neg(b)), expectEqual);
}

function decide(relation: Relation, a: ExactReal, b: ExactReal): Decision {
  const { sign, certainty } = compare(a, b, relation === '==');
  const truth: Truth = decideBounds(relation, {
    atMost: sign <= 0,
    below: sign < 0,
    atLeast: sign >= 0,
    above: sign > 0,
    bothPoints: sign === 0,
  });
  return { truth, certainty, equal: sign === 0 && a.kind === 'finite' };
}

/** The arithmetic of exact reals: the second rung of the ladder. */
export const exactArithmetic: Arithmetic<ExactReal> = {
  name: 'exact',
  infinity: infinite(1),
  fromRational: exactOf,
  sum,
  dot,
  neg,
  add,
  sub,
  mul,
  div,
  pow,
  sqrt,
  exp,
  log,
  tanh,
  abs: (a) => (signOf(a).sign < 0 ? neg(a) : a),
  max: (a, b) => (compare(a, b).sign >= 0 ? a : b),
  min: (a, b) => (compare(a, b).sign <= 0 ? a : b),
  between: () => {
    throw new NotRepresentableError('a number that is known to lie between two others');
  },
  decide,
  enclose: encloseSharply,
  isFinite: (a) => a.kind === 'finite',
};
