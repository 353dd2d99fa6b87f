/** For tests: loops that keep 2 of 3 candidates without replacement, choose by ranks of the pool, or have several prompts, with the expected weight after one round from the start of `loops-as-written.testing.ts`. */
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
      score: ({ w }, F) => F.exp(w),
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
      choose: (_all, F, pool) => pool.threshold(F.of(2)),
      keep: 2,
      needs: few,
    },
    '103/48',
    'refuted',
  ],
  [
    {
      id: 'upper-half',
      title: 'one of those from the median of the pool on',
      choose: (_all, _F, pool) => pool.threshold(pool.quantile(0.5)),
      needs: few,
    },
    '445/216',
    'refuted',
  ],
  [
    {
      id: 'varying-K',
      title: 'the best of two or of three, from prompt to prompt',
      choose: (all, F) => {
        // Candidates are i.i.d., so the first two are as good as any two.
        const bestOf = (some: typeof all): readonly ReturnType<typeof F.of>[] => {
          const best = some.filter(({ w }) => some.every((other) => F.compare(w, other.w) >= 0));
          return all.map((each) => F.of(best.includes(each) ? 1 : 0, best.length));
        };
        const ofTwo = bestOf(all.slice(0, 2));
        return bestOf(all).map((chance, k) => F.div(F.add(chance, ofTwo[k] ?? chance), F.of(2)));
      },
      needs: few,
    },
    '1097/432',
    'holds',
  ],
  [
    {
      id: 'two-prompts',
      title: 'multiplicative weights within each of two prompts',
      step: (p, { w }, F) => {
        // Atoms of even and of odd positions are the answers to the two prompts, whose shares stay.
        const within = (i: number, values: readonly (typeof p)[number][]): (typeof p)[number] =>
          F.sum(values.filter((_, j) => j % 2 === i % 2));
        const tilted = p.map((mass, i) => F.mul(mass, w[i] ?? mass));
        const isEmpty = (i: number): boolean => F.compare(within(i, p), F.of(0)) === 0;
        return tilted.map((mass, i) => (isEmpty(i) ? mass : F.div(F.mul(mass, within(i, p)), within(i, tilted))));
      },
      needs: { candidates: 'infinity', lambda: 'infinity' },
    },
    '52/21',
    'refuted',
  ],
];
