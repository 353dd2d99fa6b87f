/** A campaign in words: its searches, ranges, and what is wrong with records. */
import type { Incomplete, Part, PlannedTask, RecordIndex } from '../../../properties/campaign';

const LONGEST_LIST = 5;

/** `lemma-2.2 on discrete`, `lemma-2.2, mutant stale-reference`, `moons/gmm/K=4/λ=1 of the learned models`. */
export function taskName(task: PlannedTask): string {
  if (task.kind === 'trial') return `${task.name} of the learned models`;
  const { statement, sought } = task.search;
  switch (sought.kind) {
    case 'cell':
      return `${statement} on ${sought.model}`;
    case 'hypothesis':
      return `${statement} without ${sought.id}`;
    case 'kept hypothesis':
      return `${statement} with ${sought.id} kept`;
    case 'mutant':
      return `${statement}, mutant ${sought.id}`;
    case 'variant':
      return `${statement} on the loop ${sought.loop}`;
  }
}

/** A whole number, with commas. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');

/** About how long something takes: `12 s`, `3 min`, `5 h`. */
export function timeText(seconds: number): string {
  if (seconds < 60) return `${count(seconds)} s`;
  if (seconds < 3600) return `${count(seconds / 60)} min`;
  return `${count(seconds / 3600)} h`;
}

/** The first entries, and how many follow. */
const listed = (entries: readonly string[]): string =>
  entries.length <= LONGEST_LIST
    ? entries.join(', ')
    : `${entries.slice(0, LONGEST_LIST).join(', ')} and ${entries.length - LONGEST_LIST} more`;

/** `cases 10,000–20,000 and 30,000–40,000`, from the first to before the last. */
export const rangesText = (ranges: Incomplete['missing']): string =>
  `cases ${listed(ranges.map(({ from, to }) => `${count(from)}–${count(to)}`))}`;

/** One line for each task that is not complete. */
export const incompleteLines = (incomplete: readonly Incomplete[]): readonly string[] =>
  incomplete.map(({ task, missing }) =>
    task.kind === 'trial'
      ? `… ${taskName(task)} has no record`
      : `… ${taskName(task)}: ${rangesText(missing)} have no record`,
  );

/** One line for each divergent unit. */
export const divergentLines = (divergent: Part['divergent']): readonly string[] =>
  divergent.map(
    ({ key, sha256 }) =>
      `✗ divergent: ${key} has different answers, ${sha256.join(' and ')}; a machine computes wrongly, or the loop is not a pure function`,
  );

/** One line for each damaged record, and for each other version of the code. */
export const faultLines = ({ damaged, foreign }: Pick<RecordIndex, 'damaged' | 'foreign'>): readonly string[] => [
  ...damaged.map(({ file, line, reason }) => `✗ ${file}:${line} was not taken: ${reason}`),
  ...[...foreign].map(
    ([fingerprint, found]) =>
      `… ${count(found)} records of another version of the code, ${fingerprint}, were not taken`,
  ),
];
