/**
 * Lines of a stream of bytes, in batches, with a limit on their length: a record is parsed whole, so the limit bounds the memory.
 */
import { InputError } from '../../../theory/errors';
import { PackingError } from './bytes';

/** Longest line, in bytes. */
export const MAX_LINE = 16 * 2 ** 20;

/** Most empty lines that follow one another; a damaged file, or a bomb, may have any number. */
const MAX_EMPTY = 100_000;

const NEWLINE = 0x0a;

/** Lines that follow one another. */
export interface LineBatch {
  /** Number of the first line, from 1. */
  readonly first: number;
  /** The lines without their ends. */
  readonly lines: readonly string[];
}

/** An error about one line. */
export function lineError(name: string, line: number, message: string): InputError {
  return new InputError(`${name}, line ${line}: ${message}`);
}

function withoutMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}

/** The chunks; a fault of the packing has the line that is read. */
async function* placed(name: string, chunks: AsyncIterable<Buffer>, line: () => number): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof PackingError ? lineError(name, line(), error.reason) : error;
  }
}

/**
 * The lines of a stream. Lines end with `\n` or `\r\n`; the last may end with the stream. A byte order mark at the start is left out.
 * @param name what messages call the stream
 * @param chunks its bytes, UTF-8
 * @throws InputError naming the line that is longer than `maxLine` bytes
 */
export async function* linesOf(
  name: string,
  chunks: AsyncIterable<Buffer>,
  maxLine: number = MAX_LINE,
): AsyncGenerator<LineBatch> {
  let first = 1;
  let kept: Buffer[] = [];
  let size = 0;
  let empty = 0;
  const keep = (part: Buffer, line: number): void => {
    size += part.length;
    if (size > maxLine) {
      throw lineError(
        name,
        line,
        `the line is longer than ${maxLine} bytes; a trace has one pool a line: check that the file has line ends, and leave out long texts`,
      );
    }
    if (part.length > 0) kept.push(part);
  };
  const taken = (): string => {
    const bytes = kept.length === 1 && kept[0] !== undefined ? kept[0] : Buffer.concat(kept);
    const end = bytes[bytes.length - 1] === 0x0d ? bytes.length - 1 : bytes.length;
    kept = [];
    size = 0;
    return bytes.toString('utf8', 0, end);
  };
  for await (const chunk of placed(name, chunks, () => first)) {
    const lines: string[] = [];
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at), first + lines.length);
      const line = size === 0 ? '' : taken();
      empty = line.trim() === '' ? empty + 1 : 0;
      if (empty > MAX_EMPTY) {
        throw lineError(
          name,
          first + lines.length,
          `more than ${MAX_EMPTY} empty lines follow one another; the file is damaged`,
        );
      }
      lines.push(first + lines.length === 1 ? withoutMark(line) : line);
      from = at + 1;
    }
    // A copy, since the stream may use the chunk again.
    keep(Buffer.from(chunk.subarray(from)), first + lines.length);
    if (lines.length > 0) yield { first, lines };
    first += lines.length;
  }
  if (size > 0) yield { first, lines: [first === 1 ? withoutMark(taken()) : taken()] };
}
