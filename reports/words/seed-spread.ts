/**
 * The spread between seeds beside the band within one.
 *
 * A band tells how well the mean of one trained model is known from its draws. Another seed gives another model: its training points and its fit differ. The
 * standard deviation of the estimates of all seeds shows by how much; a little of it is the uncertainty within the bands.
 */
import type { Band, ExperimentResult, RoundResult } from '../../properties/results';
import { decimalText } from './number-text';

/** A quantity in a round, over all seeds that reached the round. */
export interface SeedSpread {
  readonly t: number;
  /** Number of seeds, at least 2. */
  readonly seeds: number;
  /** Mean of the estimates. */
  readonly mean: number;
  /** Their standard deviation, with divisor n − 1. */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  /** Largest half width of the band of one seed. */
  readonly within: number;
}

function spreadOf(t: number, bands: readonly Band[]): SeedSpread {
  const estimates = bands.map(({ estimate }) => estimate);
  const seeds = estimates.length;
  const mean = estimates.reduce((sum, x) => sum + x, 0) / seeds;
  const squares = estimates.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return {
    t,
    seeds,
    mean,
    deviation: Math.sqrt(squares / (seeds - 1)),
    least: Math.min(...estimates),
    most: Math.max(...estimates),
    within: Math.max(...bands.map(({ lo, hi }) => (hi - lo) / 2)),
  };
}

/** The spread of a quantity, round by round, as far as at least two seeds came. */
export function seedSpreads(
  { runs }: Pick<ExperimentResult, 'runs'>,
  of: (round: RoundResult) => Band,
): readonly SeedSpread[] {
  const rounds = runs.flatMap((run) => run.rounds);
  const times = [...new Set(rounds.map(({ t }) => t))].sort((a, b) => a - b);
  return times
    .map((t) => ({ t, bands: rounds.filter((round) => round.t === t).map(of) }))
    .filter(({ bands }) => bands.length > 1)
    .map(({ t, bands }) => spreadOf(t, bands));
}

const DIGITS = 2;

/** The spread in one line, such as `E[w] at round 5: 0.931 over 3 seeds, standard deviation 0.004, band within one ±0.006`. */
export function seedSpreadLine(experiment: ExperimentResult): string | undefined {
  const last = seedSpreads(experiment, ({ reward }) => reward).at(-1);
  if (last === undefined) return undefined;
  const { t, seeds, mean, deviation, within } = last;
  return (
    `E[w] at round ${t}: ${decimalText(mean, 4)} over ${seeds} seeds, standard deviation between them ${decimalText(deviation, DIGITS)}, ` +
    `band within one ±${decimalText(within, DIGITS)}`
  );
}
