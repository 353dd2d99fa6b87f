/** An issue: one thing that a reader must look at. */
import type { Counterexample } from '../../properties/results';
import type { Verdict } from './verdict';

/** `failure`: something is wrong. `error`: nothing was shown. `notice`: worth knowing. Only notices may stand in a green run. */
export type Severity = 'failure' | 'error' | 'notice';

/** The part of the page that says more. */
export type Section =
  | { readonly kind: 'statement' | 'family'; readonly id: string }
  | { readonly kind: 'learned models' | 'learned mutants' };

/** What is wrong, before it is known where the report tells of it. */
export interface Problem {
  readonly severity: Severity;
  /** `on discrete`, `without two-candidates`, `mutant ignore-reward`. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly text: string;
  readonly counterexample?: Counterexample | undefined;
}

/** One thing in a run that a reader must look at. */
export interface Issue extends Problem {
  /** Id of a statement or of a learned experiment. */
  readonly topic: string;
  readonly section: Section;
  /** Command that runs it again. */
  readonly replay?: string | undefined;
}
