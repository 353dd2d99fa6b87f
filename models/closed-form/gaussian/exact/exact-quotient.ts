/**
 * Exact reals with quotients: the arithmetic of the exact rung for Gaussian mixtures.
 *
 *     value = numerator / (den_1 · … · den_k),    each a sum of exponentials  Σ d exp(a + Σ c log q), each den > 0
 *
 * The shares of a mixture are evidences divided by their sum, and exact reals cannot represent a quotient by a sum.
 * Here the denominator is a list of factors with leading term 1 and logarithms of integers. So equal factors are
 * recognised, sums use the least common list, and the number of terms stays small. A comparison becomes one of exact
 * reals: `a/b ≤ c/d` is `a·d ≤ c·b`. A value without denominators is a plain exact real.
 */
import {
  type Arithmetic,
  type Decision,
  type ExactReal,
  NotRepresentableError,
  Q,
  type Relation,
  UndefinedValueError,
  bigArithmetic,
  evaluateIn,
  exactArithmetic as E,
  rationalOf,
  signOf,
} from '../../../../theory';
import { type Finite, collected, productOf, termsOf, textOf } from './exponential-sum';

interface Factor {
  readonly key: string;
  readonly value: Finite;
}

interface Quotient {
  readonly kind: 'quotient';
  readonly num: Finite;
  readonly dens: readonly Factor[];
}

export type ExactQuotient = ExactReal | Quotient;

/** With more exponentials than this, the zero test costs more than the high-precision rungs after it. */
const MAX_TERMS = 400;
const ZERO = E.fromRational(Q.zero) as Finite;
const ONE = E.fromRational(Q.one) as Finite;

const isPlain = (a: ExactQuotient): a is ExactReal => a.kind !== 'quotient';
const isFinite = (a: ExactQuotient): a is Finite | Quotient => a.kind !== 'infinite';
const numeratorOf = (a: Finite | Quotient): Finite => (a.kind === 'quotient' ? a.num : a);
const factorsOf = (a: ExactQuotient): readonly Factor[] => (a.kind === 'quotient' ? a.dens : []);
const isZero = (a: Finite): boolean => rationalOf(a)?.num === 0n;

function quotient(num: Finite, dens: readonly Factor[]): Finite | Quotient {
  return dens.length === 0 || isZero(num) ? num : { kind: 'quotient', num, dens };
}

/** The product of finite exact reals. @throws NotRepresentableError if it has too many terms. */
function times(a: Finite, b: Finite): Finite {
  if ((a.exps.length + 1) * (b.exps.length + 1) > MAX_TERMS ** 2)
    throw new NotRepresentableError('a product of too many exponentials');
  const product = productOf(a, b);
  if (product.exps.length > MAX_TERMS) throw new NotRepresentableError('a sum of too many exponentials');
  return product;
}

