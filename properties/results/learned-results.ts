/**
 * The results of learned experiments, as plain JSON: part of `VerificationResults`. `reports/learned-schema.ts` is the validating twin.
 *
 * Every band and every verdict comes from confidence sequences that share one error budget: with probability at least 1 − α all of
 * them are right at once, however often they were looked at.
 */
import type { BestRegion } from '../../models';
import type { JsonNumber } from './verification-results';

export type { BestRegion };

/** An estimate with its confidence interval: of the mean of a bounded variable, so that all three are finite. */
export interface Band {
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
}

/** Enclosure of the slack of a claim; half of the line where a quotient has no bound. */
export interface Slack {
  /** Absent where it is not finite. */
  readonly estimate?: number | undefined;
  readonly lo: JsonNumber;
  readonly hi: JsonNumber;
}

/** How an experiment is drawn: points of the plane, or the masses of classes. */
export type Picture =
  | { readonly kind: 'points'; readonly points: readonly (readonly [number, number])[] }
  | { readonly kind: 'masses'; readonly masses: readonly number[] };

/** What an experiment was: its data, learner and loop. */
export interface ExperimentSetting {
  readonly data: string;
  readonly learner: string;
  readonly reward: string;
  /** Supremum of w, to be drawn where it is known. */
  readonly wMax?: number | undefined;
  readonly K: number;
  /** λ as text: a number, a fraction or ∞. */
  readonly lambda: string;
  /** Rounds of retraining T. */
  readonly rounds: number;
  readonly seeds: readonly number[];
  /** Training points per round. */
  readonly examples: number;
  /** `reference`: p_0 was fitted to the real data; `elsewhere`: to other data. */
  readonly start: 'reference' | 'elsewhere';
  /** Whether each fit starts from the model before. */
  readonly warm: boolean;
}

/** The gain of a round, in its parts. */
export interface RoundParts {
  /** Mean weight of the kept candidates less that of the model: what the choice gained. */
  readonly selection: Band;
  /** `((K−1)/K) Var/w_max`, which lemma-2.2 promises for the selection. */
  readonly promised: Band;
  /** With real data: mean weight of the training data less that of the real data, and η times that of the kept candidates. */
  readonly response?: { readonly observed: Band; readonly expected: Band } | undefined;
  /** Mean weight of the next model less that of its training data: the learner's error. */
  readonly transmission: Band;
}

/** One round of one run. */
export interface RoundResult {
  readonly t: number;
  readonly fit: {
    readonly steps: number;
    readonly loss: number;
    readonly heldOutLoss?: number | undefined;
    readonly stoppedBy: string;
  };
  /** `E[w]`. */
  readonly reward: Band;
  /** `Var(w)`. */
  readonly variance: Band;
  /** `P(A_*)`. */
  readonly best: Band;
  /** Total variation over the bins from the limit `p_0(·|A_*)`. */
  readonly fromLimit: { readonly lo: number; readonly hi: number };
  /** The exact loop from the discretised start (the same p_0, as many atoms as points were drawn from it). */
  readonly theory: { readonly reward: number; readonly variance: number; readonly best: number };
  /** From this round to the next; absent in the last round. */
  readonly parts?: RoundParts | undefined;
  /** A few points of the model, in the first run of an experiment. */
  readonly picture?: Picture | undefined;
}

export interface RunResult {
  readonly seed: number;
  readonly rounds: readonly RoundResult[];
}

export type LearnedVerdict = 'holds' | 'refuted' | 'undecided' | 'not applicable';

/** A claim, decided in one run at one round. */
export interface StatisticalDecision {
  readonly seed: number;
  readonly t: number;
  readonly verdict: Exclude<LearnedVerdict, 'not applicable'>;
  /** `left − right` of the claim, turned so that it holds where this is positive. */
  readonly slack: Slack;
  /** As the mean of one bounded variable, or from enclosures of each expectation. */
  readonly by: 'one mean' | 'enclosures';
  /** Independent draws used. */
  readonly samples: number;
  /** Chance, over all looks, that this decision is wrong. */
  readonly alpha: number;
  /** Smallest violation that would have been refuted with probability 0.9, in units of the slack; ∞ where none would. */
  readonly power: JsonNumber;
}

export interface LearnedClaimResult {
  readonly id: string;
  readonly says: string;
  readonly text: string;
  readonly tex: string;
  readonly when?: { readonly text: string; readonly tex: string } | undefined;
  readonly definitions: readonly string[];
  readonly verdict: LearnedVerdict;
  /** Why it is not applicable, or where it is undecided. */
  readonly reason?: string | undefined;
  readonly decisions: readonly StatisticalDecision[];
}

/** A statement on a learned experiment. */
export interface LearnedCell {
  readonly statement: string;
  readonly title: string;
  readonly rung: 'statistical';
  readonly verdict: LearnedVerdict;
  readonly reason?: string | undefined;
  /** Error probability spent on its decisions. */
  readonly alpha: number;
  /** The largest of the smallest violations its decisions would have caught; absent without decisions. */
  readonly power?: JsonNumber | undefined;
  readonly claims: readonly LearnedClaimResult[];
}

export interface ExperimentResult {
  /** Such as `gaussians8/gmm/K=4/λ=∞`. */
  readonly id: string;
  readonly title: string;
  /** Experiments that differ in λ only are shown together. */
  readonly family: string;
  readonly setting: ExperimentSetting;
  readonly region: BestRegion;
  /** A few points of the real data. */
  readonly reference: Picture;
  /** `failed`: a training broke down; there is no verdict. `incomplete`: it was cut short. */
  readonly status: 'done' | 'failed' | 'incomplete';
  readonly failure?: { readonly seed: number; readonly round: number; readonly cause: string } | undefined;
  readonly runs: readonly RunResult[];
  readonly cells: readonly LearnedCell[];
  /** Command that runs it again. */
  readonly replay: string;
}

/** A wrong loop, run with a learner: some statement must refute it. */
export interface LearnedMutantResult {
  readonly id: string;
  readonly title: string;
  readonly experiment: string;
  /** Statements that were asked. */
  readonly statements: readonly string[];
  readonly status: 'killed' | 'survived' | 'failed' | 'incomplete';
  /** The refuted claim, with the decision that refuted it. */
  readonly refutation?:
    | {
        readonly statement: string;
        readonly claim: string;
        readonly text: string;
        readonly decision: StatisticalDecision;
      }
    | undefined;
  readonly reason?: string | undefined;
  /** Command that runs it again; by default that of its experiment. */
  readonly replay?: string | undefined;
}

export interface LearnedResults {
  /** TensorFlow.js backend; absent when no learner needed one. */
  readonly backend?: { readonly name: string; readonly reason: string } | undefined;
  /** Family-wise error budget: α over all checks of the run, how many there are, and what was spent. */
  readonly budget: { readonly alpha: number; readonly checks: number; readonly spent: number };
  readonly experiments: readonly ExperimentResult[];
  readonly mutants: readonly LearnedMutantResult[];
}
