/** The records of a campaign in a database: how they are kept, and how merging reads them. */
import { InputError } from '../../../theory/errors';
import type { RecordSource } from '../merge';
import { type RecordPlaces, type UnitRecord, decodeRecord, encodeRecord } from '../records';
import type { RecordTable, RecordText } from './database';

/** A record as it is kept. */
export const textOf = (record: UnitRecord): RecordText => ({
  key: record.key,
  sha256: record.sha256,
  text: encodeRecord(record),
  ends: 'error' in record || record.explored.failure !== undefined,
});

/** Finds a record again by its place among those of its unit. */
const placesIn = (table: RecordTable): RecordPlaces => ({
  read: async (key, place) => {
    const text = (await table.of(key))[place];
    if (text === undefined) throw new InputError(`the record of ${key} is no longer in the database; export again`);
    return decodeRecord(text);
  },
});

/** The record in a text, or why it is none, or not the one that was kept. */
function decoded(text: string): UnitRecord | string {
  try {
    return decodeRecord(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** The records in a database, as those in files: damaged ones are told by their number in it, and not taken. */
export const recordsOf = (table: RecordTable, shown: string): RecordSource =>
  async function* (onDamaged) {
    const places = placesIn(table);
    let line = 0;
    for await (const texts of table.all())
      for (const [place, record] of texts.map(decoded).entries()) {
        line += 1;
        if (typeof record === 'string') onDamaged({ file: shown, line, reason: record });
        else yield { record, place, places };
      }
  };
