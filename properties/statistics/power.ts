/**
 * The power of a sequential test: the smallest violation that it refutes with probability at least 0.9.
 *
 * The claim is "mean ≥ 0", and the violation is a mean of −δ. There are n samples of a variable with range [lo, hi] and standard
 * deviation s. Scaled to [0, 1], the claim is refuted when `K⁻(m₀)` reaches 2/α, m₀ = −lo/(hi − lo). The gain `y = m₀ − x` of the
 * gambler has mean d = δ/(hi − lo), some variance v, and is at least −(1 − m₀). Hence
 *
 *     log(1 + λ_i y) ≥ g_i(y) = λ_i y − ψ_i λ_i² y²,   ψ_i = ψ(λ_i (1 − m₀)),   ψ(c) = (−log(1 − c) − c)/c²          (1)
 *
 * since (z − log(1 + z))/z² decreases in z. Beyond its vertex g_i may be replaced by its largest value, because log(1 + λ_i y)
 * increases. Then g_i is concave and increasing, and at least log(1 − λ_i (1 − m₀)). Its mean is at most λ_i d and at least
 * λ_i d − ψ_i λ_i² (v + d²). It is Lipschitz with constant ℓ_i = λ_i + 2ψ_i λ_i² (1 − m₀), so its variance is at most ℓ_i² v. By
 * Bernstein's inequality log K⁻_t is, with probability at least 0.9, at least
 *
 *     Σ_{i≤t} (λ_i d − ψ_i λ_i² (v + d²)) − sqrt(2 log 10 · v Σ_{i≤t} ℓ_i²)
 *                                         − (log 10)/3 · max_{i≤t} (λ_i d − log(1 − λ_i (1 − m₀)))                   (2)
 *
 * The violation is caught if (2) reaches log(2/α) for some t ≤ n. Normality is not assumed: (2) allows for 2.15 standard deviations
 * instead of 1.28.
 *
 * **Assumptions.** Under the violation too, the standard deviation of the variable is at most s (and at most what its mean allows).
 * Since the bets are random, `i σ̂²_{i−1}` is assumed to lie between its mean, which is at most
 * `1/4 + (π²/6 − 1)(E x − 1/2)² + (i − 1)v`, and that mean plus two standard deviations, at most `2 sqrt((i − 1)v)`; (2) takes the
 * worst bet in between. The calibration tests check the promised power on laws of many shapes.
 *
 * Source: (1) X. Fan, I. Grama, Q. Liu, "Exponential inequalities for martingales with applications", EJP 2015, section 4;
 * (2) S. Boucheron, G. Lugosi, P. Massart, "Concentration Inequalities", 2013, section 2.8.
 */
import { InputError } from '../../theory';
import { LARGEST_LOSS, horizon, plugInBet, plugInVariance } from './bets';
import { checkBettingOptions } from './betting';
import { type Range, checkRange } from './bounded-mean';

const { floor, log1p, max, min, sqrt } = Math;

/** Lower bound on the probability that a violation of the stated size is refuted. */
export const POWER = 0.9;
const TAIL = Math.log(1 / (1 - POWER));

/** A claim about the sign of a mean. */
export type SignRelation = '>=' | '>' | '<=' | '<';

export interface PowerOptions {
  /** Two-sided error probability of the confidence sequence. */
  readonly alpha: number;
  /** The claimed sign of the mean; a violation is a mean on the other side of 0. */
  readonly relation: SignRelation;
  readonly range: Range;
  /** Standard deviation of the variable, at least 0. */
  readonly spread: number;
  /** Number of samples for which the bets are planned. @defaultValue `samples` */
  readonly planned?: number | undefined;
}

/** The gambler against m₀, scaled to [0, 1], whose gains y lie in [−least, most]. */
interface Game {
  readonly logThreshold: number;
  /** m₀. */
  readonly most: number;
  /** 1 − m₀. */
  readonly least: number;
  readonly variance: number;
}

/** A violation: the mean of the gain and its variance. */
interface Violation {
  readonly d: number;
  readonly variance: number;
}

/** Bets on consecutive samples, all of them between the smallest and the largest. */
interface Block {
  readonly count: number;
  readonly least: number;
  readonly largest: number;
}

/** Up to this number each sample is one block; later blocks grow by a twentieth. */
const SINGLE = 64;
const BLOCK_GROWTH = 1.05;

/** `ψ(c) = (−log(1 − c) − c)/c²` for 0 ≤ c < 1. */
const psi = (c: number): number => (c < 1e-4 ? 0.5 + c / 3 + c * c : (-log1p(-c) - c) / (c * c));

/** `Σ 1/(j + 1)²`: the factor with which the prior mean 1/2 adds to the squares. */
const PRIOR = Math.PI ** 2 / 6 - 1;
/** Number of standard deviations that are allowed for σ̂². */
const DEVIATIONS = 2;

