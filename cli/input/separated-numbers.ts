/**
 * The numbers of a plain text: separated by commas, blanks or new lines, with decimal points.
 *
 * A comma that may be a decimal comma is refused, because `0,25 0,75` would be read as four numbers: so are semicolons, which such files
 * have as separators, and headers. Commas are separators where the text says so: beside a blank, at an end of a line, two of them in one
 * word, or in a single line without blanks.
 */
import { InputError } from '../../theory/errors';

/** A number as it is written, and the line where it stands, from 1. */
export interface WrittenNumber {
  readonly text: string;
  readonly line: number;
}

/** A word between blanks, with its line. */
type Word = WrittenNumber;

const DECIMAL_COMMA = /^[+-]?\d+,\d+(?:[eE][+-]?\d+)?$/;
/** A comma that can only be a separator. */
const SEPARATING = /^,|,$|,.*[,/]|\/.*,/;

function wordsOf(text: string): readonly Word[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.flatMap((line, i) =>
    line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ text: word, line: i + 1 })),
  );
}

/** Digits without the decimal comma. */
const pointed = (text: string): string => text.replace(',', '.');

/** @throws InputError for a semicolon, for what may be decimal commas, and for a header, with the line and the remedy */
function checkSeparators(where: string, words: readonly Word[]): void {
  const [first, ...others] = words;
  if (first && /[A-Za-z_]/.test(first.text) && !/\d/.test(first.text) && others.some(({ text }) => /\d/.test(text)))
    throw new InputError(
      `${where}: line ${first.line}: "${first.text}" is not a number; leave headers out, the file holds numbers only`,
    );
  const semicolon = words.find(({ text }) => text.includes(';'));
  if (semicolon)
    throw new InputError(
      `${where}: line ${semicolon.line}: "${semicolon.text}" has a semicolon; separate numbers by blanks or lines, and write decimals with ` +
        'a point, such as 0.25',
    );
  const decimal = words.find(({ text }) => DECIMAL_COMMA.test(text));
  if (decimal && words.length > 1 && !words.some(({ text }) => SEPARATING.test(text)))
    throw new InputError(
      `${where}: line ${decimal.line}: "${decimal.text}" may be one number with a decimal comma, or two; write ` +
        `${pointed(decimal.text)} for one, and a blank after each comma for two`,
    );
}

/** The numbers of a text, as they are written. @throws InputError as `checkSeparators` */
export function separatedNumbers(where: string, text: string): readonly WrittenNumber[] {
  const words = wordsOf(text);
  checkSeparators(where, words);
  const numbers: WrittenNumber[] = [];
  let isOpen = true; // Whether a comma, or the beginning, asks for a number.
  for (const { text: word, line } of words)
    word.split(',').forEach((part, i) => {
      if (i > 0) {
        if (isOpen) numbers.push({ text: '', line });
        isOpen = true;
      }
      if (part === '') return;
      numbers.push({ text: part, line });
      isOpen = false;
    });
  return numbers;
}
