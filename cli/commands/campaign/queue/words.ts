/** A campaign of a queue in words. */
import type { QueueProgress } from '../../../../properties/campaign/queue';
import { count, taskName, timeText } from '../words';

const MOST_LINES = 20;

/** The first lines, and how many follow. */
const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `  and ${lines.length - MOST_LINES} more`];

function speedText({ rate, planned, done }: QueueProgress): string {
  if (rate === undefined || rate <= 0) return '';
  return `, ${rate.toPrecision(3)} units/s, about ${timeText((planned - done) / rate)} left`;
}

const taskLines = ({ tasks }: QueueProgress): readonly string[] =>
  tasks.flatMap(({ task, done, planned, ended }) =>
    done === planned
      ? []
      : [
          `… ${taskName(task)}: ${count(done)} of ${count(planned)} units${ended ? ', ended by a case in the last of them' : ''}`,
        ],
  );

/** The text of `campaign status` on a queue. */
export function progressText(progress: QueueProgress): string {
  const { done, planned, counts, poison, divergent } = progress;
  const { waiting, active } = counts;
  return [
    `${done === planned ? '✓' : '…'} ${count(done)} of ${count(planned)} units have a record; ${count(waiting)} queued, ` +
      `${count(active)} with workers, ${count(counts.poison)} poison${speedText(progress)}`,
    ...shortened(taskLines(progress)),
    ...shortened(poison.map(({ key, reason, taken }) => `✗ poison: ${key}, taken ${taken} times: ${reason}`)),
    ...shortened(divergent.map((key) => `✗ divergent: ${key} has different answers; campaign export shows them`)),
    '',
  ].join('\n');
}
