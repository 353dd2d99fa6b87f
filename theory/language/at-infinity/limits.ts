/**
 * Expressions in K at K = ∞: their limits.
 *
 * A rational function of K, such as `(K − 1)/K`, is held as a quotient of polynomials in K, whose coefficients are numbers of the
 * model. Its limit is that of the leading terms. So `(K − 1)/K → 1`, `1/K → 0`, and `λ (K − 1) → 0` where λ = 0. Any other function of such
 * numbers is continuous, and takes its value at their limits.
 *
 * A coefficient that depends on K itself, through the law of a later round, is known at K = ∞ only. If it is 0 there, its product with
 * K may have any limit, and none is given: `NoLimitError`.
 */
import type { Arithmetic } from '../../arithmetic';
import { NoLimitError, NotRepresentableError, UndefinedValueError } from '../../errors';
import { speaksOfK } from '../parts';
import type { Expression } from '../tree';
import { isRigid } from './rigid';

/** A coefficient: its value at K = ∞, and whether it is the same for every K. */
interface Coefficient<T> {
  readonly value: T;
  readonly rigid: boolean;
}

/** A polynomial in K, the constant term first; no terms are 0. */
type Polynomial<T> = readonly Coefficient<T>[];

/** A quotient of polynomials, or an infinite value; `ofK` tells whether it grows with K. */
type Germ<T> =
  | { readonly kind: 'ratio'; readonly num: Polynomial<T>; readonly den: Polynomial<T> }
  | { readonly kind: 'infinite'; readonly value: T; readonly ofK: boolean };

/** The value of an expression at K = ∞. */
export interface Limit<T> {
  readonly value: T;
  /** Whether it is infinite because K is. */
  readonly diverges: boolean;
}

/** What the expression stands in. */
export interface LimitContext<T> {
  readonly arithmetic: Arithmetic<T>;
  /** The value of an expression without K, or of a word. */
  readonly value: (e: Expression) => T;
  /** The value of an exponent. @throws NoLimitError where that is not finite */
  readonly exponent: (e: Expression) => number;
}

/** Powers of polynomials that are multiplied out. */
const LARGEST_POWER = 32;

const NO_LIMIT = 'no limit at K = ∞ is known of ';

class Limits<T> {
  private readonly A: Arithmetic<T>;
  private readonly one: Coefficient<T>;
  private readonly zero: T;

  constructor(private readonly context: LimitContext<T>) {
    this.A = context.arithmetic;
    this.zero = this.A.sum([]);
    this.one = { value: this.A.pow(this.zero, 0), rigid: true };
  }

  limit(germ: Germ<T>, of: Expression): Limit<T> {
    if (germ.kind === 'infinite') return { value: germ.value, diverges: germ.ofK };
    const { A } = this;
    const den = this.trimmed(germ.den, of);
    const num = this.trimmed(germ.num, of);
    const [below, above] = [den.at(-1), num.at(-1)];
    if (below === undefined) throw new UndefinedValueError('division by zero');
    const sign = this.signOf(below.value);
    if (above === undefined || num.length < den.length) return { value: this.zero, diverges: false };
    if (num.length === den.length) return this.finite(A.div(above.value, below.value));
    const value = this.signOf(above.value) * sign > 0 ? A.infinity : A.neg(A.infinity);
    return { value, diverges: true };
  }

  private finite(value: T): Limit<T> {
    return { value, diverges: this.isInfinite(value) };
  }

  germ(e: Expression): Germ<T> {
    if (!speaksOfK(e)) return this.constant(this.context.value(e), isRigid(e), false);
    switch (e.kind) {
      case 'name':
        return { kind: 'ratio', num: [{ value: this.zero, rigid: true }, this.one], den: [this.one] };
      case 'definition':
        return this.germ(e.body);
      case 'negate':
        return this.negated(this.germ(e.of));
      case 'binary':
        return e.op === '^'
          ? this.power(this.germ(e.left), this.context.exponent(e.right), e)
          : this.combined(e.op, this.germ(e.left), this.germ(e.right), e);
      case 'call': {
        const [a, b] = e.args.map((arg) => this.limit(this.germ(arg), arg).value);
        const value = e.word.apply(this.A, a as T, (e.word.arity === 1 ? a : b) as T);
        return this.constant(value, false, true);
      }
      default:
        return this.constant(this.context.value(e), false, true);
    }
  }

  private constant(value: T, rigid: boolean, ofK: boolean): Germ<T> {
    if (this.isInfinite(value)) return { kind: 'infinite', value, ofK };
    return { kind: 'ratio', num: [{ value, rigid }], den: [this.one] };
  }

  private isInfinite(value: T): boolean {
    const { lo, hi } = this.A.enclose(value);
    return lo === Infinity || hi === -Infinity;
  }

  private isZero({ value }: Coefficient<T>): boolean {
    return this.A.decide('==', value, this.zero).truth === 'true';
  }