/**
 * The bets on n samples, in blocks. From the second sample on, σ̂² and its allowance decrease with i, while i times them increases;
 * so bets increase up to the plan and decrease beyond it.
 */
function* blocks(n: number, planned: number, game: Game, { d, variance }: Violation): Generator<Block> {
  const prior = PRIOR * (game.most - d - 0.5) ** 2;
  const bet = (i: number, deviations: number): number => {
    const squares = prior + (i - 1) * variance + deviations * sqrt((i - 1) * variance);
    const untruncated = plugInBet(game.logThreshold, plugInVariance(squares, i - 1), horizon(i, planned));
    return min(untruncated, LARGEST_LOSS / game.least);
  };
  for (let first = 1; first <= n;) {
    const grown = first < SINGLE ? first : floor(first * BLOCK_GROWTH);
    const until = min(grown, n, first <= planned ? planned : Infinity);
    const least = min(bet(first, DEVIATIONS), bet(until, DEVIATIONS));
    yield { count: until - first + 1, least, largest: max(bet(first, 0), bet(until, 0)) };
    first = until + 1;
  }
}

/** The contribution of one bet to (2): the bound on `E g`, ℓ, and the bound on `E g − min g`. */
function contribution(bet: number, { d, variance }: Violation, { least }: Game) {
  const curvature = psi(bet * least) * bet * bet;
  return {
    expected: bet * d - curvature * (variance + d * d),
    slope: bet + 2 * curvature * least,
    drop: bet * d - log1p(-bet * least),
  };
}

/** Whether (2) reaches the threshold within n samples for a mean gain d. */
function isCaught(d: number, n: number, planned: number, game: Game): boolean {
  // The largest variance of a variable in [0, 1] with a given mean (Bhatia & Davis 2000).
  const variance = min(game.variance, (game.most - d) * (game.least + d));
  const violation = { d, variance };
  let [expected, squares, drop] = [0, 0, 0];
  for (const { count, least, largest } of blocks(n, planned, game, violation)) {
    const [a, b] = [contribution(least, violation, game), contribution(largest, violation, game)];
    // The first is concave in the bet and the others increase with it, so the worst bet of a block is at an end.
    expected += count * min(a.expected, b.expected);
    squares += count * b.slope ** 2;
    drop = max(drop, b.drop);
    const sure = expected - sqrt(2 * TAIL * variance * squares) - (TAIL / 3) * drop;
    if (sure >= game.logThreshold) return true;
  }
  return false;
}

/** Undefined if the range lies on one side of 0: then no violation is possible, or every violation is seen at once. */
function gameOf({
  alpha,
  relation,
  range,
  spread,
  planned,
}: PowerOptions): (Game & { readonly width: number }) | undefined {
  checkBettingOptions({ alpha, planned });
  checkRange(range);
  if (!(spread >= 0 && spread < Infinity)) throw new InputError(`a spread is a number from 0, not ${spread}`);
  const width = range.hi - range.lo;
  const [most, least] = relation === '>=' || relation === '>' ? [-range.lo, range.hi] : [range.hi, -range.lo];
  if (!(most > 0 && least >= 0)) return undefined;
  return {
    logThreshold: Math.log(2 / alpha),
    most: most / width,
    least: least / width,
    variance: (spread / width) ** 2,
    width,
  };
}

const checkSamples = (samples: number): void => {
  if (!(Number.isSafeInteger(samples) && samples >= 1)) {
    throw new InputError(`a number of samples must be an integer, at least 1, not ${samples}`);
  }
};

/** Relative precision of a violation, which is rounded up. */
const PRECISION = 1e-3;

/**
 * The smallest δ such that a mean on the wrong side of 0 by δ is refuted within `samples` samples with probability at least 0.9, in
 * the units of the variable. It is 0 if no violation is possible, or every possible one is refuted at once; it is Infinity if even
 * the largest may be missed.
 * @throws InputError naming the invalid option
 */
export function smallestViolation(samples: number, options: PowerOptions): number {
  checkSamples(samples);
  const game = gameOf(options);
  if (!game) return 0;
  const planned = options.planned ?? samples;
  const caught = (d: number): boolean => isCaught(d, samples, planned, game);
  // The search starts from a quarter of the violation that constant bets on normal variables need.
  const guess = (sqrt((game.logThreshold * game.variance) / samples) + game.logThreshold / samples) / 4;
  let [missed, found] = [0, min(game.most, guess)];
  while (!caught(found)) {
    if (found === game.most) return Infinity;
    [missed, found] = [found, min(game.most, 1.5 * found)];
  }
  while (found - missed > PRECISION * found) {
    const d = (missed + found) / 2;
    if (caught(d)) found = d;
    else missed = d;
  }
  return found * game.width;
}
