/**
 * A child process that answers messages, one line each over its standard input and output.
 *
 * It is ended, with the processes that it started, when it does not answer in time, dies, writes too much or writes nonsense. The error
 * names the message, what came back, and the last lines of the standard error.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { InputError } from '../../../theory';
import { type Answer, type Hello, LONGEST_LINE, type Message, type Reading, readAnswer, shortened } from './protocol';

/** Bytes of the standard error that are passed on, and those that an error shows. */
const MOST_SHOWN = 64 * 1024;
const LAST_SHOWN = 400;
/** Milliseconds in which a process ends by itself after `shutdown`. */
const FAREWELL = 2000;

/** The process failed: it answered late, or not as the protocol says. Nothing can be asked after it. */
export class ProcessError extends InputError {
  override readonly name = 'ProcessError';
}

/** The user's code answered with an error, on one message; the process lives on. */
export class AnsweredError extends InputError {
  override readonly name = 'AnsweredError';
}

interface Pending {
  readonly message: Message;
  readonly n: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  /** What is wrong with an answer that is well formed; undefined if nothing is. */
  readonly problem: (answer: unknown) => string | undefined;
}

/** Ends a process and all that it started, where the system knows groups of processes. */
function endGroup(child: ChildProcessWithoutNullStreams): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** A running child. */
export class Child {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly exited: Promise<void>;
  /** The bytes since the last end of a line. */
  private readonly chunks: Buffer[] = [];
  private length = 0;
  private passed = 0;
  private tail = '';
  private asked = 0;
  private pending: Pending | undefined;
  private failure: ProcessError | undefined;
  private readonly end = (): void => endGroup(this.child);

  /** @param command run by the shell of the system, as it is */
  constructor(private readonly command: string) {
    // A group of its own, so that what the shell starts can be ended with it.
    this.child = spawn(command, { shell: true, detached: process.platform !== 'win32', windowsHide: true });
    process.once('exit', this.end);
    this.child.stdout.on('data', (chunk: Buffer) => this.read(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => this.pass(chunk));
    // A process that has ended closes its input; the end of its output says so.
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(`could not be started (${error.message})`));
    this.exited = new Promise((resolve) => {
      this.child.on('close', (code, signal) => {
        process.removeListener('exit', this.end);
        this.fail(signal === null ? `ended with exit code ${code ?? '?'}` : `was ended by ${signal}`);
        resolve();
      });
    });
  }

  /** Passes on what the process prints to its standard error, up to a limit, and keeps the end of it. */
  private pass(chunk: Buffer): void {
    this.tail = `${this.tail}${chunk.toString('utf8')}`.slice(-LAST_SHOWN);
    if (this.passed >= MOST_SHOWN) return;
    process.stderr.write(chunk.subarray(0, MOST_SHOWN - this.passed));
    this.passed += chunk.length;
    if (this.passed >= MOST_SHOWN) process.stderr.write('\n… the rest of what the process prints is left out\n');
  }

  private read(chunk: Buffer): void {
    let rest = chunk;
    while (this.failure === undefined) {
      const end = rest.indexOf(10);
      const piece = end < 0 ? rest : rest.subarray(0, end);
      this.length += piece.length;
      if (this.length > LONGEST_LINE) {
        this.fail(`wrote a line of more than ${LONGEST_LINE} bytes, which begins ${this.beginning(piece)}`);
        return;
      }
      this.chunks.push(piece);
      if (end < 0) return;
      const line = Buffer.concat(this.chunks.splice(0)).toString('utf8');
      this.length = 0;
      this.answered(line);
      rest = rest.subarray(end + 1);
    }
  }

  private beginning(piece: Buffer): string {
    return shortened(
      Buffer.concat([...this.chunks, piece])
        .subarray(0, 200)
        .toString('utf8'),
      80,
    );
  }

