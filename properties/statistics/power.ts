/**
 * What a sequential test would have caught: the smallest violation that it refutes with probability at least 0.9.
 *
 * The claim is "mean ≥ 0", the violation a mean of −δ, the budget n samples of a variable of range [lo, hi] and standard
 * deviation s. In unit range the claim is refuted when `K⁻(m₀)` reaches 2/α, m₀ = −lo/(hi − lo). The gain `y = m₀ − x` of the
 * gambler has mean d = δ/(hi − lo), some variance v, and is at least −(1 − m₀). Hence
 *
 *     log(1 + λ_i y) ≥ g_i(y) = λ_i y − ψ_i λ_i² y²,   ψ_i = ψ(λ_i (1 − m₀)),   ψ(c) = (−log(1 − c) − c)/c²          (1)
 *
 * since (z − log(1 + z))/z² falls in z. Beyond its vertex g_i may be replaced by its largest value, for log(1 + λ_i y) rises. It
 * is then concave and rising, at least log(1 − λ_i (1 − m₀)), on average at most λ_i d and at least λ_i d − ψ_i λ_i² (v + d²), and
 * Lipschitz with constant ℓ_i = λ_i + 2ψ_i λ_i² (1 − m₀), so that its variance is at most ℓ_i² v. By Bernstein's inequality
 * log K⁻_t is, with probability at least 0.9, at least
 *
 *     Σ_{i≤t} (λ_i d − ψ_i λ_i² (v + d²)) − sqrt(2 log 10 · v Σ_{i≤t} ℓ_i²)
 *                                         − (log 10)/3 · max_{i≤t} (λ_i d − log(1 − λ_i (1 − m₀)))                   (2)
 *
 * The violation is caught where (2) reaches log(2/α) for some t ≤ n. No normality is assumed: the deviation that is allowed for
 * is 2.15 standard deviations and not 1.28.
 *
 * **What is supposed.** That the variable has the given spread under the violation too (at most; and no more than its mean
 * allows). And since the bets are random, that `i σ̂²_{i−1}` lies between its mean, at most
 * `1/4 + (π²/6 − 1)(E x − 1/2)² + (i − 1)v`, and two standard deviations more, at most `2 sqrt((i − 1)v)`: (2) takes the worst
 * bet in between. The calibration tests hold the promise against laws of many shapes.
 *
 * Source: (1) X. Fan, I. Grama, Q. Liu, "Exponential inequalities for martingales with applications", EJP 2015, section 4;
 * (2) S. Boucheron, G. Lugosi, P. Massart, "Concentration Inequalities", 2013, section 2.8.
 */
import { InputError } from '../../theory';
import { LARGEST_LOSS, horizon, plugInBet, plugInVariance } from './bets';
import { checkBettingOptions } from './betting';
import { type Range, checkRange } from './bounded-mean';

const { floor, log1p, max, min, sqrt } = Math;

/** With this probability at least a violation of the size that is stated is refuted. */
export const POWER = 0.9;
const TAIL = Math.log(1 / (1 - POWER));

/** A claim about the sign of a mean. */
export type SignRelation = '>=' | '>' | '<=' | '<';

export interface PowerOptions {
  /** Two-sided error probability of the confidence sequence. */
  readonly alpha: number;
  /** Which sign the mean is claimed to have; a violation is a mean on the other side of 0. */
  readonly relation: SignRelation;
  readonly range: Range;
  /** Standard deviation of the variable, at least 0. */
  readonly spread: number;
  /** Number of samples the bets are planned for. @defaultValue the number of samples in question */
  readonly planned?: number | undefined;
}

/** The gambler against m₀ in unit range, whose gains y lie in [−least, most]. */
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

/** Bets on samples in a row, all of them between the least and the largest. */
interface Block {
  readonly count: number;
  readonly least: number;
  readonly largest: number;
}

/** Samples up to here are blocks of their own; later blocks grow by a twentieth. */
const SINGLE = 64;
const BLOCK_GROWTH = 1.05;

/** `ψ(c) = (−log(1 − c) − c)/c²` for 0 ≤ c < 1. */
const psi = (c: number): number => (c < 1e-4 ? 0.5 + c / 3 + c * c : (-log1p(-c) - c) / (c * c));

/** `Σ 1/(j + 1)²`: how much the prior guess 1/2 of the mean adds to the squares. */
const PRIOR = Math.PI ** 2 / 6 - 1;
/** Standard deviations of σ̂² that are allowed for. */
const DEVIATIONS = 2;

/**
 * The bets on n samples, in blocks. From the second sample on σ̂² and its allowance fall in i while i times them rises, so
 * bets rise up to the plan and fall beyond it.
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

/** What one bet contributes to (2): the bound on `E g`, ℓ, and the bound on `E g − min g`. */
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
  // The largest variance that a mean leaves to a variable in [0, 1] (Bhatia & Davis 2000).
  const variance = min(game.variance, (game.most - d) * (game.least + d));
  const violation = { d, variance };
  let [expected, squares, drop] = [0, 0, 0];
  for (const { count, least, largest } of blocks(n, planned, game, violation)) {
    const [a, b] = [contribution(least, violation, game), contribution(largest, violation, game)];
    // The first is concave in the bet and the others rise with it, so a block is worst at an end.
    expected += count * min(a.expected, b.expected);
    squares += count * b.slope ** 2;
    drop = max(drop, b.drop);
    const sure = expected - sqrt(2 * TAIL * variance * squares) - (TAIL / 3) * drop;
    if (sure >= game.logThreshold) return true;
  }
  return false;
}

/** Undefined where no violation is possible, or none can be missed: where the range lies on one side of 0. */
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

/** How finely a violation is found, relative to itself: upwards. */
const PRECISION = 1e-3;

/**
 * The smallest δ such that a mean on the wrong side of 0 by δ is refuted within so many samples with probability at least
 * 0.9. In the units of the range; 0 where every violation there can be is refuted at once or none can be, Infinity where not
 * even the largest is sure to be.
 * @throws InputError naming what is wrong with the options
 */
export function smallestViolation(samples: number, options: PowerOptions): number {
  checkSamples(samples);
  const game = gameOf(options);
  if (!game) return 0;
  const planned = options.planned ?? samples;
  const caught = (d: number): boolean => isCaught(d, samples, planned, game);
  // A quarter of what constant bets on normal variables would need.
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
