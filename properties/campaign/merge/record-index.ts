/** The records of a plan: where each unit's first record is, and what is wrong with others. The records stay where they are. */
import { type Plan, isUnit, keyParts, searchKey } from '../plan';
import type { DamagedLine, FoundRecord } from '../records';
import { type Divergence, UnitsOfSearch } from './units-of-search';

export interface RecordIndex {
  /** By key of the search. */
  readonly units: ReadonlyMap<string, UnitsOfSearch>;
  /** Units with several answers, in the order of their keys. */
  readonly divergent: readonly Divergence[];
  readonly damaged: readonly DamagedLine[];
  /** Number of records by the fingerprint of another version of the code. */
  readonly foreign: ReadonlyMap<string, number>;
  /** Number of records of units that the plan does not have. */
  readonly others: number;
}

/** Records from files or a store; lines that are no records are told. */
export type RecordSource = (onDamaged: (line: DamagedLine) => void) => AsyncIterable<FoundRecord>;

/** Indexes the records of a plan. */
export async function indexRecords(plan: Plan, source: RecordSource): Promise<RecordIndex> {
  const planned = new Map(plan.searches.map((search) => [searchKey(search), search]));
  const units = new Map<string, UnitsOfSearch>();
  const damaged: DamagedLine[] = [];
  const foreign = new Map<string, number>();
  let others = 0;
  for await (const found of source((line) => damaged.push(line))) {
    const { key, fingerprint } = found.record;
    const parts = keyParts(key);
    const search = parts && planned.get(parts.search);
    if (parts === undefined || search === undefined || !isUnit(search, parts)) others += 1;
    else if (fingerprint !== plan.fingerprint.sha256) foreign.set(fingerprint, (foreign.get(fingerprint) ?? 0) + 1);
    else {
      const ofSearch = units.get(parts.search) ?? new UnitsOfSearch(search);
      units.set(parts.search, ofSearch);
      ofSearch.add(parts.from, found);
    }
  }
  const divergent = [...units.values()].flatMap((ofSearch) => ofSearch.divergent);
  return { units, divergent: divergent.sort((a, b) => (a.key < b.key ? -1 : 1)), damaged, foreign, others };
}
