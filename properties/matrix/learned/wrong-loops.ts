/**
 * Wrong loops of the matrix on learned models: each must be refuted by the named statements, on the runs of `experiments.ts`.
 *
 * They run at λ = 1, far from the edge: the kept candidates of Luce's choice gain several times what is promised, and a wrong share of real data moves the
 * response by a multiple of ε (the share of synthetic data is 1/2 if right, 3/4 or 1/3 if wrong).
 */
import type { LoopId } from '../../../models';

interface WrongLoops {
  readonly loops: readonly LoopId[];
  /** Ids of the statements that must refute each of them. */
  readonly refutedBy: readonly string[];
  readonly because: string;
}

const WRONG: readonly WrongLoops[] = [
  {
    loops: ['ignore-reward', 'ignore-reward:waning-schedule', 'ignore-reward:accumulate'],
    refutedBy: ['lemma-2.2'],
    because: 'the choice ignores the reward, so nothing is gained',
  },
  {
    loops: ['prefer-worst', 'prefer-worst:waning-schedule', 'prefer-worst:accumulate'],
    refutedBy: ['lemma-2.2'],
    because: 'the choice prefers the worst, so the mean weight falls',
  },
  {
    loops: [
      'drop-real-data',
      'drop-real-data:best-of-K',
      'drop-real-data:top-2-of-K',
      'drop-real-data:noisy-choice',
      'drop-real-data:plackett-luce-cold',
      'drop-real-data:pairwise-with-ties',
    ],
    refutedBy: ['selection-response'],
    because: 'without real data the training data keeps the whole differential, not the share η',
  },
  {
    loops: ['real-share-low', 'real-share-low:best-of-K', 'real-share-low:top-2-of-K', 'real-share-low:noisy-choice'],
    refutedBy: ['selection-response'],
    because: 'too little real data, so the training data keeps more than the share η of the differential',
  },
  {
    loops: [
      'real-share-high',
      'real-share-high:best-of-K',
      'real-share-high:top-2-of-K',
      'real-share-high:plackett-luce-cold',
    ],
    refutedBy: ['selection-response'],
    because: 'too much real data, so the training data keeps less than the share η of the differential',
  },
];

/** Ids of the wrong loops. */
export const WRONG_LOOPS: readonly LoopId[] = WRONG.flatMap(({ loops }) => loops);

/** Whether a loop, given by id, is one of them. */
export const isWrong = (loop: string): boolean => WRONG_LOOPS.some((id) => id === loop);

/** Why a statement must refute a loop, both given by id; undefined if it need not. */
export function mustRefute(loop: string, statement: string): string | undefined {
  return WRONG.find(({ loops, refutedBy }) => loops.some((id) => id === loop) && refutedBy.includes(statement))
    ?.because;
}
