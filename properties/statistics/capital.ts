/**
 * The capital of a gambler who bets that the mean is above m, or below m.
 *
 *     K⁺_t(m) = Π_{i≤t} (1 + min(λ_i, c/m)(x_i − m)),     K⁻_t(m) = Π_{i≤t} (1 − min(λ_i, c/(1 − m))(x_i − m)),     c < 1
 *
 * No factor is below 1 − c > 0, and λ_i is chosen before x_i is seen. If the mean is at most m, K⁺ is therefore a nonnegative
 * supermartingale that starts at 1, and by Ville's inequality `P(K⁺_t(m) ≥ 2/α for some t) ≤ α/2`: to reach 2/α **at any
 * time** refutes "the mean is at most m".
 *
 * **A refutation at m refutes all means on its side of m.** λ_i depends on m only through the truncation. A factor of K⁺ is
 * `1 + λ(x − m)` while `λ m ≤ c` and `1 − c + c x/m` beyond. For x ≥ 0 neither increases with m, and they agree where `λ m = c`.
 * All factors are positive, so K⁺_t(m) does not increase with m, for any t: if it reaches a value at m, it reaches it at every
 * smaller mean. K⁻ is the mirror image under x → 1 − x, m → 1 − m.
 *
 * **Rounding.** λ_i is the computed double. In units of 2⁻⁵³ the term `y = λ(x − m)` has a relative error of at most 4, hence 12
 * relative to the factor (`|y|/(1 + y) ≤ c/(1 − c) = 3` for y ≥ −c). The sum and the product add 1 each, which makes 14 per sample.
 * The threshold is raised by 32 per sample, so a capital that is reported to reach 2/α reaches it in exact arithmetic.
 *
 * Source: Waudby-Smith & Ramdas 2023, section 4 (hedged capital, theorem 3); J. Ville, "Étude critique de la notion de
 * collectif", 1939.
 */
import { roundUp } from '../../theory';
import { LARGEST_LOSS, type Wagers } from './bets';

/** The side of m on which the gambler bets that the mean lies. */
export type Side = 'above' | 'below';

/** Allowance for the relative rounding error of the capital per sample: more than twice the bound above. */
const ROUNDING = 2 ** -48;
/** A capital below this value is rescaled, so that it neither underflows nor loses digits. */
const LOW = 2 ** -512;
const LIFT = 2 ** 512;
const LOG_LIFT = 512 * Math.LN2;

/** Follows one capital along the samples and reads each of them once. */
export class Capital {
  private readonly sign: number;
  private readonly largestBet: number;
  private product = 1;
  private lifts = 0;
  private next = 0;
  private reached = false;
  /** The largest product since the last lift, and the log of the largest capital before it. */
  private peak = 1;
  private earlierPeak = -Infinity;

  /** @param m in [0, 1]; @param threshold 2/α, below 2⁴⁰⁰ */
  constructor(
    side: Side,
    readonly m: number,
    private readonly threshold: number,
    private readonly wagers: Wagers,
  ) {
    this.sign = side === 'above' ? 1 : -1;
    this.largestBet = LARGEST_LOSS / (side === 'above' ? m : 1 - m);
  }

  /** Whether the capital has ever reached the threshold. Processes the samples that are new since the last call. */
  refutes(): boolean {
    if (!this.reached && this.next < this.wagers.count) this.advance();
    return this.reached;
  }

  /** The logarithm of the largest capital so far, to a few digits: it guides searches, and decides nothing. */
  get logPeak(): number {
    return Math.max(this.earlierPeak, Math.log(this.peak) - this.lifts * LOG_LIFT);
  }

  private advance(): void {
    const { m, sign, largestBet, threshold } = this;
    const { count, values, bets } = this.wagers;
    let { product, next, peak } = this;
    for (; next < count && !this.reached; next += 1) {
      const bet = bets[next] as number;
      product *= 1 + sign * (bet < largestBet ? bet : largestBet) * ((values[next] as number) - m);
      if (product > peak) peak = product;
      if (product < LOW || product >= threshold) {
        this.peak = peak;
        product = this.outOfRange(product, next + 1);
        ({ peak } = this);
      }
    }
    this.product = product;
    this.next = next;
    this.peak = peak;
  }

  /** Rescales the product, and decides whether it has reached the threshold after `samples` samples. */
  private outOfRange(product: number, samples: number): number {
    if (product < LOW) return this.lifted(product * LIFT, 1);
    if (this.lifts > 0) return product < LIFT ? product : this.lifted(product / LIFT, -1);
    this.reached = product >= roundUp(this.threshold * (1 + samples * ROUNDING));
    return product;
  }

  /** The product in the units after a lift. */
  private lifted(product: number, by: 1 | -1): number {
    this.earlierPeak = this.logPeak;
    this.lifts += by;
    this.peak = product;
    return product;
  }
}
