/**
 * The experiments and mutants of `verify --model learned` whose learner needs a backend, on one backend:
 * `node learned-set.js BACKEND [--small]`. Prints the verdicts as JSON, by name.
 */
import { LEARNERS } from '../../models/learned';
import { BACKENDS, openBackend } from '../../models/learned/backends';
import {
  DEFAULT_LEARNED_SEED,
  type Experiment,
  type LearnedPlan,
  defaultSet,
  runLearned,
} from '../../properties/learned';
import { verdictsOf } from './verdicts';

/** The smallest network of the set. */
const SMALLEST = 'categorical';

/** The id of an experiment is its data, its learner, K and λ. */
const learnerIn = ({ id }: Experiment): string => id.split('/')[1] ?? '';

function restricted({ experiments, mutants, ...plan }: LearnedPlan, small: boolean): LearnedPlan {
  const onBackend = Object.values(LEARNERS).filter(({ needsBackend }) => needsBackend);
  const ids = onBackend.map(({ id }) => id).filter((id) => !small || id === SMALLEST);
  const isWanted = (experiment: Experiment): boolean => ids.includes(learnerIn(experiment));
  const chosen = experiments.filter(isWanted);
  return {
    ...plan,
    experiments: small ? chosen.map((one) => ({ ...one, seeds: one.seeds.slice(0, 1) })) : chosen,
    mutants: mutants.filter(({ experiment }) => isWanted(experiment)).slice(0, small ? 1 : Infinity),
  };
}

async function main([wanted, option]: readonly string[]): Promise<void> {
  const { tf, name, reason } = await openBackend(BACKENDS.find((known) => known === wanted));
  const plan = defaultSet({ tf, backend: { name, reason }, seed: DEFAULT_LEARNED_SEED });
  process.stdout.write(`${JSON.stringify(verdictsOf(await runLearned(restricted(plan, option === '--small'))))}\n`);
  // Dawn keeps the process alive.
  process.exit(0);
}

void main(process.argv.slice(2));
