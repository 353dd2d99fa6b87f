/**
 * One side of a comparison: a process that reads requests and writes answers, one JSON object per line.
 *
 * A side stays up between samples, so only the process row measures the start of an interpreter. Each side measures its own time, so
 * the pipe is not included.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Answer, PeerError, parseAnswer } from './answer';

export class Side {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(
    private readonly name: string,
    command: string,
    args: readonly string[],
    environment: NodeJS.ProcessEnv = process.env,
  ) {
    this.child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: environment });
    const { stdin, stdout } = this.child;
    // A dead side is noticed when it does not answer.
    stdin?.on('error', () => undefined);
    if (stdout === null) throw new PeerError(`${name} has no output to read from`);
    this.answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** @throws PeerError with the error that the side reports, or when the side has ended */
  async ask(request: Readonly<Record<string, unknown>>): Promise<Answer> {
    this.child.stdin?.write(`${JSON.stringify(request)}\n`);
    const next = await this.answers.next();
    if (next.done === true) throw new PeerError(`${this.name} ended before it answered ${JSON.stringify(request)}`);
    return parseAnswer(next.value);
  }

  async close(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.stdin?.end();
    await once(this.child, 'exit');
  }
}

/** Runs `use` with the side, then closes it. */
export async function withSide<T>(side: Side, use: (side: Side) => Promise<T>): Promise<T> {
  try {
    return await use(side);
  } finally {
    await side.close();
  }
}
