/**
 * The threads that search for a conjecture. One case of a stranger's claim may take for ever, and nothing ends it but the end of its
 * thread: so even a search in one thread runs on a worker. Threads that were ended are started again when they are next asked.
 */
import { threadModule } from '../../models/threads';
import { type ThreadPool, openThreads } from '../search/threads';
import type { PhaseRunner } from './rounds';
import type { Answer, ConjectureTask } from './worker';

/** Beyond this a thread ends, and not the machine. */
const MOST_MEMORY_MB = 2048;

const newWord = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

export class ConjectureThreads {
  private pool: Promise<ThreadPool<ConjectureTask, Answer>> | undefined;

  constructor(readonly count: number) {}

  /** Starts the threads, or waits until they are started. */
  async ready(): Promise<void> {
    const task: ConjectureTask = { phase: { kind: 'ready' }, stop: newWord(), begun: newWord() };
    await Promise.all(Array.from({ length: this.count }, () => this.ask(task)));
  }

  /** The runner of one search, which counts the cases of that search. */
  runner(): PhaseRunner {
    const begun = newWord();
    return {
      atOnce: this.count,
      ask: (phase, { shared }) => this.ask({ phase, stop: shared, begun }) as Promise<never>,
      begun: () => Atomics.load(new Int32Array(begun), 0),
      end: () => void this.close(),
    };
  }

  /** Ends the threads, whatever they are doing. */
  async close(): Promise<void> {
    const pool = this.pool;
    this.pool = undefined;
    await (await pool)?.close();
  }

  private async ask(task: ConjectureTask): Promise<Answer> {
    this.pool ??= openThreads({
      module: threadModule(__dirname, 'worker'),
      threads: this.count,
      mostMemoryMB: MOST_MEMORY_MB,
    });
    return (await this.pool).ask(task);
  }
}
