/** A run of loops with learners on data, as the options of `learn` or a preset give it. */
import { type LearnerEntry, contextOf } from '../../../models/learned';
import { type BackendName, type TensorFlow, openBackend } from '../../../models/learned/backends';
import { type Dataset, datasetOf } from '../../../models/learned/datasets';
import type { Lambda } from '../../../models/loops';
import { type LearnedPlan, experimentOf } from '../../../properties/learned';
import type { VerificationResults } from '../../../properties/results';
import { watchForCancellation } from '../../../properties/search';
import { verify } from '../../../properties/verify';
import { InputError } from '../../../theory/errors';
import { readCandidates, readInteger, readLambda, readProbability, readTime } from '../../input';
import { checkWritable, readBackend } from '../../input/runs';
import { startReporter, verifyReport } from '../../output/progress';
import { checkpointsIn } from './checkpoints';
import { type NamedLearner, readLearner } from './read-learner';
import { type LoopOptions, readLearnedLoops } from './read-loops';
import { type RewardOptions, readReward } from './read-reward';

/** What a preset may give. */
export interface LoopChoices extends RewardOptions {
  readonly data?: string;
  readonly learner?: string;
  readonly K?: string;
  readonly lambda?: string;
  readonly rounds?: string;
  readonly seeds?: string;
  readonly examples?: string;
  readonly draws?: string;
}

export interface LearnOptions extends LoopChoices, LoopOptions {
  readonly start?: string;
  readonly seed: string;
  readonly scratch?: boolean;
  readonly alpha?: string;
  readonly timeLimit?: string;
  readonly backend: string;
  readonly checkpoints?: string;
  /** False with --no-types. */
  readonly types?: boolean;
}

/** Options with those that a run cannot do without. */
type Complete = LearnOptions & Required<Pick<LoopChoices, 'data' | 'learner' | 'K' | 'lambda' | 'rounds' | 'seeds'>>;

const DEFAULTS = { K: '4', lambda: 'inf', rounds: '5', seeds: '3' } as const;

/** @throws InputError if there is no data or no learner */
function completed(options: LearnOptions): Complete {
  const { data, learner } = options;
  if (data === undefined || learner === undefined) {
    const missing = data === undefined ? '--data' : '--learner';
    throw new InputError(
      `${missing} is missing; give --data and --learner, or the settings of a figure: --preset figure-4`,
    );
  }
  return { ...DEFAULTS, ...options, data, learner };
}

function finite(K: number): number {
  if (K === Infinity) throw new InputError('--K inf cannot be sampled; give a whole number of candidates');
  return K;
}

function readLambdas(text: string): Lambda[] {
  return text.split(',').map(readLambda);
}

interface Wanted {
  readonly data: Dataset;
  readonly entry: LearnerEntry;
  readonly plan: (tf: () => TensorFlow) => Omit<LearnedPlan, 'backend'>;
}

/** The experiments given by the options. @throws InputError naming the first value outside its domain */
async function readOptions(options: Complete, { entry }: NamedLearner, stopped: () => boolean): Promise<Wanted> {
  const data = datasetOf(options.data);
  const start = options.start === undefined ? undefined : datasetOf(options.start);
  const first = readInteger('--seed', options.seed, 0);
  const seeds = Array.from({ length: readInteger('--seeds', options.seeds, 1) }, (_, i) => first + i);
  const words = {
    data,
    start,
    entry,
    K: finite(readCandidates(options.K)),
    ...(await readReward(options, data, { types: options.types !== false, stopped })),
    rounds: readInteger('--rounds', options.rounds, 1),
    seeds,
    warm: options.scratch !== true,
    examples: options.examples === undefined ? undefined : readInteger('--examples', options.examples, 16),
    most: options.draws === undefined ? undefined : readInteger('--draws', options.draws, 1024),
  };
  const lambdas = readLambdas(options.lambda);
  const loops = await readLearnedLoops(options, data);
  return {
    data,
    entry,
    plan: (tf) => {
      const learner = entry.make({ tf, ...contextOf(data) });
      const experiments = loops.flatMap((loop) =>
        lambdas.map((lambda) => experimentOf({ ...words, ...loop, learner, lambda })),
      );
      return { experiments, mutants: [] };
    },
  };
}

const withoutBackend = (): never => {
  throw new Error('this learner was said to need no backend');
};

async function planOf({ entry, plan }: Wanted, backend: BackendName | 'auto'): Promise<LearnedPlan> {
  if (!entry.needsBackend) return plan(withoutBackend);
  const { tf, name, reason } = await openBackend(backend);
  process.stderr.write(`backend ${name}: ${reason}\n`);
  return { ...plan(() => tf), backend: { name, reason } };
}

/** The clock of a command: a time limit also counts what comes before the run. */
function clockOf({ timeLimit }: Complete) {
  const limit = timeLimit === undefined ? undefined : readTime('--time-limit', timeLimit);
  const began = performance.now();
  /** Milliseconds that are left. */
  const left = (): number => (limit === undefined ? Infinity : Math.max(1, limit - (performance.now() - began)));
  return { limit, left, stopped: () => limit !== undefined && performance.now() - began > limit };
}

/** Whether what a user brings holds up, before the run. */
async function tried(learner: NamedLearner, data: Dataset, signal: AbortSignal, timeLimit: number): Promise<void> {
  const watch = watchForCancellation({ signal, timeLimit });
  await learner.tryOn(data, watch.signal).finally(watch.dispose);
}

/**
 * Runs the loops, and shows the progress on a terminal.
 * @throws InputError for an option outside its domain
 */
export async function runLearn(given: LearnOptions): Promise<VerificationResults> {
  const options = completed(given);
  const backend = readBackend(options.backend);
  const alpha = options.alpha === undefined ? undefined : readProbability('--alpha', options.alpha);
  const clock = clockOf(options);
  const learner = await readLearner(options.learner, options.types !== false);
  try {
    const wanted = await readOptions(options, learner, clock.stopped);
    const { checkpoints } = options;
    if (checkpoints !== undefined) checkWritable(checkpoints);
    const plan = await planOf(wanted, backend);
    const kept = checkpoints === undefined ? undefined : checkpointsIn(checkpoints);
    const reporter = startReporter();
    const report = verifyReport(reporter, { statements: [], models: [] });
    const run = async (): Promise<VerificationResults> => {
      await tried(learner, wanted.data, reporter.signal, clock.left());
      return verify({
        statements: [],
        models: [],
        seed: readInteger('--seed', options.seed, 0),
        learned: plan,
        ...(clock.limit === undefined ? {} : { timeLimit: clock.left() }),
        ...report,
        learning: { ...report.learning, alpha, ...(kept ? { checkpoint: kept.file } : {}) },
      });
    };
    const results = await run().finally(reporter.stop);
    if (kept) kept.end(results.complete);
    return results;
  } finally {
    await learner.end();
  }
}
