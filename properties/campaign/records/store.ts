/**
 * Where records are kept: files, or a database. The truth of a campaign is its set of records; a queue only hands out the names of units.
 *
 * First write wins: a store never replaces a record. It keeps a second record with another answer beside the first, so that a divergence is
 * seen. Records travel as text, one line each: `encodeRecord` and `decodeRecord`.
 */
import type { UnitRecord } from './record';

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
