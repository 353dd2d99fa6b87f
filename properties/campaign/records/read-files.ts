/**
 * Reads files of records. A worker that is killed leaves a torn last line, which is dropped: its unit has no record, and is done again.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../theory/errors';
import type { UnitRecord } from './record';
import { decodeRecord } from './make-record';

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

/** The whole lines of a file, numbered from 1; what comes after the last line break is dropped. */
export async function* wholeLines(
  file: string,
): AsyncGenerator<{ readonly text: string; readonly line: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = text.indexOf(10, from); end !== -1; end = text.indexOf(10, from)) {
      line += 1;
      yield { text: text.toString('utf8', from, end), line };
      from = end + 1;
    }
    rest = text.subarray(from);
  }
}

/** The records of some files, file after file. Damaged lines are told, and not taken. */
export async function* readRecords(
  files: readonly string[],
  onDamaged: (line: DamagedLine) => void,
): AsyncGenerator<UnitRecord> {
  for (const file of files) {
    for await (const { text, line } of wholeLines(file)) {
      let record: UnitRecord | undefined;
      try {
        record = decodeRecord(text);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        onDamaged({ file, line, reason: error.message });
      }
      if (record !== undefined) yield record;
    }
  }
}
