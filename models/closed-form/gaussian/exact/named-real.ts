/**
 * Exact reals whose parts may have names: the arithmetic of the exact rung of Gaussian models.
 *
 * Identities of Gaussians most often hold for any values of the evidences `E_N[w]` and of the determinants |Λ| that they speak of: they are
 * identities of Laurent polynomials in these names (`laurent.ts`), which cost far less than exponentials of long rationals. So a number is
 * kept as a polynomial, next to the way to compute it in exact reals and their quotients (`exact-quotient.ts`). Two equal polynomials are
 * equal numbers; every other question is answered by the exact reals, which are computed when they are asked for.
 *
 * A number without a polynomial, such as ∞ or a quotient by a sum, is an exact real from the start. So is a rational number.
 */
import { type Arithmetic, type Decision, type Interval, Q, type Relation, rationalOf } from '../../../../theory';
import { type ExactQuotient, exactQuotients as E } from './exact-quotient';
import { type Laurent, areEqual, constantOf, inverseOf, negated, productOf, sumOf } from './laurent';

const ZERO = E.fromRational(Q.zero);

class Named {
  readonly kind = 'named';
  private known: ExactQuotient | undefined;
  private knownEnclosure: Interval | undefined;

  constructor(
    readonly form: Laurent,
    private readonly compute: () => ExactQuotient,
  ) {}

  get exact(): ExactQuotient {
    return (this.known ??= this.compute());
  }

  get enclosure(): Interval {
    return (this.knownEnclosure ??= E.enclose(this.form.length === 0 ? ZERO : this.exact));
  }
}

export type NamedReal = ExactQuotient | Named;

/** A number by its polynomial and the way to compute it. */
export const namedReal = (form: () => Laurent, compute: () => NamedReal): NamedReal =>
  new Named(form(), () => exactOf(compute()));

/** More terms than this cost more than exact reals. */
const MAX_TERMS = 64;

const isNamed = (a: NamedReal): a is Named => a.kind === 'named';

/** The number in exact reals and their quotients. */
const exactOf = (a: NamedReal): ExactQuotient => (isNamed(a) ? a.exact : a);

/** The polynomial of a number, if it has one. */
function formOf(a: NamedReal): Laurent | undefined {
  if (isNamed(a)) return a.form;
  const rational = a.kind === 'quotient' ? undefined : rationalOf(a);
  return rational && constantOf(rational);
}

/** An operation on numbers from the operation on polynomials, undefined where it leads out of them, and on exact reals. */
function binary(
  onForms: (a: Laurent, b: Laurent) => Laurent | undefined,
  onReals: (a: ExactQuotient, b: ExactQuotient) => ExactQuotient,
) {
  return (a: NamedReal, b: NamedReal): NamedReal => {
    if (!isNamed(a) && !isNamed(b)) return onReals(a, b);
    const compute = (): ExactQuotient => onReals(exactOf(a), exactOf(b));
    const [left, right] = [formOf(a), formOf(b)];
    const form = left && right && onForms(left, right);
    return form === undefined ? compute() : new Named(form, compute);
  };
}

const boundedProduct = (a: Laurent, b: Laurent): Laurent | undefined =>
  a.length * b.length > MAX_TERMS ? undefined : productOf(a, b);

function quotientOf(a: Laurent, b: Laurent): Laurent | undefined {
  const inverse = inverseOf(b);
  return inverse && boundedProduct(a, inverse);
}

const add = binary(sumOf, (a, b) => E.add(a, b));
const sub = binary(
  (a, b) => sumOf(a, negated(b)),
  (a, b) => E.sub(a, b),
);
const times = binary(boundedProduct, (a, b) => E.mul(a, b));
const quotient = binary(quotientOf, (a, b) => E.div(a, b));

/** Named numbers are finite, so a quotient by ∞ needs none of them. */
const div = (a: NamedReal, b: NamedReal): NamedReal =>
  isNamed(a) && b.kind === 'infinite' ? E.div(ZERO, b) : quotient(a, b);

function isOne(a: NamedReal): boolean {
  const value = a.kind === 'finite' ? rationalOf(a) : undefined;
  return value !== undefined && value.num === value.den;
}

function mul(a: NamedReal, b: NamedReal): NamedReal {
  if (isOne(a)) return b;
  return isOne(b) ? a : times(a, b);
}

function powerOf(a: Laurent, n: number): Laurent | undefined {
  if (n < 0) {
    const inverse = inverseOf(a);
    return inverse && powerOf(inverse, -n);
  }
  let power: Laurent | undefined = constantOf(Q.one);
  for (let i = 0; i < n; i += 1) power = power && boundedProduct(power, a);
  return power;
}

function pow(a: NamedReal, n: number): NamedReal {
  if (!isNamed(a)) return E.pow(a, n);
  const compute = (): ExactQuotient => E.pow(a.exact, n);
  const form = Math.abs(n) > MAX_TERMS ? undefined : powerOf(a.form, n);
  return form === undefined ? compute() : new Named(form, compute);
}

const HOLDS_BETWEEN_EQUALS: ReadonlySet<Relation> = new Set<Relation>(['<=', '==', '>=']);

function decide(relation: Relation, a: NamedReal, b: NamedReal): Decision {
  if (isNamed(a) || isNamed(b)) {
    const [left, right] = [formOf(a), formOf(b)];
    if (left && right && areEqual(left, right))
      return { truth: HOLDS_BETWEEN_EQUALS.has(relation) ? 'true' : 'false', certainty: 'exact', equal: true };
  }
  return E.decide(relation, exactOf(a), exactOf(b));
}

/** Exact reals and their quotients by sums, whose equality is often seen by names. @see exactQuotients */
export const namedReals: Arithmetic<NamedReal> = {
  name: 'exact',
  infinity: E.infinity,
  fromRational: (value) => E.fromRational(value),
  sum: (terms) => {
    const [only] = terms;
    if (only !== undefined && terms.length === 1) return only;
    if (!terms.some(isNamed)) return E.sum(terms as readonly ExactQuotient[]);
    const compute = (): ExactQuotient => E.sum(terms.map(exactOf));
    const form = terms.reduce<Laurent | undefined>((total, term) => {
      const next = formOf(term);
      return total && next && sumOf(total, next);
    }, []);
    return form === undefined ? compute() : new Named(form, compute);
  },
  neg: (a) => (isNamed(a) ? new Named(negated(a.form), () => E.neg(a.exact)) : E.neg(a)),
  add,
  sub,
  mul,
  div,
  pow,
  sqrt: (a) => E.sqrt(exactOf(a)),
  exp: (a) => E.exp(exactOf(a)),
  log: (a) => E.log(exactOf(a)),
  tanh: (a) => E.tanh(exactOf(a)),
  abs: (a) => E.abs(exactOf(a)),
  max: (a, b) => E.max(exactOf(a), exactOf(b)),
  min: (a, b) => E.min(exactOf(a), exactOf(b)),
  between: (a, b) => E.between(exactOf(a), exactOf(b)),
  decide,
  enclose: (a) => (isNamed(a) ? a.enclosure : E.enclose(a)),
  isFinite: (a) => a.kind !== 'infinite',
  exactly: (a) => {
    const exact = exactOf(a);
    return exact.kind === 'quotient' ? undefined : exact;
  },
};
