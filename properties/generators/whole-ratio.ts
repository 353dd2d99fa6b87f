/** Rationals from whole numbers that a double holds exactly: common factors are found before BigInt is needed. */
import type { Rational } from '../../theory';

function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** `num/den` as it stands; safe integers, `den > 0`. */
export function ratio(num: number, den: number): Rational {
  return { num: BigInt(num), den: BigInt(den) };
}

/** The numerators up to this size, and the denominators, whose fractions are kept: making a BigInt takes as long as a small gcd. */
const KEPT = 64;
const kept: (Rational | undefined)[] = [];

/** `num/den` in lowest terms; safe integers, `den > 0`. */
export function lowest(num: number, den: number): Rational {
  const isKept = num <= KEPT && num >= -KEPT && den <= KEPT;
  const place = isKept ? (num + KEPT) * (KEPT + 1) + den : -1;
  const known = kept[place];
  if (known !== undefined) return known;
  const g = gcd(num, den);
  const found = ratio(num / g, den / g);
  if (isKept) kept[place] = found;
  return found;
}

/** Whole masses, each a safe integer, over their sum; all-zero masses become the uniform law. */
export function lawOf(masses: readonly number[]): Rational[] {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  if (total === 0) return masses.map(() => ratio(1, masses.length));
  const whole = masses.map(BigInt);
  const den = total <= Number.MAX_SAFE_INTEGER ? BigInt(total) : whole.reduce((sum, mass) => sum + mass, 0n);
  return whole.map((num) => ({ num, den }));
}
