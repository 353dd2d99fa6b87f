/**
 * The threads that search for a conjecture. A stranger's claim may take for ever on one case, and nothing but the end of its thread ends
 * that: so even a search in one thread runs on a worker, which can be killed and is started again when next needed.
 */
import type { Piscina } from 'piscina';
import { putTogether, threadModule, threadOptions } from '../search';
import type { ConjectureTask, Reply, Requests } from './worker';

type Pool = Piscina<ConjectureTask, Reply>;

/** The threads were killed while at work. */
export class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** A thread ended by itself while at work: it ran out of memory. */
export class DiedError extends Error {
  override readonly name = 'DiedError';
}

/** Beyond this a thread ends, and not the machine. */
const MOST_MEMORY_MB = 2048;

/** What the threads share. */
export type Words = Pick<ConjectureTask, 'stop' | 'begun'>;

export const newWord = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

export class Workers {
  private pool: Promise<Pool> | undefined;
  private killing: (error: KilledError) => void = () => undefined;
  private killed = new Promise<never>(() => undefined);

  constructor(readonly threads: number) {}

  /** Starts the threads, or waits until they are started. */
  async ready(): Promise<void> {
    const words: Words = { stop: newWord(), begun: newWord() };
    await Promise.all(Array.from({ length: this.threads }, () => this.ask({ kind: 'ready' }, words)));
  }

  /** @throws KilledError when the threads are killed meanwhile; whatever the phase throws. */
  async ask<K extends keyof Requests>(
    phase: Requests[K]['asks'] & { readonly kind: K },
    words: Words,
  ): Promise<Requests[K]['answers']> {
    const pool = await this.opened();
    const reply = pool.run({ phase, ...words }).catch((cause: unknown): never => {
      throw new DiedError(cause instanceof Error ? cause.message : String(cause), { cause });
    });
    reply.catch(() => undefined); // Its thread may die after the kill was told.
    const result = await Promise.race([reply, this.killed]);
    if ('error' in result) throw putTogether(result.error);
    return result.answer;
  }

  /** Ends the threads, whatever they are doing. */
  async kill(): Promise<void> {
    const pool = this.pool;
    this.pool = undefined;
    this.killing(new KilledError('the search was ended with its threads'));
    await (await pool)?.destroy();
  }

  private opened(): Promise<Pool> {
    this.pool ??= this.open();
    return this.pool;
  }

  /** Loaded late: nothing else has need of the library. */
  private async open(): Promise<Pool> {
    this.killed = new Promise<never>((_resolve, reject) => (this.killing = reject));
    this.killed.catch(() => undefined); // Counts for those who wait for a task.
    const { default: Piscina } = await import('piscina');
    const pool: Pool = new Piscina<ConjectureTask, Reply>({
      filename: threadModule(__dirname, 'worker'),
      minThreads: this.threads,
      maxThreads: this.threads,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      ...threadOptions(),
    });
    pool.on('error', () => undefined); // Also told to those who wait for the task.
    return pool;
  }
}
