/**
 * Puts the units of a campaign into its queue: those of the plan that have no record and are not after the end of their task.
 *
 * At most 100,000 are queued at a time. A pass over the plan is a few thousand small steps, each of which is harmless to repeat: units are
 * queued, and then the cursor moves if nobody else has moved it. So `start` and all workers can do them, whoever dies in between, and no process has
 * to stay.
 */
import { type Plan, type Unit, unitCount, unitsFrom } from '../plan';
import { endsOf, isAfterEnd } from './ends';
import { type Cursor, FIRST, cursorText, readCursor } from './cursor';
import { type CampaignEntry, type RecordTable, type UnitQueue } from './database';

/** Units that are queued at most. */
const WINDOW = 100_000;
const AT_ONCE = 1000;

/** A campaign in a database. */
export interface OpenCampaign {
  readonly plan: Plan;
  readonly entry: CampaignEntry;
  readonly records: RecordTable;
  readonly queue: UnitQueue;
  /** @defaultValue WINDOW */
  readonly window?: number;
}

function first(units: Iterable<Unit>, most: number): readonly Unit[] {
  const taken: Unit[] = [];
  for (const unit of units) {
    if (taken.length === most) break;
    taken.push(unit);
  }
  return taken;
}

/** Those of some units that must be computed: they have no record, and do not come after the end of their task. */
export async function wantedOf(records: RecordTable, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = await records.missing(keys);
  const ends = endsOf(await records.ending());
  return new Set(missing.filter((key) => !isAfterEnd(ends, key)));
}

/** Queues the units from the cursor on, until the queue is full, the plan ends or another process has queued them. */
export async function fill({ plan, entry, records, queue, window = WINDOW }: OpenCampaign): Promise<void> {
  for (;;) {
    const text = await entry.cursor();
    const { next, queued } = readCursor(text);
    const { waiting, active } = await queue.counts();
    const units = first(unitsFrom(plan, next), Math.min(AT_ONCE, window - waiting - active));
    if (units.length === 0) return;
    const wanted = await wantedOf(
      records,
      units.map(({ key }) => key),
    );
    await queue.add(units.filter(({ key }) => wanted.has(key)));
    const moved = cursorText({ next: next + units.length, queued: queued + wanted.size });
    if (!(await entry.moveCursor(text, moved))) return;
  }
}

/** Begins a new pass over the plan. */
export async function beginPass({ entry }: OpenCampaign): Promise<void> {
  for (;;) if (await entry.moveCursor(await entry.cursor(), cursorText(FIRST))) return;
}

/** Whether all units that a pass has queued are poison. A poison unit may have a record, if its worker died after it had kept it. */
async function onlyPoison({ records, queue }: OpenCampaign, { queued }: Cursor): Promise<boolean> {
  if (queued === 0) return true;
  const poison = await queue.poison(queued);
  const wanted = await wantedOf(
    records,
    poison.map(({ key }) => key),
  );
  return wanted.size >= queued;
}

/**
 * Keeps the queue filled, and finds out whether the campaign is complete.
 *
 * The queue may lose a unit; records are the truth. So when it is empty at the end of the plan there is another pass, until one finds no
 * unit that must be computed and is not poison.
 * @returns `ending` if nothing is queued, so that the end may be near
 */
export async function tend(campaign: OpenCampaign): Promise<'working' | 'ending' | 'complete'> {
  const { plan, entry, queue, window = WINDOW } = campaign;
  const text = await entry.cursor();
  const cursor = readCursor(text);
  const { waiting, active } = await queue.counts();
  if (cursor.next < unitCount(plan)) {
    if (waiting < window / 2) await fill(campaign);
    return 'working';
  }
  if (waiting > 0) return 'working';
  if (active > 0) return 'ending';
  if (await onlyPoison(campaign, cursor)) return 'complete';
  if (await entry.moveCursor(text, cursorText(FIRST))) await fill(campaign);
  return 'ending';
}
