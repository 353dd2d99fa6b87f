/** A curated law that is not normalised. */
import { withFault } from './faults';
import { mutant } from './mutant';

export const forgetToNormalise = mutant(
  'forget-to-normalise',
  'leaves out the normalising factor of the curated law',
  () => ({
    curate: (ops, law, candidates) =>
      withFault(ops, 'curateUnnormalised').curateUnnormalised(law, { candidates, power: 1 }),
  }),
);
