/** `campaign status`: how far a campaign is, by its records. */
import { type CampaignStatus, type KindStatus, campaignStatus } from '../../../properties/campaign';
import { print } from '../../output/terminal';
import { type CampaignOptions, needed } from './options';
import { readIndex, readPlan } from './records';
import { count, divergentLines, faultLines, rangesText, taskName, timeText } from './words';

/** One task that is not complete. */
function taskLine({ task, done, missing, ended }: CampaignStatus['tasks'][number]): string {
  if (task.kind === 'trial') return `… ${taskName(task)}: no record`;
  const end = ended ? ', ended by a case after them' : '';
  return `… ${taskName(task)}: ${count(done)} of ${count(task.cases)} cases; left: ${rangesText(missing)}${end}`;
}

/** The tasks that are not complete; those of mutants and hypotheses come after the cells, in the order of the plan. */
const taskLines = ({ tasks }: CampaignStatus): readonly string[] =>
  tasks.filter(({ missing }) => missing.length > 0).map(taskLine);

const timeLeft = ({ left, secondsLeft }: KindStatus): string =>
  left === 0 || secondsLeft === undefined ? '' : `, about ${timeText(secondsLeft)} of one thread left`;

const mark = ({ tasks, complete }: KindStatus): string => (complete === tasks ? '✓' : '…');

function searchesText(searches: KindStatus, streams: number): readonly string[] {
  const { tasks, complete, done, left, rate } = searches;
  if (tasks === 0) return [];
  const speed = rate === undefined ? '' : `, ${count(rate)} cases/s by one thread`;
  return [
    `${mark(searches)} ${complete} of ${tasks} searches are complete: ${count(done)} cases done, ${count(left)} left${speed}${timeLeft(searches)}`,
    `  ${count(streams)} random streams; no two of one search are the same`,
  ];
}

function trialsText(trials: KindStatus): readonly string[] {
  const { tasks, done } = trials;
  return tasks === 0
    ? []
    : [`${mark(trials)} ${done} of ${tasks} learned experiments and wrong loops are done${timeLeft(trials)}`];
}

function statusText(status: CampaignStatus): string {
  const { searches, trials, streams } = status;
  return [
    ...searchesText(searches, streams),
    ...trialsText(trials),
    ...taskLines(status),
    ...divergentLines(status.divergent),
    ...faultLines(status),
    '',
  ].join('\n');
}

function statusJson(status: CampaignStatus): string {
  const tasks = status.tasks.map(({ task, ...rest }) => ({
    task: taskName(task),
    ...(task.kind === 'search' ? { cases: task.cases } : {}),
    ...rest,
  }));
  return `${JSON.stringify({ ...status, tasks, foreign: Object.fromEntries(status.foreign) }, null, 2)}\n`;
}

/** Exit code: 1 after a divergence or a record that was changed, 3 while something is left. */
export async function statusAction(paths: readonly string[], options: CampaignOptions): Promise<number> {
  const plan = readPlan(needed('status', options, 'plan'));
  const status = campaignStatus(plan, await readIndex(plan, paths));
  print(options.json ? statusJson(status) : statusText(status));
  if (status.divergent.length > 0 || status.damaged.length > 0) return 1;
  return status.complete ? 0 : 3;
}
