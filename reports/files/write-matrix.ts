/** Writes the outputs of a matrix into a folder. */
import type { MatrixResults } from '../../properties/results';
import { matrixHtml } from '../html';
import { matrixMarkdown } from '../markdown';
import { serialiseMatrix } from '../../properties/results/schemas';
import { writeFiles } from './write';

/**
 * Writes `matrix.json`, `matrix.md` and `matrix.html`; creates a missing folder.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path, or when the results are malformed
 * @example
 * const paths = await writeMatrix(await runMatrix({ loops: ['curated'], cases: 100 }), 'matrix');
 */
export function writeMatrix(results: MatrixResults, folder: string): Promise<string[]> {
  return writeFiles(folder, [
    { path: 'matrix.json', text: serialiseMatrix(results) },
    { path: 'matrix.md', text: matrixMarkdown(results) },
    { path: 'matrix.html', text: matrixHtml(results) },
  ]);
}
