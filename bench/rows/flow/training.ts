/**
 * Training the flow-matching learner (3 → 128 × 3 → 2, Adam) against PyTorch, in samples trained per second.
 *
 * Ours are the steps of the learner's own `fit`. A step of either side draws its batch (positions, times, noise), computes the
 * gradient, and moves the parameters and their moving average.
 */
import type { Row } from '../../row';
import { type Work, compare } from './work';
import { withContestants } from './sides';

/** Least length of a sample: our side can be timed only between two looks at the loss, ten steps apart. */
const SECONDS = 1;

const BATCHES: readonly Pick<Work, 'count' | 'aims'>[] = [
  { count: 512, aims: {} },
  { count: 4096, aims: { native: 0.8, wasm: 0.5 } },
];

const workOf = ({ count, aims }: Pick<Work, 'count' | 'aims'>): Work => ({
  text: `batch ${count.toLocaleString('en-US')}`,
  operation: 'train',
  request: { batch: count },
  count,
  what: 'samples',
  unit: 'steps',
  aims,
});

export const flowTraining: Row = {
  id: 'flow-training',
  title: 'Training the flow-matching learner',
  measure: ({ sides, rounds }) =>
    withContestants(sides, async (contestants) => {
      const lines = [];
      const notes = [...contestants.notes];
      for (const batch of BATCHES) {
        const compared = await compare(contestants, workOf(batch), rounds.cheap, SECONDS);
        lines.push(...compared.lines);
        notes.push(...compared.notes);
      }
      return { lines, notes };
    }),
};
