/**
 * Fractions of BigInts in lowest terms, for tests only. They share no code with the arithmetics that tests compare with
 * them.
 */

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

export class Fraction {
  private constructor(
    readonly top: bigint,
    readonly bottom: bigint,
  ) {}

  /** `top/bottom`. @throws RangeError for a bottom of 0 */
  static of(top: bigint | number, bottom: bigint | number = 1n): Fraction {
    const [a, b] = [BigInt(top), BigInt(bottom)];
    if (b === 0n) throw new RangeError(`${a}/0`);
    const common = gcd(magnitude(a), magnitude(b)) * (b < 0n ? -1n : 1n);
    return new Fraction(a / common, b / common);
  }

  /** The exact value of a finite double, from its bits. */
  static ofDouble(x: number): Fraction {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, x);
    const bits = view.getBigUint64(0);
    const exponent = Number((bits >> 52n) & 0x7ffn);
    if (exponent === 0x7ff) throw new RangeError(`${x} is not finite`);
    const fraction = bits & 0xfffffffffffffn;
    const mantissa = (exponent === 0 ? fraction : fraction | (1n << 52n)) * (bits >> 63n === 1n ? -1n : 1n);
    const power = Math.max(exponent, 1) - 1075;
    return power >= 0 ? Fraction.of(mantissa << BigInt(power)) : Fraction.of(mantissa, 1n << BigInt(-power));
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negated());
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.top * other.top, this.bottom * other.bottom);
  }

  /** @throws RangeError for the divisor 0 */
  over(other: Fraction): Fraction {
    return Fraction.of(this.top * other.bottom, this.bottom * other.top);
  }

  negated(): Fraction {
    return new Fraction(-this.top, this.bottom);
  }

  /** @throws RangeError for a negative power of 0 */
  power(n: number): Fraction {
    const raised = Fraction.of(this.top ** BigInt(Math.abs(n)), this.bottom ** BigInt(Math.abs(n)));
    return n < 0 ? Fraction.of(1).over(raised) : raised;
  }

  /** −1, 0 or 1. */
  sign(): number {
    return this.top > 0n ? 1 : this.top < 0n ? -1 : 0;
  }

  /** The sign of `this − other`. */
  against(other: Fraction): number {
    return this.minus(other).sign();
  }
}

/** The sign of this number minus a double, which may be ±∞. */
export function againstDouble(value: Fraction, x: number): number {
  return Number.isFinite(x) ? value.against(Fraction.ofDouble(x)) : -Math.sign(x);
}
