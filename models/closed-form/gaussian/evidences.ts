/** The values of evidences, `E_N[w^k] = exp(exponent)·ratio^½`, and of logarithms of ratios of determinants, in one arithmetic. */
import { type Arithmetic, Q, type Rational, unanswerable } from '../../../theory';
import type { Component, Evidence } from './exact/component';
import type { Tilt } from './exact/exact-components';
import { type Laurent, multipleOf, sumOf } from './exact/laurent';

/** Exponents beyond this may make high-precision exponentials infinite. */
const MAX_EXPONENT = 10n ** 12n;
const HALF = Q.of(1, 2);
const MINUS_HALF = Q.of(-1, 2);

/** A number by its polynomial in named numbers and the way to compute it, in arithmetics that keep names. */
export type Naming<T> = (form: () => Laurent, compute: () => T) => T;

/** What is known of the evidence of a tilt. */
interface Known<T> {
  /** `½ log ratio`. */
  root: T | undefined;
  value: T | undefined;
}

export class Evidences<T> {
  private readonly known = new Map<Tilt, Known<T>>();
  private readonly half: T;

  /** @param naming what keeps the names of evidences and determinants; without it they are computed at once */
  constructor(
    private readonly arithmetic: Arithmetic<T>,
    private readonly naming: Naming<T> | undefined,
  ) {
    this.half = arithmetic.fromRational(HALF);
  }

  private knownOf(tilted: Tilt): Known<T> {
    let known = this.known.get(tilted);
    if (known === undefined) this.known.set(tilted, (known = { root: undefined, value: undefined }));
    return known;
  }

  /** The value of `E_N[w^k]`, computed once for each tilt. */
  of(tilted: Tilt): T {
    const known = this.knownOf(tilted);
    return (known.value ??= this.named(
      () => tilted.form,
      () => this.exponential(tilted.evidence.exponent, this.rootOf(tilted)),
    ));
  }

  /** `E_N[w^k]/e^offset`. */
  relative(tilted: Tilt, offset: bigint): T {
    const { num, den } = tilted.evidence.exponent;
    return this.exponential({ num: num - offset * den, den }, this.rootOf(tilted));
  }

  /** `exp(exponent)·ratio^½`. @throws UnanswerableError if the exponent is too large. */
  positive({ exponent, ratio }: Evidence): T {
    return this.exponential(exponent, this.logOfRoot(ratio));
  }

  /** `½ log(|Λ_p|/|Λ_q|)` from the ratio. */
  logOfRootRatio(p: Component, q: Component, ratio: Rational): T {
    return this.named(
      () => sumOf(multipleOf(p.logDeterminant, HALF), multipleOf(q.logDeterminant, MINUS_HALF)),
      () => this.logOfRoot(ratio),
    );
  }

  private named(form: () => Laurent, compute: () => T): T {
    return this.naming === undefined ? compute() : this.naming(form, compute);
  }

  private rootOf(tilted: Tilt): T {
    return (this.knownOf(tilted).root ??= this.logOfRoot(tilted.evidence.ratio));
  }

  private logOfRoot(ratio: Rational): T {
    const A = this.arithmetic;
    return A.mul(this.half, A.log(A.fromRational(ratio)));
  }

  private exponential(exponent: Rational, rest: T): T {
    const A = this.arithmetic;
    const limit = MAX_EXPONENT * exponent.den;
    if (exponent.num > limit || exponent.num < -limit) {
      return unanswerable(
        `an evidence of e^${Q.toNumber(exponent)} is out of range; take rewards and means closer to 0`,
      );
    }
    return A.exp(A.add(A.fromRational(exponent), rest));
  }
}
