/**
 * The arithmetic of a model with a fixed number of atoms: rational functions, and K = ∞.
 *
 * Order is unknown, so nothing that compares has a value: absolute values, maxima, roots and logarithms are unanswerable.
 */
import { type Arithmetic, Q, type Rational, UndefinedValueError, unanswerable } from '../../theory';
import type { Algebra } from './algebra';

/** The value of K = ∞; a quotient by it is 0. */
export const INFINITE_K = Symbol('K = ∞');

/** A value, or K = ∞. */
export type OrInfinite<V> = V | typeof INFINITE_K;

const outside = (what: string) => (): never => unanswerable(`${what} is not a rational function`);

/** Arithmetic with sums of products, which some algebras compute faster than term by term. */
export interface SymbolicArithmetic<T> extends Arithmetic<T> {
  /** `Σ a_i b_i`; 0 for empty lists. */
  dot(a: readonly T[], b: readonly T[]): T;
}

/** The arithmetic over the four operations and the constants of V. */
export function rationalArithmetic<V>(on: Omit<Algebra<V>, 'variable' | 'key'>): SymbolicArithmetic<OrInfinite<V>> {
  const finite = (a: OrInfinite<V>): V => {
    if (a === INFINITE_K) throw new UndefinedValueError('an expression with K = ∞ other than 1/K');
    return a;
  };
  const one = on.constant(Q.one);
  const zero = on.constant(Q.zero);
  const power = (a: OrInfinite<V>, n: number): V => {
    if (n < 0) return on.div(one, power(a, -n));
    let value = one;
    for (let i = 0; i < n; i += 1) value = i === 0 ? finite(a) : on.mul(value, finite(a));
    return value;
  };
  return {
    name: 'symbolic',
    infinity: INFINITE_K,
    fromRational: (value: Rational) => on.constant(value),
    sum: (terms) => (terms.length === 0 ? zero : terms.map(finite).reduce((a, b) => on.add(a, b))),
    dot: (a, b) => {
      const [left, right] = [a.map(finite), b.map(finite)];
      if (left.length === 0) return zero;
      return on.dot?.(left, right) ?? left.map((x, i) => on.mul(x, right[i] as V)).reduce((x, y) => on.add(x, y));
    },
    neg: (a) => on.sub(zero, finite(a)),
    add: (a, b) => on.add(finite(a), finite(b)),
    sub: (a, b) => on.sub(finite(a), finite(b)),
    mul: (a, b) => on.mul(finite(a), finite(b)),
    div: (a, b) => (b === INFINITE_K ? (finite(a), zero) : on.div(finite(a), b)),
    pow: power,
    sqrt: outside('a root'),
    exp: outside('an exponential'),
    log: outside('a logarithm'),
    tanh: outside('a hyperbolic tangent'),
    abs: outside('an absolute value'),
    max: outside('a maximum'),
    min: outside('a minimum'),
    between: outside('an enclosure'),
    decide: () => ({ truth: 'unknown', certainty: 'certified' }),
    enclose: () => ({ lo: -Number.MAX_VALUE, hi: Number.MAX_VALUE }),
  };
}
