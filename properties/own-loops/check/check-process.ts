/**
 * Checks the loop of a process in another language: the searches run in a worker thread, and the main thread talks with the process.
 */
import { MessageChannel } from 'node:worker_threads';
import { InputError, checkOptions } from '../../../theory';
import type { LoopCheck } from '../../results';
import { DEFAULT_PATIENCE } from '../preflight';
import { answerFrom, openChild } from '../process';
import { CHECK_OPTIONS, type CheckLoopOptions, settled } from './check-loop';
import { supervisedCheck } from './supervise';

/** Milliseconds in which a process must say what it is and prepare itself, if `patience` is shorter: it may load large libraries. */
const STARTING = 60_000;

/** Options of `checkProcess`; `patience` is the longest wait for one answer. */
export type CheckProcessOptions = Omit<CheckLoopOptions, 'prove'>;

/**
 * Checks the loop of a process.
 * @param command run by the shell of the system, as it is; it speaks the protocol of docs/process-protocol.md
 * @throws InputError when the process does not say what it is, or fails before a statement was searched
 */
export async function checkProcess(command: string, options: CheckProcessOptions = {}): Promise<LoopCheck> {
  checkOptions('checkProcess', options, CHECK_OPTIONS);
  if (command.trim() === '')
    throw new InputError('the command of the process is empty; give one such as "python3 my_loop.py"');
  const { seed } = settled(options);
  const { patience = DEFAULT_PATIENCE } = options;
  const starting = Math.max(patience, STARTING);
  const { child, hello } = await openChild(command, starting);
  const { port1: here, port2: there } = new MessageChannel();
  try {
    await child.ask({ type: 'init', seed }, starting);
    const line = { port: there, answers: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
    return await supervisedCheck({ kind: 'process', hello, line }, options, (onAnswer) =>
      answerFrom(child, { ...line, port: here }, patience, onAnswer),
    );
  } finally {
    here.close();
    await child.close();
  }
}
