/** The records of a plan: where each unit's first record is, and what is wrong with others. The records stay where they are. */
import { type Plan, isUnit, keyParts, taskKey } from '../plan';
import type { DamagedLine, FoundRecord } from '../records';
import { type Divergence, UnitsOfTask } from './units-of-task';

export interface RecordIndex {
  /** By key of the task. */
  readonly units: ReadonlyMap<string, UnitsOfTask>;
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
  const planned = new Map(plan.tasks.map((task) => [taskKey(task), task]));
  const units = new Map<string, UnitsOfTask>();
  const damaged: DamagedLine[] = [];
  const foreign = new Map<string, number>();
  let others = 0;
  for await (const found of source((line) => damaged.push(line))) {
    const { key, fingerprint } = found.record;
    const parts = keyParts(key);
    const task = parts && planned.get(parts.task);
    if (parts === undefined || task === undefined || !isUnit(task, parts)) others += 1;
    else if (fingerprint !== plan.fingerprint.sha256) foreign.set(fingerprint, (foreign.get(fingerprint) ?? 0) + 1);
    else {
      const ofTask = units.get(parts.task) ?? new UnitsOfTask(task);
      units.set(parts.task, ofTask);
      ofTask.add(parts.from, found);
    }
  }
  const divergent = [...units.values()].flatMap((ofTask) => ofTask.divergent);
  return { units, divergent: divergent.sort((a, b) => (a.key < b.key ? -1 : 1)), damaged, foreign, others };
}
