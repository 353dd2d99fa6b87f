/**
 * The learned experiments that `verify` runs: every statement about learned models, on cheap learners and a small network, and wrong
 * loops that a statement must refute.
 *
 * - eight Gaussians and two moons with mixtures by EM, K = 4, γ = 10: fully synthetic for five rounds, λ = 1/4 (λ(K − 1) < 1) and λ = 1 for three;
 * - classes with a softmax by gradient descent, K = 1, λ = 1, p_0 fitted to other data: theorem-2.2;
 * - a correlated Gaussian with a flow-matching network;
 * - drawn images with a Gaussian of low rank, K = 4, γ = 5 for the probability of one class, fully synthetic for two rounds: what the choice gains, and the shares of the classes.
 */
import {
  type Dataset,
  LEARNERS,
  type LearnerId,
  type TensorFlow,
  contextOf,
  datasetOf,
  flowMatching,
  labelReward,
  rewardFor,
} from '../../../models/learned';
import { MUTANTS, curatedLoop } from '../../../models';
import { InputError, Q, type Statement, statementOf } from '../../../theory';
import { type ExperimentChoices, experimentOf } from '../experiments/build-experiment';
import { type Experiment, asked, decisionsIn } from '../experiments/experiment';
import { type LearnedPlan, type Trial, trialsOf } from './trials';
import type { LearnedMutant } from './run-mutant';

const K = 4;
const GAMMA = 10;
/** The γ at which the best class is all but always chosen where it is among the candidates. */
const SHARP = 100;
/** The γ of figure 2 of the paper. */
const IMAGE_GAMMA = 5;
/** Rounds of the fully synthetic loop, at whose end the best have nearly all mass, and of loops with real data, which settle. */
const ROUNDS = { synthetic: 5, real: 3 } as const;
/** Number of seeds: no verdict that compares trained models hangs on one training run. */
const SEEDS = 2;

export interface DefaultSetOptions {
  readonly tf: TensorFlow;
  readonly backend?: LearnedPlan['backend'];
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
      .map((experiment) => {
        const { statements: own = statements } = experiment;
        return { ...experiment, statements: statements.filter((statement) => own.includes(statement)) };
      })
      .filter((experiment) => decisionsIn(asked(experiment)) > 0),
    mutants: plan.mutants.filter((mutant) => mutant.statements.some((id) => ids.includes(id))),
  };
}

/** Mutants of an experiment, each with the claim that must refute it. */
function mutantsOf(
  of: Pick<LearnedMutant, 'experiment' | 'rounds'>,
  refuted: readonly (readonly [id: LearnedMutant['id'], statement: string, claim: string])[],
): readonly LearnedMutant[] {
  return refuted.map(([id, statement, claim]) => ({ ...of, id, statements: [statement], claims: [claim] }));
}

/** The default experiments and mutants. */
export function defaultSet({ tf, backend, seed }: DefaultSetOptions): LearnedPlan {
  const experiment = (
    id: LearnerId,
    data: Dataset,
    words: Partial<ExperimentChoices> & Pick<ExperimentChoices, 'lambda'>,
  ): Experiment => {
    const entry = LEARNERS[id];
    const learner = entry.make({ tf: () => tf, ...contextOf(data) });
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
    learner: flowMatching(tf, SMALL_FLOW),
    most: 4096,
  });
  const shapes = datasetOf('shapes16');
  // Images are dear to draw and to classify: one run, and so few draws that they do not decide what compares trained models.
  const images: Experiment = {
    ...experiment('image-gaussian', shapes, {
      lambda: 'infinity',
      reward: labelReward(shapes, IMAGE_GAMMA),
      rewardArguments: `--reward class --gamma ${IMAGE_GAMMA}`,
      rounds: 2,
      examples: 1024,
      most: 1024,
      seeds: [seed],
    }),
    statements: [statementOf('lemma-2.2')],
  };
  const [synthetic, stable, withReal] = mixtures as [Experiment, Experiment, Experiment];
  const rareBest = experiment('categorical', datasetOf('classes10'), {
    reward: rewardFor('classes10', SHARP),
    rewardArguments: `--gamma ${SHARP}`,
    lambda: Q.of(9, 10),
    K: 2,
    rounds: 1,
  });
  const worst = MUTANTS['prefer-worst'].mutate(curatedLoop);
  const preferring = { ...stable, id: `${stable.id}/${worst.id}`, loop: worst };
  const mutants = [
    ...mutantsOf({ experiment: synthetic, rounds: 1 }, [
      ['ignore-reward', 'lemma-2.2', 'b'],
      ['prefer-worst', 'lemma-2.2', 'b'],
      ['prefer-worst', 'theorem-2.1', 'i'],
      ['ignore-reward', 'theorem-2.1', 'j'],
    ]),
    // Its first round is right, as there is no model before the first.
    ...mutantsOf({ experiment: synthetic, rounds: 2 }, [['stale-model', 'theorem-2.1', 'j']]),
    ...mutantsOf({ experiment: softmax, rounds: 2 }, [
      ['real-share-low', 'theorem-2.2', 'g'],
      ['drop-real-data', 'theorem-2.2', 'g'],
      ['real-share-high', 'theorem-2.2', 'h'],
    ]),
    ...mutantsOf({ experiment: withReal, rounds: 1 }, [
      ['prefer-worst', 'theorem-2.3', 'a'],
      ['ignore-reward', 'theorem-2.3', 'a'],
      ['real-share-low', 'selection-response', 'b'],
      ['drop-real-data', 'selection-response', 'b'],
      ['real-share-high', 'selection-response', 'c'],
    ]),
    ...mutantsOf({ experiment: stable, rounds: 1 }, [
      ['drop-real-data', 'theorem-2.4', 'c'],
      ['drop-real-data', 'theorem-2.4', 'd'],
      ['drop-real-data', 'event-bound', 'g'],
    ]),
    ...mutantsOf({ experiment: rareBest, rounds: 1 }, [
      ['one-candidate-more', 'theorem-2.4', 'c'],
      ['one-candidate-more', 'theorem-2.4', 'd'],
    ]),
    // The event bound holds for every rule that keeps one of K, also for one that hardly ever keeps the best.
    ...mutantsOf({ experiment: preferring, rounds: 1 }, [['drop-real-data', 'event-bound', 'f']]),
  ];
  return { experiments: [...mixtures, softmax, flow, images], mutants, ...(backend ? { backend } : {}) };
}

/**
 * The trial of a name in the default set, restricted to the statements that it is to check.
 * @throws InputError if the set has no such trial
 */
export function defaultTrial(
  options: DefaultSetOptions,
  { name, statements }: Pick<Trial, 'name' | 'statements'>,
): Trial {
  const plan = restrictPlan(defaultSet(options), statements.map(statementOf));
  const found = trialsOf(plan).find((trial) => trial.name === name);
  if (found === undefined)
    throw new InputError(`the learned experiments have no ${name} for the statements ${statements.join(', ')}`);
  return found;
}
