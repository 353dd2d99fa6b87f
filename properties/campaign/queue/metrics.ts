/** The progress of a campaign as metrics, in the text format of Prometheus. */
import { taskKey } from '../plan';
import type { QueueProgress } from './progress';

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [Labels, number];

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');

const gauge = (name: string, help: string, samples: readonly Sample[]): string =>
  [
    `# HELP curated_loops_campaign_${name} ${help}`,
    `# TYPE curated_loops_campaign_${name} gauge`,
    ...samples.map(([labels, value]) => `curated_loops_campaign_${name}{${labelText(labels)}} ${value}`),
    '',
  ].join('\n');

/** The metrics of a campaign. */
export function metricsText(id: string, progress: QueueProgress): string {
  const campaign = { campaign: id };
  const { done, planned, counts, divergent, tasks } = progress;
  const ofTasks = (value: (task: QueueProgress['tasks'][number]) => number): readonly Sample[] =>
    tasks.map((each) => [{ ...campaign, task: taskKey(each.task) }, value(each)]);
  return [
    gauge('units_planned', 'Units that count: those up to the ends of their tasks.', [[campaign, planned]]),
    gauge('units_done', 'Units that have a record.', [[campaign, done]]),
    gauge('units_waiting', 'Units in the queue.', [[campaign, counts.waiting]]),
    gauge('units_active', 'Units that workers have.', [[campaign, counts.active]]),
    gauge('units_poison', 'Units that workers could not finish.', [[campaign, counts.poison]]),
    gauge('units_divergent', 'Units with different answers.', [[campaign, divergent.length]]),
    gauge(
      'task_units_planned',
      'Units of a search or trial that count.',
      ofTasks((task) => task.planned),
    ),
    gauge(
      'task_units_done',
      'Units of a search or trial that have a record.',
      ofTasks((task) => task.done),
    ),
  ].join('');
}
