/**
 * The error budget of a run: the probability that any statistical verdict is wrong, split evenly over the checks.
 *
 *     P(some check of the run is wrong) ≤ Σ_checks α_check ≤ total     (Boole's inequality; checks may depend on each other)
 *
 * The number of checks is fixed before the run. An unplanned share is refused, so that the total is never exceeded. A run that uses
 * fewer shares than planned has spent less. A budget may be for a part of the checks of a run: then it refuses the shares of the other parts.
 */
import { InputError } from '../../theory';

export interface BudgetOptions {
  /** Probability that any check of the run is wrong, in (0, 1). @defaultValue 1e-3 */
  readonly total?: number | undefined;
  /** Planned number of checks of the run, above 0. */
  readonly planned: number;
  /** The number of them that this budget is for. @defaultValue all */
  readonly own?: number | undefined;
}

const DEFAULT_TOTAL = 1e-3;

/** Relative part of the total that is kept free for the rounding of what is spent. */
const ROUNDING = 2e-9;

/** The error probability of one check. */
const shareOf = (total: number, planned: number): number => (total / planned) * (1 - ROUNDING);

/** The error probability that so many checks spend; never above the total for at most the planned ones. */
export const spentOn = (checks: number, { total = DEFAULT_TOTAL, planned }: BudgetOptions): number =>
  checks * shareOf(total, planned);

/** Hands out shares of one error probability and counts them. */
export class ErrorBudget {
  readonly total: number;
  readonly planned: number;
  private readonly own: number;
  private given = 0;

  /** @throws InputError naming the invalid option */
  constructor({ total = DEFAULT_TOTAL, planned, own = planned }: BudgetOptions) {
    if (!(total > 0 && total < 1))
      throw new InputError(`an error budget is a probability above 0 and below 1, not ${total}`);
    if (!(planned > 0 && planned < Infinity)) {
      throw new InputError(`an error budget needs a positive number of planned checks, not ${planned}`);
    }
    if (!(own >= 0 && own <= planned))
      throw new InputError(`a part of an error budget has 0 to ${planned} of the planned checks, not ${own}`);
    this.total = total;
    this.planned = planned;
    this.own = own;
  }

  /** The error probability of the next check. @throws InputError when more checks ask than were planned */
  share(): number {
    if (this.given + 1 > this.own) {
      throw new InputError(
        `check ${this.given + 1} asks for a share of an error budget planned for ${this.own}: plan for all checks before the run`,
      );
    }
    this.given += 1;
    return shareOf(this.total, this.planned);
  }

  /** The number of shares handed out. */
  get checks(): number {
    return this.given;
  }

  /** The sum of the shares handed out; never above the total. */
  get spent(): number {
    return spentOn(this.given, { total: this.total, planned: this.planned });
  }
}
