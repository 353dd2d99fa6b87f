/**
 * Checks the loop of a process in another language. Of a process that gives exact numbers, the searches run in a worker thread, and the main
 * thread talks with it; of one that gives samples, claims are decided statistically, round by round.
 */
import { MessageChannel } from 'node:worker_threads';
import { InputError, Q, checkOptions } from '../../../theory';
import { type SampledOptions, decideSampled, sampledVerdict } from '../../learned';
import type { LoopCheck, SamplerCheck } from '../../results';
import { watchForCancellation } from '../../search';
import { DEFAULT_PATIENCE } from '../preflight';
import { type Child, type ExactHello, type SamplerHello, answerFrom, openChild, weightsFrom } from '../process';
import { CHECK_OPTIONS, type CheckLoopOptions, settled } from './check-loop';
import { supervisedCheck } from './supervise';

/** Milliseconds in which a process must say what it is and prepare itself, if `patience` is shorter: it may load large libraries. */
const STARTING = 60_000;
/** Milliseconds to wait for an answer of a sampler, which may train a model for it. */
const TRAINING = 120_000;
const ROUNDS = 3;

/** Options of `checkProcess`. */
export interface CheckProcessOptions
  extends Omit<CheckLoopOptions, 'prove' | 'patience' | 'stopped'>, Pick<SampledOptions, 'draws' | 'alpha'> {
  /** Milliseconds to wait for an answer. @defaultValue 10000, or 120000 for a sampler */
  readonly patience?: number;
  /** Told before each round of a sampler. */
  readonly onRound?: (t: number, rounds: number) => void;
}

/**
 * Checks the loop of a process.
 * @param command run by the shell of the system, as it is; it speaks the protocol of docs/process-protocol.md
 * @throws InputError when the process does not say what it is, or fails before anything was decided
 */
export async function checkProcess(
  command: string,
  options: CheckProcessOptions = {},
): Promise<LoopCheck | SamplerCheck> {
  checkOptions('checkProcess', options, { ...CHECK_OPTIONS, draws: true, alpha: true, onRound: true });
  if (command.trim() === '')
    throw new InputError('the command of the process is empty; give one such as "python3 my_loop.py"');
  const { draws, alpha } = options;
  const { seed } = settled(options);
  const starting = Math.max(options.patience ?? 0, STARTING);
  const { child, hello } = await openChild(command, starting);
  try {
    await child.demand({ type: 'init', seed }, starting);
    if (hello.kind === 'sampler' && options.cases !== undefined)
      throw new InputError(`cases are about exact numbers, and ${hello.id} is a sampler; give a number of draws`);
    if (hello.kind === 'sampler') return await checkSampler(child, hello, options, seed);
    if ((draws ?? alpha) !== undefined)
      throw new InputError(`draws and alpha are about samplers, and ${hello.id} gives exact numbers; leave them out`);
    return await checkExact(child, hello, options);
  } finally {
    await child.close();
  }
}

async function checkExact(child: Child, hello: ExactHello, options: CheckLoopOptions): Promise<LoopCheck> {
  const { patience = DEFAULT_PATIENCE } = options;
  const { port1: here, port2: there } = new MessageChannel();
  try {
    const line = { port: there, answers: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
    return await supervisedCheck({ kind: 'process', hello, line }, options, (onAnswer) =>
      answerFrom(child, { ...line, port: here }, patience, onAnswer),
    );
  } finally {
    here.close();
  }
}

async function checkSampler(
  child: Child,
  {
    id,
    title = id,
    K,
    lambda,
    w_max: top,
    w_max_attained: attained = false,
    rounds = ROUNDS,
    laws,
    start = 'elsewhere',
  }: SamplerHello,
  { statements, draws, alpha, onRound, patience = TRAINING, ...limits }: CheckProcessOptions,
  seed: number,
): Promise<SamplerCheck> {
  const strength = lambda === 'inf' ? 'infinity' : Q.parse(lambda);
  const loop = { K, lambda: strength, top, attained, rounds, laws, start } as const;
  const stop = watchForCancellation(limits);
  const stopped = (): boolean => stop.stopped();
  try {
    const decided = await decideSampled(loop, weightsFrom(child, { seed, top, patience, stopped }), {
      ...{ statements, seed, draws, alpha },
      stopped,
      onRound: (t) => onRound?.(t, rounds),
    });
    const { cells, budget, failure } = decided;
    const nothing = cells.every((cell) => cell.claims.every(({ decisions }) => decisions.length === 0));
    if (failure !== undefined && nothing && !stopped()) throw new InputError(failure);
    return {
      ...{ format: 'curated-loops/sampler-check', version: 1, loop: { id, title } },
      setting: { K, lambda: lambda === 'inf' ? '∞' : lambda, wMax: top, rounds, start, laws: [...laws] },
      ...{ seed, draws: decided.draws, budget, ...(failure === undefined ? {} : { failure }), cells },
      verdict: sampledVerdict(decided),
    };
  } finally {
    stop.dispose();
  }
}
