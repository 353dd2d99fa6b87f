/**
 * What a campaign keeps in a database: its plan, how far its units are queued, the texts of its records, and the queue of names of units.
 *
 * Redis and PostgreSQL do this alike; everything else is written on this interface. A lost connection is waited for: a promise resolves when
 * the server has done what was asked, if need be after it has come back. All that is asked may be done twice without harm.
 */
import type { Put } from '../../records';
import type { UnitQueue } from './unit-queue';

/** A record as it is kept. */
export interface RecordText {
  readonly key: string;
  readonly sha256: string;
  readonly text: string;
  /** Whether the unit ends its search, by a refuted case or an error: units after it do not count. */
  readonly ends: boolean;
}

/** The texts of one unit: the first, then those with other answers. */
export interface UnitTexts {
  readonly key: string;
  readonly texts: readonly string[];
}

/** The texts of the records of one version of the code, by the keys of units. */
export interface RecordTable {
  /** Keeps a text, unless its unit has one; a second one with another digest is kept beside the first. */
  readonly put: (record: RecordText) => Promise<Put>;
  /** Those of the keys that have no record, in their order. */
  readonly missing: (keys: readonly string[]) => Promise<readonly string[]>;
  /** The texts of a unit: the first, then those with other answers. */
  readonly of: (key: string) => Promise<readonly string[]>;
  /** The texts of every unit whose key is wanted, each text once. */
  readonly all: (isWanted: (key: string) => boolean) => AsyncIterable<UnitTexts>;
  /** The keys of the units that end their searches, by their first records. */
  readonly ending: () => Promise<readonly string[]>;
  /** The keys that have records with different answers, in the order of the alphabet. */
  readonly divergent: () => Promise<readonly string[]>;
}

/** What is kept of one campaign. */
export interface CampaignEntry {
  /** The text of its plan, or undefined if it was never started here. */
  readonly plan: () => Promise<string | undefined>;
  /** Keeps the plan, if it is not there. */
  readonly register: (plan: string) => Promise<void>;
  /** How far the units are queued; a text of `cursor.ts`. */
  readonly cursor: () => Promise<string | undefined>;
  /** Replaces the cursor if it is still the one that was read; whether it was. */
  readonly moveCursor: (from: string | undefined, to: string) => Promise<boolean>;
}

/** A database, open. */
export interface CampaignDatabase {
  /** Its address without a password. */
  readonly shown: string;
  /** The ids of the campaigns that were started here, in the order of the alphabet. */
  readonly campaigns: () => Promise<readonly string[]>;
  readonly campaign: (id: string) => CampaignEntry;
  readonly records: (fingerprint: string) => RecordTable;
  readonly queue: (id: string) => UnitQueue;
  readonly close: () => Promise<void>;
}
