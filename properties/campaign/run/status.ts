/** How far a campaign is: what is done of each search, how fast, and what is wrong. */
import { DISTINCT_STREAMS } from '../../../models/random';
import { chunkCount } from '../../search';
import { type MissingRange, type RecordIndex, missingRanges } from '../merge';
import { type Plan, type PlannedSearch, searchKey } from '../plan';

/** How far one search is. */
interface SearchStatus {
  readonly search: PlannedSearch;
  /** Cases that have a record; those after the end of the search do not count. */
  readonly done: number;
  readonly missing: readonly MissingRange[];
  /** Whether a refuted case or an error ends it before its last case. */
  readonly ended: boolean;
  /** Processor seconds that the done cases took. */
  readonly seconds: number;
}

export interface CampaignStatus {
  readonly searches: readonly SearchStatus[];
  readonly complete: boolean;
  /** Cases that still need a record. */
  readonly left: number;
  readonly done: number;
  /** Cases per processor second, by the records; undefined before the first. */
  readonly rate: number | undefined;
  /** Processor seconds that the rest takes, each search at its own rate, or at that of all if it has none yet. */
  readonly secondsLeft: number | undefined;
  /** Number of random streams of the plan; each search has streams that all differ. */
  readonly streams: number;
  readonly divergent: RecordIndex['divergent'];
  readonly damaged: RecordIndex['damaged'];
  readonly foreign: RecordIndex['foreign'];
}

const casesIn = (ranges: readonly MissingRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0);

function statusOfSearch(search: PlannedSearch, { units }: RecordIndex): SearchStatus {
  const all = units.get(searchKey(search)) ?? [];
  let [done, seconds, ended] = [0, 0, false];
  for (const unit of all) {
    done += unit.to - unit.from;
    seconds += unit.seconds;
    ended = unit.ends;
    if (ended) break;
  }
  return { search, done, missing: missingRanges(all, search.cases), ended, seconds };
}

/** The status of a campaign from its records. */
export function campaignStatus(plan: Plan, index: RecordIndex): CampaignStatus {
  const searches = plan.searches.map((search) => statusOfSearch(search, index));
  const sum = (of: (status: SearchStatus) => number): number => searches.reduce((total, each) => total + of(each), 0);
  const [done, seconds, left] = [sum((s) => s.done), sum((s) => s.seconds), sum((s) => casesIn(s.missing))];
  const rate = seconds > 0 ? done / seconds : undefined;
  const secondsLeft =
    rate === undefined ? undefined : sum((s) => casesIn(s.missing) / (s.seconds > 0 ? s.done / s.seconds : rate));
  return {
    searches,
    complete: left === 0,
    left,
    done,
    rate,
    secondsLeft,
    streams: plan.searches.reduce((total, { cases }) => total + Math.min(chunkCount(cases), DISTINCT_STREAMS), 0),
    divergent: index.divergent,
    damaged: index.damaged,
    foreign: index.foreign,
  };
}
