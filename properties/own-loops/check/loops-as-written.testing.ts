/**
 * For tests: loops as people write them in papers and public code, restated over the field F, with the expected weight after one round.
 *
 * The start is p_0 = (1/2, 1/3, 1/6) with w = (1, 2, 4), K = 3, λ = ∞, and p_ref is p_0 unless the choice sees masses. The values are those of an independent program that sums over all ordered samples
 * (`loops_as_written.py` in the fixtures of the closed-form models). `docs/variants.md` has them as a table.
 */
import { type Field, Q, type Rational } from '../../../theory';
import type { CheckedVerdict } from '../../results';
import type { Candidate, LoopDefinition } from '../define';
import { LOOPS_ON_MASSES } from './loops-on-masses.testing';
import { LOOPS_ON_POOLS } from './loops-on-pools.testing';
import { LOOPS_ON_PROMPTS } from './loops-on-prompts.testing';

export interface WrittenLoop {
  readonly definition: LoopDefinition;
  /** `E_{p_1}[w]`, as a fraction, or as a decimal if it is irrational. */
  readonly mean: string;
  /** The verdict on lemma-2.2. */
  readonly verdict: CheckedVerdict;
  /** The law of the real data, which a fully synthetic loop may still look at. */
  readonly pRef: readonly Rational[];
}

/** p_0. */
export const START: readonly Rational[] = [Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)];

/** Rules that do not ask the pool. */
type Choose = <T>(candidates: readonly Candidate<T>[], F: Field<T>) => readonly T[];

const one: LoopDefinition['needs'] = { candidates: { min: 1, max: 3 } };

const bestByReduce: Choose = (all, F) => {
  const best = all.reduce((a, b) => (F.compare(b.w, a.w) > 0 ? b : a));
  return all.map((each) => F.of(each === best ? 1 : 0));
};

/** One of those that pass at random; one of all if none does. */
const among =
  (passes: <T>(...args: Parameters<typeof bestByReduce<T>>) => readonly boolean[]): Choose =>
  (all, F) => {
    const passed = passes(all, F);
    const count = passed.filter(Boolean).length;
    return passed.map((is) => (count === 0 ? F.of(1, all.length) : F.of(is ? 1 : 0, count)));
  };

const softmax: Choose = (all, F) => {
  const top = all.reduce((a, b) => (F.compare(b.w, a.w) > 0 ? b : a)).w;
  const scores = all.map(({ w }) => F.exp(F.sub(w, top)));
  return scores.map((score) => F.div(score, F.sum(scores)));
};

const firstAccepted: Choose = (all, F) => {
  const accept = all.map(({ w }) => (F.compare(w, F.of(4)) >= 0 ? F.of(1) : F.div(w, F.of(4))));
  let left = F.of(1);
  return accept.map((chance, k) => {
    const kept = k === all.length - 1 ? left : F.mul(left, chance);
    left = F.sub(left, kept);
    return kept;
  });
};

/** The winner so far meets the next candidate. */
const knockOut: Choose = (all, F) =>
  all.slice(1).reduce<ReturnType<typeof F.of>[]>(
    (chances, { w: next }) => {
      const beaten = chances.map((chance, k) => F.mul(chance, F.div(next, F.add(next, all[k]?.w ?? next))));
      return [...chances.map((chance, k) => F.sub(chance, beaten[k] ?? F.of(0))), F.sum(beaten)];
    },
    [F.of(1)],
  );

