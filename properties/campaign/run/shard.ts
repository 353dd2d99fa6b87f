/**
 * Works off one static shard of a plan: for arrays of Slurm, indexed jobs of Kubernetes, or by hand. Shards share nothing but the folder of
 * their records, which may also be a folder each.
 *
 * A shard that is started again goes on where it was: units with a record are not done again, and neither are those after a refuted case or an
 * error of their task.
 */
import { existsSync } from 'node:fs';
import type { Loop } from '../../../models/loops';
import type { Cancellation } from '../../search';
import { indexRecords } from '../merge';
import { type Plan, type Shard, type Unit, inShard, taskKey, unitsFrom } from '../plan';
import { endsTask, makeRecord, openRecordWriter, readRecords, recordFiles, workerName } from '../records';
import { openUnitRunner } from './answer-unit';

export interface ShardOptions {
  readonly shard: Shard;
  /** The folder of the records, which is made if it is missing. */
  readonly folder: string;
  readonly threads: number;
  readonly cancellation: Cancellation;
  /** The loops of files, by id. @defaultValue no loops of files */
  readonly loops?: ReadonlyMap<string, Loop>;
  /** Called after each unit of the shard that is done, or needs not be done. */
  readonly onUnit?: (progress: ShardProgress) => void;
}

/** Numbers of units of the shard. */
export interface ShardProgress {
  /** Done by this run. */
  readonly done: number;
  /** That had a record, or come after the end of their task. */
  readonly skipped: number;
  readonly total: number;
}

/** What the records in the folder say is done. */
async function recordedIn(folder: string, plan: Plan): Promise<(unit: Unit) => boolean> {
  if (!existsSync(folder)) return () => false;
  const { units } = await indexRecords(plan, (onDamaged) => readRecords(recordFiles([folder]), onDamaged));
  const byTask = plan.tasks.map((task) => units.get(taskKey(task)));
  return ({ task, from }) => byTask[task]?.isDone(from) ?? false;
}

/** The units of a shard, in order. */
function* unitsOfShard(plan: Plan, shard: Shard): Generator<Unit> {
  for (const unit of unitsFrom(plan)) if (inShard(plan, unit, shard)) yield unit;
}

function countOf(units: Iterable<Unit>): number {
  let count = 0;
  for (const _unit of units) count += 1;
  return count;
}

/**
 * Does the units of a shard that have no record, until all are done or the run is cancelled.
 * @throws InputError if the plan is for another version of the code, before anything is done, or if records cannot be written;
 *   ThreadDeathError if a thread ended
 */
export async function runShard(plan: Plan, options: ShardOptions): Promise<ShardProgress> {
  const { shard, folder, cancellation, onUnit } = options;
  const runner = await openUnitRunner(plan, options);
  const isRecorded = await recordedIn(folder, plan);
  /** By position of a task, the end of the unit that ended it in this run. */
  const ends = new Map<number, number>();
  const writer = openRecordWriter(folder, `shard-${shard.index}-of-${shard.count}`);
  const worker = workerName();
  let progress: ShardProgress = { done: 0, skipped: 0, total: countOf(unitsOfShard(plan, shard)) };
  const tell = (more: Partial<ShardProgress>): void => {
    progress = { ...progress, ...more };
    onUnit?.(progress);
  };
  const work = async (unit: Unit): Promise<void> => {
    let seconds = 0;
    const answer = await runner.answer(unit, (worked) => void (seconds += worked));
    if (answer === undefined) return;
    const { key } = unit;
    writer.write(makeRecord(answer, { key, fingerprint: plan.fingerprint.sha256, worker, seconds }));
    if (endsTask(answer)) ends.set(unit.task, Math.min(unit.to, ends.get(unit.task) ?? Infinity));
    tell({ done: progress.done + 1 });
  };
  const units = unitsOfShard(plan, shard);
  const lane = async (): Promise<void> => {
    for (const unit of units) {
      if (cancellation.stopped()) return;
      if (isRecorded(unit) || unit.from >= (ends.get(unit.task) ?? Infinity)) tell({ skipped: progress.skipped + 1 });
      else await work(unit);
    }
  };
  try {
    await Promise.all(Array.from({ length: runner.atOnce }, lane));
    return progress;
  } finally {
    writer.close();
    await runner.close();
  }
}
