/**
 * What a part has of the tasks of a plan, for those who make results of it.
 *
 * A task that is not complete is cut short, whatever is known of it, so it never holds.
 */
import { InputError } from '../../../theory/errors';
import { type TrialResult } from '../../results';
import { type Exploration, UNEXPLORED, mergeExplorations } from '../../search';
import { putTogether } from '../../search/threads';
import { type MissingRange, type Part, type Range, missingRanges } from '../merge';
import { type Plan, type PlannedSearch, type PlannedTask, type PlannedTrial, cutOf, taskKey } from '../plan';

/** A task that is not complete: what of it has no record. */
export interface Incomplete {
  readonly task: PlannedTask;
  readonly missing: readonly MissingRange[];
}

const otherKind = (task: PlannedTask): InputError =>
  new InputError(
    `the part has an answer of another kind for the ${task.kind} ${taskKey(task)}; merge the records again`,
  );

export class RecordedTasks {
  private readonly ranges: ReadonlyMap<string, readonly Range[]>;

  constructor(
    private readonly plan: Plan,
    part: Part,
  ) {
    this.ranges = new Map(part.tasks.map(({ key, ranges }) => [key, ranges]));
  }

  /** The tasks that are not complete, in the order of the plan. */
  get incomplete(): readonly Incomplete[] {
    return this.plan.tasks.flatMap((task) => {
      const missing = this.missingOf(task);
      return missing.length === 0 ? [] : [{ task, missing }];
    });
  }

  /** A task of which the part has more than the plan, by its key. */
  get beyond(): { readonly key: string; readonly to: number; readonly size: number } | undefined {
    for (const task of this.plan.tasks) {
      const to = this.rangesOf(task).at(-1)?.to ?? 0;
      const { size } = cutOf(task);
      if (to > size) return { key: taskKey(task), to, size };
    }
    return undefined;
  }

  /** What is known of a search, and whether all of it is. @throws the error that ended it; InputError for answers that are no explorations */
  explorationOf(search: PlannedSearch): Exploration {
    const ranges = this.answeredOf(search);
    if (ranges.some((range) => range.explored === undefined && range.error === undefined)) throw otherKind(search);
    const explored = ranges.map((range) => range.explored ?? UNEXPLORED).reduce(mergeExplorations, UNEXPLORED);
    return { ...explored, cutShort: this.missingOf(search).length > 0 };
  }

  /** What a trial found; undefined if it has no record. @throws what it threw; InputError for an answer that is no trial */
  trialOf(planned: PlannedTrial): TrialResult | undefined {
    const [range] = this.answeredOf(planned);
    if (range !== undefined && range.trial === undefined) throw otherKind(planned);
    return range?.trial;
  }

  private missingOf(task: PlannedTask): readonly MissingRange[] {
    return missingRanges(this.rangesOf(task), cutOf(task).size);
  }

  /** The ranges of a task. @throws the error that ended it, if nothing is missing before it */
  private answeredOf(task: PlannedTask): readonly Range[] {
    const ranges = this.rangesOf(task);
    const error = ranges.find((range) => range.error !== undefined)?.error;
    if (error !== undefined && this.missingOf(task).length === 0) throw putTogether({ ...error, stack: undefined });
    return ranges;
  }

  private rangesOf(task: PlannedTask): readonly Range[] {
    return this.ranges.get(taskKey(task)) ?? [];
  }
}
