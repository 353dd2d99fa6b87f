/** How far a campaign is: what is done of each task, how fast, and what is wrong. */
import { DISTINCT_STREAMS } from '../../../models/random';
import { chunkCount } from '../../search';
import { type MissingRange, type RecordIndex, missingRanges } from '../merge';
import { type Plan, type PlannedTask, cutOf, taskKey } from '../plan';

/** How far one task is. */
interface TaskStatus {
  readonly task: PlannedTask;
  /** The cases of a search that have a record, or 1 for a trial that has one; what comes after the end of the task does not count. */
  readonly done: number;
  readonly missing: readonly MissingRange[];
  /** Whether a refuted case or an error ends it before its last case. */
  readonly ended: boolean;
  /** Processor seconds that took what is done. */
  readonly seconds: number;
}

/** How far the tasks of one kind are, in cases of searches or in trials. */
export interface KindStatus {
  /** Number of tasks, and of those that are complete. */
  readonly tasks: number;
  readonly complete: number;
  readonly done: number;
  /** What still needs a record. */
  readonly left: number;
  /** Done in a processor second, by the records; undefined before the first. */
  readonly rate: number | undefined;
  /** Processor seconds that the rest takes, each task at its own rate, or at that of all if it has none yet. */
  readonly secondsLeft: number | undefined;
}

export interface CampaignStatus {
  readonly tasks: readonly TaskStatus[];
  readonly complete: boolean;
  readonly searches: KindStatus;
  readonly trials: KindStatus;
  /** Number of random streams of the searches; each search has streams that all differ. */
  readonly streams: number;
  readonly divergent: RecordIndex['divergent'];
  readonly damaged: RecordIndex['damaged'];
  readonly foreign: RecordIndex['foreign'];
}

const sizeOf = (ranges: readonly MissingRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

function statusOfTask(task: PlannedTask, { units }: RecordIndex): TaskStatus {
  const all = units.get(taskKey(task)) ?? [];
  let [done, seconds, ended] = [0, 0, false];
  for (const unit of all) {
    done += unit.to - unit.from;
    seconds += unit.seconds;
    ended = unit.ends;
    if (ended) break;
  }
  return { task, done, missing: missingRanges(all, cutOf(task).size), ended, seconds };
}

function statusOfKind(tasks: readonly TaskStatus[], kind: PlannedTask['kind']): KindStatus {
  const own = tasks.filter(({ task }) => task.kind === kind);
  const sum = (of: (status: TaskStatus) => number): number => own.reduce((total, each) => total + of(each), 0);
  const [done, seconds, left] = [sum((s) => s.done), sum((s) => s.seconds), sum((s) => sizeOf(s.missing))];
  const rate = seconds > 0 ? done / seconds : undefined;
  return {
    tasks: own.length,
    complete: own.filter(({ missing }) => missing.length === 0).length,
    done,
    left,
    rate,
    secondsLeft:
      left === 0
        ? 0
        : rate === undefined
          ? undefined
          : sum((s) => sizeOf(s.missing) / (s.seconds > 0 ? s.done / s.seconds : rate)),
  };
}

const streamsOf = (task: PlannedTask): number =>
  task.kind === 'search' ? Math.min(chunkCount(task.cases), DISTINCT_STREAMS) : 0;

/** The status of a campaign from its records. */
export function campaignStatus(plan: Plan, index: RecordIndex): CampaignStatus {
  const tasks = plan.tasks.map((task) => statusOfTask(task, index));
  return {
    tasks,
    complete: tasks.every(({ missing }) => missing.length === 0),
    searches: statusOfKind(tasks, 'search'),
    trials: statusOfKind(tasks, 'trial'),
    streams: plan.tasks.reduce((total, task) => total + streamsOf(task), 0),
    divergent: index.divergent,
    damaged: index.damaged,
    foreign: index.foreign,
  };
}
