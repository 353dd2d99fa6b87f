/**
 * Questions to a process from a thread that waits for the answer, as a rule must that is called in the middle of a computation.
 *
 * The thread sends the message to the main thread and sleeps; the main thread, which talks with the process, wakes it.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { AnsweredError, type Child } from './child';
import type { Answer, Message } from './protocol';

/** Both ends of the line between the thread and the main thread. */
export interface Line {
  readonly port: MessagePort;
  /** A counter of the answers sent, on which the thread sleeps. */
  readonly answers: SharedArrayBuffer;
}

/** An answer, an error of the user's code, or the failure of the process. */
type Reply = { readonly answer: unknown } | { readonly error: string } | { readonly failure: string };

/** Asks the process and returns its answer. @throws AnsweredError when the user's code gives an error */
export type Ask = <M extends Message>(message: M) => Answer<M>;

/**
 * Asks by waiting. Only for a thread: the main thread must be free to answer.
 * @param onFailure told when the process fails; it must not return, since there is no answer
 */
export function blockingAsk({ port, answers }: Line, onFailure: (message: string) => never): Ask {
  const counter = new Int32Array(answers);
  return <M extends Message>(message: M): Answer<M> => {
    const before = Atomics.load(counter, 0);
    port.postMessage(message);
    Atomics.wait(counter, 0, before);
    const received = receiveMessageOnPort(port) as { readonly message: Reply } | undefined;
    if (received === undefined) throw new Error('an answer was announced and did not come');
    const { message: reply } = received;
    if ('failure' in reply) return onFailure(reply.failure);
    if ('error' in reply) throw new AnsweredError(reply.error);
    return reply.answer as Answer<M>;
  };
}

/**
 * Answers the thread at the other end of the line, from the process.
 * @param patience milliseconds to wait for each answer
 * @param onAnswer told after each answer
 */
export function answerFrom(child: Child, { port, answers }: Line, patience: number, onAnswer: () => void): void {
  const counter = new Int32Array(answers);
  const reply = (message: Reply): void => {
    port.postMessage(message);
    Atomics.add(counter, 0, 1);
    Atomics.notify(counter, 0);
    onAnswer();
  };
  port.on('message', (message: Message) => {
    child.ask(message, patience).then(
      (answer) => reply({ answer }),
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        reply(error instanceof AnsweredError ? { error: text } : { failure: text });
      },
    );
  });
}
