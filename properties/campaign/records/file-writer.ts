/**
 * Appends records to a file of its own. Every record is on the disk before the next unit begins.
 *
 * A writer never opens a file that is there already: a run that is started again writes a new file, so nothing is appended to the torn tail of
 * an old one, and two workers of one shard never write to one file.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../theory/errors';
import { encodeRecord } from './make-record';
import { RECORDS } from './read-files';
import type { UnitRecord } from './record';

/** Writes records. */
export interface RecordWriter {
  readonly file: string;
  /** Appends a record, and returns when it is on the disk. */
  readonly write: (record: UnitRecord) => void;
  readonly close: () => void;
}

const FREE_NAMES = 10_000;

/** Opens the first free file of a name. */
function openNew(folder: string, name: string): { readonly file: string; readonly handle: number } {
  for (let number = 1; number <= FREE_NAMES; number += 1) {
    const file = join(folder, `${name}-${number}${RECORDS}`);
    try {
      return { file, handle: openSync(file, 'ax') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new InputError(
          `records cannot be written to ${folder} (${(error as Error).message}); give another folder`,
        );
    }
  }
  throw new InputError(`${folder} has ${FREE_NAMES} files of ${name}; merge them into one part, and move them away`);
}

/** Makes the names of what is in a folder durable, where the system can. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** The name of this worker: its machine and process. */
export const workerName = (): string => `${hostname()}:${process.pid}`;

/**
 * Opens a new file in the folder, which is made if it is missing.
 * @param name what the file is named after, such as `shard-0-of-7`
 * @throws InputError if the folder cannot be written
 */
export function openRecordWriter(folder: string, name: string): RecordWriter {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new InputError(`${folder} cannot be made (${(error as Error).message}); give another folder for the records`);
  }
  const { file, handle } = openNew(folder, `${name}-${hostname()}`);
  syncFolder(folder);
  return {
    file,
    write: (record) => {
      writeSync(handle, `${encodeRecord(record)}\n`);
      fsyncSync(handle);
    },
    close: () => closeSync(handle),
  };
}
