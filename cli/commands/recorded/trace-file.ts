/** Writes the lines of a trace to a file, which is compressed if its name ends in `.gz`, or to standard output. A piece of them is held at a time. */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { InputError } from '../../../theory/errors';
import { reasonOf } from '../../input';

/** The name that stands for standard output. */
export const STANDARD_OUTPUT = '-';

/** Size of a piece in characters. */
const PIECE = 2 ** 16;

type Lines = Iterable<string> | AsyncIterable<string>;

/** The lines in pieces; `counted` is called for each line. */
async function* pieces(lines: Lines, counted: () => void): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += `${line}\n`;
    counted();
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Whether an error says that the reader, such as `head`, has read enough. */
const isClosed = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPIPE';

/** Writes to standard output, which stays open, and waits where its reader is slower. A reader that closes it ends the writing. */
async function writeOut(texts: AsyncIterable<string>, output: Writable): Promise<void> {
  const failures: unknown[] = [];
  const failed = (error: unknown): void => void failures.push(error);
  output.on('error', failed);
  try {
    for await (const text of texts) {
      if (failures.length > 0) break;
      if (!output.write(text)) await once(output, 'drain').catch(failed);
    }
    await nextTurn(); // The error of the last piece comes after it.
  } finally {
    output.off('error', failed);
  }
  const [failure] = failures.filter((error) => !isClosed(error));
  if (failure !== undefined) throw failure instanceof Error ? failure : new Error(reasonOf(failure));
}

/** Whether an error is one of the file system, which names a path. */
const isOfPath = (error: unknown): boolean => typeof error === 'object' && error !== null && 'syscall' in error;

/**
 * Writes the lines, and returns their number. A file of this name is replaced.
 * @param path a file, or `-` for standard output
 * @throws InputError if the file cannot be written
 */
export async function writeTrace(path: string, lines: Lines): Promise<number> {
  let count = 0;
  const texts = pieces(lines, () => (count += 1));
  if (path === STANDARD_OUTPUT) {
    await writeOut(texts, process.stdout);
    return count;
  }
  try {
    // Opened before anything is read: a stream that opens late could make the file after a fault in the lines has removed it.
    const file = (await open(path, 'w')).createWriteStream();
    const source = Readable.from(texts, { objectMode: false });
    await (path.endsWith('.gz') ? pipeline(source, createGzip(), file) : pipeline(source, file));
  } catch (error) {
    if (!isOfPath(error)) throw error;
    throw new InputError(`${path} cannot be written (${reasonOf(error)}); check the path and its permissions`);
  }
  return count;
}
