/**
 * The error budget of a run: the probability that any of its statistical verdicts is wrong, split over its checks.
 *
 *     P(some check of the run is wrong) ≤ Σ_checks α_check ≤ total     (Boole's inequality; checks may depend on each other)
 *
 * The split is fixed before the run by planning a sum of weights. A share that was not planned is refused: nothing exceeds
 * the total silently. A run that asks for less than it planned has spent less.
 */
import { InputError } from '../../theory';

export interface BudgetOptions {
  /** Probability that any check of the run is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly total?: number | undefined;
  /** How many checks there will be; where their weights differ, the sum of these. Above 0. */
  readonly planned: number;
}

/** A share that was given out. */
export interface Spending {
  readonly name: string;
  readonly weight: number;
  /** The error probability that this check may use. */
  readonly alpha: number;
}

export const DEFAULT_TOTAL = 1e-3;

/** Sums of weights are rounded; a plan is exceeded only beyond this, which the shares leave free. */
const ROUNDING = 1e-9;

/** Gives out shares of one error probability, and remembers them. */
export class ErrorBudget {
  readonly total: number;
  readonly planned: number;
  private readonly given: Spending[] = [];
  private weight = 0;

  /** @throws InputError naming what is wrong with the options */
  constructor({ total = DEFAULT_TOTAL, planned }: BudgetOptions) {
    if (!(total > 0 && total < 1))
      throw new InputError(`an error budget is a probability above 0 and below 1, not ${total}`);
    if (!(planned > 0 && planned < Infinity)) {
      throw new InputError(`an error budget needs a positive number of planned checks, not ${planned}`);
    }
    this.total = total;
    this.planned = planned;
  }

  /**
   * The error probability of the next check.
   * @param weight how many ordinary checks it counts for, above 0. @defaultValue 1
   * @param name of the check, for the report. @defaultValue its number
   * @throws InputError for a bad weight, and when more is asked for than was planned
   */
  share(weight = 1, name = `check ${this.given.length + 1}`): number {
    if (!(weight > 0 && weight < Infinity)) {
      throw new InputError(`the weight of ${name} in the error budget must be above 0, not ${weight}`);
    }
    if (this.weight + weight > this.planned * (1 + ROUNDING)) {
      throw new InputError(
        `${name} asks for weight ${weight} of an error budget planned for ${this.planned}, of which ${this.weight} is spent: ` +
          `plan for all checks before the run`,
      );
    }
    const alpha = ((this.total * weight) / this.planned) * (1 - 2 * ROUNDING);
    this.weight += weight;
    this.given.push({ name, weight, alpha });
    return alpha;
  }

  /** The shares given out, in order. */
  get spendings(): readonly Spending[] {
    return [...this.given];
  }

  /** The sum of the shares given out: never above the total. */
  get spent(): number {
    return this.given.reduce((sum, { alpha }) => sum + alpha, 0);
  }
}
