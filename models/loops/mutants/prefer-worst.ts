/** The reward with the wrong sign. */
import { mutant } from './mutant';

export const preferWorst = mutant('prefer-worst', 'chooses in proportion to 1/w', () => ({
  curate: (ops, law, candidates) => ops.curate(law, { candidates, power: -1 }),
}));
