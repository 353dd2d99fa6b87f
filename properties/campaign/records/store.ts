/**
 * Where records are kept: files, or a database. The truth of a campaign is its set of records; a queue only hands out the names of units.
 *
 * First write wins: a store never replaces a record. It keeps a second record with another answer beside the first, so that a divergence is
 * seen. Records travel as text, one line each: `encodeRecord` and `decodeRecord`.
 */
import type { UnitRecord } from './record';

/** Reads again what was found at a place: a million records are not kept in memory, their places are. */
export interface RecordPlaces {
  /** @throws InputError if the record is not there any more */
  readonly read: (key: string, place: number) => Promise<UnitRecord>;
}

/** A record that was found, and where. */
export interface FoundRecord {
  readonly record: UnitRecord;
  /** Where in `places` it is. */
  readonly place: number;
  /** One object for all records of a file or database. */
  readonly places: RecordPlaces;
}

/**
 * What became of a record that was to be kept.
 * - `stored`: the first record of its unit;
 * - `known`: a record with the same answer (`sha256`) is there already; nothing was written;
 * - `divergent`: a record with another answer is there; both are kept.
 */
export type Put = 'stored' | 'known' | 'divergent';
