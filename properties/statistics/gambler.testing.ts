/**
 * The betting test at one mean, written straight from the formulas. It is an oracle for the real test, and it can make deliberate
 * mistakes that the calibration tests must notice.
 */
import { LARGEST_LOSS } from './bets';
import type { Looker } from './calibration.testing';

const { log, min, sqrt } = Math;

export interface GamblerOptions {
  readonly alpha: number;
  /** Number of planned samples; 0 for no plan. */
  readonly planned: number;
  /** Share of the capital that one bet may lose. @defaultValue that of the real test, below 1 */
  readonly largestLoss?: number;
  /** Capital at which a side refutes. @defaultValue 2/α */
  readonly threshold?: number;
  /** Whether half the bet is withdrawn once it is seen to lose. @defaultValue false */
  readonly peeks?: boolean;
}

export function gambler(m: number, options: GamblerOptions): Looker {
  const { alpha, planned, largestLoss = LARGEST_LOSS, threshold = 2 / alpha, peeks = false } = options;
  const factor = (gain: number): number => 1 + (peeks && gain < 0 ? gain / 2 : gain);
  let [i, above, below, sum, squares] = [0, 1, 1, 0, 0];
  return (x) => {
    i += 1;
    const variance = (0.25 + squares) / i;
    const bet = sqrt((2 * log(2 / alpha)) / (variance * (i <= planned ? planned : i * log(1 + i))));
    above *= factor(min(bet, largestLoss / m) * (x - m));
    below *= factor(-min(bet, largestLoss / (1 - m)) * (x - m));
    sum += x;
    squares += (x - (0.5 + sum) / (i + 1)) ** 2;
    return above >= threshold || below >= threshold;
  };
}
