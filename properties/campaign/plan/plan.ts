/**
 * A campaign as plain data: the tasks of one run of `verify` or `matrix`, cut into units of work.
 *
 * A task is a search, whose units are ranges of its cases, or a trial, which is one unit: an experiment on a learned model, or a wrong loop of one.
 * All that is said of units holds for both: a unit is named by a key and has one answer, and the ranges of a task merge.
 *
 * A plan is pure: the same questions make the same plan on every machine. Its id is the SHA-256 of its canonical text, which contains the
 * fingerprint of the code, so a plan belongs to one version of the code. No code travels with it: loops are named by id, or by the name and
 * SHA-256 of a file that every machine has.
 */
import type { BackendName } from '../../../models/learned/backends';
import type { ModelKind } from '../../../theory';
import type { TrialBudget } from '../../learned';
import type { SearchTask } from '../../search';

/** What a campaign asks: the statements on their own models, or on loops. Cases are the random cases of each cell. */
export type CampaignQuestion =
  | {
      readonly kind: 'verify';
      readonly only: readonly string[];
      readonly models: readonly ModelKind[];
      readonly learned?: PlannedLearning;
    }
  | { readonly kind: 'matrix'; readonly only: readonly string[]; readonly loops: readonly PlannedLoop[] };

/** What the trials of a campaign train on. */
export interface PlannedLearning {
  /** The backend that the workers must have, and why it was chosen where the plan was made; see `Backend.reason`. */
  readonly backend: { readonly name: BackendName; readonly reason: string };
}

/** A loop of a matrix. A loop of a file is identified by the digest of the file. */
export interface PlannedLoop {
  readonly id: string;
  readonly file?: { readonly name: string; readonly sha256: string };
}

/** The code that decides cases. Two runs with equal fingerprints give the same answer to every unit. */
export interface CodeFingerprint {
  /** Version of this package. */
  readonly version: string;
  /** What decides the numbers of learned models; absent if there are none. See `identityOf` of the backends. */
  readonly backend?: string;
  /** SHA-256 over the code of this package, the versions of the libraries and of the engine that its answers depend on, and the backend. */
  readonly sha256: string;
}

/** One search of a campaign. */
export interface PlannedSearch {
  readonly kind: 'search';
  readonly search: SearchTask;
  /** Number of random cases; that of `search` with the caps and least numbers of its kind of search. */
  readonly cases: number;
  /** Blocks of cases in a unit, by the table of rates; the last unit may have fewer. */
  readonly blocksPerUnit: number;
  /** Digest of the file of the loop, if the loop is not built in. */
  readonly loopSha256?: string;
}

/** One experiment on a learned model, or one wrong loop: the trial of this name in the default set of its seed. */
export interface PlannedTrial {
  readonly kind: 'trial';
  readonly name: string;
  /** Ids of the statements that it checks. */
  readonly statements: readonly string[];
  readonly seed: number;
  /** Maximal number of its checks. */
  readonly checks: number;
  /** The error budget of all trials of the plan, of which each check has an equal share. */
  readonly budget: TrialBudget;
}

export type PlannedTask = PlannedSearch | PlannedTrial;

/** A campaign. */
export interface Plan {
  readonly format: 'curated-loops/campaign-plan';
  readonly version: 2;
  /** SHA-256 of the canonical text of all other fields. */
  readonly id: string;
  readonly fingerprint: CodeFingerprint;
  readonly question: CampaignQuestion;
  /** Random cases per cell. */
  readonly cases: number;
  readonly seed: number;
  readonly tasks: readonly PlannedTask[];
}

/** A unit of work: some whole blocks of one search, or a whole trial. */
export interface Unit {
  /**
   * Names what the unit computes: the task with its seed, and the range of it. It does not name the plan, so a plan with more cases, or
   * with other statements too, finds the records of units that it shares with an earlier plan.
   */
  readonly key: string;
  /** Position in the order of the plan, from 0. */
  readonly position: number;
  /** Position of the task in the plan. */
  readonly task: number;
  /** The first random case, and the one after the last; 0 and 1 for a trial. */
  readonly from: number;
  readonly to: number;
}
