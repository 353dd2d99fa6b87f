/** Reads the parameters of a guard run (loops, statements, cases and seed) from the options and the baseline. */
import { dirname, join } from 'node:path';
import { BUILT_IN_LOOPS, loopIdOf } from '../../../models/loops';
import { type GuardedLoop, type SnapshotOptions, loopIn } from '../../../properties/guard';
import type { Baseline } from '../../../properties/results';
import { InputError } from '../../../theory/errors';
import { STATEMENTS } from '../../../theory/statements';
import { readInteger } from '..';
import { readLoop, readLoops } from './loops';
import { readStatements, readThreads } from './options';

export interface GuardCommandOptions {
  readonly baseline: string;
  readonly loop?: string;
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly model?: string;
  readonly threads: string;
  readonly tolerance?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly out?: string;
}

export type Asked = Required<Pick<SnapshotOptions, 'loops' | 'statements' | 'threads'>> &
  Pick<SnapshotOptions, 'cases' | 'seed' | 'model'>;

/** A share of at least 0 and at most 1. */
export function readTolerance(text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= 0 && value <= 1))
    throw new InputError(`--tolerance ${text} is not a relative loss of margin; give a number from 0 to 1`);
  return value;
}

function numbers({ cases, seed, threads }: GuardCommandOptions): Pick<Asked, 'cases' | 'seed' | 'threads'> {
  return {
    ...(cases === undefined ? {} : { cases: readInteger('--cases', cases, 1) }),
    ...(seed === undefined ? {} : { seed: readInteger('--seed', seed, 0) }),
    threads: readThreads(threads),
  };
}

const builtIn = (): readonly GuardedLoop[] => BUILT_IN_LOOPS.map(({ id }) => ({ loop: loopIdOf(id) }));

/** The kind of a new baseline. @throws InputError for another word, or cases of learned runs, which have none */
function readKind({ model, cases }: GuardCommandOptions): Pick<Asked, 'model'> {
  if (model === undefined) return {};
  if (model !== 'learned') throw new InputError(`--model ${model} is not known; leave it out, or give learned`);
  if (cases !== undefined) throw new InputError('--cases is about searches, and --model learned trains; leave it out');
  return { model };
}

/** The parameters of a new baseline. */
export async function askedAnew(options: GuardCommandOptions): Promise<Asked> {
  return {
    ...numbers(options),
    ...readKind(options),
    loops: options.loop === undefined ? builtIn() : await readLoops(options.loop, options.baseline),
    statements: readStatements(options.only),
  };
}

/** The recorded loops that still exist; a vanished loop is reported through its cells. */
async function recordedLoops({ loops, every }: Baseline, path: string): Promise<readonly GuardedLoop[]> {
  const found: GuardedLoop[] = [];
  for (const { id, from } of loops) {
    try {
      found.push(await readLoop(from === undefined ? id : join(dirname(path), from), path));
    } catch (error) {
      // A file that cannot be loaded is an error; the cells of an id that no longer exists vanish.
      if (from !== undefined || !(error instanceof InputError)) throw error;
    }
  }
  const known = new Set(loops.map(({ id }) => id));
  return every.loops ? [...found, ...builtIn().filter((guarded) => !known.has(loopIn(guarded).id))] : found;
}

/** The parameters of a run against a baseline: the recorded ones, unless the options override them. */
export async function askedAgain(
  options: GuardCommandOptions,
  baseline: Baseline,
): Promise<Asked & Required<Pick<Asked, 'cases' | 'seed'>>> {
  if (options.model !== undefined)
    throw new InputError(
      `--model is a matter of \`guard init\`: ${options.baseline} says what it records; leave it out`,
    );
  const recorded = new Set(baseline.cells.map(({ statement }) => statement));
  const { cases = baseline.cases, seed = baseline.seed, threads } = numbers(options);
  return {
    cases,
    seed,
    threads,
    ...(baseline.model ? { model: baseline.model } : {}),
    loops:
      options.loop === undefined
        ? await recordedLoops(baseline, options.baseline)
        : await readLoops(options.loop, options.baseline),
    statements:
      options.only !== undefined || baseline.every.statements
        ? readStatements(options.only)
        : STATEMENTS.filter(({ id }) => recorded.has(id)),
  };
}
