/**
 * Wrong loops, on purpose. A verifier that does not refute them verifies nothing: each statement lists the mutants it must
 * kill, and a survivor fails the run. Each is a mistake an implementation really makes.
 */
import { type MutantId, Q } from '../../../theory';
import type { Loop } from '../loop';

export interface Mutant {
  readonly id: MutantId;
  readonly title: string;
  readonly mutate: (loop: Loop) => Loop;
}

const named = (id: MutantId, title: string, mutate: (loop: Loop) => Partial<Loop>): Mutant => ({
  id,
  title,
  mutate: (loop) => ({ ...loop, ...mutate(loop), id, title }),
});

export const MUTANTS: Readonly<Record<MutantId, Mutant>> = {
  'ignore-reward': named('ignore-reward', 'keeps one of K at random', () => ({
    curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 0 }),
  })),
  'prefer-worst': named('prefer-worst', 'chooses in proportion to 1/w', () => ({
    curate: (ops, law, candidates) => ops.curate(law, { candidates, power: -1 }),
  })),
  'one-candidate-less': named('one-candidate-less', 'draws K − 1 candidates instead of K', () => ({
    curate: (ops, law, candidates) => ops.curate(law, { candidates: Math.max(1, candidates - 1), power: 1 }),
  })),
  'one-candidate-more': named('one-candidate-more', 'draws K + 1 candidates instead of K', () => ({
    curate: (ops, law, candidates) => ops.curate(law, { candidates: candidates + 1, power: 1 }),
  })),
  'forget-to-normalise': named('forget-to-normalise', 'leaves out the normalising factor of the curated law', () => ({
    curate: (ops, law, candidates) => ops.curateUnnormalised(law, { candidates, power: 1 }),
  })),
  'stale-model': named('stale-model', 'draws candidates from the model of the round before', () => ({
    source: (_ops, { history }) => history[Math.max(0, history.length - 2)] ?? history[0],
  })),
  'real-share-low': named('real-share-low', 'mixes in real data with share 1/(1+λ)² instead of 1/(1+λ)', (loop) => ({
    learn: (ops, curated, round) => {
      const { lambda } = round;
      const wrong = lambda === 'infinity' ? lambda : Q.sub(Q.pow(Q.add(Q.one, lambda), 2), Q.one);
      return loop.learn(ops, curated, { ...round, lambda: wrong });
    },
  })),
  'real-share-high': named('real-share-high', 'divides λ by (1+λ): too much real data', (loop) => ({
    learn: (ops, curated, round) => {
      const { lambda } = round;
      const wrong = lambda === 'infinity' ? lambda : Q.div(lambda, Q.add(Q.one, lambda));
      return loop.learn(ops, curated, { ...round, lambda: wrong });
    },
  })),
  'biased-sampler': named('biased-sampler', 'draws the last atom twice as often as the model says', () => ({
    curate: (ops, law, candidates) => ops.curate(ops.favour(law), { candidates, power: 1 }),
  })),
  'one-sample-less': named('one-sample-less', 'fits n − 1 samples instead of n', (loop) => ({
    learn: (ops, curated, round) => {
      const { sampling } = round;
      const fewer = sampling && { ...sampling, size: Math.max(1, sampling.size - 1) };
      return loop.learn(ops, curated, { ...round, sampling: fewer });
    },
  })),
  'drop-real-data': named('drop-real-data', 'trains on the curated data alone', (loop) => ({
    learn: (ops, curated, round) => loop.learn(ops, curated, { ...round, lambda: 'infinity' }),
  })),
};
