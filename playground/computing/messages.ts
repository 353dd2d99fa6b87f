/** What the page asks its workers, and what they answer: plain data. */
import type { ConjectureResult } from '../../properties/results';

/** The parameters of a loop, as the texts of the fields. */
export interface LoopTexts {
  /** The masses of p_0, one an atom; they are divided by their sum if `normalise` is set. */
  readonly p: readonly string[];
  /** The weights, one an atom. */
  readonly w: readonly string[];
  /** The masses of the real data, one an atom; undefined for those of p_0. */
  readonly ref: readonly string[] | undefined;
  readonly K: string;
  readonly lambda: string;
  readonly steps: string;
  /** The id of a built-in loop. */
  readonly loop: string;
  readonly normalise: boolean;
}

/** A field of the page that an error is about. */
export type FieldName = 'p' | 'w' | 'ref' | 'K' | 'lambda' | 'steps' | 'loop' | 'claim' | 'given' | 'budget';

/** An error about the input, in the words of the command line. */
export interface FieldError {
  readonly field: FieldName;
  readonly message: string;
  /** The position, from 0, of the entry or line that is wrong, if it is one. */
  readonly entry?: number;
}

/** The quantities that are drawn over the rounds. */
export type CurveName = 'E' | 'Var' | 'best' | 'KL';

/** The bound that a theorem puts on a curve. */
export interface Bound {
  readonly statement: string;
  readonly title: string;
  readonly curve: CurveName;
  readonly side: 'at least' | 'at most';
  /** The bound in each round; undefined where there is none. */
  readonly values: readonly (number | undefined)[];
}

/** A theorem that says nothing about these parameters, and the hypothesis that is not met. */
export interface Inapplicable {
  readonly statement: string;
  readonly because: string;
}

/** One round: numbers to draw, and the digits that `step` prints. */
export interface RoundView {
  readonly masses: readonly number[];
  readonly curves: Readonly<Record<CurveName, number>>;
  readonly p: readonly string[];
  /** The curation factors; absent for other loops than the paper's. */
  readonly H?: readonly string[];
  readonly E: string;
  readonly Var: string;
  readonly KL: string;
}

/** The rounds of a loop, ready to be shown. */
export interface RoundsView {
  readonly weights: readonly number[];
  /** Whether each atom is one of the best, A_*. */
  readonly best: readonly boolean[];
  readonly rounds: readonly RoundView[];
  readonly bounds: readonly Bound[];
  readonly inapplicable: readonly Inapplicable[];
  /** How the numbers were computed. */
  readonly arithmetic: 'exact' | 'certified';
  /** The name of the divergence, `KL(p‖p_0)` or `KL(p‖p_ref)`. */
  readonly divergence: string;
  /** What `step` prints; absent for other loops than the paper's. */
  readonly printed?: {
    readonly command: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly notes: readonly string[];
    /** The text of `step --json`, without its final newline. */
    readonly json: string;
  };
}

/** A question for the search, as the texts of the fields. */
export interface SearchTexts {
  readonly claim: string;
  /** Conditions, one a line. */
  readonly given: string;
  readonly loop: string;
  /** Milliseconds. */
  readonly budget: number;
}

/** The instance of a counterexample, drawn. */
export interface WitnessView {
  readonly texts: LoopTexts;
  readonly weights: readonly number[];
  readonly best: readonly boolean[];
  /** The laws p_0, p_1, … that the claim speaks of. */
  readonly laws: readonly { readonly t: number; readonly masses: readonly number[]; readonly p: readonly string[] }[];
  readonly left: number;
  readonly right: number;
  readonly leftText: string;
  readonly rightText: string;
  /** Round and atoms, in words. */
  readonly place: string;
}

/** What a worker is asked. */
export type Request =
  | { readonly kind: 'rounds'; readonly id: number; readonly texts: LoopTexts }
  | { readonly kind: 'claim'; readonly id: number; readonly claim: string; readonly given: string }
  | { readonly kind: 'search'; readonly id: number; readonly texts: SearchTexts }
  | { readonly kind: 'cancel' };

/** What a worker answers. */
export type Reply =
  | { readonly kind: 'rounds'; readonly id: number; readonly view: RoundsView }
  | { readonly kind: 'claim'; readonly id: number; readonly formulas: readonly string[] }
  | { readonly kind: 'progress'; readonly id: number; readonly cases: number }
  | {
      readonly kind: 'result';
      readonly id: number;
      readonly result: ConjectureResult;
      /** The text that `conjecture` prints. */
      readonly text: string;
      readonly witness: WitnessView | undefined;
    }
  | { readonly kind: 'error'; readonly id: number; readonly error: FieldError }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };
