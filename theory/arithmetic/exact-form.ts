/**
 * The form of exact reals: rationals, logarithms and exponentials held symbolically.
 *
 *     value = a + Σ cᵢ log qᵢ + Σ dⱼ exp(aⱼ + Σ cⱼₖ log qⱼₖ)        a, c, d rational; q positive rational
 *
 * This is not a normal form: equal numbers can have different forms. `exact-sign.ts` compares numbers, and
 * `exact-real.ts` computes with them.
 */
import type { Arithmetic } from './arithmetic';
import type { LogTerm } from './coprime-base';
import * as Q from './rational';

/** A rational plus logarithms: `rational + Σ coef · log arg`. */
export interface LogLinear {
  readonly rational: Q.Rational;
  readonly logs: readonly LogTerm[];
}

/** `coef · exp(exponent)`. */
export interface ExpTerm {
  readonly coef: Q.Rational;
  readonly exponent: LogLinear;
}

export interface FiniteReal extends LogLinear {
  readonly kind: 'finite';
  readonly exps: readonly ExpTerm[];
}

/** An exact real, or ±∞. */
export type ExactReal = FiniteReal | { readonly kind: 'infinite'; readonly sign: 1 | -1 };

export const NO_LOGS: readonly LogTerm[] = [];
export const NO_EXPS: readonly ExpTerm[] = [];

/** The exact real of a rational number. */
export function exactOf(rational: Q.Rational): FiniteReal {
  return { kind: 'finite', rational, logs: NO_LOGS, exps: NO_EXPS };
}

/** The rational value of `a`, or undefined if `a` is infinite or holds logarithms or exponentials. */
export function rationalOf(a: ExactReal): Q.Rational | undefined {
  return a.kind === 'finite' && a.logs.length === 0 && a.exps.length === 0 ? a.rational : undefined;
}

export function scaleLogLinear(a: LogLinear, factor: Q.Rational): LogLinear {
  return {
    rational: Q.mul(a.rational, factor),
    logs: a.logs.map(({ coef, arg }) => ({ coef: Q.mul(coef, factor), arg })),
  };
}

export function addLogLinear(a: LogLinear, b: LogLinear): LogLinear {
  return { rational: Q.add(a.rational, b.rational), logs: [...a.logs, ...b.logs] };
}

/** The logarithms of the arguments that were evaluated in some arithmetic. */
export type KnownLogs<T> = WeakMap<Q.Rational, T>;

/**
 * The value of `a` in another arithmetic.
 * @param known logarithms from earlier evaluations; new ones are added
 * @throws NotRepresentableError if `a` overflows that arithmetic.
 */
export function evaluateIn<T>(A: Arithmetic<T>, a: ExactReal, known?: KnownLogs<T>): T {
  if (a.kind === 'infinite') return a.sign === 1 ? A.infinity : A.neg(A.infinity);
  const logOf = (arg: Q.Rational): T => {
    const before = known?.get(arg);
    if (before !== undefined) return before;
    const log = A.log(A.fromRational(arg));
    known?.set(arg, log);
    return log;
  };
  const logLinear = (x: LogLinear): T =>
    x.logs.reduce(
      (total, { coef, arg }) => A.add(total, A.mul(A.fromRational(coef), logOf(arg))),
      A.fromRational(x.rational),
    );
  return a.exps.reduce(
    (total, { coef, exponent }) => A.add(total, A.mul(A.fromRational(coef), A.exp(logLinear(exponent)))),
    logLinear(a),
  );
}
