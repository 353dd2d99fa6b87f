/**
 * Fractions of BigInts, for tests only. They share no code with the arithmetics that tests compare with
 * them.
 */

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

/** Denominators of this size are worth a gcd. */
const LONG = 1n << 40_000n;

export class Fraction {
  private constructor(
    readonly top: bigint,
    readonly bottom: bigint,
  ) {}

  /** `top/bottom`. @throws RangeError for a bottom of 0 */
  static of(top: bigint | number, bottom: bigint | number = 1n): Fraction {
    const [a, b] = [BigInt(top), BigInt(bottom)];
    if (b === 0n) throw new RangeError(`${a}/0`);
    return Fraction.short(b < 0n ? -a : a, magnitude(b));
  }

  /** In lowest terms if the denominator is long: a gcd takes longer than a few operations on short numbers. */
  private static short(top: bigint, bottom: bigint): Fraction {
    if (bottom < LONG) return new Fraction(top, bottom);
    const common = gcd(magnitude(top), bottom);
    return new Fraction(top / common, bottom / common);
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
    if (this.bottom === other.bottom) return Fraction.short(this.top + other.top, this.bottom);
    return Fraction.short(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negated());
  }

  times(other: Fraction): Fraction {
    return Fraction.short(this.top * other.top, this.bottom * other.bottom);
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
    const [a, b] = [this.top * other.bottom, other.top * this.bottom];
    return a > b ? 1 : a < b ? -1 : 0;
  }
}

/** The sign of this number minus a double, which may be ±∞. */
export function againstDouble(value: Fraction, x: number): number {
  return Number.isFinite(x) ? value.against(Fraction.ofDouble(x)) : -Math.sign(x);
}
