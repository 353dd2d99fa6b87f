/** Issues: items of a run that need attention. */
import type { Counterexample } from '../../properties/results';
import type { Verdict } from './verdict';

/** `failure`: something is wrong. `error`: something could not be shown. `notice`: a remark. A green run may contain notices only. */
export type Severity = 'failure' | 'error' | 'notice';

/** The part of the page with details. */
export type Section =
  | { readonly kind: 'statement' | 'family'; readonly id: string }
  | { readonly kind: 'learned models' | 'learned mutants' };

/** A problem, without its place in the report. */
export interface Problem {
  readonly severity: Severity;
  /** For example `on discrete`, `without two-candidates` or `mutant ignore-reward`. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly text: string;
  readonly counterexample?: Counterexample | undefined;
  /** The domain of the search, on one line; absent where nothing is searched. */
  readonly domain?: string;
}

/** A problem with its place in the report. */
export interface Issue extends Problem {
  /** Id of a statement or of a learned experiment. */
  readonly topic: string;
  readonly section: Section;
  /** Command that runs it again. */
  readonly replay?: string | undefined;
}
