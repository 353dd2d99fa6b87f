/** Links to workers that run the code in the page. A worker that takes too long is ended and replaced. */
import type { FieldError, Reply, Request } from '../computing';

/** Starts a worker from the code in the page. */
export type StartWorker = () => Worker;

/** The worker's code becomes an address that only this page knows. */
export function workerStarter(code: string): StartWorker {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  return () => new Worker(address);
}

type Asked = Extract<Request, { kind: 'rounds' | 'claim' }>;

export interface Answers {
  readonly onReply: (reply: Reply) => void;
  readonly onError: (kind: Asked['kind'], error: FieldError | undefined, message: string) => void;
}

/** Milliseconds after which a newer question ends the work on an older one. */
const PATIENCE = 600;
/** Milliseconds after which a question is given up. */
const LONGEST = 20_000;

const TOO_LONG = 'this takes longer than 20 seconds; take fewer atoms, candidates or rounds';

/** A worker that answers the newest question of each kind; older ones are dropped. */
export class NewestFirst {
  private worker: Worker | undefined;
  private asked: { readonly question: Asked; readonly since: number } | undefined;
  private readonly waiting = new Map<Asked['kind'], Asked>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: StartWorker,
    private readonly answers: Answers,
  ) {}

  ask(question: Asked): void {
    const { asked } = this;
    if (asked === undefined) {
      this.send(question);
      return;
    }
    this.waiting.set(question.kind, question);
    if (asked.question.kind !== question.kind) return;
    const left = Math.max(0, asked.since + PATIENCE - performance.now());
    this.after(left, () => this.restart());
  }

  private send(question: Asked): void {
    this.asked = { question, since: performance.now() };
    if (this.worker === undefined) {
      this.worker = this.start();
      this.worker.onmessage = ({ data }: MessageEvent<Reply>) => this.receive(data);
      this.worker.onerror = (event) => this.fail(event.message);
    }
    this.worker.postMessage(question);
    this.after(LONGEST, () => this.fail(TOO_LONG));
  }

  private receive(reply: Reply): void {
    const question = this.asked?.question;
    if (question === undefined || reply.id !== question.id) return;
    if (reply.kind === 'error') this.answers.onError(question.kind, reply.error, reply.error.message);
    else if (reply.kind === 'fault') this.answers.onError(question.kind, undefined, reply.message);
    else this.answers.onReply(reply);
    this.next();
  }

  private fail(message: string): void {
    const kind = this.asked?.question.kind ?? 'rounds';
    this.end();
    this.answers.onError(kind, undefined, message);
    this.next();
  }

  private restart(): void {
    this.end();
    this.next();
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private next(): void {
    clearTimeout(this.timer);
    this.asked = undefined;
    const [question] = this.waiting.values();
    if (question === undefined) return;
    this.waiting.delete(question.kind);
    this.send(question);
  }

  private after(delay: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, delay);
  }
}
