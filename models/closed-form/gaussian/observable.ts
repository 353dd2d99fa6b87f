/**
 * Observables of the Gaussian model: polynomials `Σ coef · w^k r^j`, k any integer, j ≥ 0.
 *
 * Their expectations have a closed form, by a tilt and a moment of a quadratic form:
 * `E_N[w^k r^j] = E_N[w^k] · E_{N·w^k}[r^j]`. `log` of a monomial in w and `exp` of `n·r + const` are polynomials too;
 * other functions are refused.
 */
import { type Arithmetic, type ObservableAlgebra, Q, UnanswerableError, applyOperator } from '../../../theory';

/** The term `coef · w^k · r^j`, where the field `w` is k and the field `r` is j. */
export interface Term<T> {
  readonly w: number;
  readonly r: number;
  readonly coef: T;
}

/** A sum of terms with distinct exponents; the empty sum is 0. */
export type Polynomial<T> = readonly Term<T>[];

/** Bounds the work of any claim: a power with a larger exponent is refused unless its base is a single term. */
const MAX_POWER = 64;

/** Adds terms with equal exponents. */
function collect<T>(A: Arithmetic<T>, terms: readonly Term<T>[]): Polynomial<T> {
  const byExponents = new Map<string, Term<T>>();
  for (const term of terms) {
    const key = `${term.w},${term.r}`;
    const seen = byExponents.get(key);
    byExponents.set(key, seen ? { ...term, coef: A.add(seen.coef, term.coef) } : term);
  }
  return [...byExponents.values()];
}

/** `a·b`. */
export function product<T>(A: Arithmetic<T>, a: Polynomial<T>, b: Polynomial<T>): Polynomial<T> {
  const [x, y] = [a[0], b[0]];
  if (x && y && a.length === 1 && b.length === 1) return [{ w: x.w + y.w, r: x.r + y.r, coef: A.mul(x.coef, y.coef) }];
  return collect(
    A,
    a.flatMap((x) => b.map((y) => ({ w: x.w + y.w, r: x.r + y.r, coef: A.mul(x.coef, y.coef) }))),
  );
}

/** The only term of a monomial in w. @throws UnanswerableError for anything else. */
function weightMonomial<T>(a: Polynomial<T>, operation: string): Term<T> {
  const [term, ...others] = a;
  if (term === undefined || others.length > 0 || term.r !== 0) {
    throw new UnanswerableError(
      `${operation} of an observable that is not a power of w has no closed form on a Gaussian`,
    );
  }
  return term;
}

function power<T>(A: Arithmetic<T>, a: Polynomial<T>, n: number): Polynomial<T> {
  const [term, ...others] = a;
  if (n < 0) {
    const { w, coef } = weightMonomial(a, 'a negative power');
    return [{ w: w * n, r: 0, coef: A.pow(coef, n) }];
  }
  if (term !== undefined && others.length === 0) return [{ w: term.w * n, r: term.r * n, coef: A.pow(term.coef, n) }];
  if (n > MAX_POWER) throw new UnanswerableError(`the power ${n} of a sum of observables; the limit is ${MAX_POWER}`);
  const unit: Polynomial<T> = [{ w: 0, r: 0, coef: A.fromRational(Q.one) }];
  return Array.from({ length: n }).reduce<Polynomial<T>>((total) => product(A, total, a), unit);
}

/** The value of a number if it is certainly an integer, else undefined. */
function integerValue<T>(A: Arithmetic<T>, value: T): number | undefined {
  const { lo, hi } = A.enclose(value);
  return lo === hi && Number.isSafeInteger(lo) ? lo : undefined;
}

/** `exp(n·r + const) = e^const w^n`. */
function exponential<T>(A: Arithmetic<T>, a: Polynomial<T>): Polynomial<T> {
  let w = 0;
  let constant = A.fromRational(Q.zero);
  for (const term of a) {
    const n = term.w === 0 && term.r === 1 ? integerValue(A, term.coef) : undefined;
    if (term.w === 0 && term.r === 0) constant = A.add(constant, term.coef);
    else if (n !== undefined) w += n;
    else
      throw new UnanswerableError(
        'exp of an observable that is not a whole multiple of r has no closed form on a Gaussian',
      );
  }
  return [{ w, r: 0, coef: A.exp(constant) }];
}

/** Pointwise arithmetic on polynomials in w and r. */
export function polynomialAlgebra<T>(A: Arithmetic<T>): ObservableAlgebra<T, Polynomial<T>> {
  const constant = (coef: T): Polynomial<T> => [{ w: 0, r: 0, coef }];
  const negate = (a: Polynomial<T>): Polynomial<T> => a.map((term) => ({ ...term, coef: A.neg(term.coef) }));
  const isConstant = (a: Polynomial<T>): boolean => a.every(({ w, r }) => w === 0 && r === 0);
  const valueOf = (a: Polynomial<T>): T => A.sum(a.map(({ coef }) => coef));
  const one = A.fromRational(Q.one);
  const names = { w: [{ w: 1, r: 0, coef: one }], r: [{ w: 0, r: 1, coef: one }] };
  return {
    named: (name) => names[name],
    constant,
    negate,
    binary: (op, a, b) => {
      if (isConstant(a) && isConstant(b)) return constant(applyOperator(A, op, valueOf(a), valueOf(b)));
      switch (op) {
        case '+':
          return collect(A, [...a, ...b]);
        case '-':
          return collect(A, [...a, ...negate(b)]);
        case '*':
          return product(A, a, b);
        case '/': {
          const { w, coef } = weightMonomial(b, 'division');
          return a.map((term) => ({ w: term.w - w, r: term.r, coef: A.div(term.coef, coef) }));
        }
      }
    },
    power: (a, n) => power(A, a, n),
    call: (fn, [a, b = a]) => {
      if (isConstant(a) && isConstant(b)) return constant(fn.apply(A, valueOf(a), valueOf(b)));
      if (fn.name === 'exp') return exponential(A, a);
      if (fn.name === 'log') {
        const { w, coef } = weightMonomial(a, 'log');
        return [
          { w: 0, r: 0, coef: A.log(coef) },
          { w: 0, r: 1, coef: A.fromRational(Q.of(w)) },
        ];
      }
      throw new UnanswerableError(`${fn.name} of an observable has no closed form on a Gaussian`);
    },
    at: () => {
      throw new UnanswerableError('a Gaussian has no atoms x, y to evaluate an observable at');
    },
  };
}
