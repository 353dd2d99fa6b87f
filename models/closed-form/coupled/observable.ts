/** Functions of a point of R^d on coupled Gaussian models: affine functions `c + sᵀx`, such as rewards, and exponentials of them, such as weights. */
import { type Arithmetic, type ObservableAlgebra, Q, applyOperator, unanswerable } from '../../../theory';
import type { Vector } from './linear-map';

/** `c + sᵀx`, or `e^{c + sᵀx}`. */
export interface CoupledObservable<T> {
  readonly kind: 'affine' | 'exponential';
  readonly constant: T;
  readonly slope: readonly T[];
}

const REFUSED = 'a function that is neither affine nor the exponential of one has no closed form on coupled models';

/** The algebra of such functions. @param slope b of the reward */
export function coupledAlgebra<T>(A: Arithmetic<T>, slope: Vector): ObservableAlgebra<T, CoupledObservable<T>> {
  type O = CoupledObservable<T>;
  const zero = A.fromRational(Q.zero);
  const flat = slope.map(() => zero);
  const constant = (value: T): O => ({ kind: 'affine', constant: value, slope: flat });
  const isConstant = (a: O): boolean =>
    a.kind === 'affine' && a.slope.every((s) => A.decide('==', s, zero).truth === 'true');
  const reward = (kind: O['kind']): O => ({ kind, constant: zero, slope: slope.map((s) => A.fromRational(s)) });
  const scaled = (a: O, factor: T): O => ({
    ...a,
    constant: A.mul(a.constant, factor),
    slope: a.slope.map((s) => A.mul(s, factor)),
  });
  const sum = (a: O, b: O): O => ({
    kind: a.kind,
    constant: A.add(a.constant, b.constant),
    slope: a.slope.map((s, i) => A.add(s, b.slope[i] as T)),
  });
  const negate = (a: O): O => (a.kind === 'affine' ? scaled(a, A.fromRational(Q.minusOne)) : unanswerable(REFUSED));
  const product = (a: O, b: O): O => {
    if (a.kind === 'affine' && isConstant(b)) return scaled(a, b.constant);
    if (b.kind === 'affine' && isConstant(a)) return scaled(b, a.constant);
    return unanswerable(REFUSED);
  };
  const called: ObservableAlgebra<T, O>['call'] = (fn, [a, b = a]) => {
    if (isConstant(a) && isConstant(b)) return constant(fn.apply(A, a.constant, b.constant));
    if (fn.name === 'log' && a.kind === 'exponential') return { ...a, kind: 'affine' };
    if (fn.name === 'exp' && a.kind === 'affine') return { ...a, kind: 'exponential' };
    return unanswerable(REFUSED);
  };
  return {
    named: (name) => reward(name === 'r' ? 'affine' : 'exponential'),
    constant,
    negate,
    binary: (op, a, b) => {
      if (isConstant(a) && isConstant(b)) return constant(applyOperator(A, op, a.constant, b.constant));
      if (op === '*') return product(a, b);
      if (op === '/')
        return isConstant(b) ? product(a, constant(A.div(A.fromRational(Q.one), b.constant))) : unanswerable(REFUSED);
      if (a.kind === 'exponential' || b.kind === 'exponential') return unanswerable(REFUSED);
      return sum(a, op === '+' ? b : negate(b));
    },
    power: (a, n) => {
      if (a.kind === 'exponential') return scaled(a, A.fromRational(Q.of(n)));
      return isConstant(a) ? constant(A.pow(a.constant, n)) : unanswerable(REFUSED);
    },
    call: called,
    at: () => unanswerable('a Gaussian has no atoms x, y'),
  };
}
