/**
 * The records of a plan among files: where each unit's first record is, and what is wrong with others.
 *
 * The records stay in their files. A million units take a few hundred bytes each here, and are read again in the order of the plan.
 */
import { type Plan, isUnit, keyParts, searchKey } from '../plan';
import type { DamagedLine, FoundRecord, UnitRecord } from '../records';
import type { CaseRange } from './ranges';

/** A unit that has a record. */
export interface IndexedUnit extends CaseRange {
  readonly sha256: string;
  readonly seconds: number;
  /** Reads its first record. */
  readonly again: () => Promise<UnitRecord>;
}

/** Two records of one unit with different answers. */
export interface Divergence {
  readonly key: string;
  /** The digests of the answers, in order. */
  readonly sha256: readonly string[];
}

export interface RecordIndex {
  /** By key of the search, the units in order; without those that are divergent. */
  readonly units: ReadonlyMap<string, readonly IndexedUnit[]>;
  readonly divergent: readonly Divergence[];
  readonly damaged: readonly DamagedLine[];
  /** Number of records by the fingerprint of another version of the code. */
  readonly foreign: ReadonlyMap<string, number>;
  /** Number of records of units that the plan does not have. */
  readonly others: number;
}

/** The answers to each unit, while they are read. */
class Answers {
  private readonly units = new Map<string, Map<number, IndexedUnit>>();
  private readonly diverging = new Map<string, Set<string>>();

  add(search: string, key: string, unit: IndexedUnit): void {
    let ofSearch = this.units.get(search);
    if (ofSearch === undefined) this.units.set(search, (ofSearch = new Map<number, IndexedUnit>()));
    const first = ofSearch.get(unit.from);
    if (first === undefined) ofSearch.set(unit.from, unit);
    else if (first.sha256 !== unit.sha256)
      this.diverging.set(key, (this.diverging.get(key) ?? new Set([first.sha256])).add(unit.sha256));
  }

  get divergent(): readonly Divergence[] {
    const inOrder = [...this.diverging].sort(([a], [b]) => (a < b ? -1 : 1));
    return inOrder.map(([key, digests]) => ({ key, sha256: [...digests].sort() }));
  }

  get agreed(): ReadonlyMap<string, readonly IndexedUnit[]> {
    const agreed = new Map<string, readonly IndexedUnit[]>();
    for (const [search, units] of this.units) {
      const kept = [...units.values()].filter(({ from, to }) => !this.diverging.has(`${search}/${from}-${to}`));
      agreed.set(
        search,
        kept.sort((a, b) => a.from - b.from),
      );
    }
    return agreed;
  }
}

/** Records from files or a store; lines that are no records are told. */
export type RecordSource = (onDamaged: (line: DamagedLine) => void) => AsyncIterable<FoundRecord>;

/** Indexes the records of a plan. */
export async function indexRecords(plan: Plan, source: RecordSource): Promise<RecordIndex> {
  const planned = new Map(plan.searches.map((search) => [searchKey(search), search]));
  const answers = new Answers();
  const damaged: DamagedLine[] = [];
  const foreign = new Map<string, number>();
  let others = 0;
  for await (const { record, again } of source((line) => damaged.push(line))) {
    const { key, fingerprint, sha256, seconds } = record;
    const parts = keyParts(key);
    const search = parts && planned.get(parts.search);
    if (parts === undefined || search === undefined || !isUnit(search, parts)) others += 1;
    else if (fingerprint !== plan.fingerprint.sha256) foreign.set(fingerprint, (foreign.get(fingerprint) ?? 0) + 1);
    else {
      const ends = 'error' in record || record.explored.failure !== undefined;
      answers.add(parts.search, key, { from: parts.from, to: parts.to, ends, sha256, seconds, again });
    }
  }
  return { units: answers.agreed, divergent: answers.divergent, damaged, foreign, others };
}
