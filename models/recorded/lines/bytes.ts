/**
 * The bytes of a file as a stream, unpacked if they are gzip (told by the magic number 1f 8b of RFC 1952, section 2.3.1, not by the name).
 *
 * The stream holds a few chunks at a time, so no file exhausts the memory. Against a bomb there is a limit on the ratio of unpacked to packed
 * bytes: DEFLATE reaches 1032, a trace of numbers and texts 2 to 40.
 */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../../theory/errors';
import { chained } from './chained';

const CHUNK = 1 << 18;

/** Largest ratio of unpacked to packed bytes, once `RATIO_FROM` bytes are unpacked. */
const MAX_RATIO = 200;
const RATIO_FROM = 1 << 26;

const MAGIC = Buffer.from([0x1f, 0x8b]);
const UTF16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** The bytes of a file. */
export interface Bytes {
  /** What messages call the file. */
  readonly name: string;
  /** The first bytes, unpacked; fewer than one chunk only if the file is shorter. They are also the start of `chunks`. */
  readonly start: Buffer;
  /** All bytes, unpacked. May be iterated once. The iteration throws an InputError if the file cannot be read or unpacked. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Closes a file whose bytes are not iterated. */
  readonly close: () => Promise<void>;
}

/** A fault of the packing, which lies where the reading is. */
export class PackingError extends InputError {
  constructor(
    name: string,
    /** The message without the name of the file. */
    readonly reason: string,
  ) {
    super(`${name}: ${reason}`);
  }
}

const reasonOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

function readingFault(name: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const reason = reasonOf(error);
  if (reason === 'EISDIR') return new InputError(`${name} is a folder; give a file in it`);
  if (reason === 'ENOENT') return new InputError(`there is no file ${name}; check the path`);
  if (reason === 'Z_BUF_ERROR')
    return new PackingError(name, 'the gzip stream ends early; the file is cut, copy it again');
  if (reason.startsWith('Z_'))
    return new PackingError(name, `the gzip stream is damaged (${reason}); pack the file again`);
  return new InputError(`${name} cannot be read (${reason}); check the path and its permissions`);
}

/** Unpacks gzip, and refuses a bomb. */
async function* unpacked(name: string, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let into = 0;
  let out = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of packed) {
      into += chunk.length;
      yield chunk;
    }
  }
  const source = Readable.from(counted());
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      out += chunk.length;
      if (out > RATIO_FROM && out > MAX_RATIO * into) {
        throw new PackingError(
          name,
          `${into} packed bytes unpack to more than ${out}, over ${MAX_RATIO} times as many, which no trace needs; ` +
            'if it is one all the same, unpack it and give the unpacked file',
        );
      }
      yield chunk;
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Some first chunks and those that follow. A fault of the file becomes an InputError. */
async function* readable(name: string, first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chained(first, rest);
  } catch (error) {
    throw readingFault(name, error);
  }
}

/** The first bytes of a stream, and the fault of its packing that ended them. */
interface Start {
  readonly bytes: Buffer;
  readonly fault: PackingError | undefined;
}

/** Takes chunks until they have `least` bytes together or there are no more. */
async function take(chunks: AsyncIterator<Buffer>, least: number): Promise<Start> {
  const parts: Buffer[] = [];
  try {
    for (let size = 0; size < least;) {
      const next = await chunks.next();
      if (next.done === true) break;
      parts.push(next.value);
      size += next.value.length;
    }
    return { bytes: Buffer.concat(parts), fault: undefined };
  } catch (error) {
    if (error instanceof PackingError && parts.length > 0) return { bytes: Buffer.concat(parts), fault: error };
    throw error;
  }
}

async function* failing(fault: PackingError): AsyncGenerator<Buffer> {
  yield await Promise.reject(fault);
}

/**
 * Opens a file; `-` is standard input.
 * @throws InputError if there is no such file, or it is a folder, cannot be read or unpacked, is empty, or is UTF-16
 */
export async function openBytes(path: string): Promise<Bytes> {
  if (path === '-') return bytesOf('standard input', process.stdin);
  return bytesOf(path, createReadStream(path, { highWaterMark: CHUNK }));
}

/** The bytes of a stream. @param name what messages call it @throws InputError as `openBytes` does */
export async function bytesOf(name: string, stream: AsyncIterable<Buffer>): Promise<Bytes> {
  const raw = stream[Symbol.asyncIterator]();
  try {
    const { bytes: head } = await take(raw, MAGIC.length);
    const all = readable(name, [head], raw);
    const chunks = readable(name, [], head.subarray(0, MAGIC.length).equals(MAGIC) ? unpacked(name, all) : all);
    const { bytes: start, fault } = await take(chunks, CHUNK);
    if (start.length === 0) throw new InputError(`${name} is empty; give a file with records`);
    if (UTF16.some((mark) => start.subarray(0, 2).equals(mark))) {
      throw new InputError(`${name} is UTF-16; save it as UTF-8`);
    }
    const close = async (): Promise<void> => {
      await chunks.return(undefined);
    };
    return { name, start, chunks: readable(name, [start], fault === undefined ? chunks : failing(fault)), close };
  } catch (error) {
    await raw.return?.();
    throw readingFault(name, error);
  }
}
