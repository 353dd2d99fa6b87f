/** One step of every mutant and the less common parts, in exact numbers, against values that were worked out by hand. */
import { describe, expect, it } from '@jest/globals';
import { Q, type Rational, UnanswerableError } from '../../theory';
import { ExactLawOperations } from '../closed-form/discrete/laws/exact-law';
import { loopOf } from './catalogue';
import { type ErrorTarget, type LawOperations, type Round, type SampleFit, type TwoSizes, step } from './loop';
import { withFault } from './mutants/faults';
import { LEARNERS_OF_LAWS } from './parts';

type Masses = readonly Rational[];
const rationals = (text: string): Masses => text.split(',').map(Q.parse);
const shown = (masses: Masses): string => masses.map((mass) => Q.format(Q.reduce(mass))).join(',');

const w = rationals('1,4,9');
const even = rationals('1/3,1/3,1/3');
const operations = new ExactLawOperations(w);

const round = (changes: Partial<Round<Masses>> = {}): Round<Masses> => ({
  history: [even],
  reference: () => rationals('1/2,1/4,1/4'),
  candidates: 2,
  lambda: 'infinity',
  epsilon: Q.zero,
  ...changes,
});

/** The law `p H^2_p` of the even p: `2 p_i Σ_j p_j w_i/(w_i + w_j)`, such as 2/9·(1/2 + 1/5 + 1/10) for the first atom. */
const CURATED = '8/45,209/585,272/585';

describe('one step of a mutant', () => {
  it.each<[string, Partial<Round<Masses>>, string]>([
    ['curated', {}, CURATED],
    ['ignore-reward', {}, '1/3,1/3,1/3'],
    // 2/9·(1/2 + 4/5 + 9/10), and so on.
    ['prefer-worst', {}, '22/45,181/585,118/585'],
    ['one-candidate-less', { candidates: 3 }, CURATED],
    ['one-candidate-less', { candidates: 1 }, '1/3,1/3,1/3'],
    ['one-candidate-more', { candidates: 1 }, CURATED],
    ['forget-to-normalise', {}, '4/45,209/1170,136/585'],
    // K = ∞: p w without the division by E[w].
    ['forget-to-normalise', { candidates: Infinity }, '1/3,4/3,3'],
    ['stale-model', { history: [even, rationals('1,0,0')] }, CURATED],
    ['stale-model', { history: [rationals('0,1,0'), even, rationals('1,0,0')] }, CURATED],
    ['stale-model', {}, CURATED],
    // The last of the even atoms has half of the mass: p = (1/4, 1/4, 1/2), at K = 1.
    ['biased-sampler', { candidates: 1 }, '1/4,1/4,1/2'],
    // K = ∞: p w/E[w] with p w = (1, 4, 18)/4.
    ['biased-sampler', { candidates: Infinity }, '1/23,4/23,18/23'],
    // At K = 1 the curated law is even. λ = 2 counts as (1 + 2)² − 1 = 8, or as 2/3, or as ∞.
    ['real-share-low', { candidates: 1, lambda: Q.of(2) }, '19/54,35/108,35/108'],
    ['real-share-high', { candidates: 1, lambda: Q.of(2) }, '13/30,17/60,17/60'],
    ['drop-real-data', { candidates: 1, lambda: Q.of(2) }, '1/3,1/3,1/3'],
    ['real-share-low', {}, CURATED],
    ['real-share-high', {}, CURATED],
  ])('%s %#', (id, changes, expected) => {
    expect(shown(step(loopOf(id), operations, round(changes)))).toBe(expected);
  });

  it('with one sample less is that of the smaller sample, and never of none', () => {
    const after = (id: string, size: number): string =>
      shown(step(loopOf(id), operations, round({ sampling: { size, seed: 7 } })));
    for (const size of [2, 5, 30]) {
      expect(after('one-sample-less:finite-sample', size)).toBe(after('finite-sample', size - 1));
    }
    expect(after('one-sample-less:finite-sample', 1)).toBe(after('finite-sample', 1));
    expect(shown(step(loopOf('one-sample-less'), operations, round()))).toBe(CURATED);
  });

  it('is unanswerable on laws that cannot have the fault', () => {
    expect(() => withFault({} as LawOperations<Masses>, 'favour')).toThrow(
      new UnanswerableError('the laws of this model have no fault "favour"'),
    );
  });
});

