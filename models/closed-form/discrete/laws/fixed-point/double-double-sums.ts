/**
 * The sum over multisets of Luce's finite-K choice in numbers of 106 bits: the walk of `fixed-point-sums.ts`, about ten times as fast.
 *
 *     taken_i = Σ_c  K!/Π c_j! · Π p_j^{c_j} · c_i / Σ_j c_j s_j ,      the law of the kept one is  s_i taken_i .
 *
 * All terms are at least 0, so relative errors do not grow in sums.
 */
import { NotRepresentableError } from '../../../../../theory';
import * as DD from './double-double';
import { multisetCount } from '../multisets';

/** Numbers in two doubles each. */
interface Numbers {
  readonly high: Float64Array;
  readonly low: Float64Array;
}

const numbers = (length: number): Numbers => ({ high: new Float64Array(length), low: new Float64Array(length) });

function put({ high, low }: Numbers, at: number): void {
  high[at] = DD.result.high;
  low[at] = DD.result.low;
}

/** Masses in multiples of 2^−bits, the same with an error, and scores. */
interface Problem {
  readonly lo: readonly bigint[];
  readonly hi: readonly bigint[];
  readonly scores: readonly bigint[];
  readonly K: number;
  readonly bits: number;
}

/** Binomials by row, `C(n, c)` at `n (n + 1)/2 + c`, up to the largest K so far. */
let pascal = numbers(1);
let rows = 0;

function binomialsTo(K: number): Numbers {
  if (K < rows) return pascal;
  pascal = numbers(((K + 1) * (K + 2)) / 2);
  rows = K + 1;
  for (let n = 0; n <= K; n += 1) {
    let value = 1n;
    for (let c = 0; c <= n; c += 1) {
      const at = (n * (n + 1)) / 2 + c;
      [pascal.high[at], pascal.low[at]] = DD.ofWhole(value) as [number, number];
      value = (value * BigInt(n - c)) / BigInt(c + 1);
    }
  }
  return pascal;
}

/** A walk over the multisets of K draws from n ≥ 2 atoms. */
class Walk {
  private readonly stride: number;
  private readonly binomials: Numbers;
  /** `p_i^c` at `i (K + 1) + c`. */
  private readonly powers: Numbers;
  readonly taken: Numbers;

  constructor(
    private readonly masses: Numbers,
    private readonly scores: Numbers,
    K: number,
  ) {
    const n = masses.high.length;
    this.stride = K + 1;
    this.binomials = binomialsTo(K);
    this.powers = numbers(n * this.stride);
    this.taken = numbers(n);
    for (let i = 0; i < n; i += 1) {
      const start = i * this.stride;
      this.powers.high[start] = 1;
      for (let c = 1; c <= K; c += 1) {
        const before = start + c - 1;
        DD.multiply(
          this.powers.high[before] as number,
          this.powers.low[before] as number,
          masses.high[i] as number,
          masses.low[i] as number,
        );
        put(this.powers, start + c);
      }
    }
    this.visit(0, K, 1, 0, 0, 0);
  }

  /** Adds a value to what atom i has taken. */
  private take(i: number, high: number, low: number): void {
    const { taken } = this;
    DD.add(taken.high[i] as number, taken.low[i] as number, high, low);
    put(taken, i);
  }

