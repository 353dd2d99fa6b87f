/** The pictures of a statement: the tightest case and the margins of the cell that has most to show. */
import type { CellResult, StatementResult } from '../../../properties/results';
import { countText } from '../../words';
import { type Html, html } from '../markup';
import { marginsHtml } from '../pictures/margins';
import { tightestPictures } from '../witness';

/** The cell that is drawn: the first one with a tightest case. */
const drawnCell = ({ cells }: StatementResult): CellResult | undefined =>
  cells.find(({ tightest, counterexample }) => tightest !== undefined && counterexample === undefined);

function histogram(cell: CellResult): Html | undefined {
  const { margins } = cell;
  const total = (margins?.attained ?? 0) + (margins?.decades ?? []).reduce((sum, [, count]) => sum + count, 0);
  if (margins === undefined || total === 0) return undefined;
  const label = `${countText(total)} cases by relative margin`;
  return html`<figure class="picture">${marginsHtml(margins, cell.tightest?.finding.margin, label)}</figure>`;
}

/** The pictures beside the theorem; undefined if the statement has equalities only, or is refuted. */
export function shownHtml(statement: StatementResult, playground?: string): Html | undefined {
  const cell = drawnCell(statement);
  if (cell === undefined) return undefined;
  return html`${tightestPictures(statement, cell, playground)} ${histogram(cell)}`;
}
