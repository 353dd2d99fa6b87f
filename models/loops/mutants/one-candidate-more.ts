/** Off by one in K, upwards. */
import { mutant } from './mutant';

export const oneCandidateMore = mutant('one-candidate-more', 'draws K + 1 candidates instead of K', () => ({
  curate: (ops, law, candidates) => ops.curate(law, { candidates: candidates + 1, power: 1 }),
}));
