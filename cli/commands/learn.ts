/** `learn`: runs loops with learners on data and checks them statistically. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type LearnerEntry, learnerOf } from '../../models/learned';
import { type BackendName, type TensorFlow, openBackend } from '../../models/learned/backends';
import { datasetOf } from '../../models/learned/datasets';
import type { Lambda } from '../../models/loops';
import { type LearnedPlan, experimentOf } from '../../properties/learned';
import { verify } from '../../properties/verify';
import { serialiseResults } from '../../properties/results/schemas';
import { exitCode, writeReports } from '../../reports';
import { summaryText } from '../../reports/text';
import { InputError } from '../../theory/errors';
import { readCandidates, readInteger, readLambda, readProbability, readTime } from '../input';
import { checkWritable, readBackend } from '../input/runs';
import { startReporter, verifyReport } from '../output/progress';
import { outputWidth, print } from '../output/terminal';
import { type LoopOptions, type RewardOptions, readLearnedLoops, readReward } from './learning';

interface LearnCommandOptions extends RewardOptions, LoopOptions {
  readonly data: string;
  readonly start?: string;
  readonly learner: string;
  readonly K: string;
  readonly lambda: string;
  readonly rounds: string;
  readonly seeds: string;
  readonly seed: string;
  readonly examples?: string;
  readonly draws?: string;
  readonly scratch?: boolean;
  readonly alpha?: string;
  readonly timeLimit?: string;
  readonly backend: string;
  readonly checkpoints?: string;
  readonly out: string;
  readonly json?: boolean;
}

function finite(K: number): number {
  if (K === Infinity) throw new InputError('--K inf cannot be sampled; give a whole number of candidates');
  return K;
}

function readLambdas(text: string): Lambda[] {
  return text.split(',').map(readLambda);
}

interface Wanted {
  readonly entry: LearnerEntry;
  readonly plan: (tf: () => TensorFlow) => Omit<LearnedPlan, 'backend'>;
}

/** The experiments given by the options. @throws InputError naming the first value outside its domain */
async function readOptions(options: LearnCommandOptions): Promise<Wanted> {
  const entry = learnerOf(options.learner);
  const data = datasetOf(options.data);
  const start = options.start === undefined ? undefined : datasetOf(options.start);
  const first = readInteger('--seed', options.seed, 0);
  const seeds = Array.from({ length: readInteger('--seeds', options.seeds, 1) }, (_, i) => first + i);
  const words = {
    data,
    start,
    entry,
    K: finite(readCandidates(options.K)),
    ...readReward(options, data),
    rounds: readInteger('--rounds', options.rounds, 1),
    seeds,
    warm: options.scratch !== true,
    examples: options.examples === undefined ? undefined : readInteger('--examples', options.examples, 16),
    most: options.draws === undefined ? undefined : readInteger('--draws', options.draws, 1024),
  };
  const lambdas = readLambdas(options.lambda);
  const loops = await readLearnedLoops(options, data);
  return {
    entry,
    plan: (tf) => {
      const learner = entry.make({ tf, classes: data.classes });
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

/** File names from experiment ids. */
const stem = (id: string): string => id.replace(/[^A-Za-z0-9=.]+/g, '-');

/** Names of checkpoints in a folder. The checkpoints of a complete run are removed. */
function checkpointsIn(folder: string) {
  const files = new Set<string>();
  return {
    file: (id: string, seed: number, round: number): string => {
      const file = resolve(folder, `${stem(id)}--seed-${seed}--round-${round}.checkpoint`);
      files.add(file);
      return file;
    },
    end: (complete: boolean): void => {
      if (complete) files.forEach((file) => rmSync(file, { force: true }));
      else process.stderr.write(`the same command goes on from the checkpoints in ${folder}\n`);
    },
  };
}

export async function learnCommand(options: LearnCommandOptions): Promise<number> {
  const wanted = await readOptions(options);
  const backend = readBackend(options.backend);
  const alpha = options.alpha === undefined ? undefined : readProbability('--alpha', options.alpha);
  checkWritable(options.out);
  const { checkpoints } = options;
  if (checkpoints !== undefined) checkWritable(checkpoints);
  const plan = await planOf(wanted, backend);
  const kept = checkpoints === undefined ? undefined : checkpointsIn(checkpoints);
  const reporter = startReporter();
  const report = verifyReport(reporter, { statements: [], models: [] });
  const results = await verify({
    statements: [],
    models: [],
    seed: readInteger('--seed', options.seed, 0),
    learned: plan,
    ...(options.timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', options.timeLimit) }),
    ...report,
    learning: { ...report.learning, alpha, ...(kept ? { checkpoint: kept.file } : {}) },
  }).finally(reporter.stop);
  if (kept) kept.end(results.complete);
  const written = await writeReports(results, options.out);
  print(options.json ? serialiseResults(results) : `${summaryText(results, written, outputWidth())}\n`);
  return exitCode(results);
}
