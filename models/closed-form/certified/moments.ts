/**
 * Mean and variance under a large law, enclosed without cancellation.
 *
 * With a double c near the mean, `E[f] = c + E[f − c]` and `Var(f) = E[(f − c)²] − E[f − c]²`. The errors of the terms
 * are the error e of the masses and a few roundings, so the error of `E[f]` is about `e·E|f − c|`: it is relative to
 * the spread of f, not to its size. c is the anchor of the result, so a difference of two means, or of a mean and
 * w_max, keeps this accuracy. The relative error of the variance is about e, since c is so near to the mean that the
 * second term is only a correction. If a law is concentrated on one value, its mean is within a rounding of this value,
 * and c is set to it; another c would lose the small distance between the two.
 */
import {
  type Anchored,
  type Interval,
  NotRepresentableError,
  anchoredAt,
  doubleArithmetic,
  point,
} from '../../../theory';
import { SECOND_MOMENT_ROUNDINGS, kernelsFor } from '../../kernels';
import { SUM, around, blockedSum, compound, roundings, termsRoom, underflow, within } from '../rounding';

const { abs } = Math;

/** A probability law of computed masses with this relative error. */
export interface Masses {
  readonly mass: Float64Array;
  readonly error: number;
}

export interface Moments {
  readonly mean: Anchored;
  readonly variance: Interval;
}

/** The value of f if it is the same on all atoms with mass, else undefined. */
function constantOn({ mass }: Masses, f: Float64Array): number | undefined {
  let value: number | undefined;
  for (let i = 0; i < mass.length; i += 1) {
    if (mass[i] === 0) continue;
    if (value !== undefined && value !== f[i]) return undefined;
    value = f[i];
  }
  return value;
}

/** A value of f within this relative distance from the mean becomes the centre. */
const NEXT_TO = 2 ** -49;

/** The value of f nearest to the mean, if an atom with mass has one within `NEXT_TO`, else the computed mean. */
export function centreOf(
  { mass }: { readonly mass: Readonly<Float64Array> },
  f: ArrayLike<number>,
  mean: number,
): number {
  let nearest = Infinity;
  let centre = mean;
  for (let i = 0; i < mass.length; i += 1) {
    const distance = abs((f[i] as number) - mean);
    if (distance < nearest && mass[i] !== 0) {
      nearest = distance;
      centre = f[i] as number;
    }
  }
  return nearest <= NEXT_TO * abs(mean) ? centre : mean;
}

/** The roundings of the kernel's centred moments, and of the sums to which their bounds are relative. */
const CENTRED = SECOND_MOMENT_ROUNDINGS + 4;

const centred = { mass: 0, first: 0, absolute: 0, second: 0 };

/** The mean and variance of exact finite values f, one per atom. */
export function momentsOf(law: Masses, f: Float64Array): Moments {
  const constant = constantOn(law, f);
  if (constant !== undefined) return { mean: anchoredAt(constant), variance: point(0) };
  const { mass, error } = law;
  const n = mass.length;
  const kernels = kernelsFor(n);
  kernels.vectors[0]?.set(mass);
  kernels.vectors[1]?.set(f);
  const centre = centreOf(law, f, kernels.product(0, 1, n));
  kernels.moments(0, 1, centre, centred, n);
  const { first, absolute, second } = centred;
  const drift = within(first, compound(error + roundings(2 * CENTRED)) * absolute + underflow(n));
  const square = around(second, error + roundings(CENTRED), underflow(2 * n));
  const variance = doubleArithmetic.sub(square, doubleArithmetic.pow(drift, 2));
  return { mean: anchoredAt(centre, drift), variance: { lo: Math.max(0, variance.lo), hi: variance.hi } };
}

/** `E[f]` for enclosed values `lo ≤ f ≤ hi` at every atom. */
export function meanOfEnclosed(law: Masses, lo: Float64Array, hi: Float64Array): Interval {
  return { lo: endOf(law, lo).lo, hi: endOf(law, hi).hi };
}

function endOf({ mass, error }: Masses, f: Float64Array): Interval {
  const n = mass.length;
  const terms = termsRoom(n);
  for (let i = 0; i < n; i += 1) terms[i] = mass[i] === 0 ? 0 : (mass[i] as number) * (f[i] as number);
  const sum = blockedSum(terms, n);
  // Beyond the doubles a compensated sum is NaN.
  if (!Number.isFinite(sum)) throw new NotRepresentableError('an expectation beyond the range of doubles');
  for (let i = 0; i < n; i += 1) terms[i] = abs(terms[i] as number);
  return within(sum, compound(error + roundings(2 * SUM + 4)) * blockedSum(terms, n) + underflow(n));
}

/** The probability of the atoms whose entry in `event` is `chosen`. */
export function probabilityOf({ mass, error }: Masses, event: Uint8Array, chosen: 0 | 1): Interval {
  const n = mass.length;
  const terms = termsRoom(n);
  let empty = true;
  for (let i = 0; i < n; i += 1) {
    const m = event[i] === chosen ? (mass[i] as number) : 0;
    terms[i] = m;
    if (m !== 0) empty = false;
  }
  return empty ? point(0) : around(blockedSum(terms, n), error + roundings(SUM));
}
