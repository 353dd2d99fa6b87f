/** No real data at all. */
import { mutant } from './mutant';

export const dropRealData = mutant('drop-real-data', 'trains on the curated data alone', (loop) => ({
  learn: (ops, curated, round) => loop.learn(ops, curated, { ...round, lambda: 'infinity' }),
}));
