/** `simulate`: writes the trace of a loop whose truth is known. */
import {
  type Recording,
  type SimulatedTrace,
  headerLine,
  recordLine,
  simulateLoop,
  simulateRule,
} from '../../../models/recorded';
import { InputError } from '../../../theory/errors';
import { readInteger } from '../../input';
import { type LearnedLoopOptions, learnedTrace } from './learned-loops';
import { readCatalogueLoop, readRuleLoop } from './simulated-loops';
import { STANDARD_OUTPUT, writeTrace } from './trace-file';

interface SimulateCommandOptions extends LearnedLoopOptions {
  readonly trace: string;
  readonly rounds: string;
  readonly pools?: string;
  readonly data?: string;
  readonly measure: string;
  readonly seed: string;
}

type Trace = Pick<SimulatedTrace, 'header' | 'records'>;

/** Pools per round, by default; a learner needs more than a finite space does. */
const POOLS = '100';
const POOLS_OF_LEARNERS = '2000';

function recordingOf({ rounds, pools, measure, seed, data }: SimulateCommandOptions): Recording {
  return {
    rounds: readInteger('--rounds', rounds, 0),
    pools: readInteger('--pools', pools ?? (data === undefined ? POOLS : POOLS_OF_LEARNERS), 1),
    measure: readInteger('--measure', measure, 0),
    seed: readInteger('--seed', seed, 0),
  };
}

async function traceOf(options: SimulateCommandOptions, recording: Recording): Promise<Trace> {
  const { data, loop } = options;
  if (data !== undefined) return learnedTrace(options, data, recording);
  if (options.gamma !== undefined)
    throw new InputError('--gamma is the reward of a learned loop; name its data by --data');
  return loop === undefined
    ? simulateRule(readRuleLoop(options), recording)
    : simulateLoop(await readCatalogueLoop(options, loop), recording);
}

function* linesOf({ header, records }: Trace): Generator<string> {
  yield headerLine(header);
  for (const record of records()) yield recordLine(record);
}

export async function simulateCommand(options: SimulateCommandOptions): Promise<number> {
  const recording = recordingOf(options);
  const trace = await traceOf(options, recording);
  const lines = await writeTrace(options.trace, linesOf(trace));
  if (options.trace === STANDARD_OUTPUT) return 0;
  const { header } = trace;
  process.stdout.write(
    `${options.trace}: ${lines} lines, of ${recording.rounds} rounds with ${recording.pools} pools of ${header.offered ?? ''} candidates, kept by ${header.rule ?? ''}\n`,
  );
  return 0;
}
