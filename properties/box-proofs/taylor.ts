/**
 * Truncated Taylor series in several variables, over any coefficients: forward-mode differentiation of any order.
 *
 * The coefficient of index α of a function f at a point c is `∂^α f(c)/α!`. Over enclosures, with the variables on a box, it encloses that
 * number for **every** point of the box.
 *
 *     (ab)_γ = Σ_{α+β=γ} a_α b_β
 *     (a/b)_γ = (a_γ − Σ_{α+β=γ, β≠0} (a/b)_α b_β)/b_0
 *     (log a)_γ = (a_γ − Σ_{α+β=γ, α≠0, β≠0} (β_k/γ_k) a_α (log a)_β)/a_0,  for any k with γ_k > 0, from a ∂_k log a = ∂_k a
 *
 * Reference: A. Griewank and A. Walther, "Evaluating Derivatives", 2nd ed., SIAM 2008, chapter 13.
 */
import { type Arithmetic, Q, unanswerable } from '../../theory';
import type { SymbolicArithmetic } from '../../models/symbolic';

/** An exponent for each variable. */
export type Index = readonly number[];

/** Coefficients by position of their index; an absent one is exactly 0. */
export type Taylor<T> = readonly (T | undefined)[];

/** What coefficients must offer. */
export type Coefficients<T> = Pick<
  Arithmetic<T>,
  'infinity' | 'fromRational' | 'add' | 'sub' | 'neg' | 'mul' | 'div' | 'log' | 'decide' | 'enclose'
>;

/** A product of two coefficients, by their positions. */
type Pair = readonly [left: number, right: number];

/** The indices of a truncation: all that are at most one of some largest indices. */
export class Indices {
  readonly all: readonly Index[];
  /** For each index γ, the pairs (α, β) with α + β = γ. */
  readonly pairs: readonly (readonly Pair[])[];
  private readonly positions: ReadonlyMap<string, number>;

  constructor(variables: number, largest: readonly Index[]) {
    const most = Array.from({ length: variables }, (_, k) => Math.max(0, ...largest.map((index) => index[k] ?? 0)));
    this.all = most
      .reduce<Index[]>(
        (all, order) => all.flatMap((index) => Array.from({ length: order + 1 }, (_, i) => [...index, i])),
        [[]],
      )
      .filter((index) => largest.some((bound) => index.every((i, k) => i <= (bound[k] ?? 0))))
      // Every index comes after those below it.
      .sort((a, b) => total(a) - total(b));
    this.positions = new Map(this.all.map((index, position) => [index.join(), position]));
    this.pairs = this.all.map((index) =>
      this.all.flatMap((left, position): Pair[] => {
        const right = this.positions.get(index.map((i, k) => i - (left[k] ?? 0)).join());
        return right === undefined ? [] : [[position, right]];
      }),
    );
  }

  /** The position of an index. @throws RangeError if the truncation does not contain the index */
  position(index: Index): number {
    const position = this.positions.get(index.join());
    if (position === undefined) throw new RangeError(`the index ${index.join()} is not in this truncation`);
    return position;
  }
}

const total = (index: Index): number => index.reduce((a, b) => a + b, 0);

/** The series of a variable at a value: `value + (x_k − value)`. */
export function variable<T>(on: Coefficients<T>, indices: Indices, k: number, value: T): Taylor<T> {
  const unit = indices.all.findIndex((index) => total(index) === 1 && index[k] === 1);
  const series: (T | undefined)[] = [value];
  if (unit > 0) series[unit] = on.fromRational(Q.one);
  return series;
}

const outside = (what: string) => (): never => unanswerable(`${what} has no Taylor series here`);

/** The arithmetic of series with these indices. */
export function taylorArithmetic<T>(on: Coefficients<T>, indices: Indices): SymbolicArithmetic<Taylor<T>> {
  const { pairs, all } = indices;
  const zero = on.fromRational(Q.zero);
  const one: Taylor<T> = [on.fromRational(Q.one)];
  const infinity: Taylor<T> = [on.infinity];
  const valueOf = (a: Taylor<T>): T => a[0] ?? zero;
  const plus = (a: T | undefined, b: T | undefined): T | undefined =>
    a === undefined ? b : b === undefined ? a : on.add(a, b);
  const minus = (a: T | undefined, b: T | undefined): T | undefined =>
    b === undefined ? a : a === undefined ? on.neg(b) : on.sub(a, b);
  const times = (a: T | undefined, b: T | undefined): T | undefined =>
    a === undefined || b === undefined ? undefined : on.mul(a, b);
  const over = (a: T | undefined, b: T): T | undefined => (a === undefined ? undefined : on.div(a, b));
  const add = (a: Taylor<T>, b: Taylor<T>): Taylor<T> => all.map((_, i) => plus(a[i], b[i]));
  const sub = (a: Taylor<T>, b: Taylor<T>): Taylor<T> => all.map((_, i) => minus(a[i], b[i]));
  const mul = (a: Taylor<T>, b: Taylor<T>): Taylor<T> =>
    pairs.map((terms) => terms.reduce<T | undefined>((sum, [i, j]) => plus(sum, times(a[i], b[j])), undefined));
  const div = (a: Taylor<T>, b: Taylor<T>): Taylor<T> => {
    const first = valueOf(b);
    const quotient: (T | undefined)[] = [];
    pairs.forEach((terms, position) => {
      const rest = terms.reduce(
        (left, [i, j]) => (j === 0 ? left : minus(left, times(quotient[i], b[j]))),
        a[position],
      );
      quotient.push(over(rest, first));
    });
    return quotient;
  };
  const log = (a: Taylor<T>): Taylor<T> => {
    const first = valueOf(a);
    const series: (T | undefined)[] = [on.log(first)];
    pairs.slice(1).forEach((terms, before) => {
      const index = all[before + 1] ?? [];
      const k = index.findIndex((i) => i > 0);
      const rest = terms.reduce(
        (left, [i, j]) => {
          const order = all[j]?.[k] ?? 0;
          if (i === 0 || order === 0) return left;
          const share = on.fromRational(Q.of(order, index[k]));
          return minus(left, times(share, times(a[i], series[j])));
        },
        a[before + 1],
      );
      series.push(over(rest, first));
    });
    return series;
  };
  const power = (a: Taylor<T>, n: number): Taylor<T> => {
    if (n < 0) return div(one, power(a, -n));
    return Array.from({ length: n }, () => a).reduce<Taylor<T>>((product, factor) => mul(product, factor), one);
  };
  const sum = (terms: readonly Taylor<T>[]): Taylor<T> => terms.reduce(add, []);
  return {
    name: 'symbolic',
    infinity,
    fromRational: (value) => (Q.sign(value) === 0 ? [] : [on.fromRational(value)]),
    sum,
    dot: (a, b) => sum(a.map((value, i) => mul(value, b[i] ?? []))),
    neg: (a) => sub([], a),
    add,
    sub,
    mul,
    div,
    pow: power,
    log,
    sqrt: outside('a root'),
    exp: outside('an exponential'),
    tanh: outside('a hyperbolic tangent'),
    abs: outside('an absolute value'),
    max: outside('a maximum'),
    min: outside('a minimum'),
    between: outside('an enclosure'),
    decide: (relation, a, b) => on.decide(relation, valueOf(a), valueOf(b)),
    enclose: (a) => on.enclose(valueOf(a)),
  };
}
