/** One line after a failure: what to do next. */
import type { VerificationResults } from '../../properties/results';
import { type Issue, counterexamplesIn } from '../words';

/** Whether a path is that of a counterexample, which is not listed with the reports. */
export const isCounterexample = (path: string): boolean => /(^|[\\/])counterexamples[\\/]/.test(path);

/** What to do next about an issue. `written` are the files of the run; those of counterexamples are in the order of the results. `incomplete` is the hint after a run that was cut short. */
export function hintAbout(
  { topic, section, counterexample, verdict }: Issue,
  results: VerificationResults,
  written: readonly string[],
  incomplete: string,
): string {
  const at = counterexample === undefined ? -1 : counterexamplesIn(results).indexOf(counterexample);
  const file = written.filter(isCounterexample)[at];
  if (file !== undefined) return `hint: npx curated-loops replay ${file}`;
  if (verdict.words === 'incomplete') return incomplete;
  if (section.kind === 'statement') return `hint: npx curated-loops explain ${topic}`;
  return 'hint: report.html shows the rounds of this experiment; more --draws or --seeds decide more';
}

/** The hint after a run that was cut short. */
export const INCOMPLETE_HINT = 'hint: a longer --time-limit, fewer --cases or --only IDS let the run end';