  /** Fixes the counts of the atoms from this one on; leaves the sum of `ways/total` below in `DD.result`. */
  private visit(
    atom: number,
    left: number,
    waysHigh: number,
    waysLow: number,
    totalHigh: number,
    totalLow: number,
  ): void {
    const { binomials, powers, scores, stride } = this;
    const last = this.masses.high.length - 1;
    const row = (left * (left + 1)) / 2;
    const own = atom * stride;
    const [scoreHigh, scoreLow] = [scores.high[atom] as number, scores.low[atom] as number];
    let [belowHigh, belowLow, weightedHigh, weightedLow, restHigh, restLow] = [0, 0, 0, 0, 0, 0];
    for (let c = 0; c <= left; c += 1) {
      if (powers.high[own + c] === 0) break;
      const rest = left - c;
      DD.multiply(waysHigh, waysLow, binomials.high[row + c] as number, binomials.low[row + c] as number);
      DD.multiply(DD.result.high, DD.result.low, powers.high[own + c] as number, powers.low[own + c] as number);
      const [chosenHigh, chosenLow] = [DD.result.high, DD.result.low];
      DD.multiply(scoreHigh, scoreLow, c, 0);
      DD.add(totalHigh, totalLow, DD.result.high, DD.result.low);
      if (atom < last - 1) this.visit(atom + 1, rest, chosenHigh, chosenLow, DD.result.high, DD.result.low);
      else {
        const [sumHigh, sumLow] = [DD.result.high, DD.result.low];
        const of = last * stride + rest;
        DD.multiply(scores.high[last] as number, scores.low[last] as number, rest, 0);
        DD.add(sumHigh, sumLow, DD.result.high, DD.result.low);
        const [allHigh, allLow] = [DD.result.high, DD.result.low];
        DD.multiply(chosenHigh, chosenLow, powers.high[of] as number, powers.low[of] as number);
        DD.divide(DD.result.high, DD.result.low, allHigh, allLow);
      }
      const [shareHigh, shareLow] = [DD.result.high, DD.result.low];
      DD.add(belowHigh, belowLow, shareHigh, shareLow);
      [belowHigh, belowLow] = [DD.result.high, DD.result.low];
      if (c > 0) {
        DD.multiply(shareHigh, shareLow, c, 0);
        DD.add(weightedHigh, weightedLow, DD.result.high, DD.result.low);
        [weightedHigh, weightedLow] = [DD.result.high, DD.result.low];
      }
      if (atom === last - 1 && rest > 0) {
        DD.multiply(shareHigh, shareLow, rest, 0);
        DD.add(restHigh, restLow, DD.result.high, DD.result.low);
        [restHigh, restLow] = [DD.result.high, DD.result.low];
      }
    }
    this.take(atom, weightedHigh, weightedLow);
    if (atom === last - 1) this.take(last, restHigh, restLow);
    DD.add(belowHigh, belowLow, 0, 0);
  }
}

const ERROR_BITS = 160n;

/** Scores over their least, of which only the ratios matter. @throws NotRepresentableError if they are too far apart */
function relative(scores: readonly bigint[]): Numbers {
  const least = scores.reduce((a, b) => (a < b ? a : b));
  const result = numbers(scores.length);
  scores.forEach((score, i) => {
    const [high, low] = DD.ofWhole((score << ERROR_BITS) / least);
    if (!(high < 2 ** 460)) throw new NotRepresentableError('scores too far apart for doubles');
    result.high[i] = high * 2 ** -160;
    result.low[i] = low * 2 ** -160;
  });
  return result;
}

/** What may have underflowed is below 10^−260 here, so it does not count beside this. */
const LEAST_TAKEN = 1e-220;

/**
 * Luce's choice among K ≤ 64 candidates from at least two atoms with positive masses: enclosures of the masses of the kept one, in
 * multiples of 2^−bits.
 * @throws NotRepresentableError where 106 bits or the range of doubles do not suffice
 */
export function luceInDoubleDoubles({ lo, hi, scores, K, bits }: Problem): { lo: bigint[]; hi: bigint[] } {
  const n = lo.length;
  const masses = numbers(n);
  let width = 0;
  lo.forEach((least, i) => {
    if (least === 0n) throw new NotRepresentableError('a mass below the last bit');
    const wide = Number((((hi[i] as bigint) - least) << ERROR_BITS) / least) * 2 ** -160;
    width = Math.max(width, wide);
    const [high, low] = DD.ofWhole(least);
    masses.high[i] = high * 2 ** -bits;
    masses.low[i] = low * 2 ** -bits;
  });
  if (K > 64 || width > 1e-20) throw new NotRepresentableError('a choice that 106 bits do not show');
  const ratios = relative(scores);
  const { taken } = new Walk(masses, ratios, K);
  // K powers of masses, of width and one rounding each; binomials, totals and quotients for each atom; the additions of all nodes.
  const error = K * (width + 2 ** -100) * 1.01 + DD.operations(multisetCount(n, K) + (n + 2) * (K + 8) + 40);
  const part = BigInt(Math.ceil(error * 2 ** 160));
  const result = { lo: [] as bigint[], hi: [] as bigint[] };
  for (let i = 0; i < n; i += 1) {
    if (!((taken.high[i] as number) >= LEAST_TAKEN))
      throw new NotRepresentableError('masses beyond the range of doubles');
    DD.multiply(taken.high[i] as number, taken.low[i] as number, ratios.high[i] as number, ratios.low[i] as number);
    const value = DD.toFixedPoint(DD.result.high, DD.result.low, bits);
    const off = ((value * part) >> ERROR_BITS) + 4n;
    result.lo.push(value > off ? value - off : 0n);
    result.hi.push(value + off);
  }
  return result;
}
