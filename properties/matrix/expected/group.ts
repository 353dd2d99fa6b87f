/** What theory says of several statements on one loop, for one reason. */
import type { CellExpectation } from '../../results';

export interface ExpectedGroup extends CellExpectation {
  /** Ids of the statements. */
  readonly statements: readonly string[];
}