describe('an exact fit with an error', () => {
  const epsilon = Q.of(1, 2);
  // (1 − ε) times the even law, plus ε at the target.
  const [first, last, spread] = ['2/3,1/6,1/6', '1/6,1/6,2/3', '1/3,1/3,1/3'];
  it.each<[string, readonly ErrorTarget[] | undefined, readonly string[]]>([
    ['to the first atom, where nothing is said', undefined, [first, first, first]],
    ['to the targets in turn', [2, 'uniform'], [last, spread, last]],
  ])('moves mass %s', (_, errorTowards, expected) => {
    const rounds = [[even] as const, [even, even] as const, [even, even, even] as const];
    const loop = loopOf('uniform-choice+fully-synthetic+exact-fit');
    const steps = rounds.map((history) => step(loop, operations, round({ history, epsilon, errorTowards })));
    expect(steps.map(shown)).toEqual(expected);
  });

  it('is part of a fit by maximum likelihood', () => {
    const loop = loopOf('uniform-choice+fully-synthetic+maximum-likelihood');
    expect(shown(step(loop, operations, round({ epsilon })))).toBe(first);
  });
});

describe('a learner that is sampled at temperature 1/2', () => {
  it('squares the ratios of its data, which may be fitted with an error', () => {
    const learner = LEARNERS_OF_LAWS.get('half-temperature');
    const data = [Q.of(1, 6), Q.of(1, 3), Q.of(1, 2)];
    expect(shown(learner?.fit(operations, data, round()) ?? [])).toBe(shown([Q.of(1, 14), Q.of(2, 7), Q.of(9, 14)]));
    const off = round({ epsilon: Q.of(1, 4) });
    // (1/4 + 3/4 · 1/6, 3/4 · 1/3, 3/4 · 1/2) = (3, 2, 3)/8
    expect(shown(learner?.fit(operations, data, off) ?? [])).toBe(shown([Q.of(9, 22), Q.of(2, 11), Q.of(9, 22)]));
  });
});

