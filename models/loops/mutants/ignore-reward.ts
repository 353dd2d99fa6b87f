/** Curation that ignores the reward: `P(keep k) = 1/K`. */
import { mutant } from './mutant';

export const ignoreReward = mutant('ignore-reward', 'keeps one of K at random', () => ({
  curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 0 }),
}));