const loops: readonly (readonly [LoopDefinition, string, CheckedVerdict])[] = [
  [{ id: 'luce', title: 'Bradley–Terry / Luce', choice: 'w[1]/sum(w)' }, '1181/540', 'holds'],
  [{ id: 'best-by-reduce', title: 'best of n, by reduce', choose: bestByReduce, needs: one }, '587/216', 'holds'],
  [{ id: 'softmax', title: 'softmax of w at temperature 1', choose: softmax, needs: one }, '2.462473722904', 'refuted'],
  [
    { id: 'tempered', title: 'softmax of r at temperature 1/0.7', score: ({ w }, F) => F.pow(w, 0.7) },
    '2.086577296678',
    'refuted',
  ],
  [
    { id: 'squared', title: 'softmax of r at temperature 1/2', score: ({ w }, F) => F.mul(w, w) },
    '121735/49896',
    'holds',
  ],
  [
    {
      id: 'threshold',
      title: 'rejection by the threshold w ≥ 2',
      choose: among((all, F) => all.map(({ w }) => F.compare(w, F.of(2)) >= 0)),
      needs: one,
    },
    '59/24',
    'refuted',
  ],
  [
    {
      id: 'first-accepted',
      title: 'first candidate accepted with chance w/4, else the last',
      choose: firstAccepted,
      needs: one,
    },
    '7853/3456',
    'refuted',
  ],
  [
    {
      id: 'raft',
      title: 'one of the best two',
      choose: (all, F) => {
        const places = Math.min(2, all.length);
        return all.map(({ w }) => {
          const better = all.filter((other) => F.compare(other.w, w) > 0).length;
          const same = all.filter((other) => F.compare(other.w, w) === 0).length;
          return F.of(Math.min(Math.max(places - better, 0), same), places * same);
        });
      },
      needs: one,
    },
    '943/432',
    'refuted',
  ],
  [
    {
      id: 'median',
      title: 'the median candidate',
      choose: among((all, F) => {
        const sorted = [...all].sort((a, b) => F.compare(a.w, b.w));
        const middle = sorted[Math.floor((all.length - 1) / 2)];
        return all.map(({ w }) => middle !== undefined && F.compare(w, middle.w) === 0);
      }),
      needs: one,
    },
    '89/54',
    'refuted',
  ],
  [
    {
      id: 'majority',
      title: 'majority vote of equal weights',
      choose: among((all, F) => {
        const votes = all.map(({ w }) => all.filter((other) => F.compare(other.w, w) === 0).length);
        return votes.map((count) => count === Math.max(...votes));
      }),
      needs: one,
    },
    '46/27',
    'refuted',
  ],
  [
    {
      id: 'worst',
      title: 'the worst of n',
      choose: among((all, F) => all.map(({ w }) => all.every((other) => F.compare(other.w, w) >= 0))),
      needs: one,
    },
    '245/216',
    'refuted',
  ],
  [
    {
      id: 'not-the-worst',
      title: 'all but the worst',
      choose: among((all, F) => all.map(({ w }) => all.some((other) => F.compare(other.w, w) < 0))),
      needs: one,
    },
    '551/216',
    'holds',
  ],
  [
    { id: 'knock-out', title: 'the winner of a knock-out of comparisons', choose: knockOut, needs: one },
    '107849/48600',
    'holds',
  ],
  [
    {
      id: 'greedy',
      title: 'the best with chance 9/10, else any',
      choose: (all, F) =>
        bestByReduce(all, F).map((chance) => F.add(F.mul(F.of(9, 10), chance), F.of(1, 10 * all.length))),
      needs: one,
    },
    '631/240',
    'holds',
  ],
  [
    {
      id: 'clipped',
      title: 'Luce by a reward model cut off at 2',
      score: ({ w }, F) => (F.compare(w, F.of(2)) > 0 ? F.of(2) : w),
    },
    '97/48',
    'refuted',
  ],
  [
    {
      id: 'ranked',
      title: 'weights 2^−rank',
      choose: (all, F) => {
        const scores = all.map(({ w }) => F.pow(F.of(2), -all.filter((other) => F.compare(other.w, w) > 0).length));
        return scores.map((score) => F.div(score, F.sum(scores)));
      },
      needs: one,
    },
    '2779/1296',
    'refuted',
  ],
  [
    { id: 'inverse', title: 'a reward with the wrong sign', score: ({ w }, F) => F.div(F.of(1), w) },
    '11491/7560',
    'refuted',
  ],
  [{ id: 'shifted', title: 'Luce by w + 1', choice: '(w[1] + 1)/(sum(w) + K)' }, '4480303/2162160', 'refuted'],
  [
    {
      id: 'replicator',
      title: 'multiplicative weights, fully synthetic',
      step: (p, { w }, F) => {
        const tilted = p.map((mass, i) => F.mul(mass, w[i] ?? F.of(0)));
        return tilted.map((mass) => F.div(mass, F.sum(tilted)));
      },
      needs: { candidates: 'infinity', lambda: 'infinity' },
    },
    '27/11',
    'holds',
  ],
  [
    {
      id: 'sharpening',
      title: 'self-sharpening, p squared',
      step: (p, _about, F) => {
        const squares = p.map((mass) => F.mul(mass, mass));
        return squares.map((mass) => F.div(mass, F.sum(squares)));
      },
      needs: { lambda: 'infinity' },
    },
    '3/2',
    'refuted',
  ],
  [
    {
      id: 'anchored',
      title: 'KL-penalised to the data, p_ref e^w',
      step: (_p, { w, pRef }, F) => {
        const top = w.reduce((a, b) => (F.compare(b, a) > 0 ? b : a));
        const tilted = pRef.map((mass, i) => F.mul(mass, F.exp(F.sub(w[i] ?? top, top))));
        return tilted.map((mass) => F.div(mass, F.sum(tilted)));
      },
      needs: { lambda: 'infinity' },
    },
    '3.303237597875',
    'refuted',
  ],
];

const written =
  (pRef: readonly Rational[]) =>
  ([definition, mean, verdict]: (typeof loops)[number]): WrittenLoop => ({ definition, mean, verdict, pRef });

export const WRITTEN: readonly WrittenLoop[] = [
  ...[...loops, ...LOOPS_ON_POOLS].map(written(START)),
  ...LOOPS_ON_PROMPTS.map(written(START)),
  ...LOOPS_ON_MASSES.map(written([Q.of(4, 5), Q.of(1, 10), Q.of(1, 10)])),
];
