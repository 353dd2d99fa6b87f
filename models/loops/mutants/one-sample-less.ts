/** Off by one in n. */
import { mutant } from './mutant';

export const oneSampleLess = mutant('one-sample-less', 'fits n − 1 samples instead of n', (loop) => ({
  learn: (ops, curated, round) => {
    const { sampling } = round;
    const fewer = sampling && { ...sampling, size: Math.max(1, sampling.size - 1) };
    return loop.learn(ops, curated, { ...round, sampling: fewer });
  },
}));