/** The multiset difference of the factors `left` and `right`. */
function without(left: readonly Factor[], right: readonly Factor[]): Factor[] {
  const rest = [...left];
  for (const { key } of right) {
    const at = rest.findIndex((factor) => factor.key === key);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}

const over = (num: Finite, missing: readonly Factor[]): Finite =>
  missing.reduce((product, { value }) => times(product, value), num);

function add(a: ExactQuotient, b: ExactQuotient): ExactQuotient {
  if (!isFinite(a) || !isFinite(b)) return E.add(isPlain(a) ? a : ZERO, isPlain(b) ? b : ZERO);
  const dens = [...factorsOf(a), ...without(factorsOf(b), factorsOf(a))];
  if (dens.length === 0) return E.add(numeratorOf(a), numeratorOf(b));
  const numerators = [a, b].map((x) => over(numeratorOf(x), without(dens, factorsOf(x)))) as [Finite, Finite];
  return quotient(collected(E.add(...numerators) as Finite), dens);
}

const isOne = (a: ExactQuotient): boolean => {
  const value = isPlain(a) ? rationalOf(a) : undefined;
  return value !== undefined && value.num === value.den;
};

function mul(a: ExactQuotient, b: ExactQuotient): ExactQuotient {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if (!isFinite(a) || !isFinite(b)) return E.mul(isFinite(a) ? numeratorOf(a) : a, isFinite(b) ? numeratorOf(b) : b);
  const dens = [...factorsOf(a), ...factorsOf(b)];
  if (dens.length === 0) return E.mul(numeratorOf(a), numeratorOf(b));
  return quotient(times(numeratorOf(a), numeratorOf(b)), dens);
}

/** Whether a number is one exponential times a rational, which is not 0. */
const isExponential = ({ rational, logs, exps }: Finite): boolean =>
  rational.num === 0n && logs.length === 0 && exps.length === 1 && exps[0]?.coef.num !== 0n;

/** `1/a` for a finite sum a ≠ 0: the leading term is divided out exactly, and the rest becomes a factor. */
function inverse(a: Finite): Finite | Quotient {
  if (isExponential(a) || rationalOf(a) !== undefined) return E.div(ONE, collected(a)) as Finite;
  const sign = signOf(a).sign;
  if (sign === 0) throw new UndefinedValueError('division by zero');
  if (a.logs.length > 0) return E.div(ONE, a) as Finite;
  const [leading, ...others] = termsOf(a);
  if (leading === undefined || others.length === 0) return E.div(ONE, collected(a)) as Finite;
  const scale = E.div(ONE, { kind: 'finite', rational: Q.zero, logs: [], exps: [leading] }) as Finite;
  const value = times(a, scale);
  const positive = signOf(value).sign > 0 ? value : (E.neg(value) as Finite);
  const factor = {
    key: termsOf(positive)
      .map(({ coef, exponent }) => `${textOf(coef)}@${exponent.key}`)
      .join(' '),
    value: positive,
  };
  return quotient(positive === value ? scale : (E.neg(scale) as Finite), [factor]);
}

function div(a: ExactQuotient, b: ExactQuotient): ExactQuotient {
  if (!isFinite(b)) return isFinite(a) ? ZERO : E.div(a, b);
  if (!isFinite(a)) return E.mul(a, E.fromRational(Q.of(signOf(numeratorOf(b)).sign)));
  const divisor = isPlain(b) ? rationalOf(b) : undefined;
  if (divisor && isPlain(a) && a.exps.length === 0) return E.div(a, b as ExactReal);
  const inverted = inverse(numeratorOf(b));
  const raised = without(factorsOf(b), factorsOf(a));
  const lowered = without(factorsOf(a), factorsOf(b));
  const added = factorsOf(inverted);
  const kept = without(raised, added);
  const num = over(times(numeratorOf(a), numeratorOf(inverted)), kept);
  return quotient(num, [...lowered, ...without(added, raised)]);
}

function pow(a: ExactQuotient, n: number): ExactQuotient {
  if (n < 0) return div(ONE, pow(a, -n));
  if (!isFinite(a) || (isPlain(a) && rationalOf(a) !== undefined)) return E.pow(a, n);
  const base = numeratorOf(a);
  let num = n < 2 ? times(ONE, n === 0 ? ONE : base) : base;
  const dens = n === 0 ? [] : [...factorsOf(a)];
  for (let i = 1; i < n; i += 1) {
    num = times(num, base);
    dens.push(...factorsOf(a));
  }
  return quotient(num, dens);
}

const neg = (a: ExactQuotient): ExactQuotient => (isPlain(a) ? E.neg(a) : quotient(E.neg(a.num) as Finite, a.dens));

/** Compares both sides over the least common list of factors, which are positive. */
function decide(relation: Relation, a: ExactQuotient, b: ExactQuotient): Decision {
  if (!isFinite(a) || !isFinite(b)) return E.decide(relation, isFinite(a) ? ZERO : a, isFinite(b) ? ZERO : b);
  const left = over(numeratorOf(a), without(factorsOf(b), factorsOf(a)));
  const right = over(numeratorOf(b), without(factorsOf(a), factorsOf(b)));
  return E.decide(relation, left, right);
}

const isTrue = (relation: Relation, a: ExactQuotient, b: ExactQuotient): boolean =>
  decide(relation, a, b).truth === 'true';

/** A function that is defined for exact reals, but not for quotients. */
function plainOnly(name: string, f: (a: ExactReal) => ExactReal): (a: ExactQuotient) => ExactReal {
  return (a) => {
    if (!isPlain(a)) throw new NotRepresentableError(`${name} of a quotient of sums`);
    return f(a);
  };
}

const DISPLAY_DIGITS = 60;

/** Exact reals and their quotients by sums. @see exactArithmetic */
export const exactQuotients: Arithmetic<ExactQuotient> = {
  name: 'exact',
  infinity: E.infinity,
  fromRational: (value) => E.fromRational(value),
  sum: (terms) => {
    const [only] = terms;
    if (only !== undefined && terms.length === 1) return only;
    const plain = terms.filter(isPlain);
    return terms.filter((term) => !isPlain(term)).reduce(add, E.sum(plain));
  },
  neg,
  add,
  sub: (a, b) => add(a, neg(b)),
  mul,
  div,
  pow,
  sqrt: plainOnly('a square root', (a) => E.sqrt(a)),
  exp: plainOnly('an exponential', (a) => E.exp(a)),
  log: plainOnly('a logarithm', (a) => E.log(a)),
  tanh: plainOnly('a hyperbolic tangent', (a) => E.tanh(a)),
  abs: (a) => (isTrue('<', a, ZERO) ? neg(a) : a),
  max: (a, b) => (isTrue('>=', a, b) ? a : b),
  min: (a, b) => (isTrue('<=', a, b) ? a : b),
  between: () => E.between(E.infinity, E.infinity),
  decide,
  enclose: (a) => {
    if (isPlain(a)) return E.enclose(a);
    const big = bigArithmetic(DISPLAY_DIGITS);
    return big.enclose(
      a.dens.reduce((value, { value: den }) => big.div(value, evaluateIn(big, den)), evaluateIn(big, a.num)),
    );
  },
};
