/**
 * Expectations over a fixed number of i.i.d. draws from a law with **any** number of atoms, symmetrised.
 *
 * A polynomial of degree d in the masses, whose coefficients depend on an atom only through its weight, is made homogeneous by powers of
 * `Σ p = 1`; it is then `E[κ(w_1, …, w_d)]` over d draws with a symmetric kernel κ, and the coefficient of `p^α` is a positive multiple
 * of κ at the multiset α. So the coefficient of `p_1 p_2 ⋯ p_d` alone decides all signs. The other monomials are not needed to compute it:
 * values are elements of `C[p_1, …, p_d]/(p_i²)`, each homogeneous. A sum of different degrees multiplies the lower one by powers of
 * `s = p_1 + … + p_d`.
 *
 * A scalar in a denominator must be an expectation with a kernel ≥ 0, such as `E[w]`; it is kept as a formal factor.
 */
import { Q, type Rational, unanswerable } from '../../theory';
import type { Algebra } from './algebra';

/** A homogeneous element: a coefficient for each set of `degree` draws, the sets as bit masks. */
export interface Element<C> {
  readonly degree: number;
  readonly terms: ReadonlyMap<number, C>;
}

/** An expectation that stands in denominators. */
interface Factor<C> {
  readonly element: Element<C>;
  readonly exponent: number;
}

/** A numerator over factors, which are known by the keys of their kernels. */
export interface DrawsValue<C> {
  readonly numerator: Element<C>;
  readonly factors: ReadonlyMap<string, Factor<C>>;
}

const NO_FACTORS: ReadonlyMap<string, never> = new Map<string, never>();

/** The ring over d draws. */
export class DrawsRing<C> {
  constructor(
    private readonly algebra: Algebra<C>,
    readonly draws: number,
  ) {}

  constant(value: Rational): DrawsValue<C> {
    return this.scalar(this.algebra.constant(value));
  }

  /** A value that depends on no draw. */
  scalar(value: C): DrawsValue<C> {
    return { numerator: { degree: 0, terms: new Map([[0, value]]) }, factors: NO_FACTORS };
  }

  /** The mass of the i-th draw, p_i. */
  mass(i: number): DrawsValue<C> {
    const one = this.algebra.constant(Q.one);
    return { numerator: { degree: 1, terms: new Map([[1 << i, one]]) }, factors: NO_FACTORS };
  }

  add(a: DrawsValue<C>, b: DrawsValue<C>): DrawsValue<C> {
    const factors = new Map(a.factors);
    for (const [key, factor] of b.factors)
      if (factor.exponent > (factors.get(key)?.exponent ?? 0)) factors.set(key, factor);
    const left = this.over(a, factors);
    const right = this.over(b, factors);
    const degree = Math.max(left.degree, right.degree);
    const terms = new Map(this.padded(left, degree).terms);
    for (const [set, value] of this.padded(right, degree).terms) this.addTo(terms, set, value);
    return { numerator: { degree, terms }, factors };
  }

  sub(a: DrawsValue<C>, b: DrawsValue<C>): DrawsValue<C> {
    return this.add(a, this.negated(b));
  }

  mul(a: DrawsValue<C>, b: DrawsValue<C>): DrawsValue<C> {
    const factors = new Map(a.factors);
    for (const [key, { element, exponent }] of b.factors)
      factors.set(key, { element, exponent: exponent + (factors.get(key)?.exponent ?? 0) });
    return { numerator: this.product(a.numerator, b.numerator), factors };
  }

  /** @throws UnanswerableError if b is no expectation with a kernel ≥ 0 */
  div(a: DrawsValue<C>, b: DrawsValue<C>): DrawsValue<C> {
    const { algebra } = this;
    if (b.factors.size > 0) unanswerable('a quotient by a quotient of expectations');
    const { degree, terms } = b.numerator;
    if (degree === 0) {
      const divisor = terms.get(0) ?? unanswerable('a quotient by 0');
      const over = new Map([...a.numerator.terms].map(([set, value]) => [set, algebra.div(value, divisor)]));
      return { numerator: { degree: a.numerator.degree, terms: over }, factors: a.factors };
    }
    // The algebra refuses kernels that may be 0 or below.
    for (const kernel of terms.values()) algebra.div(algebra.constant(Q.one), kernel);
    // The kernel at the first draws names the factor: it is the same function of the weights of any draws.
    const key = algebra.key(terms.get(2 ** degree - 1) ?? unanswerable('a quotient by 0'));
    const exponent = (a.factors.get(key)?.exponent ?? 0) + 1;
    return { numerator: a.numerator, factors: new Map(a.factors).set(key, { element: b.numerator, exponent }) };
  }

  /** The coefficient of p_1 ⋯ p_d in the numerator. @throws UnanswerableError if its degree exceeds d */
  coefficient({ numerator }: DrawsValue<C>): C {
    if (numerator.degree > this.draws)
      unanswerable(`a numerator of degree ${numerator.degree} over ${this.draws} draws`);
    const all = 2 ** this.draws - 1;
    return this.padded(numerator, this.draws).terms.get(all) ?? this.algebra.constant(Q.zero);
  }

  private negated({ numerator: { degree, terms }, factors }: DrawsValue<C>): DrawsValue<C> {
    const zero = this.algebra.constant(Q.zero);
    return {
      numerator: { degree, terms: new Map([...terms].map(([set, value]) => [set, this.algebra.sub(zero, value)])) },
      factors,
    };
  }

  private addTo(terms: Map<number, C>, set: number, value: C): void {
    const before = terms.get(set);
    terms.set(set, before === undefined ? value : this.algebra.add(before, value));
  }

  /** The numerator over these factors, which include those of the value. */
  private over({ numerator, factors: own }: DrawsValue<C>, factors: ReadonlyMap<string, Factor<C>>): Element<C> {
    let value = numerator;
    for (const [key, { element, exponent }] of factors)
      for (let k = own.get(key)?.exponent ?? 0; k < exponent; k += 1) value = this.product(value, element);
    return value;
  }

  private product(a: Element<C>, b: Element<C>): Element<C> {
    const terms = new Map<number, C>();
    for (const [left, x] of a.terms) {
      for (const [right, y] of b.terms) {
        if ((left & right) !== 0) continue;
        this.addTo(terms, left | right, this.algebra.mul(x, y));
      }
    }
    return { degree: a.degree + b.degree, terms };
  }

  /** The same value of a higher degree: times a power of s, `s^m = m! Σ p_S` over sets S of m draws. */
  private padded({ degree, terms }: Element<C>, to: number): Element<C> {
    if (degree === to) return { degree, terms };
    const missing = to - degree;
    let ways = 1;
    for (let k = 2; k <= missing; k += 1) ways *= k;
    const sets = new Map<number, C>();
    const times = this.algebra.constant(Q.of(ways));
    for (const set of setsOfSize(this.draws, missing)) sets.set(set, times);
    return this.product({ degree, terms }, { degree: missing, terms: sets });
  }
}

/** The sets of `size` of the draws 0…d − 1, as bit masks. */
function setsOfSize(d: number, size: number): number[] {
  if (size > d) return [];
  return Array.from({ length: 2 ** d }, (_, set) => set).filter((set) => countOf(set) === size);
}

function countOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
