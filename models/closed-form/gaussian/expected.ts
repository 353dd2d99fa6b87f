/**
 * Numbers that may differ from run to run, of which only the expectation over the runs is known.
 *
 * Expectation is linear, so sums of such numbers and multiples by certain numbers are allowed. A product of two, or any
 * other function of one, is refused, since `E[X]` does not determine `E[f(X)]`. A comparison is refused too: only the
 * expectation itself, `expectationOf`, is a certain number.
 */
import { type Arithmetic, UnanswerableError } from '../../../theory';

export interface Expected<T> {
  /** The number, or its expectation if it is random. */
  readonly value: T;
  readonly random: boolean;
}

export const certain = <T>(value: T): Expected<T> => ({ value, random: false });
export const random = <T>(value: T): Expected<T> => ({ value, random: true });

/** `E[a]`, a certain number. */
export const expectationOf = <T>({ value }: Expected<T>): Expected<T> => certain(value);

/** The value of a number that does not depend on the run. @throws UnanswerableError if it does */
function certainly<T>({ value, random: differs }: Expected<T>, operation: string): T {
  if (!differs) return value;
  throw new UnanswerableError(
    `${operation} a number that differs from run to run: on Gaussians runs(…) is known for sums of means and variances alone`,
  );
}

/** The arithmetic of such numbers, from an arithmetic of certain numbers. */
export function expectedArithmetic<T>(A: Arithmetic<T>): Arithmetic<Expected<T>> {
  type Number = Expected<T>;
  const linear =
    (f: (a: T, b: T) => T) =>
    (a: Number, b: Number): Number => ({ value: f(a.value, b.value), random: a.random || b.random });
  const unary =
    (name: string, f: (a: T) => T) =>
    (a: Number): Number =>
      certain(f(certainly(a, `${name} of`)));
  const binary =
    (name: string, f: (a: T, b: T) => T) =>
    (a: Number, b: Number): Number =>
      certain(f(certainly(a, `${name} of`), certainly(b, `${name} of`)));
  return {
    name: A.name,
    infinity: certain(A.infinity),
    fromRational: (value) => certain(A.fromRational(value)),
    sum: (terms) => ({
      value: A.sum(terms.map(({ value }) => value)),
      random: terms.some((term) => term.random),
    }),
    neg: (a) => ({ ...a, value: A.neg(a.value) }),
    add: linear((a, b) => A.add(a, b)),
    sub: linear((a, b) => A.sub(a, b)),
    mul: (a, b) => {
      const value = a.random ? A.mul(a.value, certainly(b, 'a product with')) : A.mul(a.value, b.value);
      return { value, random: a.random || b.random };
    },
    div: (a, b) => ({ ...a, value: A.div(a.value, certainly(b, 'division by')) }),
    pow: (a, n) => (n === 1 ? a : certain(A.pow(certainly(a, 'a power of'), n))),
    sqrt: unary('the square root', (a) => A.sqrt(a)),
    exp: unary('the exponential', (a) => A.exp(a)),
    log: unary('the logarithm', (a) => A.log(a)),
    tanh: unary('tanh', (a) => A.tanh(a)),
    abs: unary('the absolute value', (a) => A.abs(a)),
    max: binary('the maximum', (a, b) => A.max(a, b)),
    min: binary('the minimum', (a, b) => A.min(a, b)),
    between: binary('a bound that is', (a, b) => A.between(a, b)),
    decide: (relation, a, b) =>
      A.decide(relation, certainly(a, 'a comparison with'), certainly(b, 'a comparison with')),
    enclose: (a) => A.enclose(certainly(a, 'the value of')),
  };
}
