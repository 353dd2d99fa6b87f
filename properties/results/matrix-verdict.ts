/** The verdict on a whole matrix, from the agreements of its cells. */
import { isContradiction } from '../../theory/errors';
import type { MatrixResults } from './schemas';

/** `unexpected` is the worst. `refused`: some stored certificate proves nothing. Stale expectations only warn. */
export type MatrixVerdict = 'unexpected' | 'refused' | 'incomplete' | 'undecided' | 'as expected';

export function matrixVerdict({
  cells,
  complete,
  refused = [],
}: Pick<MatrixResults, 'cells' | 'complete' | 'refused'>): MatrixVerdict {
  if (cells.some(({ agreement }) => agreement === 'unexpected')) return 'unexpected';
  if (refused.length > 0) return 'refused';
  if (!complete) return 'incomplete';
  return cells.some(({ agreement }) => agreement === 'undecided') ? 'undecided' : 'as expected';
}

const EXIT_CODES: Readonly<Record<MatrixVerdict, 0 | 1 | 3>> = {
  unexpected: 1,
  refused: 1,
  incomplete: 3,
  undecided: 3,
  'as expected': 0,
};

/** 0 if every cell is as expected, 1 if some cell is not or a certificate is refused, 3 if the matrix is undecided or incomplete, 4 after an internal contradiction. */
export function matrixExitCode(results: MatrixResults): 0 | 1 | 3 | 4 {
  if (results.cells.some(({ reason }) => isContradiction(reason))) return 4;
  return EXIT_CODES[matrixVerdict(results)];
}
