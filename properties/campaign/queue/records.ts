/** The records of a campaign in a database: how they are kept, and how merging reads them. */
import { InputError } from '../../../theory/errors';
import type { RecordSource } from '../merge';
import { type RecordPlaces, type UnitRecord, decodeRecord, encodeRecord, endsTask } from '../records';
import { unitTest } from '../plan';
import type { RecordTable, RecordText } from './database';
import type { OpenCampaign } from './fill';

/** A record as it is kept. */
export const textOf = (record: UnitRecord): RecordText => ({
  key: record.key,
  sha256: record.sha256,
  text: encodeRecord(record),
  ends: endsTask(record),
});

/** Finds a record again by its place among those of its unit. */
const placesIn = (table: RecordTable): RecordPlaces => ({
  read: async (key, place) => {
    const text = (await table.of(key))[place];
    if (text === undefined) throw new InputError(`the record of ${key} is no longer in the database; export again`);
    return decodeRecord(text);
  },
});

/** Reads the record of a unit. @returns the record, or the reason why the text holds none, or that of another unit */
function decoded(text: string, key: string): UnitRecord | string {
  try {
    const record = decodeRecord(text);
    return record.key === key ? record : `the record that is kept for ${key} is one of ${record.key}`;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/**
 * The records of a plan in a database, as those in files: damaged ones are told by their number among them, and not taken. Records of other plans in
 * the same table are left alone.
 */
export const recordsOf = (
  { plan, records: table }: Pick<OpenCampaign, 'plan' | 'records'>,
  shown: string,
): RecordSource =>
  async function* (onDamaged) {
    const places = placesIn(table);
    let line = 0;
    for await (const { key, texts } of table.all(unitTest(plan)))
      for (const [place, record] of texts.map((text) => decoded(text, key)).entries()) {
        line += 1;
        if (typeof record === 'string') onDamaged({ file: shown, line, reason: record });
        else yield { record, place, places };
      }
  };
