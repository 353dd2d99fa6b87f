/** Converts rationals to numbers of a field. */
import type { Field, Rational } from '../../../theory';

const CHUNK_BITS = 52n;
const CHUNK = 2n ** CHUNK_BITS;

/** `Field.of` takes whole doubles; a longer number is built from shorter pieces. */
function wholeIn<T>(field: Field<T>, value: bigint): T {
  if (value < 0n) return field.sub(field.of(0), wholeIn(field, -value));
  if (value < CHUNK) return field.of(Number(value));
  const high = field.mul(wholeIn(field, value >> CHUNK_BITS), field.of(Number(CHUNK)));
  return field.add(high, field.of(Number(value % CHUNK)));
}

/** A rational as a number of a field; exact in the field of rationals. */
export function numberIn<T>(field: Field<T>, { num, den }: Rational): T {
  return field.div(wholeIn(field, num), wholeIn(field, den));
}
