/**
 * The error budget of a run: the probability that any statistical verdict is wrong, split evenly over the checks.
 *
 *     P(some check of the run is wrong) ≤ Σ_checks α_check ≤ total     (Boole's inequality; checks may depend on each other)
 *
 * The number of checks is fixed before the run. An unplanned share is refused, so that the total is never exceeded. A run that uses
 * fewer shares than planned has spent less.
 */
import { InputError } from '../../theory';

export interface BudgetOptions {
  /** Probability that any check of the run is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly total?: number | undefined;
  /** Planned number of checks, above 0. */
  readonly planned: number;
}

const DEFAULT_TOTAL = 1e-3;

/** Relative part of the total that is kept free for the rounding of the sum of shares. */
const ROUNDING = 2e-9;

/** Hands out shares of one error probability and counts them. */
export class ErrorBudget {
  readonly total: number;
  readonly planned: number;
  private given = 0;
  private sum = 0;

  /** @throws InputError naming the invalid option */
  constructor({ total = DEFAULT_TOTAL, planned }: BudgetOptions) {
    if (!(total > 0 && total < 1))
      throw new InputError(`an error budget is a probability above 0 and below 1, not ${total}`);
    if (!(planned > 0 && planned < Infinity)) {
      throw new InputError(`an error budget needs a positive number of planned checks, not ${planned}`);
    }
    this.total = total;
    this.planned = planned;
  }

  /** The error probability of the next check. @throws InputError when more checks ask than were planned */
  share(): number {
    if (this.given + 1 > this.planned) {
      throw new InputError(
        `check ${this.given + 1} asks for a share of an error budget planned for ${this.planned}: plan for all checks before the run`,
      );
    }
    const alpha = (this.total / this.planned) * (1 - ROUNDING);
    this.given += 1;
    this.sum += alpha;
    return alpha;
  }

  /** The sum of the shares handed out; never above the total. */
  get spent(): number {
    return this.sum;
  }
}
