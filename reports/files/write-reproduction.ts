/** Writes the paper's figures, as they came out here, into a folder. */
import type { Reproduction } from '../../properties/results';
import { reproductionHtml } from '../html';
import { parseReproduction, serialiseReproduction } from '../../properties/results/schemas';
import { writeFiles } from './write';

/**
 * Writes `reproduction.json` and `reproduction.html`; creates a missing folder.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path, or when the results are malformed
 */
export function writeReproduction(reproduction: Reproduction, folder: string): Promise<string[]> {
  const text = serialiseReproduction(reproduction);
  // The page keeps the results, with their fields in the order of the file, so that the file makes the same page again.
  return writeFiles(folder, [
    { path: 'reproduction.json', text },
    { path: 'reproduction.html', text: reproductionHtml(parseReproduction(text)) },
  ]);
}
