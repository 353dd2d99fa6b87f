/**
 * The queue of the names of a campaign's units, by BullMQ on either database.
 *
 * A job is the name of a unit, and its id a hash of the name, since an id of BullMQ has no `:` and is no integer. A unit that is queued, in work or
 * on the poison list is not queued again.
 *
 * Poison is a unit that workers could not finish: five attempts failed, or its worker fell silent more than three times. It stays on the list of failed jobs
 * until it is pardoned.
 */
import type { BackendFactory, ConnectionOptions, Job, Queue, Worker } from 'bullmq';
import { sha256 } from '../digest';
import type { Unit } from '../plan';

type Bull = typeof import('bullmq');

/** A job: the name of a unit, and its place in the plan. */
export interface UnitName {
  readonly key: string;
  readonly position: number;
}

export const MOST_ATTEMPTS = 5;
/** A unit may lose its worker so often; the next time it is poison. */
export const MOST_STALLS = 3;

/** Units that are queued, that workers have, and that are poison. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly poison: number;
}

/** A unit on the poison list. */
export interface PoisonUnit extends UnitName {
  readonly reason: string;
  readonly attempts: number;
}

/** What the taker of a unit does. It resolves when the unit has a record; it throws if the attempt failed. */
export type TakeUnit = (job: Job<UnitName>, token: string) => Promise<void>;

export interface TakerOptions {
  readonly name: string;
  /** Units at a time. */
  readonly atOnce: number;
  /** Milliseconds after which the unit of a silent worker is given to another one. */
  readonly lock: number;
}

export interface UnitQueue {
  readonly add: (units: readonly Pick<Unit, 'key' | 'position'>[]) => Promise<void>;
  readonly counts: () => Promise<QueueCounts>;
  /** The poison list, the newest first. */
  readonly poison: (most: number) => Promise<readonly PoisonUnit[]>;
  /** Empties the poison list, so that its units can be queued again; their number. */
  readonly pardon: () => Promise<number>;
  /** A worker of BullMQ, which does not run yet. */
  readonly taker: (take: TakeUnit, options: TakerOptions) => Worker<UnitName>;
  readonly close: () => Promise<void>;
}

/** Where BullMQ keeps its queues. */
export interface QueuePlace {
  readonly connection: ConnectionOptions;
  readonly backend: BackendFactory;
  /** What a queue that cannot reach its server says; it tries again by itself. */
  readonly onFault: (error: Error) => void;
}

const PREFIX = 'curated-loops';
const PARDONED_AT_ONCE = 1000;

/** The id of a unit's job. */
export const jobId = (key: string): string => `unit-${sha256(key)}`;

const poisonOf = ({ data, failedReason, attemptsStarted }: Job<UnitName>): PoisonUnit => ({
  ...data,
  reason: failedReason,
  attempts: attemptsStarted,
});

async function pardon(queue: Queue<UnitName>): Promise<number> {
  let pardoned = 0;
  for (;;) {
    const ids = await queue.clean(0, PARDONED_AT_ONCE, 'failed');
    pardoned += ids.length;
    if (ids.length === 0) return pardoned;
  }
}

/** The queue of a campaign. */
export function openUnitQueue({ Queue, Worker }: Bull, id: string, place: QueuePlace): UnitQueue {
  const name = `campaign-${id}`;
  const common = { connection: place.connection, prefix: PREFIX };
  const queue = new Queue<UnitName>(name, common, place.backend);
  queue.on('error', place.onFault);
  return {
    add: async (units) => {
      const jobs = units.map(({ key, position }) => ({
        name: 'unit',
        data: { key, position },
        opts: { jobId: jobId(key), attempts: MOST_ATTEMPTS, removeOnComplete: true, removeOnFail: false },
      }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    counts: async () => {
      const { waiting = 0, delayed = 0, prioritized = 0, active = 0, failed = 0 } = await queue.getJobCounts();
      return { waiting: waiting + delayed + prioritized, active, poison: failed };
    },
    poison: async (most) => (most === 0 ? [] : (await queue.getFailed(0, most - 1)).map(poisonOf)),
    pardon: () => pardon(queue),
    taker: (take, { name: worker, atOnce, lock }) => {
      const taker = new Worker<UnitName>(
        name,
        (job, token = '') => take(job, token),
        {
          ...common,
          name: worker,
          autorun: false,
          concurrency: atOnce,
          lockDuration: lock,
          stalledInterval: lock / 2,
          maxStalledCount: MOST_STALLS,
        },
        place.backend,
      );
      taker.on('error', place.onFault);
      return taker;
    },
    close: () => queue.close(),
  };
}
