/** Too much real data. */
import { Q } from '../../../theory';
import { mutant } from './mutant';

export const realShareHigh = mutant('real-share-high', 'divides λ by (1+λ): too much real data', (loop) => ({
  learn: (ops, curated, round) => {
    const { lambda } = round;
    const wrong = lambda === 'infinity' ? lambda : Q.div(lambda, Q.add(Q.one, lambda));
    return loop.learn(ops, curated, { ...round, lambda: wrong });
  },
}));
