/**
 * Runs the learner of a file in a worker thread, so that a time limit ends a fit or a draw that takes long, whatever it does.
 *
 * When a call is to end, the learner is told by its signal, and has a second to end what it started; then its thread is ended.
 */
import { Worker } from 'node:worker_threads';
import { InterruptedError, TrainingError } from '../../../models/learned';
import { InputError } from '../../../theory';
import { putTogether } from '../../search/threads';
import { threadModule, threadOptions } from '../../../models/threads';
import { messageOf } from '../foreign-value';
import type {
  FitStep,
  FittedModel,
  FromLearner,
  LearnerOrder,
  LearnerSummary,
  SentPoints,
  ToLearner,
} from './learner-messages';

/** Milliseconds for loading the package and the file; the file alone has less, see `load-definition.ts`. */
const LOADING = 60_000;
/** Milliseconds in which a learner that is told to end may end what it started. */
const GRACE = 1000;

/** What a call may take, and whom it tells. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FitStep) => void) | undefined;
  /** Milliseconds after which the call is refused. @defaultValue no limit */
  readonly patience?: number | undefined;
}

interface Waiting {
  readonly done: (value: FittedModel | SentPoints | undefined) => void;
  readonly fail: (error: Error) => void;
  readonly onProgress: CallOptions['onProgress'];
}

export class LearnerThread {
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;
  /** Why no further call is answered. */
  private over: Error | undefined;

  private summary: LearnerSummary | undefined;
  private readonly loaded: Promise<LearnerSummary>;
  private load: (learner: LearnerSummary) => void = () => undefined;
  private refuse: (error: Error) => void = () => undefined;

  private constructor(private readonly worker: Worker) {
    this.loaded = new Promise((resolve, reject) => {
      this.load = resolve;
      this.refuse = reject;
    });
    worker.on('message', (message: FromLearner) => this.receive(message));
    worker.on('error', (error) => this.close(new InputError(`the file of the learner fails: ${messageOf(error)}`)));
    worker.on('exit', () => this.close(new InputError('the file of the learner ends its process')));
  }

  /** Loads the learner. @throws InputError when its file is missing, does not compile, throws, or exports no learner */
  static async start(path: string): Promise<LearnerThread> {
    const worker = new Worker(threadModule(__dirname, 'learner-worker'), {
      workerData: path,
      stdout: true,
      ...threadOptions(),
    });
    worker.stdout.pipe(process.stderr, { end: false }); // What the learner prints is not part of the result.
    const thread = new LearnerThread(worker);
    const timer = setTimeout(() => {
      thread.close(new InputError(`${path} was not loaded within ${LOADING / 1000} s`));
    }, LOADING);
    try {
      thread.summary = await thread.loaded;
      return thread;
    } catch (error) {
      await worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get learner(): LearnerSummary {
    if (this.summary === undefined) throw new Error('the learner is not loaded');
    return this.summary;
  }

  private send(message: ToLearner): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromLearner): void {
    if (message.kind === 'loaded') return this.load(message.learner);
    if (message.kind === 'refused') return this.close(putTogether(message.error));
    const call = this.waiting.get(message.call);
    if (message.kind === 'progress') {
      call?.onProgress?.(message.progress);
      return;
    }
    this.waiting.delete(message.call);
    switch (message.kind) {
      case 'done':
        call?.done(message.value);
        return;
      case 'threw':
        call?.fail(new TrainingError(`the learner ${this.learner.id} throws: ${message.message}`));
        return;
      case 'defect':
        call?.fail(new InputError(message.message));
    }
  }

  /** Fails all calls, now and later. */
  private close(error: Error): void {
    this.over ??= error;
    this.refuse(this.over);
    for (const { fail } of this.waiting.values()) fail(this.over);
    this.waiting.clear();
  }

  private async interrupt(error: Error): Promise<void> {
    this.send({ kind: 'abort' });
    await new Promise((resolve) => setTimeout(resolve, GRACE));
    this.close(error);
    await this.worker.terminate();
  }

  private async call(order: LearnerOrder, { signal, onProgress, patience }: CallOptions) {
    if (this.over) throw this.over;
    const call = (this.calls += 1);
    const { id } = this.learner;
    let timer: NodeJS.Timeout | undefined;
    const interrupted = (): void => void this.interrupt(new InterruptedError(`the learner ${id} was interrupted`));
    try {
      return await new Promise<FittedModel | SentPoints | undefined>((done, fail) => {
        this.waiting.set(call, { done, fail, onProgress });
        if (signal?.aborted) interrupted();
        signal?.addEventListener('abort', interrupted, { once: true });
        const late = new InputError(
          `the learner ${id} did not end ${order.kind === 'fit' ? 'a fit' : 'a draw'} within ${(patience ?? 0) / 1000} s`,
        );
        if (patience !== undefined) timer = setTimeout(() => void this.interrupt(late), patience);
        this.send({ kind: 'order', call, order });
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupted);
    }
  }

  /** @throws TrainingError if the learner throws; InputError if it gives no model; InterruptedError when it is told to end */
  async fit(order: Omit<Extract<LearnerOrder, { readonly kind: 'fit' }>, 'kind'>, options: CallOptions = {}) {
    return (await this.call({ kind: 'fit', ...order }, options)) as FittedModel;
  }

  /** @throws as `fit` */
  async sample(model: number, count: number, seed: number, options: CallOptions = {}): Promise<SentPoints> {
    return (await this.call({ kind: 'sample', model, count, seed }, options)) as SentPoints;
  }

  /** Overwrites the training points of a model, which it must not have kept. */
  async spoil(model: number): Promise<void> {
    await this.call({ kind: 'spoil', model }, {});
  }

  dispose(model: number): void {
    if (this.over === undefined) this.send({ kind: 'dispose', model });
  }

  /** Ends the thread. */
  async end(): Promise<void> {
    this.close(new InterruptedError('the learner was ended'));
    await this.worker.terminate();
  }
}
