/**
 * A worker of a campaign: it takes units from the queue, computes them, keeps their records, and ends when the campaign is complete.
 *
 * Units are computed on threads, so that this thread renews the locks. A unit is done with when its record is kept, and not before: a worker that dies in
 * between leaves a unit that another one takes and finds done. An error that a loop throws is an answer; an attempt fails if no answer is found.
 */
import { type Plan, type Unit, unitsFrom } from '../plan';
import { type UnitAnswer, makeRecord } from '../records';
import { type OpenCampaign, tend, wantedOf } from './fill';
import { nap } from './nap';
import { textOf } from './records';
import { MOST_ATTEMPTS, type TakenUnit } from './database';

/** Milliseconds; the defaults are those of a campaign, and tests take shorter ones. */
export interface WorkTimes {
  /** After which the unit of a silent worker is given to another one. @defaultValue 60,000 */
  readonly lock: number;
  /** Between two looks whether units must be queued or the campaign is complete. @defaultValue 5000 */
  readonly look: number;
  /** The first pause after a failed attempt; each is four times the one before, and none longer than 60 times the first. @defaultValue 1000 */
  readonly pause: number;
  /** In which a worker that is told to stop finishes its units; then it gives them back. @defaultValue 20,000 */
  readonly grace: number;
}

export const WORK_TIMES: WorkTimes = { lock: 60_000, look: 5000, pause: 1000, grace: 20_000 };

/** How many times more often a worker looks when nothing is queued. */
const LOOKS_AT_END = 20;
const PAUSE_FACTOR = 4;
const LONGEST_PAUSE = 60;

export interface WorkOptions {
  /** Name of the worker in records. */
  readonly name: string;
  /** Units at a time. */
  readonly atOnce: number;
  /** Computes a unit. It resolves to undefined if it was cut short, and rejects if it found no answer, for instance because its thread died. */
  readonly compute: (unit: Unit) => Promise<UnitAnswer | undefined>;
  /** Cuts the units short that are not done at the end of the grace. @defaultValue they go on, and nobody waits for them */
  readonly cut?: () => void;
  /** Tells the worker to stop. */
  readonly stop: AbortSignal;
  /** Is told of what a person should know. */
  readonly tell: (line: string) => void;
  readonly times?: WorkTimes;
}

/** What a worker did, in units. */
export interface WorkDone {
  /** Whether the campaign is complete, apart from its poison list. */
  readonly complete: boolean;
  readonly computed: number;
  /** The computed units that had another answer in the database. */
  readonly divergent: readonly string[];
  readonly failedAttempts: number;
  readonly givenBack: number;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The unit of the plan that a job names. @throws Error that makes the job poison if there is none */
function unitNamed(plan: Plan, { key, position, poison }: TakenUnit): Unit {
  const [unit] = unitsFrom(plan, position);
  if (unit?.key === key) return unit;
  throw poison(`the plan has no unit "${key}" at position ${position}`);
}

/** Takes units until the campaign is complete, or until it is told to stop. */
export async function takeUnits(campaign: OpenCampaign, options: WorkOptions): Promise<WorkDone> {
  const { plan, records, queue } = campaign;
  const { name, atOnce, compute, cut = () => undefined, stop, tell, times = WORK_TIMES } = options;
  const divergent: string[] = [];
  const done = { computed: 0, failedAttempts: 0, givenBack: 0 };
  const graceOver = new AbortController();
  const outOfGrace = new Promise<undefined>((resolve) =>
    graceOver.signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  let wake = (): void => undefined;

  const keep = async (unit: Unit, answer: UnitAnswer, seconds: number): Promise<void> => {
    const record = makeRecord(answer, { key: unit.key, fingerprint: plan.fingerprint.sha256, worker: name, seconds });
    const put = await records.put(textOf(record));
    done.computed += 1;
    if (put !== 'divergent') return;
    divergent.push(unit.key);
    tell(`the unit ${unit.key} has two different answers; both are kept`);
  };

  const failed = async ({ attempt, key }: TakenUnit, error: unknown): Promise<never> => {
    done.failedAttempts += 1;
    tell(`attempt ${attempt} of ${MOST_ATTEMPTS} at the unit ${key} failed: ${messageOf(error)}`);
    const factor = Math.min(PAUSE_FACTOR ** (attempt - 1), LONGEST_PAUSE);
    if (attempt < MOST_ATTEMPTS) await nap(times.pause * factor, stop).over;
    throw error;
  };

  const take = async (taken: TakenUnit): Promise<void> => {
    const unit = unitNamed(plan, taken);
    if ((await wantedOf(records, [unit.key])).size === 0) return;
    const began = performance.now();
    try {
      const answer = await Promise.race([compute(unit), outOfGrace]);
      if (answer !== undefined) return await keep(unit, answer, (performance.now() - began) / 1000);
    } catch (error) {
      if (!stop.aborted) return await failed(taken, error);
    }
    done.givenBack += 1;
    return taken.giveBack();
  };

  const taker = queue.taker({ name, atOnce, lock: times.lock, take, onEmpty: () => wake() });
  const running = taker.run();
  running.catch(() => undefined); // It is awaited below.
  let complete = false;
  try {
    while (!stop.aborted) {
      const state = await tend(campaign);
      complete = state === 'complete';
      if (complete) break;
      const rest = nap(state === 'ending' ? times.look / LOOKS_AT_END : times.look, stop);
      wake = rest.wake;
      await rest.over;
    }
  } finally {
    const grace = setTimeout(() => {
      graceOver.abort();
      cut();
    }, times.grace);
    await taker.close();
    clearTimeout(grace);
  }
  await running;
  return { complete, divergent, ...done };
}
