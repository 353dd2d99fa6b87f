/**
 * Numbers of the reference evaluator: exact fractions, decimals of 90 digits with a bound on their error for what is irrational, and ±∞.
 * They share no code with the arithmetics that they are held against; decimal.js, by way of mathjs, rounds the decimals.
 */
import { type BigNumber, all, create } from 'mathjs';
import { Fraction } from '../../../theory/arithmetic/fraction.testing';

const math = create(all ?? {}, { number: 'BigNumber', precision: 90 });
const decimal = (text: string | number): BigNumber => math.bignumber(text);

/** Relative error of an operation on decimals, and of ln and exp. */
const ROUNDING = decimal('1e-87');
const ZERO = decimal(0);

/** A side without a value: x/0, ∞ − ∞, the logarithm of a negative number. */
export class NoValue extends Error {}

/** A side of which the decimals do not tell what it is. */
export class Unclear extends Error {}

/** An irrational number, at most `error` from `near`. */
interface Ball {
  readonly near: BigNumber;
  readonly error: BigNumber;
}

export type Value = Fraction | Ball | 'inf' | '-inf';
type Finite = Fraction | Ball;

const ball = (near: BigNumber, error: BigNumber): Ball => ({ near, error: error.plus(near.abs().times(ROUNDING)) });

function ballOf(value: Finite): Ball {
  if (!(value instanceof Fraction)) return value;
  return ball(decimal(value.top.toString()).div(decimal(value.bottom.toString())), ZERO);
}

/** −1, 0 or 1. @throws Unclear */
function signOf(value: Value): number {
  if (typeof value === 'string') return value === 'inf' ? 1 : -1;
  if (value instanceof Fraction) return value.sign();
  if (value.near.abs().lessThanOrEqualTo(value.error)) throw new Unclear('too near to 0');
  return value.near.greaterThan(0) ? 1 : -1;
}

const infinite = (sign: number): Value => (sign > 0 ? 'inf' : '-inf');

export function negated(a: Value): Value {
  if (typeof a === 'string') return infinite(-signOf(a));
  return a instanceof Fraction ? a.negated() : { near: a.near.neg(), error: a.error };
}

export function plus(a: Value, b: Value): Value {
  if (typeof a === 'string' || typeof b === 'string') {
    if (typeof a === 'string' && typeof b === 'string' && a !== b) throw new NoValue('∞ − ∞');
    return typeof a === 'string' ? a : b;
  }
  if (a instanceof Fraction && b instanceof Fraction) return a.plus(b);
  const [x, y] = [ballOf(a), ballOf(b)];
  return ball(x.near.plus(y.near), x.error.plus(y.error).plus(x.near.abs().plus(y.near.abs()).times(ROUNDING)));
}

export const minus = (a: Value, b: Value): Value => plus(a, negated(b));

export function times(a: Value, b: Value): Value {
  if (typeof a === 'string' || typeof b === 'string') {
    const sign = signOf(a) * signOf(b);
    if (sign === 0) throw new NoValue('0·∞');
    return infinite(sign);
  }
  if (a instanceof Fraction && b instanceof Fraction) return a.times(b);
  const [x, y] = [ballOf(a), ballOf(b)];
  const error = x.near.abs().plus(x.error).times(y.error).plus(y.near.abs().times(x.error));
  return ball(x.near.times(y.near), error);
}

export function over(a: Value, b: Value): Value {
  if (typeof b === 'string') {
    if (typeof a === 'string') throw new NoValue('∞/∞');
    return Fraction.of(0);
  }
  const sign = signOf(b);
  if (sign === 0) throw new NoValue('x/0');
  if (typeof a === 'string') return infinite(signOf(a) * sign);
  if (a instanceof Fraction && b instanceof Fraction) return a.over(b);
  const [x, y] = [ballOf(a), ballOf(b)];
  const quotient = x.near.div(y.near);
  return ball(quotient, x.error.plus(quotient.abs().times(y.error)).div(y.near.abs().minus(y.error)));
}

export function power(a: Value, n: number): Value {
  let raised: Value = Fraction.of(1);
  for (let k = 0; k < n; k += 1) raised = times(raised, a);
  return raised;
}

export const absolute = (a: Value): Value => (signOf(a) < 0 ? negated(a) : a);

export function largest(a: Value, b: Value): Value {
  if (typeof a === 'string') return a === 'inf' ? a : b;
  if (typeof b === 'string') return b === 'inf' ? b : a;
  return signOf(minus(a, b)) >= 0 ? a : b;
}

export const smallest = (a: Value, b: Value): Value => negated(largest(negated(a), negated(b)));

export function logarithm(a: Value): Value {
  const sign = signOf(a);
  if (a === 'inf') return 'inf';
  if (sign < 0) throw new NoValue('the logarithm of a negative number');
  if (sign === 0) return '-inf';
  if (a instanceof Fraction && a.top === a.bottom) return Fraction.of(0);
  const { near, error } = ballOf(a as Finite);
  const log = near.ln();
  return ball(log, error.div(near.minus(error)).plus(ROUNDING));
}

export function exponential(a: Value): Value {
  if (a === 'inf') return 'inf';
  if (a === '-inf') return Fraction.of(0);
  if (a instanceof Fraction && a.top === 0n) return Fraction.of(1);
  const { near, error } = ballOf(a);
  if (near.abs().greaterThan(5000) || error.greaterThan(0.1)) throw new Unclear('an exponential out of range');
  const raised = near.exp();
  return ball(raised, raised.times(error.times(2).plus(ROUNDING)));
}

export function squareRoot(a: Value): Value {
  const sign = signOf(a);
  if (a === 'inf') return 'inf';
  if (sign < 0) throw new NoValue('the root of a negative number');
  if (sign === 0) return Fraction.of(0);
  const { near, error } = ballOf(a as Finite);
  const root = near.sqrt();
  return ball(root, error.div(root));
}

/** Whether `a relation b`. @throws Unclear where they are too near to each other to tell */
export function compares(a: Value, relation: string, b: Value): boolean {
  const both = typeof a === 'string' && a === b;
  const sign = both ? 0 : signOf(minus(a, b));
  if (relation === '==') return sign === 0;
  if (sign === 0) return relation.endsWith('=');
  return sign > 0 === relation.startsWith('>');
}

/** Whether the numbers agree to 60 digits, or are both near 0. */
export function agree(a: Value, b: Value): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  const [x, y] = [ballOf(a).near, ballOf(b).near];
  return x.minus(y).abs().lessThanOrEqualTo(x.abs().plus(y.abs()).times(1e-60).plus('1e-1500'));
}

/** Whether a number is beyond all that claims make of their own constants. */
export function isHuge(a: Value): boolean {
  return typeof a === 'string' || ballOf(a).near.abs().greaterThan('1e1500');
}

/** A decimal of the given number of digits near a value; undefined beyond 10^±300. */
export function nearby(a: Value, digits: number): string | undefined {
  if (typeof a === 'string') return undefined;
  const near = math.format(ballOf(a).near, { notation: 'exponential', precision: digits });
  const exponent = Number(near.split('e')[1] ?? 0);
  return Math.abs(exponent) > 300 ? undefined : near.replace('e+', 'e');
}
