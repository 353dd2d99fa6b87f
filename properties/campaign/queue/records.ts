/** The records of a campaign in a database, as the store that merging and exporting read. */
import { type RecordStore, type UnitRecord, decodeRecord, encodeRecord } from '../records';
import type { RecordTable, RecordText } from './database';

/** A record as it is kept. */
export const textOf = (record: UnitRecord): RecordText => ({
  key: record.key,
  sha256: record.sha256,
  text: encodeRecord(record),
  ends: 'error' in record || record.explored.failure !== undefined,
});

/** @throws InputError, from `of` and `all`, for a record that was damaged or changed after it was kept */
export function recordStore(table: RecordTable): RecordStore {
  return {
    put: (record) => table.put(textOf(record)),
    has: async (key) => (await table.missing([key])).length === 0,
    of: async (key) => (await table.of(key)).map(decodeRecord),
    all: async function* () {
      for await (const texts of table.all()) yield* texts.map(decodeRecord);
    },
    // The database is closed by whoever opened it.
    close: () => Promise.resolve(),
  };
}
