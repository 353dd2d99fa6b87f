/**
 * Sums of exponentials with equal exponents collected: `Σ d exp(a + Σ c log n)` with distinct exponents, each with logarithms of distinct
 * integers n > 1.
 */
import { type ExactReal, NotRepresentableError, Q, type Rational, exactArithmetic as E } from '../../../../theory';

export type Finite = Extract<ExactReal, { kind: 'finite' }>;
type Term = Finite['exps'][number];

/** The most terms that a product of exact reals may have before equal exponents are collected. */
const MAX_PRODUCTS = 1024;

const isZeroExponent = ({ rational, logs }: Term['exponent']): boolean => rational.num === 0n && logs.length === 0;

export const textOf = ({ num, den }: Rational): string => (den === 1n ? `${num}` : `${num}/${den}`);

/** An exponent with a rational part in lowest terms and logarithms of distinct integers > 1, in increasing order. */
class Exponent {
  private knownKey: string | undefined;

  constructor(
    readonly rational: Rational,
    readonly logs: Term['exponent']['logs'],
  ) {}

  /** Equal for equal exponents. */
  get key(): string {
    this.knownKey ??= [textOf(this.rational), ...this.logs.map(({ coef, arg }) => `${textOf(coef)}*${arg.num}`)].join(
      '+',
    );
    return this.knownKey;
  }
}

const ZERO_EXPONENT = new Exponent(Q.zero, []);

interface CanonicalTerm {
  readonly coef: Rational;
  readonly exponent: Exponent;
}

/** The exponents that were last brought into this form, in a ring: a claim multiplies the same few moments again and again. */
const recent: { readonly of: Term['exponent']; readonly canonical: Exponent }[] = [];
const RECENT = 4;
let oldest = 0;

function canonicalExponent(exponent: Term['exponent']): Exponent {
  if (exponent instanceof Exponent) return exponent;
  for (const { of, canonical } of recent) if (of === exponent) return canonical;
  const canonical = inCanonicalForm(exponent);
  recent[oldest] = { of: exponent, canonical };
  oldest = (oldest + 1) % RECENT;
  return canonical;
}

function inCanonicalForm(exponent: Term['exponent']): Exponent {
  const byInteger = new Map<bigint, Rational>();
  const record = (n: bigint, coef: Rational): void => {
    if (n === 1n) return;
    const before = byInteger.get(n);
    byInteger.set(n, Q.reduce(before === undefined ? coef : Q.add(before, coef)));
  };
  for (const { coef, arg } of exponent.logs) {
    const { num, den } = Q.reduce(arg);
    record(num, coef);
    record(den, Q.neg(coef));
  }
  const live = [...byInteger].filter(([, coef]) => coef.num !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Exponent(
    Q.reduce(exponent.rational),
    live.map(([n, coef]) => ({ coef, arg: Q.of(n) })),
  );
}

/** `a + b`, by merging their logarithms. */
function sumOfExponents(a: Exponent, b: Exponent): Exponent {
  const logs: Term['exponent']['logs'][number][] = [];
  let [i, j] = [0, 0];
  while (i < a.logs.length || j < b.logs.length) {
    const [x, y] = [a.logs[i], b.logs[j]];
    if (x && y && x.arg.num === y.arg.num) {
      const coef = Q.reduce(Q.add(x.coef, y.coef));
      if (coef.num !== 0n) logs.push({ coef, arg: x.arg });
      i += 1;
      j += 1;
    } else if (x && (y === undefined || x.arg.num < y.arg.num)) {
      logs.push(x);
      i += 1;
    } else if (y) {
      logs.push(y);
      j += 1;
    }
  }
  return new Exponent(Q.reduce(Q.add(a.rational, b.rational)), logs);
}

const areEqual = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;

function areSame(a: Exponent, b: Exponent): boolean {
  if (a === b) return true;
  if (!areEqual(a.rational, b.rational) || a.logs.length !== b.logs.length) return false;
  return a.logs.every(({ coef, arg }, i) => {
    const other = b.logs[i] as Term['exponent']['logs'][number];
    return arg.num === other.arg.num && areEqual(coef, other.coef);
  });
}

/** Lists of at most this many terms are searched one by one. */
const SHORT = 8;

/** Terms with equal exponents collected, in the order of their first; terms that are 0 are left out. */
function collectTerms(terms: readonly CanonicalTerm[]): CanonicalTerm[] {
  const places = terms.length > SHORT ? new Map<string, number>() : undefined;
  const sums: CanonicalTerm[] = [];
  for (const term of terms) {
    const { coef, exponent } = term;
    const place = places
      ? (places.get(exponent.key) ?? -1)
      : sums.findIndex((other) => areSame(other.exponent, exponent));
    const before = sums[place];
    if (before) sums[place] = { coef: Q.reduce(Q.add(before.coef, coef)), exponent: before.exponent };
    else {
      places?.set(exponent.key, sums.length);
      sums.push(term);
    }
  }
  return sums.filter(({ coef }) => coef.num !== 0n);
}

/** The terms of a sum of exponentials, with equal exponents collected. The rational part is the term with exponent 0. */
export function termsOf(a: Finite): CanonicalTerm[] {
  const terms = a.exps.map(({ coef, exponent }) => ({ coef: Q.reduce(coef), exponent: canonicalExponent(exponent) }));
  const isWithoutConstant = a.rational.num === 0n && !terms.some(({ exponent }) => isZeroExponent(exponent));
  return collectTerms(isWithoutConstant ? terms : [{ coef: Q.reduce(a.rational), exponent: ZERO_EXPONENT }, ...terms]);
}

/** The sum of collected terms. */
function sumOf(terms: readonly CanonicalTerm[]): Finite {
  const rational = terms.find(({ exponent }) => isZeroExponent(exponent))?.coef ?? Q.zero;
  return { kind: 'finite', rational, logs: [], exps: terms.filter(({ exponent }) => !isZeroExponent(exponent)) };
}

/** The same number with equal exponents collected. A number with logarithms outside exponents stays unchanged. */
export function collected(a: Finite): Finite {
  return a.exps.length === 0 || a.logs.length > 0 ? a : sumOf(termsOf(a));
}

/** The product, with equal exponents collected. */
export function productOf(a: Finite, b: Finite): Finite {
  const isRational = a.exps.length === 0 || b.exps.length === 0;
  if (isRational || a.logs.length > 0 || b.logs.length > 0) return collected(E.mul(a, b) as Finite);
  const [xs, ys] = [termsOf(a), termsOf(b)];
  if (xs.length * ys.length > MAX_PRODUCTS)
    throw new NotRepresentableError('a product of more terms than are worth expanding');
  return sumOf(
    collectTerms(
      xs.flatMap((x) =>
        ys.map((y) => ({ coef: Q.reduce(Q.mul(x.coef, y.coef)), exponent: sumOfExponents(x.exponent, y.exponent) })),
      ),
    ),
  );
}
