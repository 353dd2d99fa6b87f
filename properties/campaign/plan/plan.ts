/**
 * A campaign as plain data: the searches of one run of `verify` or `matrix`, cut into units of work.
 *
 * A plan is pure: the same questions make the same plan on every machine. Its id is the SHA-256 of its canonical text, which contains the
 * fingerprint of the code, so a plan belongs to one version of the code. No code travels with it: loops are named by id, or by the name and
 * SHA-256 of a file that every machine has.
 */
import type { ModelKind } from '../../../theory';
import type { SearchTask } from '../../search';

/** What a campaign asks: the statements on their own models, or on loops. Cases are the random cases of each cell. */
export type CampaignQuestion =
  | { readonly kind: 'verify'; readonly only: readonly string[]; readonly models: readonly ModelKind[] }
  | { readonly kind: 'matrix'; readonly only: readonly string[]; readonly loops: readonly PlannedLoop[] };

/** A loop of a matrix. A loop of a file is identified by the digest of the file. */
export interface PlannedLoop {
  readonly id: string;
  readonly file?: { readonly name: string; readonly sha256: string };
}

/** The code that decides cases. Two runs with equal fingerprints give the same answer to every unit. */
export interface CodeFingerprint {
  /** Version of this package. */
  readonly version: string;
  /** SHA-256 over the code of this package, and the versions of the libraries and of the engine that its answers depend on. */
  readonly sha256: string;
}

/** One search of a campaign. */
export interface PlannedSearch {
  readonly task: SearchTask;
  /** Number of random cases; that of `task` with the caps and least numbers of its kind of search. */
  readonly cases: number;
  /** Blocks of cases in a unit, by the table of rates; the last unit may have fewer. */
  readonly blocksPerUnit: number;
  /** Digest of the file of the loop, if the loop is not built in. */
  readonly loopSha256?: string;
}

/** A campaign. */
export interface Plan {
  readonly format: 'curated-loops/campaign-plan';
  readonly version: 1;
  /** SHA-256 of the canonical text of all other fields. */
  readonly id: string;
  readonly fingerprint: CodeFingerprint;
  readonly question: CampaignQuestion;
  /** Random cases per cell. */
  readonly cases: number;
  readonly seed: number;
  readonly searches: readonly PlannedSearch[];
}

/** A unit of work: some whole blocks of one search. */
export interface Unit {
  /**
   * Names what the unit computes: the search with its seed, and the range of cases. It does not name the plan, so a plan with more cases, or
   * with other statements too, finds the records of units that it shares with an earlier plan.
   */
  readonly key: string;
  /** Position in the order of the plan, from 0. */
  readonly position: number;
  /** Position of the search in the plan. */
  readonly search: number;
  /** The first random case, and the one after the last. */
  readonly from: number;
  readonly to: number;
}
