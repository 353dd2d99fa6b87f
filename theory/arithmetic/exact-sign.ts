/**
 * The sign of an exact real.
 *
 * The sign of a rational is that of its numerator. For other values, enclosures of growing precision are tried, and the
 * zero test of `coprime-base.ts` proves that a value is 0. That test is complete for logarithms: a value without
 * exponentials stays undecided only if it is non-zero and 600 digits do not show its sign. With exponentials, terms
 * whose ratio is provably rational are collected first; if all cancel, the value is exactly zero.
 */
import { NotRepresentableError } from '../errors';
import type { Arithmetic, Interval, Certainty } from './arithmetic';
import { type BigInterval, bigArithmetic } from './high-precision';
import { logsVanish, mergeLogs, rationalProduct } from './coprime-base';
import {
  type ExactReal,
  type FiniteReal,
  type KnownLogs,
  type LogLinear,
  NO_LOGS,
  addLogLinear,
  evaluateIn,
  rationalOf,
  scaleLogLinear,
} from './exact-form';
import { doubleArithmetic, point } from './interval';
import * as Q from './rational';

/** Decimal digits tried in turn. */
const PRECISIONS = [40, 150, 600] as const;

/** An arithmetic with the logarithms known in it: a decision and its margin ask for the same ones. */
interface Precision<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly logs: KnownLogs<T>;
}

const precisionOf = <T>(arithmetic: Arithmetic<T>): Precision<T> => ({ arithmetic, logs: new WeakMap() });

const DOUBLES = precisionOf(doubleArithmetic);
const bigOf = new Map<number, Precision<BigInterval>>();

function big(digits: number): Precision<BigInterval> {
  const precision = bigOf.get(digits) ?? precisionOf(bigArithmetic(digits));
  bigOf.set(digits, precision);
  return precision;
}

const evaluated = <T>({ arithmetic, logs }: Precision<T>, a: ExactReal): T => evaluateIn(arithmetic, a, logs);

/** An enclosure of `a` in another arithmetic, or undefined if `a` overflows there. */
function enclosureIn<T>(precision: Precision<T>, a: ExactReal): Interval | undefined {
  try {
    return precision.arithmetic.enclose(evaluated(precision, a));
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

/** A double enclosure. It is computed in high precision if doubles overflow; it is the whole line if that overflows too. */
function enclose(a: ExactReal): Interval {
  return enclosureIn(DOUBLES, a) ?? enclosureIn(big(PRECISIONS[0]), a) ?? { lo: -Infinity, hi: Infinity };
}

/** The product of powers if it is a rational number of moderate length; most often it is 1, which is cheap to see. */
const factorOf = (logs: LogLinear['logs']): Q.Rational | undefined =>
  logsVanish(logs) ? Q.one : rationalProduct(logs);

/** True when `a` is provably 0: its logarithms vanish and its exponentials cancel in groups of rational ratio. */
function vanishes(a: FiniteReal): boolean {
  const constant = { exponent: { rational: Q.zero, logs: NO_LOGS }, coef: a.rational };
  const groups: { exponent: LogLinear; coef: Q.Rational }[] = [constant];
  for (const { coef, exponent } of a.exps) {
    const matched = groups.some((group) => {
      if (!Q.equals(exponent.rational, group.exponent.rational)) return false;
      const factor = factorOf(addLogLinear(exponent, scaleLogLinear(group.exponent, Q.minusOne)).logs);
      if (factor !== undefined) group.coef = Q.add(group.coef, Q.mul(coef, factor));
      return factor !== undefined;
    });
    if (!matched) groups.push({ exponent, coef });
  }
  return groups.every(({ coef }) => coef.num === 0n) && logsVanish(a.logs);
}

/** Bits of the arguments of logarithms beyond which the zero test costs more than enclosures of 150 digits. */
const LONG = 300;

const isLong = ({ logs }: FiniteReal): boolean => logs.some(({ arg }) => Q.bitLength(arg) > LONG);

const withMergedLogs = ({ kind, rational, logs, exps }: FiniteReal): FiniteReal => ({
  kind,
  rational,
  logs: mergeLogs(logs),
  exps,
});

export interface SignDecision {
  readonly sign: -1 | 0 | 1;
  readonly certainty: Certainty;
}

/**
 * Sign of an exact real.
 * @param zeroFirst tries the zero test before enclosures of more digits than doubles have, which is cheaper if the value is likely 0.
 * @throws NotRepresentableError when 600 digits do not separate it from 0.
 */
export function signOf(a: ExactReal, zeroFirst = false): SignDecision {
  if (a.kind === 'infinite') return { sign: a.sign, certainty: 'exact' };
  if (rationalOf(a)) return { sign: Q.sign(a.rational), certainty: 'exact' };
  const merged = withMergedLogs(a);
  if (rationalOf(merged)) return { sign: Q.sign(merged.rational), certainty: 'exact' };
  const quick = enclose(merged);
  if (quick.lo > 0 || quick.hi < 0) return { sign: quick.lo > 0 ? 1 : -1, certainty: 'certified' };
  if (zeroFirst && vanishes(merged)) return { sign: 0, certainty: 'exact' };
  const zeroRound = isLong(merged) ? 1 : 0;
  for (const [round, digits] of PRECISIONS.entries()) {
    const enclosure = evaluated(big(digits), merged);
    if (enclosure.lo.m > 0n) return { sign: 1, certainty: 'certified' };
    if (enclosure.hi.m < 0n) return { sign: -1, certainty: 'certified' };
    if (round === zeroRound && !zeroFirst && vanishes(merged)) return { sign: 0, certainty: 'exact' };
  }
  throw new NotRepresentableError('a sign that 600 digits do not decide');
}

/**
 * A double enclosure that is computed in high precision if doubles do not give two digits. A provable 0 gives the point
 * 0.
 */
export function encloseSharply(a: ExactReal): Interval {
  const merged = a.kind === 'finite' ? withMergedLogs(a) : a;
  const quick = enclose(merged);
  if (merged.kind === 'infinite' || rationalOf(merged) || quick.hi - quick.lo <= Math.abs(quick.lo) / 100) return quick;
  let fine = quick;
  for (const [round, digits] of PRECISIONS.entries()) {
    fine = enclosureIn(big(digits), merged) ?? fine;
    if (fine.lo > 0 || fine.hi < 0) return fine;
    if (round === (isLong(merged) ? 1 : 0)) return vanishes(merged) ? point(0) : fine;
  }
  return fine;
}
