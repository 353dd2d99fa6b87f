/** Reads the learned loop that `simulate --data` records, and trains it. */
import {
  FailedRound,
  type TensorFlow,
  contextOf,
  datasetOf,
  learnerOf,
  openBackend,
  rewardFor,
} from '../../../models/learned';
import type { Recording, SimulatedTrace } from '../../../models/recorded';
import { simulateLearned } from '../../../models/recorded/learned';
import { InputError } from '../../../theory/errors';
import { readLambda, readPositive } from '../../input';
import { readBackend } from '../../input/runs';
import { OF_FAULTS, type SimulatedLoopOptions, readPoolSize, refuseOptions } from './simulated-loops';

/** The options of `simulate` about learned loops, as texts. */
export interface LearnedLoopOptions extends SimulatedLoopOptions {
  readonly gamma?: string;
  readonly backend?: string;
}

/** Options that a learned loop does not have. */
const OF_FINITE_SPACES = {
  loop: '--loop',
  rule: '--rule',
  keep: '--keep',
  temperature: '--temperature',
  p: '--p',
  w: '--w',
  r: '--r',
  ref: '--ref',
  normalise: '--normalise',
  samples: '--samples',
  ...OF_FAULTS,
} as const;

const withoutBackend = (): never => {
  throw new Error('this learner was said to need no backend');
};

async function backendOf(text: string): Promise<TensorFlow> {
  const { tf, name, reason } = await openBackend(readBackend(text));
  process.stderr.write(`backend ${name}: ${reason}\n`);
  return tf;
}

/** Trains the loop with a learner on data. @throws InputError naming the first value outside its domain, and for a training that fails */
export async function learnedTrace(
  options: LearnedLoopOptions,
  data: string,
  recording: Recording,
): Promise<Pick<SimulatedTrace, 'header' | 'records'>> {
  refuseOptions(options, OF_FINITE_SPACES, `a learned loop has none; leave out it or --data ${data}`);
  const { learner, trait, user, K, lambda, gamma = '10', backend = 'auto' } = options;
  if (trait.length > 0 || user.length > 0)
    throw new InputError(`--trait and --user are for loops on a finite space; leave out them or --data ${data}`);
  if (learner === undefined) throw new InputError(`--data ${data} needs a learner; name one by --learner, such as gmm`);
  const entry = learnerOf(learner);
  const dataset = datasetOf(data);
  if ((entry.learns === 'classes') !== (dataset.classes !== undefined))
    throw new InputError(
      `--learner ${learner} learns ${entry.learns}, which ${data} are not; choose another learner or other data`,
    );
  const run = {
    data: dataset,
    reward: rewardFor(dataset.id, readPositive('--gamma', gamma)),
    K: readPoolSize(K),
    lambda: readLambda(lambda),
  };
  const tf = entry.needsBackend ? await backendOf(backend) : undefined;
  try {
    const made = entry.make({
      tf: () => tf ?? withoutBackend(),
      ...contextOf(dataset),
    });
    return await simulateLearned({ ...run, learner: made }, recording);
  } catch (error) {
    if (!(error instanceof FailedRound)) throw error;
    throw new InputError(`the learner ${learner} failed in ${error.message}; give more --pools, or another learner`);
  }
}
