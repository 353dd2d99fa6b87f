/** What theory says of several statements on one loop, for one reason. */
import type { Expectation } from '../cell';

export interface ExpectedGroup extends Expectation {
  /** Ids of the statements. */
  readonly statements: readonly string[];
}
