/**
 * Works off one static shard of a plan: for arrays of Slurm, indexed jobs of Kubernetes, or by hand. Shards share nothing but the folder of
 * their records, which may also be a folder each.
 *
 * A shard that is started again goes on where it was: units with a record are not done again, and neither are those after a refuted case or an
 * error of their search.
 */
import { existsSync } from 'node:fs';
import type { Loop } from '../../../models/loops';
import type { Cancellation } from '../../search';
import { indexRecords } from '../merge';
import { type Plan, type Shard, type Unit, inShard, unitsFrom } from '../plan';
import { makeRecord, openRecordWriter, readRecords, recordFiles, workerName } from '../records';
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
  /** That had a record, or come after the end of their search. */
  readonly skipped: number;
  readonly total: number;
}

/** What of a plan is done: units with a record, and the ends of searches. */
class Done {
  private readonly keys = new Set<string>();
  private readonly ends = new Map<number, number>();

  add({ key, search, to }: Pick<Unit, 'key' | 'search' | 'to'>, ends: boolean): void {
    this.keys.add(key);
    if (ends) this.ends.set(search, Math.min(to, this.ends.get(search) ?? Infinity));
  }

  /** Whether a unit has a record, or cannot count any more. */
  has({ key, search, from }: Unit): boolean {
    return this.keys.has(key) || from >= (this.ends.get(search) ?? Infinity);
  }
}

/** What the records in the folder say is done. */
async function doneIn(folder: string, plan: Plan): Promise<Done> {
  const done = new Done();
  if (!existsSync(folder)) return done;
  const { units } = await indexRecords(plan, (onDamaged) => readRecords(recordFiles([folder]), onDamaged));
  const ends = new Map(
    [...units].flatMap(([search, known]) => known.map((unit) => [`${search}/${unit.from}-${unit.to}`, unit.ends])),
  );
  for (const unit of unitsFrom(plan)) {
    const end = ends.get(unit.key);
    if (end !== undefined) done.add(unit, end);
  }
  return done;
}

/** The units of a shard, in order. */
function* unitsOfShard(plan: Plan, shard: Shard): Generator<Unit> {
  for (const unit of unitsFrom(plan)) if (inShard(plan, unit, shard)) yield unit;
}

/**
 * Does the units of a shard that have no record, until all are done or the run is cancelled.
 * @throws InputError if the plan is for another version of the code, before anything is done, or if records cannot be written;
 *   ThreadDeathError if a thread ended
 */
export async function runShard(plan: Plan, options: ShardOptions): Promise<ShardProgress> {
  const { shard, folder, cancellation, onUnit } = options;
  const runner = await openUnitRunner(plan, options);
  const done = await doneIn(folder, plan);
  const writer = openRecordWriter(folder, `shard-${shard.index}-of-${shard.count}`);
  const worker = workerName();
  let progress: ShardProgress = { done: 0, skipped: 0, total: [...unitsOfShard(plan, shard)].length };
  const tell = (more: Partial<ShardProgress>): void => {
    progress = { ...progress, ...more };
    onUnit?.(progress);
  };
  const work = async (unit: Unit): Promise<void> => {
    const began = performance.now();
    const answer = await runner.answer(unit);
    if (answer === undefined) return;
    const seconds = (performance.now() - began) / 1000;
    const { key } = unit;
    writer.write(makeRecord(answer, { key, fingerprint: plan.fingerprint.sha256, worker, seconds }));
    done.add(unit, 'error' in answer || answer.explored.failure !== undefined);
    tell({ done: progress.done + 1 });
  };
  const units = unitsOfShard(plan, shard);
  const lane = async (): Promise<void> => {
    for (const unit of units) {
      if (cancellation.stopped()) return;
      if (done.has(unit)) tell({ skipped: progress.skipped + 1 });
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
