/** Candidates from p_{t−1}. */
import { mutant } from './mutant';

export const staleModel = mutant('stale-model', 'draws candidates from the model of the round before', ({ needs }) => ({
  needs: { ...needs, rounds: 3 },
  source: (_ops, { history }) => history[Math.max(0, history.length - 2)] ?? history[0],
}));
