/** The values of evidences, `E_N[w^k] = exp(exponent)·ratio^½`, and of logarithms of ratios of determinants, in one arithmetic. */
import { type Arithmetic, Q, type Rational, unanswerable } from '../../../theory';
import type { Component, Evidence } from './exact/component';
import type { Tilt } from './exact/exact-components';
import { type Laurent, multipleOf, sumOf } from './exact/laurent';

/** Exponents beyond this may make high-precision exponentials infinite. */
const MAX_EXPONENT = Q.of(10n ** 12n);
const HALF = Q.of(1, 2);
const MINUS_HALF = Q.of(-1, 2);

/** A number by its polynomial in named numbers and the way to compute it, in arithmetics that keep names. */
export type Naming<T> = (form: Laurent, compute: () => T) => T;

export class Evidences<T> {
  private readonly known = new Map<Tilt, T>();
  private readonly roots = new Map<Tilt, T>();
  private readonly half: T;

  /** @param naming what keeps the names of evidences and determinants; without it they are computed at once */
  constructor(
    private readonly arithmetic: Arithmetic<T>,
    private readonly naming: Naming<T> = (_, compute) => compute(),
  ) {
    this.half = arithmetic.fromRational(HALF);
  }

  /** The value of `E_N[w^k]`, computed once for each tilt. */
  of(tilted: Tilt): T {
    const known = this.known.get(tilted);
    if (known !== undefined) return known;
    const value = this.naming(tilted.form, () => this.relative(tilted, Q.zero));
    this.known.set(tilted, value);
    return value;
  }

  /** `E_N[w^k]/e^offset`. */
  relative(tilted: Tilt, offset: Rational): T {
    const { exponent, ratio } = tilted.evidence;
    const root = this.roots.get(tilted) ?? this.logOfRoot(ratio);
    this.roots.set(tilted, root);
    return this.exponential(Q.sub(exponent, offset), root);
  }

  /** `exp(exponent)·ratio^½`. @throws UnanswerableError if the exponent is too large. */
  positive({ exponent, ratio }: Evidence): T {
    return this.exponential(exponent, this.logOfRoot(ratio));
  }

  /** `½ log(|Λ_p|/|Λ_q|)` from the ratio. */
  logOfRootRatio(p: Component, q: Component, ratio: Rational): T {
    const form = sumOf(multipleOf(p.logDeterminant, HALF), multipleOf(q.logDeterminant, MINUS_HALF));
    return this.naming(form, () => this.logOfRoot(ratio));
  }

  private logOfRoot(ratio: Rational): T {
    const A = this.arithmetic;
    return A.mul(this.half, A.log(A.fromRational(ratio)));
  }

  private exponential(exponent: Rational, rest: T): T {
    const A = this.arithmetic;
    const magnitude = exponent.num < 0n ? Q.neg(exponent) : exponent;
    if (Q.compare(magnitude, MAX_EXPONENT) > 0) {
      return unanswerable(
        `an evidence of e^${Q.toNumber(exponent)} is out of range; take rewards and means closer to 0`,
      );
    }
    return A.exp(A.add(A.fromRational(exponent), rest));
  }
}
