/**
 * Limits on the cost of enumeration over multisets, checked before it starts. So a trajectory that is certified in the
 * end does not first spend minutes on exact numbers.
 *
 * A step of K draws adds masses over the least common multiple of the totals of K whole weights. This multiple has at
 * most `#totals · log2 T` bits, where T is the largest total, and at most `log2 lcm(1, …, T) ≤ 1.5 T` bits (Rosser and
 * Schoenfeld 1962, theorem 12: ψ(T) < 1.04 T).
 */
import { NotRepresentableError, Q, type Rational } from '../../../theory';
import type { Candidates } from '../../loops';
import { MAX_MULTISETS, bitSize, multisetCount } from '../discrete';
import type { TrajectoryInput } from './trajectory';

/** The largest number of multisets times atoms: a few seconds of exact, or of high-precision, arithmetic. */
const MOST_EXACT_COUNTS = 5_000_000;
const MOST_ENCLOSED_COUNTS = 2_000_000;
/** The largest number of atoms at K = ∞. */
const MOST_TILTED = 1000;
/** The most bits of all masses of all rounds at K = ∞. */
const MOST_TILTED_BITS = 10_000_000;
/** The most bits of a mass, as in `checkAffordable`. */
const MOST_BITS = 50_000;
/** The most totals that are formed to count the distinct ones. */
const MOST_TOTALS = 1_000_000;

/** The distinct whole numbers in the ratio of the weights. */
function wholeWeights(w: readonly Rational[]): bigint[] {
  const scores = Q.reduceAll(w).map(({ num }) => num);
  const factor = scores.reduce((g, score) => Q.gcd(g, score), 0n);
  return [...new Set(scores.map((score) => score / factor))];
}

const largestOf = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => (b > a ? b : a));

/** An upper bound on the bits of the least common multiple of the totals; ∞ if it exceeds `limit`. */
function bitsOfTotals(w: readonly Rational[], K: number, limit: number): number {
  const whole = wholeWeights(w);
  const largest = BigInt(K) * largestOf(whole);
  const everyNumber = 1.5 * Number(largest);
  if (everyNumber <= limit) return everyNumber;
  const length = largest.toString(2).length;
  let totals = new Set<bigint>([0n]);
  let formed = 0;
  for (let k = 0; k < K; k += 1) {
    formed += totals.size * whole.length;
    if (formed > MOST_TOTALS || totals.size * length > limit) return Infinity;
    totals = new Set([...totals].flatMap((total) => whole.map((score) => total + score)));
  }
  return totals.size * length <= limit ? totals.size * length : Infinity;
}

/** Checks the cost of tilts, which multiply masses by weights, so masses grow by the same number of bits every round. */
function checkTilts(p: readonly Rational[], w: readonly Rational[], steps: number): void {
  const n = p.length;
  if (n > MOST_TILTED) throw new NotRepresentableError(`exact masses of ${n} atoms; the limit is ${MOST_TILTED}`);
  const bits = bitSize(p) + steps * largestOf(wholeWeights(w)).toString(2).length;
  if (bits > MOST_BITS || n * (steps + 1) * bits > MOST_TILTED_BITS) {
    throw new NotRepresentableError(`${steps} steps with exact masses of up to ${bits} bits`);
  }
}

/** @throws NotRepresentableError if the first exact step of a law, or all its tilts, would cost too much */
export function checkExactStep({ p, values, K, steps }: TrajectoryInput): void {
  const n = p.length;
  const w = values.entries;
  if (K === Infinity) {
    checkTilts(p, w, steps);
    return;
  }
  const count = multisetCount(n, K);
  if (count > MAX_MULTISETS || count * n > MOST_EXACT_COUNTS) {
    throw new NotRepresentableError(`n = ${n} atoms and K = ${K} make ${count} multisets, too many to enumerate`);
  }
  const bits = K * bitSize(p);
  if (bits > MOST_BITS || bitsOfTotals(w, K, MOST_BITS - bits) === Infinity) {
    throw new NotRepresentableError(`exact masses of more than ${MOST_BITS} bits`);
  }
}

/** @throws NotRepresentableError if there are too many multisets for a step in high precision */
export function checkEnclosable(n: number, K: Candidates): void {
  if (K === Infinity) return;
  const count = multisetCount(n, K - 1);
  if (count <= MAX_MULTISETS && count * n <= MOST_ENCLOSED_COUNTS) return;
  throw new NotRepresentableError(
    `n = ${n} atoms and K = ${K} make ${count} multisets of K − 1 draws, too many to enumerate`,
  );
}

/**
 * An upper bound on the bits of the exact masses of the last round: a step of K draws multiplies the bits of a mass by K and adds those of
 * the totals, a tilt adds those of the weights, and a mixture those of λ and of the real data. ∞ beyond what exact steps can afford.
 */
export function exactBits({ p, values, K, lambda, ref, steps }: TrajectoryInput): number {
  const w = values.entries;
  const finite = K !== Infinity && K > 1;
  const added =
    (finite ? bitsOfTotals(w, K, MOST_BITS) : largestOf(wholeWeights(w)).toString(2).length) +
    (lambda === 'infinity' ? 0 : Q.bitLength(lambda) + bitSize(ref ?? p));
  let bits = bitSize(p);
  for (let t = 0; t < steps && bits <= MOST_BITS; t += 1) bits = (finite ? K * bits : bits) + added;
  return bits <= MOST_BITS ? bits : Infinity;
}