  /** Of a number that is not exactly 0. */
  private signOf(value: T): 1 | -1 {
    if (this.A.decide('>', value, this.zero).truth === 'true') return 1;
    if (this.A.decide('<', value, this.zero).truth === 'true') return -1;
    throw new NotRepresentableError('a coefficient of K that these numbers cannot tell from 0');
  }

  /** Without the leading terms that are 0 for every K. */
  private trimmed(terms: Polynomial<T>, of: Expression): Polynomial<T> {
    const leading = terms.at(-1);
    if (leading === undefined || !this.isZero(leading)) return terms;
    if (!leading.rigid) throw new NoLimitError(`${NO_LIMIT}a product of K with what vanishes there`);
    return this.trimmed(terms.slice(0, -1), of);
  }

  private plus(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    const { A } = this;
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => {
      const [x, y] = [a[i], b[i]];
      if (x === undefined || y === undefined) return (x ?? y) as Coefficient<T>;
      return { value: A.add(x.value, y.value), rigid: x.rigid && y.rigid };
    });
  }

  private times(a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
    const { A } = this;
    let sum: Polynomial<T> = [];
    a.forEach((x, i) => {
      const shift = Array.from({ length: i }, () => ({ value: this.zero, rigid: true }));
      const row = b.map((y) => ({ value: this.product(x, y), rigid: x.rigid && y.rigid }));
      sum = this.plus(sum, [...shift, ...row]);
    });
    return sum.map(({ value, rigid }) =>
      A.decide('==', value, this.zero).truth === 'true' ? { value: this.zero, rigid } : { value, rigid },
    );
  }

  /** Exactly 0 where a factor is. */
  private product(x: Coefficient<T>, y: Coefficient<T>): T {
    return this.isZero(x) || this.isZero(y) ? this.zero : this.A.mul(x.value, y.value);
  }

  private ratio(num: Polynomial<T>, den: Polynomial<T>): Germ<T> {
    return { kind: 'ratio', num, den };
  }

  private negated(germ: Germ<T>): Germ<T> {
    const { A } = this;
    if (germ.kind === 'infinite') return { ...germ, value: A.neg(germ.value) };
    return { ...germ, num: germ.num.map(({ value, rigid }) => ({ value: A.neg(value), rigid })) };
  }

  private combined(op: '+' | '-' | '*' | '/', a: Germ<T>, b: Germ<T>, of: Expression): Germ<T> {
    if (a.kind === 'infinite' || b.kind === 'infinite') return this.extended(op, a, b, of);
    switch (op) {
      case '+':
        return {
          kind: 'ratio',
          num: this.plus(this.times(a.num, b.den), this.times(b.num, a.den)),
          den: this.times(a.den, b.den),
        };
      case '-':
        return this.combined('+', a, this.negated(b), of);
      case '*':
        return { kind: 'ratio', num: this.times(a.num, b.num), den: this.times(a.den, b.den) };
      case '/':
        return { kind: 'ratio', num: this.times(a.num, b.den), den: this.times(a.den, b.num) };
    }
  }

  /** Where a part is infinite: the operation on the limits. */
  private extended(op: '+' | '-' | '*' | '/', a: Germ<T>, b: Germ<T>, of: Expression): Germ<T> {
    const { A } = this;
    const [x, y] = [this.limit(a, of), this.limit(b, of)];
    const ofK = x.diverges || y.diverges;
    try {
      switch (op) {
        case '+':
          return this.constant(A.add(x.value, y.value), false, ofK);
        case '-':
          return this.constant(A.sub(x.value, y.value), false, ofK);
        case '*':
          return this.constant(A.mul(x.value, y.value), false, ofK);
        case '/':
          return this.constant(A.div(x.value, y.value), false, ofK);
      }
    } catch (error) {
      if (ofK && error instanceof UndefinedValueError) throw new NoLimitError(`${NO_LIMIT}${error.message}`);
      throw error;
    }
  }

  private power(germ: Germ<T>, n: number, of: Expression): Germ<T> {
    if (germ.kind === 'infinite') return this.constant(this.A.pow(germ.value, n), false, germ.ofK);
    if (Math.abs(n) > LARGEST_POWER) throw new NoLimitError(`${NO_LIMIT}a power of more than ${LARGEST_POWER}`);
    const one = this.ratio([this.one], [this.one]);
    let raised = one;
    for (let k = 0; k < Math.abs(n); k += 1) raised = this.combined('*', raised, germ, of);
    return n < 0 ? this.combined('/', one, raised, of) : raised;
  }
}

/**
 * The limit of an expression that speaks of K.
 * @throws NoLimitError where none is known
 * @throws UndefinedValueError where the expression is undefined for every K
 * @throws NotRepresentableError where the arithmetic cannot tell what the limit is
 */
export function limitOf<T>(e: Expression, context: LimitContext<T>): Limit<T> {
  const limits = new Limits(context);
  return limits.limit(limits.germ(e), e);
}
