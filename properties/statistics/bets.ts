/**
 * Predictable plug-in bets: the stake on the next sample, computed from the samples before it.
 *
 *     λ_i = sqrt(2 log(2/α) / (σ̂²_{i−1} s_i)),   s_i = n for i ≤ n where n samples are planned,   s_i = i log(1 + i) otherwise
 *     μ̂_i = (1/2 + Σ_{j≤i} x_j)/(i + 1),         σ̂²_i = (1/4 + Σ_{j≤i} (x_j − μ̂_j)²)/(i + 1)
 *
 * λ_i depends on x_1, …, x_{i−1} alone. Validity needs nothing more, so the rounding of λ_i or a poor plan can make a bound wide
 * but never wrong. With a plan the sum of `λ²σ²/2` over it is log(2/α), which makes the enclosure narrowest at its end. Without a
 * plan the bets decrease fast enough for any number of samples, and the enclosure is up to four times as wide.
 *
 * Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 2023, sections 3 and
 * 4: the predictable plug-in and its variant for a fixed n.
 */

const { log1p, sqrt } = Math;

/** c: a bet loses at most this share of the capital. `docs/statistics.md` compares it with 1/2 and 9/10. */
export const LARGEST_LOSS = 0.75;

/** `s_i`: the number of samples over which the i-th bet (i ≥ 1) spreads its risk; `planned = 0` means no plan. */
export const horizon = (i: number, planned: number): number => (i <= planned ? planned : i * log1p(i));

/** λ from a threshold of log capital, a variance and a horizon, all positive. */
export const plugInBet = (logThreshold: number, variance: number, steps: number): number =>
  sqrt((2 * logThreshold) / (variance * steps));

/** `σ̂²_i` from the sum of the squares `(x_j − μ̂_j)²`; it lies in (0, 1/2). */
export const plugInVariance = (squares: number, i: number): number => (0.25 + squares) / (i + 1);

/** A growing list of samples in [0, 1], each with the bet that was made before it was seen. */
export class Wagers {
  private xs = new Float64Array(64);
  private stakes = new Float64Array(64);
  private size = 0;
  private total = 0;
  private squares = 0;

  /** @param logThreshold log(2/α); @param planned number of samples planned, or 0 */
  constructor(
    private readonly logThreshold: number,
    private readonly planned: number,
  ) {}

  get count(): number {
    return this.size;
  }

  /** The samples; only the first `count` entries count. */
  get values(): Float64Array {
    return this.xs;
  }

  /** λ for each sample; only the first `count` entries count. */
  get bets(): Float64Array {
    return this.stakes;
  }

  /** The sum of the samples. */
  get sum(): number {
    return this.total;
  }

  /** `σ̂²`: the variance estimate for the next bet; never 0. */
  get variance(): number {
    return plugInVariance(this.squares, this.size);
  }

  /**
   * About how far from the sample mean the threshold is reached: where `λ n δ − n λ² σ²/2 = log(2/α)`, for the last bet λ.
   * @param furthest the distance of the mean from the end of [0, 1] beyond which the bound lies, which limits the bet
   */
  reach(furthest: number): number {
    const bet = Math.min(this.stakes[Math.max(0, this.size - 1)] ?? 1, LARGEST_LOSS / furthest);
    return this.logThreshold / (bet * Math.max(1, this.size)) + (bet * this.variance) / 2;
  }

  /** @param x in [0, 1]; the caller checks this */
  add(x: number): void {
    if (this.size === this.xs.length) this.grow();
    this.stakes[this.size] = plugInBet(this.logThreshold, this.variance, horizon(this.size + 1, this.planned));
    this.xs[this.size] = x;
    this.size += 1;
    this.total += x;
    const deviation = x - (0.5 + this.total) / (this.size + 1);
    this.squares += deviation * deviation;
  }

  private grow(): void {
    const [xs, stakes] = [new Float64Array(2 * this.size), new Float64Array(2 * this.size)];
    xs.set(this.xs);
    stakes.set(this.stakes);
    this.xs = xs;
    this.stakes = stakes;
  }
}
