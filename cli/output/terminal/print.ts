/** Prints texts on standard output, fitted and coloured for a terminal. */
import { DEFAULT_WIDTH } from '../../../reports/text-table';
import { coloured, wantsColour } from './colour';

/** Narrower terminals get lines of this width, because tables need so much. */
const NARROWEST = 40;

/** The width of standard output, in characters: that of the terminal, else that of the variable `COLUMNS`, else 100. */
export function outputWidth(
  { columns }: { readonly columns?: number } = process.stdout,
  { COLUMNS }: NodeJS.ProcessEnv = process.env,
): number {
  const width = columns ?? Number(COLUMNS ?? DEFAULT_WIDTH);
  return Number.isSafeInteger(width) && width > 0 ? Math.max(NARROWEST, width) : DEFAULT_WIDTH;
}

/** Prints a text, coloured if standard output is a terminal that shows colours. */
export function print(text: string): void {
  process.stdout.write(wantsColour(process.stdout, process.env) ? coloured(text) : text);
}
