/**
 * The results of a verification run, as plain JSON. `reports/schema.ts` is the validating twin of these types, documented in
 * `docs/results-format.md`; everything a report shows is in here, and nothing in here depends on time except `timing`.
 */
import type { InstanceJson } from '../../models';
import type { Certainty, ModelKind } from '../../theory';
import type { LearnedResults } from './learned-results';

/** A double, with the infinities JSON cannot write. */
export type JsonNumber = number | 'Infinity' | '-Infinity';

export interface JsonInterval {
  readonly lo: JsonNumber;
  readonly hi: JsonNumber;
}

/** One decided comparison on one instance. */
export interface FindingJson {
  /** Letter of the claim, or `dropped` for a claim that stands in for those a dropped hypothesis carried. */
  readonly claim: string;
  readonly t: number;
  /** Positions (from 0) of the atoms x and y, where the claim has them. */
  readonly atoms: { readonly x?: number | undefined; readonly y?: number | undefined };
  readonly left: JsonInterval;
  readonly right: JsonInterval;
  readonly rung: Certainty;
  /** Relative slack; absent for equalities, for infinite sides and where both sides are 0. */
  readonly margin?: number | undefined;
}

/** A counterexample that stands on its own: `replay` decides it again from this alone. */
export interface Counterexample {
  readonly format: 'curated-loops/counterexample';
  readonly version: 1;
  readonly statement: string;
  /** What it refutes: a claim of the statement, the statement without a hypothesis, on a mutant, or on another loop. */
  readonly subject: { readonly kind: 'statement' | 'hypothesis' | 'mutant' | 'variant'; readonly id: string };
  /** The refuted claim, in the claim language, with its restriction and definitions. */
  readonly claim: string;
  readonly when?: string | undefined;
  readonly where: Readonly<Record<string, string>>;
  readonly loop: string;
  readonly instance: InstanceJson;
  readonly finding: FindingJson;
  readonly foundBy: 'replay' | 'random' | 'targeted';
  readonly shrinks: number;
  readonly seed: number;
  /** Version of curated-loops that found it. */
  readonly foundWith: string;
}

export interface CaseCounts {
  readonly planned: number;
  readonly run: number;
  readonly discarded: number;
  readonly undecided: number;
}

export interface LabelShare {
  readonly name: string;
  readonly share: number;
  readonly required: number;
  readonly met: boolean;
}

/** `weak`: everything held, but a required label was too rare, or a claim was never decided, for that to mean much. */
export type CellStatus = 'holds' | 'refuted' | 'undecided' | 'weak' | 'incomplete';

/** A statement on one kind of model. */
export interface CellResult {
  readonly model: ModelKind;
  readonly status: CellStatus;
  readonly reason?: string | undefined;
  readonly claims: readonly string[];
  readonly cases: CaseCounts;
  /** Cases by the strongest means any of their decisions needed. */
  readonly rungs: { readonly exact: number; readonly certified: number };
  readonly decisions: number;
  /** Inequalities that were attained: both sides equal, not both 0. */
  readonly attained: number;
  readonly labels: readonly LabelShare[];
  readonly seed: number;
  /** Stored counterexamples decided again before the search. */
  readonly replayed: number;
  /** The decision of smallest margin greater than 0. */
  readonly tightest?:
    | { readonly instance: InstanceJson; readonly finding: FindingJson; readonly foundBy: 'random' | 'targeted' }
    | undefined;
  readonly counterexample?: Counterexample | undefined;
}

export interface DropResult {
  readonly hypothesis: string;
  readonly says: string;
  readonly formal?: string | undefined;
  readonly how: string;
  readonly because: string;
  readonly expected: 'counterexample' | 'none';
  readonly model: ModelKind;
  readonly status: 'counterexample' | 'not shown necessary' | 'incomplete';
  /** Whether the outcome is the one that theory expects. */
  readonly asExpected: boolean;
  readonly claims: readonly { readonly text: string; readonly tex: string }[];
  readonly cases: CaseCounts;
  readonly seed: number;
  readonly stored: StoredStatus;
  readonly counterexample?: Counterexample | undefined;
}

export interface MutantResult {
  readonly id: string;
  readonly title: string;
  readonly model: ModelKind;
  readonly status: 'killed' | 'survived' | 'incomplete';
  readonly cases: CaseCounts;
  readonly seed: number;
  readonly stored: StoredStatus;
  readonly counterexample?: Counterexample | undefined;
}

export interface ClaimJson {
  readonly id: string;
  readonly says: string;
  readonly text: string;
  readonly tex: string;
  readonly when?: { readonly text: string; readonly tex: string } | undefined;
  /** LaTeX of the definitions the claim uses. */
  readonly definitions: readonly string[];
}

/**
 * `weak`: nothing was refuted, but the pass means little: a mutant survived, a dropped hypothesis did not behave as theory
 * expects, a required label was too rare, or no case decided one of the claims; or what was expected to be refuted was not.
 * `refuted as expected`: a published claim that fails, and the search found where. `open`: a conjecture that no case refuted.
 */
export type StatementVerdict =
  'holds' | 'refuted as expected' | 'open' | 'refuted' | 'weak' | 'undecided' | 'incomplete';

/** What is expected of a statement that is no theorem: that it is refuted, or that nobody knows. */
export interface ExpectationJson {
  readonly verdict: 'refuted' | 'open';
  readonly because: string;
  /** Id of the statement that holds in its place. */
  readonly corrected?: string | undefined;
}

/** Whether a counterexample stored in an earlier run still refutes; `stale` ones want attention. */
export type StoredStatus = 'none' | 'confirmed' | 'stale';

export interface StatementResult {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly source: { readonly kind: 'published' | 'restated' | 'derived' | 'conjectured'; readonly reference: string };
  /** Absent for a theorem. */
  readonly expected?: ExpectationJson | undefined;
  readonly verdict: StatementVerdict;
  readonly claims: readonly ClaimJson[];
  readonly cells: readonly CellResult[];
  readonly drops: readonly DropResult[];
  readonly mutants: readonly MutantResult[];
  /** Command that runs this statement again with the same seed. */
  readonly replay: string;
}

export interface VerificationResults {
  readonly format: 'curated-loops/results';
  readonly version: 4;
  readonly tool: {
    readonly version: string;
    readonly node: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  readonly seed: number;
  readonly options: {
    readonly only: readonly string[];
    readonly models: readonly ModelKind[];
    readonly cases: number;
    readonly quick: boolean;
  };
  /** False when the run was cut short; such a run is never green. */
  readonly complete: boolean;
  /** The worst verdict of its parts; `open` where nothing is wrong, but a conjecture is among them. */
  readonly verdict: StatementVerdict;
  readonly counts: {
    readonly statements: Readonly<Record<StatementVerdict, number>>;
    readonly cells: number;
    readonly cases: number;
    readonly decisions: number;
    readonly drops: {
      readonly counterexample: number;
      readonly notShownNecessary: number;
      readonly unexpected: number;
    };
    readonly mutants: { readonly killed: number; readonly survived: number };
  };
  readonly statements: readonly StatementResult[];
  /** Learned experiments, decided statistically; absent when none was asked for. */
  readonly learned?: LearnedResults | undefined;
  /** The only part that differs between two runs with the same seed. */
  readonly timing: {
    readonly startedAt: string;
    readonly seconds: number;
    /** Threads that searched. */
    readonly threads: number;
    /** Seconds by statement, added up over the threads. */
    readonly statements: Readonly<Record<string, number>>;
  };
}
