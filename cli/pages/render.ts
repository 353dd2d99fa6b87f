/** The page of a file of results: that of `verify` and `learn`, or that of `matrix`. */
import { parseMatrix, parseResults } from '../../properties/results/schemas';
import { matrixHtml, reportHtml } from '../../reports';
import { InputError } from '../../theory/errors';
import { readText } from '../input';

export interface Page {
  readonly html: string;
  /** The name of the page's file, where none is given. */
  readonly name: 'report.html' | 'matrix.html';
}

function formatOf(text: string, path: string): unknown {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new InputError(`${path} is not JSON; give the results.json of verify or learn, or the matrix.json of matrix`);
  }
  return typeof document === 'object' && document !== null && 'format' in document ? document.format : undefined;
}

/** @throws InputError if the file cannot be read or is not one of results; it names the path, the fault and the remedy */
export function readPage(path: string): Page {
  const text = readText(path);
  return formatOf(text, path) === 'curated-loops/matrix'
    ? { html: matrixHtml(parseMatrix(text, path)), name: 'matrix.html' }
    : { html: reportHtml(parseResults(text, path)), name: 'report.html' };
}
