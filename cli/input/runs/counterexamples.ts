/** Reads the counterexamples of any file that holds some: one alone, stored ones, and what `check`, `conjecture`, `matrix` and `verify` write. */
import type { Counterexample } from '../../../properties/results';
import {
  parseCheck,
  parseConjecture,
  parseCounterexample,
  parseMatrix,
  parseRegressions,
  parseResults,
} from '../../../properties/results/schemas';
import { counterexamplesIn } from '../../../reports';
import { InputError } from '../../../theory/errors';
import { readText } from '../text-file';

type Cells = readonly { readonly counterexample?: Counterexample }[];

const ofCells = (cells: Cells): readonly Counterexample[] =>
  cells.flatMap(({ counterexample }) => (counterexample ? [counterexample] : []));

/** The readers of the formats that hold counterexamples; any other document is read, and refused, as a single counterexample. */
const READERS: Readonly<Record<string, (text: string, path: string) => readonly Counterexample[]>> = {
  'curated-loops/regressions': (text, path) => parseRegressions(text, path).counterexamples,
  'curated-loops/check': (text, path) => ofCells(parseCheck(text, path).cells),
  'curated-loops/conjecture': (text, path) => ofCells([parseConjecture(text, path)]),
  'curated-loops/matrix': (text, path) => ofCells(parseMatrix(text, path).cells),
  'curated-loops/results': (text, path) => counterexamplesIn(parseResults(text, path)),
};

function formatOf(text: string): string {
  try {
    const { format } = JSON.parse(text) as { readonly format?: unknown };
    return String(format);
  } catch {
    return ''; // The reader of a single counterexample says what is wrong.
  }
}

/** @throws InputError if the file cannot be read, is of no such format, or holds no counterexample */
export function readCounterexamples(path: string): readonly Counterexample[] {
  const text = readText(path);
  const read = READERS[formatOf(text)];
  const found = read ? read(text, path) : [parseCounterexample(text, path)];
  if (found.length === 0) throw new InputError(`${path} holds no counterexample, so there is nothing to replay`);
  return found;
}
