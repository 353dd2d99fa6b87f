/**
 * A field whose numbers are enclosures, for rules with exponentials, logarithms and roots that are irrational.
 *
 * A number that is known to be rational stays so, and the same number made in the same way is the same object: sums and products do not depend
 * on the order of their terms. So two numbers are equal if they are equal rationals or one object, and different if their enclosures are
 * apart. What is neither is not compared: `compare` throws `NotRepresentableError`, and a rung of more digits is asked.
 */
import { NotRepresentableError, UndefinedValueError } from '../errors';
import { type Field, exponentOf, rationalField } from './field';
import { type BigFloat, type BigInterval, bigArithmetic } from './high-precision';
import * as Q from './rational';

/** A number: its enclosure, and its exact value where that is known to be rational. */
export interface Enclosed {
  readonly id: number;
  readonly exact: Q.Rational | undefined;
  readonly value: BigInterval;
}

/** The field, and what leads into it and out of it. */
export interface EnclosureField extends Field<Enclosed> {
  /** A rational number. */
  from(value: Q.Rational): Enclosed;
  /** A number that lies between two rational numbers. */
  between(lo: Q.Rational, hi: Q.Rational): Enclosed;
  /** Whether the first number is seen to be below the second. */
  isLower(a: Enclosed, b: Enclosed): boolean;
  /** The ends of the enclosure of a number, rounded outwards if they are very near to 0. @throws NotRepresentableError if it is very large */
  ends(a: Enclosed): { readonly lo: Q.Rational; readonly hi: Q.Rational };
}

/** Binary exponents beyond this, twice it below 0, are not written out; mantissas are far shorter: a number nearer to 0 is rounded outwards, a larger one is refused. */
const LARGEST_EXPONENT = 20_000;

function rationalOf({ m, e }: BigFloat, direction: 'down' | 'up'): Q.Rational {
  if (m !== 0n && e > LARGEST_EXPONENT) throw new NotRepresentableError('a number that is too large to be written out');
  if (e >= 0) return { num: m << BigInt(m === 0n ? 0 : e), den: 1n };
  if (e >= -2 * LARGEST_EXPONENT) return { num: m, den: 1n << BigInt(-e) };
  const least = { num: 1n, den: 1n << BigInt(LARGEST_EXPONENT) };
  if (direction === 'up') return m > 0n ? least : Q.zero;
  return m < 0n ? Q.neg(least) : Q.zero;
}

/** Longer rationals are rounded: a sum of exact numbers must not grow without end. */
const MOST_BITS = 4096;

/**
 * The field of enclosures.
 * @param digits working precision in decimal digits
 */
