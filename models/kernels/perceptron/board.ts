/**
 * The board on which the thread of a network posts tasks, and from which all threads take them.
 *
 * A job is a description and a number of tasks. Who takes a task does not matter for the result: each task writes to places of its own. The
 * description is read after a task was taken, and changed only after all tasks are done, so nobody sees that of another job.
 */
import { type VectorName, VECTORS } from './layout';

/** The work of a job. A batch is named by its number, 0 or 1. */
export type Job =
  /** The gradient of each shard of a batch. */
  | { readonly kind: 'gradient'; readonly batch: number; readonly rows: number }
  /** Adam, and the transposes, for groups of panels. */
  | { readonly kind: 'descend'; readonly shards: number }
  /** The transposes alone. */
  | { readonly kind: 'transpose' }
  /** The outputs for each shard of a batch. */
  | { readonly kind: 'evaluate'; readonly batch: number; readonly rows: number; readonly vector: VectorName };

const KINDS = ['gradient', 'descend', 'transpose', 'evaluate'] as const;

/** Positions on the board. */
const [LEFT, DONE, COUNT, KIND, FIRST, SECOND, THIRD, FAILED] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const LENGTH = 8;
/** Bytes for the message of a thread that has failed. */
const MESSAGE = 400;
/** The value of LEFT that ends the threads. */
const END = -1;
/** Looks at the board before a thread sleeps: about 20 µs, since the next job often comes at once. */
const LOOKS = 2000;

export class Board {
  readonly buffer: SharedArrayBuffer;
  private readonly words: Int32Array;

  /** @param buffer that of the board of another thread. @defaultValue a new board without a job */
  constructor(buffer = new SharedArrayBuffer(LENGTH * Int32Array.BYTES_PER_ELEMENT + MESSAGE)) {
    this.buffer = buffer;
    this.words = new Int32Array(buffer, 0, LENGTH);
  }

  /** Posts a job; all tasks of the job before must be done. */
  post(job: Job, tasks: number): void {
    const [first, second, third] = numbersOf(job);
    const { words } = this;
    words[COUNT] = tasks;
    words[KIND] = KINDS.indexOf(job.kind);
    words[FIRST] = first;
    words[SECOND] = second;
    words[THIRD] = third;
    Atomics.store(words, DONE, 0);
    Atomics.store(words, LEFT, tasks);
    Atomics.notify(words, LEFT);
  }

  /** Takes a task; undefined if there is none at the moment. */
  take(): number | undefined {
    for (;;) {
      const left = Atomics.load(this.words, LEFT);
      if (left <= 0) return undefined;
      if (Atomics.compareExchange(this.words, LEFT, left, left - 1) === left) return left - 1;
    }
  }

  /** The job of a task that was taken and is not done. */
  job(): Job {
    const at = (i: number): number => Atomics.load(this.words, i);
    const kind = KINDS[at(KIND)] as Job['kind'];
    switch (kind) {
      case 'gradient':
        return { kind, batch: at(FIRST), rows: at(SECOND) };
      case 'descend':
        return { kind, shards: at(FIRST) };
      case 'transpose':
        return { kind };
      case 'evaluate':
        return { kind, batch: at(FIRST), rows: at(SECOND), vector: VECTORS[at(THIRD)] as VectorName };
    }
  }

  /** Says that a task is done. */
  done(): void {
    const { words } = this;
    if (Atomics.add(words, DONE, 1) + 1 === Atomics.load(words, COUNT)) Atomics.notify(words, DONE);
  }

  /** Waits until all tasks are done, for a time in milliseconds at most; returns whether they are. */
  waitUntilDone(milliseconds: number): boolean {
    for (let look = 0; look < LOOKS; look += 1) if (this.isDone()) return true;
    const now = Atomics.load(this.words, DONE);
    if (now < Atomics.load(this.words, COUNT)) Atomics.wait(this.words, DONE, now, milliseconds);
    return this.isDone();
  }

  private isDone(): boolean {
    return Atomics.load(this.words, DONE) >= Atomics.load(this.words, COUNT);
  }

  /** Waits for a task, in a thread that has nothing else to do; returns false at the end. */
  waitForTask(): boolean {
    const { words } = this;
    for (let look = 0; look < LOOKS; look += 1) if (Atomics.load(words, LEFT) !== 0) break;
    Atomics.wait(words, LEFT, 0);
    return Atomics.load(words, LEFT) !== END;
  }

  /** Ends the threads that wait for tasks. */
  end(): void {
    Atomics.store(this.words, LEFT, END);
    Atomics.notify(this.words, LEFT);
  }

  /** Says that a thread has failed, so that its task will never be done. */
  fail(message: string): void {
    const text = new Uint8Array(this.buffer, LENGTH * Int32Array.BYTES_PER_ELEMENT);
    text.set(new TextEncoder().encode(message).subarray(0, text.length));
    Atomics.store(this.words, FAILED, 1);
    Atomics.notify(this.words, DONE);
  }

  /** The message of a thread that has failed; undefined if none has. */
  get failure(): string | undefined {
    if (Atomics.load(this.words, FAILED) === 0) return undefined;
    // A copy, since text is not decoded from shared memory.
    const text = Uint8Array.from(new Uint8Array(this.buffer, LENGTH * Int32Array.BYTES_PER_ELEMENT));
    return new TextDecoder().decode(text.subarray(0, text.indexOf(0)));
  }
}

function numbersOf(job: Job): readonly [number, number, number] {
  switch (job.kind) {
    case 'gradient':
      return [job.batch, job.rows, 0];
    case 'descend':
      return [job.shards, 0, 0];
    case 'transpose':
      return [0, 0, 0];
    case 'evaluate':
      return [job.batch, job.rows, VECTORS.indexOf(job.vector)];
  }
}
