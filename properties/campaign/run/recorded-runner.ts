/**
 * A runner of searches that explores nothing: it takes what a part has of a search, and ends the search in this thread. So the results of a
 * campaign are made by the code that makes those of one machine, and are the same bytes.
 *
 * A search with missing cases is cut short, whatever is known of the others, so it never holds.
 */
import {
  type Exploration,
  type SearchRunner,
  type SearchTask,
  UNEXPLORED,
  finish,
  mergeExplorations,
} from '../../search';
import { putTogether } from '../../search/threads';
import { type MissingRange, type Part, type Range, missingRanges } from '../merge';
import { type Plan, type PlannedSearch, searchKey } from '../plan';

/** Cases of a search that have no record. */
export interface Incomplete {
  readonly search: PlannedSearch;
  readonly missing: readonly MissingRange[];
}

/** What a part has of the searches of a plan. */
export class RecordedSearches {
  private readonly ranges: ReadonlyMap<string, readonly Range[]>;

  constructor(
    private readonly plan: Plan,
    part: Part,
  ) {
    this.ranges = new Map(part.searches.map(({ key, ranges }) => [key, ranges]));
  }

  /** The searches with missing cases, in the order of the plan. */
  get incomplete(): readonly Incomplete[] {
    return this.plan.searches.flatMap((search) => {
      const missing = missingRanges(this.rangesOf(search), search.cases);
      return missing.length === 0 ? [] : [{ search, missing }];
    });
  }

  /** A search of which the part has cases that the plan does not have. */
  get beyond(): (PlannedSearch & { readonly to: number }) | undefined {
    for (const search of this.plan.searches) {
      const to = this.rangesOf(search).at(-1)?.to ?? 0;
      if (to > search.cases) return { ...search, to };
    }
    return undefined;
  }

  /** What is known of a search, and whether all of it is. @throws the error that ended it */
  explorationOf(search: PlannedSearch): Exploration {
    const ranges = this.rangesOf(search);
    const complete = missingRanges(ranges, search.cases).length === 0;
    const error = ranges.find((range) => range.error !== undefined)?.error;
    if (complete && error !== undefined) throw putTogether({ ...error, stack: undefined });
    const explored = ranges.map((range) => range.explored).reduce(mergeExplorations, UNEXPLORED);
    return { ...explored, cutShort: !complete };
  }

  private rangesOf(search: PlannedSearch): readonly Range[] {
    return this.ranges.get(searchKey(search)) ?? [];
  }
}

/** The runner of the searches of a plan. */
export function recordedRunner(plan: Plan, part: Part): SearchRunner {
  const searches = new RecordedSearches(plan, part);
  const nameOf = (task: SearchTask): string => searchKey({ task });
  const planned = new Map(plan.searches.map((search) => [nameOf(search.task), search]));
  return {
    run: async (task, spec) => {
      const search = planned.get(nameOf(task));
      const explored = search ? searches.explorationOf(search) : { ...UNEXPLORED, cutShort: true };
      return finish(spec, explored);
    },
    atOnce: 1,
    anyLoop: true,
  };
}