  private answered(line: string): void {
    const { pending } = this;
    if (pending === undefined) {
      this.fail(`wrote a line that no message asked for: ${shortened(line, 80)}`);
      return;
    }
    const reading = readAnswer(line, pending.message, pending.n);
    const problem = reading.kind === 'nonsense' ? reading.problem : this.problemOf(reading, pending);
    if (reading.kind === 'nonsense' || problem !== undefined) {
      this.fail(`answered ${shortened(line)}, and ${problem ?? ''}`);
      return;
    }
    this.pending = undefined;
    clearTimeout(pending.timer);
    if (reading.kind === 'answer') pending.resolve(reading.answer);
    else pending.reject(new AnsweredError(reading.error));
  }

  private problemOf(reading: Reading, { problem }: Pending): string | undefined {
    return reading.kind === 'answer' ? problem(reading.answer) : undefined;
  }

  /** The first fault stays; the process is ended. */
  private fail(fault: string): void {
    if (this.failure === undefined) {
      const { pending, tail, command } = this;
      const about = pending ? `, asked ${shortened(JSON.stringify({ n: pending.n, ...pending.message }))}` : '';
      const last = shortened(tail, LAST_SHOWN);
      const printed = last === '' ? '' : `; its standard error ends: ${last}`;
      this.failure = new ProcessError(`the process "${shortened(command, 80)}"${about}, ${fault}${printed}`);
    }
    this.end();
    const { pending } = this;
    this.pending = undefined;
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    pending.reject(this.failure);
  }

  /**
   * The answer to a message, which is asked when all earlier ones are answered.
   * @param patience milliseconds to wait for the answer
   * @param problem what is wrong with an answer that is well formed; undefined if nothing is
   * @throws ProcessError when there is none; the process is ended then. @throws AnsweredError when the user's code gives an error
   */
  ask<M extends Message>(
    message: M,
    patience: number,
    problem: (answer: Answer<M>) => string | undefined = () => undefined,
  ): Promise<Answer<M>> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) {
        reject(this.failure);
        return;
      }
      if (this.pending !== undefined) {
        reject(new Error(`${message.type} is asked before ${this.pending.message.type} is answered`));
        return;
      }
      const n = this.asked;
      this.asked += 1;
      const timer = setTimeout(() => this.fail(`did not answer within ${patience / 1000} s and was ended`), patience);
      this.pending = {
        ...{ message, n, reject, timer },
        resolve: (answer) => resolve(answer as Answer<M>),
        problem: (answer) => problem(answer as Answer<M>),
      };
      this.child.stdin.write(`${JSON.stringify({ n, ...message })}\n`);
    });
  }

  /** As `ask`, and an error of the user's code is a failure too: nothing can go on without the answer. @throws ProcessError naming the message */
  async demand<M extends Message>(
    message: M,
    patience: number,
    problem?: (answer: Answer<M>) => string | undefined,
  ): Promise<Answer<M>> {
    try {
      return await this.ask(message, patience, problem);
    } catch (error) {
      if (!(error instanceof AnsweredError)) throw error;
      throw new ProcessError(
        `the process "${shortened(this.command, 80)}", asked ${shortened(JSON.stringify(message))}, answers with the error: ${error.message}`,
      );
    }
  }

  /** Says good-bye, and ends what does not end by itself. */
  async close(): Promise<void> {
    if (this.failure === undefined && this.pending === undefined) {
      await this.ask({ type: 'shutdown' }, FAREWELL).catch(() => undefined);
      this.child.stdin.end();
      const timer = setTimeout(this.end, FAREWELL);
      await this.exited;
      clearTimeout(timer);
    }
    this.end();
    // What escaped the group may hold the pipes open.
    for (const pipe of [this.child.stdout, this.child.stderr]) pipe.destroy();
    await this.exited;
  }
}

/** Starts a process and asks what it is. @throws ProcessError if it does not say so */
export async function openChild(
  command: string,
  patience: number,
): Promise<{ readonly child: Child; readonly hello: Hello }> {
  const child = new Child(command);
  try {
    const hello = await child.demand({ type: 'hello', protocol: 'curated-loops', version: 1 }, patience);
    return { child, hello };
  } catch (error) {
    await child.close();
    throw error;
  }
}
