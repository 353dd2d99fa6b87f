/**
 * Reads files of records. A worker that is killed leaves a torn last line, which is dropped: its unit has no record, and is done again.
 */
import { closeSync, createReadStream, openSync, readSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../theory/errors';
import { decodeRecord } from './make-record';
import type { UnitRecord } from './record';
import type { FoundRecord, RecordPlaces } from './store';

/** The ending of files of records. */
export const RECORDS = '.records.jsonl';

/** A whole line that is no record, or not the one that was written. */
export interface DamagedLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** The files of records among paths: each is such a file, or a folder of some. @throws InputError for a path that is missing */
export function recordFiles(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined)
      throw new InputError(`there is no file or folder ${path}; give files of records, or folders of them`);
    if (!found.isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => name.endsWith(RECORDS));
    return names.sort().map((name) => join(path, name));
  });
}

/** A line of a file, without its line break. */
interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Where it begins, in bytes. */
  readonly start: number;
}

const LINE_BREAK = 10;

/** The whole lines of a file; what comes after the last line break is dropped. */
async function* wholeLines(file: string): AsyncGenerator<Line> {
  let torn: Buffer = Buffer.alloc(0);
  let number = 0;
  let start = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const bytes = torn.length === 0 ? chunk : Buffer.concat([torn, chunk]);
    let begin = 0;
    for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, begin)) {
      number += 1;
      yield { text: bytes.toString('utf8', begin, end), number, start };
      start += end + 1 - begin;
      begin = end + 1;
    }
    torn = bytes.subarray(begin);
  }
}

/** Bytes that are read at once where one record is read again: a few records. */
const AT_ONCE = 8192;

/** The text from a byte to the next line break. */
function lineAt(file: string, start: number): string {
  const parts: Buffer[] = [];
  const handle = openSync(file, 'r');
  try {
    for (let at = start; ; at += AT_ONCE) {
      const bytes = Buffer.alloc(AT_ONCE);
      const read = bytes.subarray(0, readSync(handle, bytes, 0, AT_ONCE, at));
      const end = read.indexOf(LINE_BREAK);
      parts.push(end === -1 ? read : read.subarray(0, end));
      if (end !== -1 || read.length < AT_ONCE) return Buffer.concat(parts).toString('utf8');
    }
  } finally {
    closeSync(handle);
  }
}

/** The records of some files, file after file. Damaged lines are told, and not taken. */
export async function* readRecords(
  files: readonly string[],
  onDamaged: (line: DamagedLine) => void,
): AsyncGenerator<FoundRecord> {
  for (const file of files) {
    const places: RecordPlaces = { read: (_key, start) => Promise.resolve(decodeRecord(lineAt(file, start))) };
    for await (const { text, number, start } of wholeLines(file)) {
      let record: UnitRecord | undefined;
      try {
        record = decodeRecord(text);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        onDamaged({ file, line: number, reason: error.message });
      }
      if (record !== undefined) yield { record, place: start, places };
    }
  }
}
