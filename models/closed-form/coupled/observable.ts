/**
 * Functions of a point of R^d on coupled Gaussian models: affine functions `c + sᵀx`, such as rewards, sums of products of two of them, and exponentials of affine functions, such as weights.
 */
import { type Arithmetic, type ObservableAlgebra, Q, applyOperator, dot, unanswerable } from '../../../theory';
import type { Vector } from './linear-map';

/** `c + sᵀx`. */
interface Affine<T> {
  readonly constant: T;
  readonly slope: readonly T[];
}

/** An affine function plus products of two affine functions, or the exponential of an affine function. */
export interface CoupledObservable<T> extends Affine<T> {
  readonly kind: 'polynomial' | 'exponential';
  readonly products: readonly (readonly [Affine<T>, Affine<T>])[];
}

const REFUSED =
  'a function that is neither of degree 2 nor the exponential of an affine one has no closed form on coupled models';

const sumOf = <T>(A: Arithmetic<T>, a: Affine<T>, b: Affine<T>): Affine<T> => ({
  constant: A.add(a.constant, b.constant),
  slope: a.slope.map((s, i) => A.add(s, b.slope[i] as T)),
});

const multiple = <T>(A: Arithmetic<T>, { constant, slope }: Affine<T>, factor: T): Affine<T> => ({
  constant: A.mul(constant, factor),
  slope: slope.map((s) => A.mul(s, factor)),
});

/** The algebra of such functions. @param slope b of the reward */
export function coupledAlgebra<T>(A: Arithmetic<T>, slope: Vector): ObservableAlgebra<T, CoupledObservable<T>> {
  type O = CoupledObservable<T>;
  const zero = A.fromRational(Q.zero);
  const flat = slope.map(() => zero);
  const polynomial = (affine: Affine<T>, products: O['products'] = []): O => ({
    ...affine,
    kind: 'polynomial',
    products,
  });
  const exponential = ({ constant, slope: s }: Affine<T>): O => ({
    constant,
    slope: s,
    kind: 'exponential',
    products: [],
  });
  const constant = (value: T): O => polynomial({ constant: value, slope: flat });
  const isAffine = ({ kind, products }: O): boolean => kind === 'polynomial' && products.length === 0;
  const isConstant = (a: O): boolean => isAffine(a) && a.slope.every((s) => A.decide('==', s, zero).truth === 'true');
  const reward: Affine<T> = { constant: zero, slope: slope.map((s) => A.fromRational(s)) };
  const scaled = (a: O, factor: T): O => {
    if (a.kind === 'exponential') return unanswerable(REFUSED);
    return polynomial(
      multiple(A, a, factor),
      a.products.map(([left, right]) => [multiple(A, left, factor), right]),
    );
  };
  const negate = (a: O): O => scaled(a, A.fromRational(Q.minusOne));
  const sum = (a: O, b: O): O =>
    a.kind === 'exponential' || b.kind === 'exponential'
      ? unanswerable(REFUSED)
      : polynomial(sumOf(A, a, b), [...a.products, ...b.products]);
  const product = (a: O, b: O): O => {
    if (isConstant(b)) return scaled(a, b.constant);
    if (isConstant(a)) return scaled(b, a.constant);
    if (isAffine(a) && isAffine(b)) return polynomial(constant(zero), [[a, b]]);
    return a.kind === 'exponential' && b.kind === 'exponential' ? exponential(sumOf(A, a, b)) : unanswerable(REFUSED);
  };
  const power = (a: O, n: number): O => {
    if (a.kind === 'exponential') return exponential(multiple(A, a, A.fromRational(Q.of(n))));
    if (isConstant(a)) return constant(A.pow(a.constant, n));
    if (n === 0) return constant(A.fromRational(Q.one));
    if (n === 1) return a;
    return n === 2 ? product(a, a) : unanswerable(REFUSED);
  };
  return {
    named: (name) => (name === 'r' ? polynomial(reward) : exponential(reward)),
    constant,
    negate,
    binary: (op, a, b) => {
      if (isConstant(a) && isConstant(b)) return constant(applyOperator(A, op, a.constant, b.constant));
      switch (op) {
        case '+':
          return sum(a, b);
        case '-':
          return sum(a, negate(b));
        case '*':
          return product(a, b);
        case '/':
          return isConstant(b) ? scaled(a, A.div(A.fromRational(Q.one), b.constant)) : unanswerable(REFUSED);
      }
    },
    power,
    call: (fn, [a, b = a]) => {
      if (isConstant(a) && isConstant(b)) return constant(fn.apply(A, a.constant, b.constant));
      if (fn.name === 'log' && a.kind === 'exponential') return polynomial(a);
      return fn.name === 'exp' && isAffine(a) ? exponential(a) : unanswerable(REFUSED);
    },
    at: () => unanswerable('a Gaussian has no atoms x, y'),
  };
}

/** `E[f(X)]` for `X ~ N(mean, I)`: `E[(c + sᵀX)(d + uᵀX)] = E[c + sᵀX] E[d + uᵀX] + sᵀu`, and `E[e^{c + sᵀX}] = e^{E[c + sᵀX] + ‖s‖²/2}`. */
export function expectationAt<T>(A: Arithmetic<T>, mean: readonly T[], f: CoupledObservable<T>): T {
  const at = ({ constant, slope }: Affine<T>): T => A.add(constant, dot(A, slope, mean));
  if (f.kind === 'exponential') return A.exp(A.add(at(f), A.div(dot(A, f.slope, f.slope), A.fromRational(Q.of(2)))));
  const products = f.products.map(([a, b]) => A.add(A.mul(at(a), at(b)), dot(A, a.slope, b.slope)));
  return A.sum([at(f), ...products]);
}

/** `Var(f(X))` for an affine f, whatever the mean. @throws UnanswerableError for other functions */
export function varianceOf<T>(A: Arithmetic<T>, { kind, slope, products }: CoupledObservable<T>): T {
  return kind === 'polynomial' && products.length === 0
    ? dot(A, slope, slope)
    : unanswerable('the variance of a function that is not affine has no closed form on coupled models');
}
