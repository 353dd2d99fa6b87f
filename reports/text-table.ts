/**
 * Plain text tables: columns padded to their widest cell, two spaces between them. In a width that is too small for that, the widest columns are
 * narrowed and their cells go on in further lines.
 */

/** Width in characters where nothing says how wide the output is: wide enough for most tables, narrow enough for most windows. */
export const DEFAULT_WIDTH = 100;

const GAP = '  ';
/** No column is narrowed below this. */
const NARROWEST = 8;

/** The pieces of a word that is longer than a line. */
const pieces = (word: string, width: number): readonly string[] =>
  word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)];

/** A text in lines of at most `width` characters, broken at blanks; a longer word is cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A line in lines of at most `width` characters: the first starts with `start`, the others with as many blanks. */
export function hanging(start: string, text: string, width: number): readonly string[] {
  const [first = '', ...rest] = wrapped(text, Math.max(NARROWEST, width - start.length));
  return [`${start}${first}`, ...rest.map((line) => `${' '.repeat(start.length)}${line}`)];
}

/** Lines with a command are not broken, so that the command can be copied. */
const COMMAND = /^(replay|hint): npx /;

/** Lines under an indentation; see `hanging`. */
export const indentedLines = (lines: readonly string[], indentation: string, width: number): readonly string[] =>
  lines.flatMap((line) => (COMMAND.test(line) ? [indentation + line] : hanging(indentation, line, width)));

/** The widths of the columns, narrowed from the widest down to `least` until they fit or none can be narrowed. */
function narrowed(widths: readonly number[], least: readonly number[], width: number): readonly number[] {
  const excess = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1)) - width;
  const free = widths.map((each, i) => (each > (least[i] ?? 0) ? each : 0));
  const widest = Math.max(...free);
  if (excess <= 0 || widest === 0) return widths;
  const at = free.lastIndexOf(widest);
  const second = Math.max(0, ...free.filter((_, i) => i !== at));
  const next = Math.max(least[at] ?? 0, Math.min(widest - 1, Math.max(second, widest - excess)));
  return narrowed(
    widths.map((each, i) => (i === at ? next : each)),
    least,
    width,
  );
}

/** The longest word of every column. */
const longestWords = (lines: readonly (readonly string[])[], columns: number): readonly number[] =>
  Array.from({ length: columns }, (_, i) =>
    Math.max(...lines.flatMap((cells) => (cells[i] ?? '').split(' ').map((word) => word.length))),
  );

/** Widths that fit: words stay whole if they can. */
function fittingWidths(
  lines: readonly (readonly string[])[],
  natural: readonly number[],
  width: number,
): readonly number[] {
  const whole = narrowed(natural, longestWords(lines, natural.length), width);
  return narrowed(
    whole,
    whole.map((each) => Math.min(each, NARROWEST)),
    width,
  );
}

/** The width that a table needs if no cell goes on in a further line. */
export function naturalWidth(header: readonly string[], rows: readonly (readonly string[])[]): number {
  return naturalWidths(header, rows).reduce((sum, each) => sum + each, GAP.length * (header.length - 1));
}

const naturalWidths = (header: readonly string[], rows: readonly (readonly string[])[]): readonly number[] =>
  header.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));

/** The table; `width` is that of the output, in characters. @defaultValue as wide as the table needs */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number = Infinity,
): string {
  const widths = fittingWidths([header, ...rows], naturalWidths(header, rows), width);
  const line = (cells: readonly string[]): string =>
    widths
      .map((each, i) => (cells[i] ?? '').padEnd(each))
      .join(GAP)
      .trimEnd();
  const lines = (cells: readonly string[]): readonly string[] => {
    const parts = widths.map((each, i) => wrapped(cells[i] ?? '', each));
    const height = Math.max(1, ...parts.map((part) => part.length));
    return Array.from({ length: height }, (_, at) => line(parts.map((part) => part[at] ?? '')));
  };
  return [...lines(header), line(widths.map((each) => '─'.repeat(each))), ...rows.flatMap(lines)].join('\n');
}
