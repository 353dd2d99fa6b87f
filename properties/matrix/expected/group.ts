/** Several statements for which theory predicts the same verdict on a loop, for one reason. */
import type { CellExpectation } from '../../results';

export interface ExpectedGroup extends CellExpectation {
  /** Ids of the statements. */
  readonly statements: readonly string[];
}
