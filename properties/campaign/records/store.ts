/**
 * Where records are kept: files, or a database. The truth of a campaign is its set of records; a queue only hands out the names of units.
 *
 * First write wins: a store never replaces a record. It keeps a second record with another answer beside the first, so that a divergence is
 * seen. Records travel as text, one line each: `encodeRecord` and `decodeRecord`.
 */
import { InputError } from '../../../theory/errors';
import type { UnitRecord } from './record';

/** Reads again what was found at a place: a million records are not kept in memory, their places are. */
export interface RecordPlaces {
  /** @throws InputError if the record is not there any more */
  readonly read: (key: string, place: number) => Promise<UnitRecord>;
}

/** A record that was found, and where. */
export interface FoundRecord {
  readonly record: UnitRecord;
  /** Where in `places` it is; a store finds it by its key. */
  readonly place: number;
  /** One object for all records of a file or store. */
  readonly places: RecordPlaces;
}

/**
 * - `stored`: the first record of its unit;
 * - `known`: a record with the same answer (`sha256`) is there already; nothing was written;
 * - `divergent`: a record with another answer is there; both are kept.
 */
export type Put = 'stored' | 'known' | 'divergent';

/** A store of records, open for one campaign. */
export interface RecordStore {
  /** Keeps a record. It is durable when the promise resolves. */
  readonly put: (record: UnitRecord) => Promise<Put>;
  /** Whether a unit has a record of this version of the code; a queue asks this before it hands out a unit. */
  readonly has: (key: string) => Promise<boolean>;
  /** The records of a unit: the first, then the divergent ones; none if it has no record. */
  readonly of: (key: string) => Promise<readonly UnitRecord[]>;
  /** Every record once, in any order; those of a unit in the order in which they were kept. */
  readonly all: () => AsyncIterable<UnitRecord>;
  readonly close: () => Promise<void>;
}

/** The records of a store, each of which it reads again by its key. */
export async function* recordsIn(store: RecordStore): AsyncGenerator<FoundRecord> {
  const places: RecordPlaces = {
    read: async (key) => {
      const [first] = await store.of(key);
      if (first === undefined) throw new InputError(`the record of ${key} is no longer in its store; merge again`);
      return first;
    },
  };
  for await (const record of store.all()) yield { record, place: 0, places };
}
