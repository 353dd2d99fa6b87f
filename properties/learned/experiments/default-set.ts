/**
 * The learned experiments that `verify` runs: every statement about learned models, on cheap learners and a small network, and wrong
 * loops that a statement must refute.
 *
 * - eight Gaussians and two moons with mixtures by EM, K = 4, γ = 10: fully synthetic for five rounds, λ = 1/4 (λ(K − 1) < 1) and λ = 1 for three;
 * - classes with a softmax by gradient descent, K = 1, λ = 1, p_0 fitted to other data: theorem-2.2;
 * - a correlated Gaussian with a flow-matching network.
 */
import {
  type Dataset,
  LEARNERS,
  type LearnerId,
  type TensorFlow,
  datasetOf,
  flowMatching,
  rewardFor,
} from '../../../models/learned';
import { Q, type Statement } from '../../../theory';
import { type ExperimentChoices, experimentOf } from './build-experiment';
import { type Experiment, asked, decisionsIn } from './experiment';
import type { LearnedPlan } from './run-learned';
import type { LearnedMutant } from './run-mutant';

const K = 4;
const GAMMA = 10;
/** Rounds of the fully synthetic loop, at whose end the best have nearly all mass, and of loops with real data, which settle. */
const ROUNDS = { synthetic: 5, real: 3 } as const;
/** Number of seeds: no verdict hangs on one training run. */
const SEEDS = 3;
/** Of the network, whose training takes longest. */
const NETWORK_SEEDS = 2;

export interface DefaultSetOptions {
  readonly tf: TensorFlow;
  readonly backend: NonNullable<LearnedPlan['backend']>;
  readonly seed: number;
}

/** A network just large enough for one Gaussian. */
const SMALL_FLOW = { hidden: [64, 64], steps: 800, warmSteps: 300 };

const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => first + i);

/** First seed of the default experiments. */
export const DEFAULT_LEARNED_SEED = 1;

/** The plan restricted to some statements, without the experiments and mutants that check none of them. */
export function restrictPlan(plan: LearnedPlan, statements: readonly Statement[]): LearnedPlan {
  const ids = statements.map(({ id }) => id);
  return {
    ...plan,
    experiments: plan.experiments
      .map((experiment) => ({ ...experiment, statements }))
      .filter((experiment) => decisionsIn(asked(experiment)) > 0),
    mutants: plan.mutants.filter((mutant) => mutant.statements.some((id) => ids.includes(id))),
  };
}

/** The default experiments and mutants. */
export function defaultSet({ tf, backend, seed }: DefaultSetOptions): LearnedPlan {
  const experiment = (
    id: LearnerId,
    data: Dataset,
    words: Partial<ExperimentChoices> & Pick<ExperimentChoices, 'lambda'>,
  ): Experiment => {
    const entry = LEARNERS[id];
    const learner = entry.make({ tf: () => tf, classes: data.classes });
    return experimentOf({
      data,
      entry,
      learner,
      K,
      reward: rewardFor(data.id, GAMMA),
      rewardArguments: `--gamma ${GAMMA}`,
      rounds: words.lambda === 'infinity' ? ROUNDS.synthetic : ROUNDS.real,
      seeds: seedsFrom(seed, SEEDS),
      ...words,
    });
  };
  const lambdas = ['infinity', Q.of(1, 4), Q.one] as const;
  const mixtures = ['gaussians8', 'moons'].flatMap((data) =>
    lambdas.map((lambda) => experiment('gmm', datasetOf(data), { lambda })),
  );
  const softmax = experiment('categorical', datasetOf('classes10'), {
    start: datasetOf('peaked10'),
    lambda: Q.one,
    K: 1,
    rounds: 3,
  });
  const flow = experiment('flow', datasetOf('gaussian2d'), {
    lambda: 'infinity',
    rounds: 2,
    seeds: seedsFrom(seed, NETWORK_SEEDS),
    learner: flowMatching(tf, SMALL_FLOW),
    most: 4096,
  });
  const [synthetic, stable, withReal] = mixtures as [Experiment, Experiment, Experiment];
  const choice = { experiment: synthetic, statements: ['lemma-2.2'], rounds: 1 };
  const mutants: LearnedMutant[] = [
    { id: 'ignore-reward', ...choice },
    { id: 'prefer-worst', ...choice },
    ...(['real-share-low', 'real-share-high', 'drop-real-data'] as const).map((id): LearnedMutant => ({
      id,
      experiment: withReal,
      statements: ['selection-response'],
      rounds: 2,
    })),
    ...(['real-share-low', 'real-share-high', 'drop-real-data'] as const).map((id): LearnedMutant => ({
      id,
      experiment: softmax,
      statements: ['theorem-2.2'],
      rounds: 2,
    })),
    { id: 'prefer-worst', experiment: synthetic, statements: ['theorem-2.1'], claims: ['i'], rounds: 1 },
    { id: 'ignore-reward', experiment: synthetic, statements: ['theorem-2.1'], claims: ['j'], rounds: 1 },
    { id: 'prefer-worst', experiment: withReal, statements: ['theorem-2.3'], rounds: 1 },
    { id: 'drop-real-data', experiment: stable, statements: ['theorem-2.4'], claims: ['c'], rounds: 2 },
    { id: 'drop-real-data', experiment: stable, statements: ['theorem-2.4'], claims: ['d'], rounds: 3 },
    { id: 'drop-real-data', experiment: stable, statements: ['event-bound'], claims: ['g'], rounds: 1 },
  ];
  return { experiments: [...mixtures, softmax, flow], mutants, backend };
}