describe('learners of samples', () => {
  const asked: SampleFit[] = [];
  const family = {
    fitToSample: (law: Masses, fit: SampleFit) => (asked.push(fit), law),
  } as unknown as LawOperations<Masses>;
  const [maximum, unbiased] = ['finite-sample', 'unbiased-sample'].map((id) => LEARNERS_OF_LAWS.get(id));
  const sampled = round({ sampling: { size: 6, seed: 1 } });

  it('fit the family of the model, with the divisor n or n − 1', () => {
    asked.length = 0;
    expect(maximum?.fit(family, even, sampled)).toBe(even);
    expect(unbiased?.fit(family, even, sampled)).toBe(even);
    expect(asked).toEqual([
      { size: 6, divisor: 'n' },
      { size: 6, divisor: 'n - 1' },
    ]);
  });

  it('draw another sample in every round, and the same one from the same seed', () => {
    const drawn = (history: Round<Masses>['history'], seed: number): string =>
      shown(maximum?.fit(operations, even, round({ history, sampling: { size: 1000, seed } })) ?? []);
    expect(drawn([even], 1)).toBe(drawn([even], 1));
    expect(drawn([even, even], 1)).not.toBe(drawn([even], 1));
    expect(drawn([even], 2)).not.toBe(drawn([even], 1));
  });

  it('keep the points of earlier rounds: each new batch is one among all', () => {
    const batches = LEARNERS_OF_LAWS.get('accumulated-batches');
    const drawn = (history: Round<Masses>['history']): Masses =>
      batches?.fit(operations, even, round({ history, sampling: { size: 10, seed: 1 } })) ?? [];
    const [first, second] = ([[even], [even, even]] as const).map(
      (history) => maximum?.fit(operations, even, round({ history, sampling: { size: 10, seed: 1 } })) ?? [],
    ) as [Masses, Masses];
    expect(shown(drawn([even]))).toBe(shown(first));
    expect(shown(drawn([even, first]))).toBe(shown(operations.mix(first, second, Q.one)));
    expect(() => batches?.fit(family, even, round({ history: [even, even], sampling: { size: 6, seed: 1 } }))).toThrow(
      new UnanswerableError('this model does not keep the samples of earlier rounds'),
    );
    expect(() => batches?.fit(family, even, round())).toThrow('an instance without samples, which this learner needs');
  });

  it('weight the means of a real and a synthetic sample, where the model has a mean', () => {
    const weighted = LEARNERS_OF_LAWS.get('weighted-means');
    const averaging = {
      averageOfMeans: (real: Masses, synthetic: Masses, sizes: TwoSizes): Masses => [
        ...real,
        Q.of(sizes.real),
        Q.of(sizes.synthetic),
        ...synthetic,
      ],
    } as unknown as LawOperations<Masses>;
    expect(shown(weighted?.fit(averaging, even, sampled) ?? [])).toBe(
      shown([...sampled.reference(), Q.of(6), Q.of(6), ...even]),
    );
    const twice = LEARNERS_OF_LAWS.get('weighted-means-of-twice');
    expect(shown(twice?.fit(averaging, even, sampled) ?? [])).toBe(
      shown([...sampled.reference(), Q.of(6), Q.of(12), ...even]),
    );
    expect(() => weighted?.fit(averaging, even, round())).toThrow(
      'an instance without samples, which this learner needs',
    );
    expect(() => weighted?.fit(operations, even, sampled)).toThrow(
      new UnanswerableError('this model has no mean of known variance'),
    );
  });

  it('need samples, and for the divisor n − 1 a family with a variance', () => {
    const message = 'an instance without samples, which this learner needs';
    expect(() => maximum?.fit(family, even, round())).toThrow(new UnanswerableError(message));
    expect(() => unbiased?.fit(family, even, round())).toThrow(new UnanswerableError(message));
    expect(() => unbiased?.fit(operations, even, sampled)).toThrow(
      new UnanswerableError('a law on atoms has no variance over n − 1'),
    );
  });
});

describe('choices of users', () => {
  it.each<[string, number, string]>([
    ['two-stage', 0, 'an instance without user 1, whom this loop needs'],
    ['two-stage', 1, 'an instance without user 2, whom this loop needs'],
    ['heterogeneous-users', 0, 'an instance without users, whom this loop needs'],
  ])('are unanswerable where a user is missing: %s, %i users', (id, count, message) => {
    const users = [{ share: Q.one, w }].slice(0, count);
    const ops = new ExactLawOperations(w, { users });
    expect(() => loopOf(id).curate(ops, even, 2)).toThrow(new UnanswerableError(message));
  });

  it('by nobody count for nothing', () => {
    const users = [
      { share: Q.zero, w: rationals('9,1,1') },
      { share: Q.one, w },
    ];
    expect(shown(loopOf('heterogeneous-users').curate(new ExactLawOperations(w, { users }), even, 2))).toBe(CURATED);
  });

  it('are averaged by share', () => {
    // K = ∞: s p w/E[w] with E[w] = 14/3 and 3, that is 1/4·(1, 4, 9)/14 + 3/4·(3, 3, 3)/9.
    const users = [
      { share: Q.of(1, 4), w },
      { share: Q.of(3, 4), w: rationals('3,3,3') },
    ];
    const law = loopOf('adversarial-share').curate(new ExactLawOperations(w, { users }), even, Infinity);
    expect(shown(law)).toBe('15/56,9/28,23/56');
  });
});

it('a comparison of one candidate keeps it', () => {
  expect(shown(loopOf('pairwise-with-ties').curate(operations, rationals('1/2,1/3,1/6'), 1))).toBe('1/2,1/3,1/6');
});
