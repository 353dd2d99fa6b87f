/**
 * Where records are kept: files, or a database. The truth of a campaign is its set of records; a queue only hands out the names of units.
 *
 * First write wins: a store never replaces a record. It keeps a second record with another answer beside the first, so that a divergence is
 * seen. Records travel as text, one line each: `encodeRecord` and `decodeRecord`.
 */
import type { UnitRecord } from './record';

/** A record that was found, and how to read it again: a million records are not kept in memory. */
export interface FoundRecord {
  readonly record: UnitRecord;
  readonly again: () => Promise<UnitRecord>;
}

/**
 * What became of a record that was to be kept.
 * - `stored`: the first record of its unit;
 * - `known`: a record with the same answer (`sha256`) is there already; nothing was written;
 * - `divergent`: a record with another answer is there; both are kept.
 */
export type Put = 'stored' | 'known' | 'divergent';
