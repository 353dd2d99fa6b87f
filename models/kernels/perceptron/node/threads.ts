/**
 * Threads of Node that help with networks.
 *
 * A thread that no network needs is kept for a while, since a loop fits and samples one network after another. Threads do not keep the process
 * alive: they end with it, at the latest.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { threadModule, threadOptions } from '../../../threads';
import type { Helpers } from '../host';
import { MOST_SHARDS } from '../layout';
import type { Help } from './worker';

/** Milliseconds for which a thread is kept without work. */
const KEPT = 2000;
/** Networks of a thread. It hardly allocates, so that its collector does not run, and memories of earlier networks stay until it ends. */
const MOST_NETWORKS = 32;

interface Helper {
  readonly worker: Worker;
  hasEnded: boolean;
  networks: number;
  /** Ends the thread, if nobody has needed it for a while. */
  expiry?: NodeJS.Timeout;
}

/** Threads without work, the latest last. */
const idle: Helper[] = [];

function startHelper(): Helper {
  const worker = new Worker(threadModule(__dirname, 'worker'), threadOptions());
  worker.unref();
  const helper: Helper = { worker, hasEnded: false, networks: 0 };
  // Without this listener an error of the thread would end the process. Its network notices that a task is never done.
  worker.on('error', () => retire(helper));
  worker.on('exit', () => retire(helper));
  return helper;
}

/** Takes a thread that has ended, or is about to, from those without work. */
function retire(helper: Helper): void {
  helper.hasEnded = true;
  clearTimeout(helper.expiry);
  const at = idle.indexOf(helper);
  if (at >= 0) idle.splice(at, 1);
}

function hire(): Helper {
  const helper = idle.pop() ?? startHelper();
  clearTimeout(helper.expiry);
  helper.networks += 1;
  return helper;
}

function dismiss(helper: Helper): void {
  if (helper.hasEnded) return;
  if (helper.networks >= MOST_NETWORKS) {
    retire(helper);
    void helper.worker.terminate();
    return;
  }
  idle.push(helper);
  helper.expiry = setTimeout(() => {
    retire(helper);
    void helper.worker.terminate();
  }, KEPT).unref();
}

/** The helpers for networks on `threads` threads, with that of the caller. */
export const helpersOf = (threads: number): Helpers => ({
  count: threads - 1,
  start: ({ layout, losses, board }, module, memory, count) => {
    const helpers = Array.from({ length: count }, hire);
    helpers.forEach(({ worker }, i) => {
      const help: Help = { module, memory, layout, losses, board: board.buffer, thread: i + 1 };
      worker.postMessage(help);
    });
    return () => helpers.forEach(dismiss);
  },
});

/** The threads that this machine runs at once, and that the shards of a batch can occupy. */
export const usefulThreads = (): number => Math.min(availableParallelism(), MOST_SHARDS);