export function enclosureField(digits: number): EnclosureField {
  const A = bigArithmetic(digits);
  const known = new Map<string, Enclosed>();
  /** The arguments of exponentials and logarithms, which undo each other. */
  const [logarithmOf, exponentialOf] = [new Map<Enclosed, Enclosed>(), new Map<Enclosed, Enclosed>()];

  const remembered = (key: string, make: () => Omit<Enclosed, 'id'>): Enclosed => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = { id: known.size, ...make() };
    known.set(key, made);
    return made;
  };
  const from = (value: Q.Rational): Enclosed => {
    const exact = Q.reduce(value);
    return remembered(`${exact.num}/${exact.den}`, () => ({
      exact: Q.bitLength(exact) <= MOST_BITS ? exact : undefined,
      value: A.fromRational(exact),
    }));
  };
  let fresh = 0;
  const between = (lo: Q.Rational, hi: Q.Rational): Enclosed => {
    if (Q.equals(lo, hi)) return from(lo);
    fresh += 1;
    return remembered(`fresh ${fresh}`, () => ({
      exact: undefined,
      value: A.between(A.fromRational(lo), A.fromRational(hi)),
    }));
  };
  const is = (a: Enclosed, value: Q.Rational): boolean => a.exact !== undefined && Q.equals(a.exact, value);
  const made = (name: string, args: readonly Enclosed[], value: () => BigInterval): Enclosed =>
    remembered(`${name} ${args.map(({ id }) => id).join(' ')}`, () => ({ exact: undefined, value: value() }));
  const inOrder = (args: readonly Enclosed[]): Enclosed[] => [...args].sort((a, b) => a.id - b.id);
  const [zero, one] = [from(Q.zero), from(Q.one)];

  const sum = (terms: readonly Enclosed[]): Enclosed => {
    const exact = from(Q.sum(terms.flatMap((term) => term.exact ?? [])));
    const rest = inOrder(terms.filter((term) => term.exact === undefined));
    const all = is(exact, Q.zero) ? rest : [exact, ...rest];
    if (all.length <= 1) return all[0] ?? zero;
    return made('sum', all, () => A.sum(all.map(({ value }) => value)));
  };
  const mul = (a: Enclosed, b: Enclosed): Enclosed => {
    if (a.exact && b.exact) return from(Q.mul(a.exact, b.exact));
    if (is(a, Q.zero) || is(b, Q.zero)) return zero;
    if (is(a, Q.one)) return b;
    if (is(b, Q.one)) return a;
    return made('mul', inOrder([a, b]), () => A.mul(a.value, b.value));
  };
  const div = (a: Enclosed, b: Enclosed): Enclosed => {
    if (is(b, Q.zero)) throw new UndefinedValueError('a quotient by 0');
    if (a.exact && b.exact) return from(Q.div(a.exact, b.exact));
    if (is(a, Q.zero)) return zero;
    if (is(b, Q.one)) return a;
    const quotient = made('div', [a, b], () => A.div(a.value, b.value));
    return a === b ? one : quotient;
  };
  const sub = (a: Enclosed, b: Enclosed): Enclosed => {
    if (a === b) return zero;
    if (a.exact && b.exact) return from(Q.sub(a.exact, b.exact));
    return is(b, Q.zero) ? a : made('sub', [a, b], () => A.sub(a.value, b.value));
  };
  const log = (a: Enclosed): Enclosed => {
    if (a.exact && a.exact.num <= 0n) throw new UndefinedValueError(`the logarithm of ${Q.format(a.exact)}`);
    if (is(a, Q.one)) return zero;
    const inverse = exponentialOf.get(a);
    if (inverse !== undefined) return inverse;
    const value = made('log', [a], () => A.log(a.value));
    logarithmOf.set(value, a);
    return value;
  };
  const exp = (a: Enclosed): Enclosed => {
    if (is(a, Q.zero)) return one;
    const inverse = logarithmOf.get(a);
    if (inverse !== undefined) return inverse;
    const value = made('exp', [a], () => A.exp(a.value));
    exponentialOf.set(value, a);
    return value;
  };
  /** A power of an exact number that is rational; undefined if it is not, or not known to be. */
  const exactPower = (a: Enclosed, n: Q.Rational): Enclosed | undefined => {
    if (a.exact === undefined) return undefined;
    try {
      return from(rationalField.pow(a.exact, n));
    } catch (error) {
      if (error instanceof NotRepresentableError) return undefined;
      throw error;
    }
  };
  const pow = (a: Enclosed, n: number | Enclosed): Enclosed => {
    const exponent = typeof n === 'number' ? from(exponentOf(n)) : n;
    const { exact } = exponent;
    if (exact !== undefined) {
      const whole = exactPower(a, exact);
      if (whole !== undefined) return whole;
      if (Q.isInteger(exact)) return made(`pow ${Q.toNumber(exact)}`, [a], () => A.pow(a.value, Q.toNumber(exact)));
    }
    return exp(mul(exponent, log(a)));
  };

  return {
    from,
    between,
    ends: ({ exact, value }) => ({
      lo: exact ?? rationalOf(value.lo, 'down'),
      hi: exact ?? rationalOf(value.hi, 'up'),
    }),
    isLower: (a, b) => A.decide('<', a.value, b.value).truth === 'true',
    of: (numerator, denominator = 1) => from(rationalField.of(numerator, denominator)),
    add: (a, b) => sum([a, b]),
    sub,
    mul,
    div,
    pow,
    exp,
    log,
    sqrt: (a) => exactPower(a, Q.of(1, 2)) ?? made('sqrt', [a], () => A.sqrt(a.value)),
    sum,
    compare: (a, b) => {
      if (a === b) return 0;
      if (a.exact && b.exact) return Q.compare(a.exact, b.exact);
      if (A.decide('<', a.value, b.value).truth === 'true') return -1;
      if (A.decide('>', a.value, b.value).truth === 'true') return 1;
      throw new NotRepresentableError('a comparison of two numbers that so many digits do not separate');
    },
    owns: (value): value is Enclosed =>
      typeof value === 'object' && value !== null && 'id' in value && 'exact' in value && 'value' in value,
  };
}
