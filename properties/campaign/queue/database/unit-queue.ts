/**
 * The queue of the names of a campaign's units, by BullMQ on either database.
 *
 * A job is the name of a unit, and its id a hash of the name, since an id of BullMQ has no `:` and is no integer. A unit that is queued, in work or
 * on the poison list is not queued again.
 *
 * Poison is a unit that workers could not finish: five attempts failed, or its worker fell silent more than three times. It is a failed job of BullMQ,
 * and stays one until it is pardoned. BullMQ's delayed jobs are not used: on PostgreSQL a job that is delayed may be counted as completed
 * (https://github.com/taskforcesh/bullmq/issues/4814), so a worker waits before it gives a failed unit back.
 */
import type { RequestListener } from 'node:http';
import type { BackendFactory, ConnectionOptions, IQueueBackend, Job, Queue } from 'bullmq';
import { sha256 } from '../../digest';
import type { Unit } from '../../plan';
import { openBoard } from './board';

type Bull = typeof import('bullmq');
type Jobs = Queue<UnitName, void, string, UnitName, void, string, IQueueBackend>;

/** The name of a unit, and its place in the plan. */
type UnitName = Pick<Unit, 'key' | 'position'>;

export const MOST_ATTEMPTS = 5;
/** A unit may lose its worker so often; the next time it is poison. */
const MOST_STALLS = 3;

/** Numbers of units: queued, with workers, and poison. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly poison: number;
}

/** A unit on the poison list. */
export interface PoisonUnit extends UnitName {
  readonly reason: string;
  /** How often a worker took it. */
  readonly taken: number;
}

/** A unit that a worker has taken. */
export interface TakenUnit extends UnitName {
  /** Which attempt this is, from 1; units that were given back, and silent workers, do not count. */
  readonly attempt: number;
  /** Gives the unit back, and throws what ends its taking. */
  readonly giveBack: () => Promise<never>;
  /** What to throw for a unit that is poison at once. */
  readonly poison: (reason: string) => Error;
}

interface TakerOptions {
  readonly name: string;
  /** Units at a time. */
  readonly atOnce: number;
  /** Milliseconds after which the unit of a silent worker is given to another one. */
  readonly lock: number;
  /** Does the work. It resolves when the unit has a record, and throws if the attempt failed. */
  readonly take: (unit: TakenUnit) => Promise<void>;
  /** Is called when the queue has run empty. */
  readonly onEmpty: () => void;
}

/** Takes units until it is closed. */
interface Taker {
  readonly run: () => Promise<void>;
  /** Takes no more units, and resolves when the taken ones are done. */
  readonly close: () => Promise<void>;
}

export interface UnitQueue {
  readonly add: (units: readonly UnitName[]) => Promise<void>;
  readonly counts: () => Promise<QueueCounts>;
  /** The poison list, the newest first. */
  readonly poison: (most: number) => Promise<readonly PoisonUnit[]>;
  /** Empties the poison list, so that its units can be queued again; their number. */
  readonly pardon: () => Promise<number>;
  readonly taker: (options: TakerOptions) => Taker;
  /** The pages of the queue's board; see `board.ts`. */
  readonly board: (path: string) => Promise<RequestListener>;
  readonly close: () => Promise<void>;
}

/** Where BullMQ keeps its queues. */
export interface QueuePlace {
  readonly connection: ConnectionOptions;
  readonly backend: BackendFactory;
  /** Asks again while the server is away; `ask` is harmless to ask twice. */
  readonly patiently: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
  /** Is told of lost connections. */
  readonly onFault: (error: Error) => void;
}

const PREFIX = 'curated-loops';
const PARDONED_AT_ONCE = 1000;
/** Digits of a campaign's id in the title of its board. */
const SHOWN_DIGITS = 12;

const idOf = (key: string): string => `unit-${sha256(key)}`;

/** BullMQ tells these errors by their names. */
const errorNamed = (name: 'WaitingError' | 'UnrecoverableError', reason: string): Error =>
  Object.assign(new Error(reason), { name });

async function pardon(queue: Jobs, { patiently }: QueuePlace): Promise<number> {
  let pardoned = 0;
  for (;;) {
    const ids = await patiently(() => queue.clean(0, PARDONED_AT_ONCE, 'failed'));
    pardoned += ids.length;
    if (ids.length === 0) return pardoned;
  }
}

const poisonOf = ({ data, failedReason, attemptsStarted }: Job<UnitName>): PoisonUnit => ({
  ...data,
  reason: failedReason,
  taken: attemptsStarted,
});

const takenOf = (job: Job<UnitName>, token: string, { patiently }: QueuePlace): TakenUnit => ({
  ...job.data,
  attempt: job.attemptsMade + 1,
  giveBack: async () => {
    await patiently(() => job.moveToWait(token));
    throw errorNamed('WaitingError', 'the unit was given back');
  },
  poison: (reason) => errorNamed('UnrecoverableError', reason),
});

/** The queue of a campaign. */
export function openUnitQueue({ Queue, Worker }: Bull, id: string, place: QueuePlace): UnitQueue {
  const name = `campaign-${id}`;
  const common = { connection: place.connection, prefix: PREFIX };
  const queue: Jobs = new Queue(name, common, place.backend);
  queue.on('error', place.onFault);

  const taker = ({ take, onEmpty, name: workerName, atOnce, lock }: TakerOptions): Taker => {
    const options = {
      ...common,
      name: workerName,
      autorun: false,
      concurrency: atOnce,
      lockDuration: lock,
      stalledInterval: lock / 2,
      maxStalledCount: MOST_STALLS,
    };
    const worker = new Worker<UnitName, void, string, IQueueBackend>(
      name,
      (job: Job<UnitName>, token = '') => take(takenOf(job, token, place)),
      options,
      place.backend,
    );
    worker.on('error', place.onFault);
    worker.on('drained', onEmpty);
    return { run: () => worker.run(), close: () => worker.close() };
  };

  return {
    add: async (units) => {
      const jobs = units.map(({ key, position }) => ({
        name: 'unit',
        data: { key, position },
        opts: { jobId: idOf(key), attempts: MOST_ATTEMPTS, removeOnComplete: true, removeOnFail: false },
      }));
      if (jobs.length > 0) await place.patiently(() => queue.addBulk(jobs));
    },
    counts: async () => {
      const counts = await place.patiently(() => queue.getJobCounts());
      const sum = (...names: readonly string[]): number => names.reduce((all, each) => all + (counts[each] ?? 0), 0);
      return {
        waiting: sum('waiting', 'paused', 'delayed', 'prioritized'),
        active: sum('active'),
        poison: sum('failed'),
      };
    },
    poison: async (most) =>
      most === 0 ? [] : (await place.patiently(() => queue.getFailed(0, most - 1))).map(poisonOf),
    pardon: () => pardon(queue, place),
    taker,
    // BullMQ's types tell backends apart, and the board uses what they have in common.
    board: (path) => openBoard(queue as unknown as Queue, path, `campaign ${id.slice(0, SHOWN_DIGITS)}`),
    close: () => queue.close(),
  };
}
