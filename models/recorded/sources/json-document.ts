/**
 * One JSON document with a list of objects: the document itself, or a field of it, as in `{"type":"text_only","instances":[…]}` of LMFlow and
 * Online-RLHF.
 *
 * The objects are cut out of the stream by their brackets and parsed one by one, so the document may be larger than the memory.
 */
import { InputError } from '../../../theory/errors';
import { type Bytes, MAX_LINE } from '../lines';
import { parseLine } from '../trace';
import { type Row, type Rows, rowError } from './rows';

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** The names of fields that hold the list. */
const LISTS = ['instances', 'data', 'rows', 'records', 'examples', 'results', 'train'];

/** A document up to its list: simple fields, then the name of the list. */
const BEFORE_LIST = new RegExp(
  `^\\uFEFF?\\s*(?:\\[|\\{\\s*(?:"[^"\\\\]*"\\s*:\\s*(?:"(?:[^"\\\\]|\\\\.)*"|[\\w.+-]+)\\s*,\\s*)*"(?:${LISTS.join('|')})"\\s*:\\s*\\[)\\s*(?=[{\\]])`,
);

/** Length in bytes of what stands before the first object of the list; undefined if the text is no such document. */
export function documentStart(text: string): number | undefined {
  const before = BEFORE_LIST.exec(text)?.[0];
  return before === undefined ? undefined : Buffer.byteLength(before);
}

const isBlank = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

async function* batchesOf({ name, chunks }: Bytes, start: number): AsyncGenerator<readonly Row[]> {
  let at = 1;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let skip = start;
  let parts: Buffer[] = [];
  let size = 0;
  const place = { name, unit: 'record' } as const;
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size > MAX_LINE) throw rowError(place, at, `the record is longer than ${MAX_LINE} bytes; leave out long texts`);
    parts.push(part);
  };
  for await (const whole of chunks) {
    const chunk = whole.subarray(skip);
    skip = Math.max(0, skip - whole.length);
    const rows: Row[] = [];
    // Start of the part of the current object that lies in this chunk.
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
        continue;
      }
      if (depth === 0) {
        if (byte === OPEN) {
          depth = 1;
          from = i;
        } else if (byte === CLOSE_LIST) {
          if (rows.length > 0) yield rows;
          return;
        } else if (byte !== COMMA && !isBlank(byte)) {
          throw rowError(place, at, `an object is expected, and there is "${String.fromCharCode(byte)}"`);
        }
        continue;
      }
      if (byte === QUOTE) inText = true;
      else if (byte === OPEN || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE || byte === CLOSE_LIST) depth--;
      if (depth > 0) continue;
      keep(chunk.subarray(from, i + 1));
      try {
        rows.push({ at, fields: parseLine(Buffer.concat(parts).toString('utf8')) });
      } catch (error) {
        throw error instanceof InputError ? rowError(place, at, error.message) : error;
      }
      at++;
      parts = [];
      size = 0;
    }
    if (depth > 0) keep(Buffer.from(chunk.subarray(from)));
    if (rows.length > 0) yield rows;
  }
  throw rowError(place, at, 'the document ends within its list; the file may be cut');
}

/** @param start what `documentStart` returned for the start of the file */
export function jsonDocument(bytes: Bytes, start: number): Rows {
  return { name: bytes.name, container: 'a JSON document', unit: 'record', batches: batchesOf(bytes, start) };
}
