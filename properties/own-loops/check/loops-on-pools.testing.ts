/** For tests: loops that keep 2 of 3 candidates without replacement, with the expected weight after one round from the start of `loops-as-written.testing.ts`. */
import type { CheckedVerdict } from '../../results';
import type { LoopDefinition } from '../define';

const few: LoopDefinition['needs'] = { candidates: { min: 1, max: 3 } };

export const LOOPS_ON_POOLS: readonly (readonly [LoopDefinition, string, CheckedVerdict])[] = [
  [
    { id: 'plackett-luce', title: 'two of the pool in proportion to w', score: ({ w }) => w, keep: 2, needs: few },
    '1091/540',
    'refuted',
  ],
  [
    {
      id: 'softmax-pool',
      title: 'two of the pool by softmax of w',
      score: ({ w }, F) => F.exp(F.sub(w, F.of(4))),
      keep: 2,
      needs: few,
    },
    '2.100655382305',
    'refuted',
  ],
  [{ id: 'top-two', title: 'the top two of the pool', choice: 'best', keep: 2 }, '943/432', 'refuted'],
  [
    {
      id: 'two-that-pass',
      title: 'two at random of those with w ≥ 2',
      choose: (all, F) => {
        const passes = all.map(({ w }) => F.compare(w, F.of(2)) >= 0);
        const count = passes.filter(Boolean).length;
        return passes.map((is) => (count === 0 ? F.of(1, all.length) : F.of(is ? 1 : 0, count)));
      },
      keep: 2,
      needs: few,
    },
    '103/48',
    'refuted',
  ],
];
