/** A search in a worker of its own, which can be cancelled: between two cases by a message, and else by ending the worker. */
import type { Reply, SearchTexts } from '../computing';
import type { StartWorker } from './worker-link';

export interface SearchAnswers {
  readonly onReply: (reply: Reply) => void;
  /** The worker was ended. */
  readonly onEnd: (reason: string) => void;
}

/** Milliseconds that a cancelled search has to answer. */
const LAST_WORDS = 1000;
/** Milliseconds beyond the budget: shrinking has 10 s of its own, and a case 5 s. */
const BEYOND = 17_000;

export class SearchLink {
  private worker: Worker | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private id = 0;

  constructor(
    private readonly start: StartWorker,
    private readonly answers: SearchAnswers,
  ) {}

  search(texts: SearchTexts): void {
    this.id += 1;
    const worker = (this.worker ??= this.open());
    worker.postMessage({ kind: 'search', id: this.id, texts });
    this.endAfter(texts.budget + BEYOND, 'stopped: one case took longer than the budget');
  }

  cancel(): void {
    this.worker?.postMessage({ kind: 'cancel' });
    this.endAfter(LAST_WORDS, 'interrupted');
  }

  private open(): Worker {
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.id !== this.id) return;
      if (data.kind !== 'progress') clearTimeout(this.timer);
      this.answers.onReply(data);
    };
    worker.onerror = ({ message }) => this.end(message);
    return worker;
  }

  private endAfter(delay: number, reason: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(reason), delay);
  }

  private end(reason: string): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = undefined;
    this.answers.onEnd(reason);
  }
}
