/** `simulate`: writes the trace of a loop whose truth is known. */
import {
  type Recording,
  type SimulatedTrace,
  headerLine,
  recordLine,
  simulateLoop,
  simulateRule,
} from '../../../models/recorded';
import { readInteger } from '../../input';
import { type SimulatedLoopOptions, readCatalogueLoop, readRuleLoop } from './simulated-loops';
import { STANDARD_OUTPUT, writeTrace } from './trace-file';

interface SimulateCommandOptions extends SimulatedLoopOptions {
  readonly trace: string;
  readonly rounds: string;
  readonly pools: string;
  readonly measure: string;
  readonly seed: string;
}

function recordingOf({ rounds, pools, measure, seed }: SimulateCommandOptions): Recording {
  return {
    rounds: readInteger('--rounds', rounds, 0),
    pools: readInteger('--pools', pools, 1),
    measure: readInteger('--measure', measure, 0),
    seed: readInteger('--seed', seed, 0),
  };
}

async function traceOf(options: SimulateCommandOptions, recording: Recording): Promise<SimulatedTrace> {
  return options.loop === undefined
    ? simulateRule(readRuleLoop(options), recording)
    : simulateLoop(await readCatalogueLoop(options, options.loop), recording);
}

function* linesOf({ header, records }: SimulatedTrace): Generator<string> {
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
