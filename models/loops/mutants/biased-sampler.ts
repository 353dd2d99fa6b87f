/** A sampler with the wrong law. */
import { withFault } from './faults';
import { mutant } from './mutant';

export const biasedSampler = mutant('biased-sampler', 'draws the last atom twice as often as the model says', () => ({
  curate: (ops, law, candidates) => ops.curate(withFault(ops, 'favour').favour(law), { candidates, power: 1 }),
}));
