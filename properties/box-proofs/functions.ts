/**
 * Rational functions of a few variables and formal logarithms of them, known by their values at the points of a grid.
 *
 * The degrees of numerator and denominator in each variable are bounded along with the values. A polynomial whose degree in each variable is
 * at most N and that is 0 on a grid of N + 1 values of each variable is 0 everywhere. So it is decided exactly whether a function is
 * identically 0: that is how it is known that both sides of a claim are equal on a whole edge of a region.
 */
import { type Decision, Q, type Rational, unanswerable } from '../../theory';
import type { Coefficients } from './taylor';

/** A rational function: values on the grid, and bounds of its degrees in each variable. */
interface Rationals {
  readonly values: readonly Rational[];
  readonly numerator: number;
  readonly denominator: number;
}

/** `Σ f_i log g_i`: the factors f by the key of g; the key of 1/e stands for no logarithm. */
export type LogForm = ReadonlyMap<string, Rationals>;

const PLAIN = '';

/** The number of values of each variable, by the number of variables. */
const GRID = [1, 257, 33];

/** Functions of some variables. */
export class Functions implements Coefficients<LogForm> {
  private readonly grid: readonly (readonly Rational[])[];
  private readonly size: number;
  readonly infinity: LogForm = new Map();

  /** @throws UnanswerableError for more than two variables */
  constructor(variables: number) {
    this.size = GRID[variables] ?? unanswerable(`functions of ${variables} variables`);
    // No point where a denominator such as p or 1 − p is 0.
    const values = Array.from({ length: this.size }, (_, i) => Q.of(i + 2));
    this.grid = Array.from({ length: variables }).reduce<Rational[][]>(
      (points) => points.flatMap((point) => values.map((value) => [...point, value])),
      [[]],
    );
  }

  /** The k-th variable. */
  variable(k: number): LogForm {
    const values = this.grid.map((point) => point[k] ?? unanswerable(`a variable ${k}`));
    return this.plain({ values, numerator: 1, denominator: 0 });
  }

  fromRational = (value: Rational): LogForm =>
    this.plain({ values: this.grid.map(() => value), numerator: 0, denominator: 0 });

  add = (a: LogForm, b: LogForm): LogForm => {
    const sum = new Map(a);
    for (const [key, factor] of b) {
      const before = sum.get(key);
      sum.set(key, before === undefined ? factor : added(before, factor));
    }
    return sum;
  };

  neg = (a: LogForm): LogForm => this.mul(this.fromRational(Q.of(-1)), a);

  sub = (a: LogForm, b: LogForm): LogForm => this.add(a, this.neg(b));

  mul = (a: LogForm, b: LogForm): LogForm => {
    const [factor, of] = isPlain(a) ? [a, b] : [b, a];
    if (!isPlain(factor)) return unanswerable('a product of logarithms');
    const by = factor.get(PLAIN);
    return by === undefined ? new Map() : new Map([...of].map(([key, each]) => [key, multiplied(each, by)]));
  };

  div = (a: LogForm, b: LogForm): LogForm => {
    const by = isPlain(b) ? b.get(PLAIN) : unanswerable('a quotient by a logarithm');
    if (by === undefined || by.values.some((value) => Q.sign(value) === 0))
      return unanswerable('a quotient by what is 0 on the grid');
    const { values, numerator, denominator } = by;
    const inverse = {
      values: values.map((value) => Q.div(Q.one, value)),
      numerator: denominator,
      denominator: numerator,
    };
    return new Map([...a].map(([key, each]) => [key, multiplied(each, inverse)]));
  };

  /** `log 1` is 0; any other logarithm is a symbol. */
  log = (a: LogForm): LogForm => {
    if (this.isZero(this.sub(a, this.fromRational(Q.one)))) return new Map();
    const of = isPlain(a) ? a.get(PLAIN) : unanswerable('a logarithm of a logarithm');
    if (of === undefined) return unanswerable('the logarithm of 0');
    // Two functions with equal values are then the same.
    if (of.numerator + of.denominator >= this.size) return unanswerable('degrees beyond the grid');
    const key = of.values.map(({ num, den }) => `${num}/${den}`).join();
    return new Map([[key, { values: this.grid.map(() => Q.one), numerator: 0, denominator: 0 }]]);
  };

  /** Whether a function is identically 0. @throws UnanswerableError if it is 0 on the grid, which is too small to tell */
  isZero(a: LogForm): boolean {
    return [...a.values()].every(({ values, numerator }) => {
      if (!values.every((value) => Q.sign(value) === 0)) return false;
      return numerator < this.size || unanswerable('degrees beyond the grid');
    });
  }

  /** Functions are not ordered. */
  decide = (): Decision => ({ truth: 'unknown', certainty: 'exact' });
  enclose = (): never => unanswerable('an enclosure of a function');

  private plain(function_: Rationals): LogForm {
    return new Map([[PLAIN, function_]]);
  }
}

const isPlain = (a: LogForm): boolean => [...a.keys()].every((key) => key === PLAIN);

function added(a: Rationals, b: Rationals): Rationals {
  return {
    values: a.values.map((value, i) => Q.add(value, b.values[i] ?? Q.zero)),
    numerator: Math.max(a.numerator + b.denominator, b.numerator + a.denominator),
    denominator: a.denominator + b.denominator,
  };
}

function multiplied(a: Rationals, b: Rationals): Rationals {
  return {
    values: a.values.map((value, i) => Q.mul(value, b.values[i] ?? Q.zero)),
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
  };
}
