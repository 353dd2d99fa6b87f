/** Off by one in K, downwards. */
import { mutant } from './mutant';

export const oneCandidateLess = mutant('one-candidate-less', 'draws K − 1 candidates instead of K', () => ({
  curate: (ops, law, candidates) => ops.curate(law, { candidates: Math.max(1, candidates - 1), power: 1 }),
}));
