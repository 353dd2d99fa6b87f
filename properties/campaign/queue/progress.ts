/**
 * How far a campaign in a database is, in units.
 *
 * Units are asked for by their keys, and no record is read. A unit that is done stays done, so that each look asks for the others alone.
 */
import { type Plan, type PlannedTask, type Unit, taskKey, unitCount, unitTest, unitsFrom, unitsOf } from '../plan';
import { type Ends, endsOf } from './ends';
import type { OpenCampaign } from './fill';
import type { PoisonUnit, QueueCounts } from './database';

interface UnitsDone {
  readonly done: number;
  /** Units that count: those up to the end of their task. */
  readonly planned: number;
}

interface TaskProgress extends UnitsDone {
  readonly task: PlannedTask;
  /** Whether a refuted case or an error ends it. */
  readonly ended: boolean;
}

export interface QueueProgress extends UnitsDone {
  readonly tasks: readonly TaskProgress[];
  readonly counts: QueueCounts;
  /** The newest poison units. */
  readonly poison: readonly PoisonUnit[];
  /** Keys of the units with different answers; the table of records may also have those of other plans. */
  readonly divergent: readonly string[];
  /** Units per second between the first look of the last minutes and this one; undefined at the first. */
  readonly rate: number | undefined;
}

const AT_ONCE = 1000;
const MOST_POISON = 100;
/** Looks over which the rate is taken. */
const LOOKS = 60;

function* inParts(units: Iterable<Unit>): Generator<readonly Unit[]> {
  let part: Unit[] = [];
  for (const unit of units) {
    part.push(unit);
    if (part.length < AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Looks at a campaign again and again. */
export class ProgressWatch {
  private readonly done: Uint8Array;
  private looks: readonly { readonly at: number; readonly done: number }[] = [];

  private readonly isPlanned: (key: string) => boolean;

  constructor(private readonly campaign: OpenCampaign) {
    this.done = new Uint8Array(unitCount(campaign.plan));
    this.isPlanned = unitTest(campaign.plan);
  }

  async look(): Promise<QueueProgress> {
    const { plan, records, queue } = this.campaign;
    await this.ask();
    const tasks = tasksOf(plan, this.done, endsOf(await records.ending()));
    const sum = (of: (task: TaskProgress) => number): number => tasks.reduce((all, each) => all + of(each), 0);
    const counts = await queue.counts();
    const done = sum((task) => task.done);
    return {
      tasks,
      done,
      planned: sum((task) => task.planned),
      counts,
      poison: await queue.poison(Math.min(counts.poison, MOST_POISON)),
      divergent: (await records.divergent()).filter(this.isPlanned),
      rate: this.rateAt(done),
    };
  }

  /** Asks which of the other units are done. */
  private async ask(): Promise<void> {
    const open = function* (units: Iterable<Unit>, done: Uint8Array): Generator<Unit> {
      for (const unit of units) if (done[unit.position] === 0) yield unit;
    };
    for (const units of inParts(open(unitsFrom(this.campaign.plan), this.done))) {
      const missing = new Set(await this.campaign.records.missing(units.map(({ key }) => key)));
      for (const { key, position } of units) if (!missing.has(key)) this.done[position] = 1;
    }
  }

  private rateAt(done: number): number | undefined {
    const now = { at: performance.now(), done };
    const [first] = this.looks;
    this.looks = [...this.looks, now].slice(-LOOKS);
    return first === undefined ? undefined : (1000 * (done - first.done)) / (now.at - first.at);
  }
}

function tasksOf(plan: Plan, done: Uint8Array, ends: Ends): readonly TaskProgress[] {
  let before = 0;
  return plan.tasks.map((task) => {
    const end = ends.get(taskKey(task));
    const planned = unitsOf(task, end);
    const units = done.subarray(before, before + planned);
    before += unitsOf(task);
    return { task, planned, done: units.reduce((sum, each) => sum + each, 0), ended: end !== undefined };
  });
}
