/** Too little real data. */
import { Q } from '../../../theory';
import { mutant } from './mutant';

export const realShareLow = mutant(
  'real-share-low',
  'mixes in real data with share 1/(1+λ)² instead of 1/(1+λ)',
  (loop) => ({
    learn: (ops, curated, round) => {
      const { lambda } = round;
      const wrong = lambda === 'infinity' ? lambda : Q.sub(Q.pow(Q.add(Q.one, lambda), 2), Q.one);
      return loop.learn(ops, curated, { ...round, lambda: wrong });
    },
  }),
);
