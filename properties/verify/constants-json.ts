/** The constant of a statement beside the best known, as it stands in the results. */
import { type Interval, type Statement, constantsRows, parseClaim, typesetSide } from '../../theory';
import type { ConstantsJson, JsonNumber } from '../results';
import { jsonNumber } from '../search';

/** The middle of an enclosure; infinite where it has an infinite end, since there is no bound then. */
const middle = ({ lo, hi }: Interval): JsonNumber =>
  jsonNumber(Number.isFinite(lo) && Number.isFinite(hi) ? Number((lo / 2 + hi / 2).toPrecision(6)) : Infinity);

/** An expression as text and as LaTeX. */
const textAndTex = (text: string): ConstantsJson['own'] => ({ text, tex: typesetSide(parseClaim(`${text} >= 0`)) });

/** The constants of a statement; undefined where none better is known. */
export function constantsJson({ constants }: Statement): ConstantsJson | undefined {
  if (constants === undefined) return undefined;
  const { says, own, best, by, better, over, values } = constants;
  const rows = constantsRows(constants).map((row) => ({
    K: row.K,
    own: row.own.map(middle),
    best: row.best.map(middle),
  }));
  return { says, own: textAndTex(own), best: textAndTex(best), by, better, over, values, rows };
}
