import { describe, expect, it } from '@jest/globals';
import { type Loop, loopOf } from '../../models';
import { statementOf } from '../../theory';
import { defineLoop } from '../own-loops/define/define-loop';
import { commonDomain, excludedBy } from './common-domain';

const fitted = (statement: string, loop: string): ReturnType<typeof commonDomain> =>
  commonDomain(statementOf(statement), loopOf(loop));

describe('a statement does not apply to a loop', () => {
  it.each([
    ['fisher-identity', 'pairwise-with-ties', 'the statement is about K = ∞'],
    ['theorem-2.2', 'pairwise-with-ties', 'K from 1 to 1, the choice is defined for K from 2 to 2'],
    ['theorem-2.3', 'accumulate', 'the share of new data is 1/(t + 2)'],
    ['cover-potential', 'curated', 'several users'],
    ['two-stage-limit', 'heterogeneous-users+accumulate+exact-fit', 'limit of the loop'],
    ['condorcet-cycle', 'adversarial-share', '3 users of equal shares, the loop has 2 users'],
    ['wright-fisher', 'best-of-K', 'fits n samples'],
    ['best-of-K', 'curated', 'about the loop best-of-K only'],
    ['top-2-of-K', 'best-of-K', 'about the loop top-2-of-K only'],
    ['k2-tanh', 'finite-sample', 'curation factor of every atom'],
    ['gaussian-mle-collapse', 'best-of-K', 'gaussian models, the loop runs on discrete'],
  ])('%s on %s', (statement, loop, reason) => {
    const common = fitted(statement, loop);
    expect(common).toMatchObject({ fits: false, hypothesis: expect.stringContaining(reason) });
  });
});

it('a statement about the kept candidates does not apply to a whole step', () => {
  const still = defineLoop({ id: 'still', step: (p) => p });
  expect(commonDomain(statementOf('k2-tanh'), still)).toMatchObject({
    fits: false,
    hypothesis: expect.stringContaining('whole step'),
  });
  expect(commonDomain(statementOf('lemma-2.2'), still)).toMatchObject({ fits: true });
});

it('a loop with a memory is searched for three rounds at least', () => {
  const rounds = (statement: string, loop: string): unknown => {
    const common = fitted(statement, loop);
    return common.fits && common.domain.rounds;
  };
  expect(['curated', 'average-of-past', 'stale-model'].map((loop) => rounds('step-identity', loop))).toEqual([1, 3, 3]);
  expect(rounds('lemma-2.2', 'average-of-past')).toBe(rounds('lemma-2.2', 'curated'));
});

describe('a loop that is declared for a part of K and λ only', () => {
  const from = (min: number, max: number, id = 'few'): ReturnType<typeof defineLoop> =>
    defineLoop({ id, choice: 'w[1]/sum(w)', needs: { candidates: { min, max } } });

  it('is asked for no choice outside of it: a statement that compares K with K − 1 is restricted, or does not apply', () => {
    const statement = statementOf('monotone-in-K');
    expect(commonDomain(statement, from(3, 6))).toMatchObject({
      fits: true,
      domain: { candidates: { min: 4, max: 6, infinite: 'never' } },
      excluded: [
        expect.anything(),
        'the statement asks for choices among other numbers of candidates too, so its K are 4–6',
      ],
    });
    expect(commonDomain(statement, from(3, 3))).toEqual({
      fits: false,
      hypothesis: 'at K = 3 the statement asks for a choice among 2, the loop is declared for K 3',
    });
    // Of one candidate there is no choice.
    expect(commonDomain(statement, from(2, 5))).toMatchObject({
      fits: true,
      domain: { candidates: { min: 2, max: 5 } },
    });
  });

  it('at K = ∞ alone is searched there, and statements about whole K do not apply', () => {
    const loop = defineLoop({ id: 'tilt', score: ({ w }) => w, needs: { candidates: 'infinity' } });
    expect(commonDomain(statementOf('lemma-2.2'), loop)).toMatchObject({
      fits: true,
      domain: { candidates: { infinite: 'always' } },
      excluded: ['the loop is declared for K ∞ only, without K = 1–64'],
    });
    expect(commonDomain(statementOf('monotone-in-K'), loop)).toEqual({
      fits: false,
      hypothesis: 'the statement is about K from 2 to 64, the loop is declared for K = ∞',
    });
  });

  it('without real data is told nothing about λ < ∞', () => {
    const loop = defineLoop({ id: 'still', step: (p) => p, needs: { lambda: 'infinity' } });
    expect(commonDomain(statementOf('selection-response'), loop)).toEqual({
      fits: false,
      hypothesis: 'the statement is about real data, λ < ∞; the loop is declared fully synthetic',
    });
    expect(commonDomain(statementOf('lemma-2.2'), loop)).toMatchObject({ fits: true });
  });
});

describe('the common domain', () => {
  it('has the K of both', () => {
    expect(fitted('lemma-2.2', 'pairwise-with-ties')).toMatchObject({
      fits: true,
      domain: { candidates: { min: 2, max: 2, infinite: 'never' } },
    });
    expect(fitted('lemma-2.2', 'heterogeneous-users')).toMatchObject({
      domain: { candidates: { min: 1, max: 64, infinite: 'sometimes' } },
    });
  });

  it('has the users, samples and squares that the loop needs', () => {
    expect(fitted('lemma-2.2', 'adversarial-share')).toMatchObject({ domain: { users: { count: 2 } } });
    expect(fitted('lemma-2.2', 'finite-sample')).toMatchObject({ domain: { samples: true } });
    expect(fitted('lemma-2.2', 'plackett-luce-warm')).toMatchObject({ domain: { squares: true } });
  });

  it('keeps the preferences that the statement is about', () => {
    expect(fitted('condorcet-cycle', 'heterogeneous-users')).toMatchObject({
      domain: { users: { count: 3, preferences: 'cyclic' } },
    });
  });

  it('of the loop that a statement is about is its own', () => {
    expect(fitted('best-of-K', 'best-of-K')).toMatchObject({
      domain: statementOf('best-of-K').domain,
      model: 'discrete',
    });
    expect(fitted('lemma-2.2', 'curated')).toMatchObject({ domain: statementOf('lemma-2.2').domain });
  });
});

describe('instances that the needs of a loop exclude', () => {
  it.each<[string, string, readonly RegExp[]]>([
    ['lemma-2.2', 'curated', []],
    ['lemma-2.2', 'pairwise-with-ties', [/^the loop is declared for K 2 only, without K = 1, K = 3–\d+ and K = ∞$/]],
    ['lemma-2.2', 'heterogeneous-users', []],
    ['lemma-2.2', 'plackett-luce-warm', [/^the loop is declared for weights that are squares only$/]],
    ['condorcet-cycle', 'heterogeneous-users', []],
    ['fisher-identity', 'heterogeneous-users', []],
  ])('of %s on %s is said', (statement, loop, excluded) => {
    const common = fitted(statement, loop);
    expect(common).toMatchObject({
      fits: true,
      excluded: excluded.map((text): unknown => expect.stringMatching(text)),
    });
  });

  it.each([
    [
      { min: 1, max: 6, infinite: 'sometimes' },
      { min: 2, max: 4, infinite: false },
      'K 2 to 4 only, without K = 1, K = 5–6 and K = ∞',
    ],
    [{ min: 2, max: 6, infinite: 'never' }, { min: 2, max: 5, infinite: false }, 'K 2 to 5 only, without K = 6'],
    [
      { min: 1, max: 2, infinite: 'sometimes' },
      { min: 3, max: 4, infinite: true },
      'K 3 to 4 and ∞ only, without K = 1–2',
    ],
    [{ min: 1, max: 6, infinite: 'always' }, { min: 2, max: 4, infinite: true }, undefined],
    [{ min: 2, max: 3, infinite: 'never' }, { min: 1, max: 4, infinite: false }, undefined],
  ] as const)('of the candidates %j, by a loop for %j, is %s', (asked, candidates, left) => {
    const loop = { ...loopOf('curated'), needs: { candidates } };
    expect(excludedBy(loop, { candidates: asked }, [])).toEqual(
      left === undefined ? [] : [`the loop is declared for ${left}`],
    );
  });

  it('names a p_ref that must give every atom mass, and leaves out statements about others', () => {
    const loop: Loop = { ...loopOf('curated'), id: 'positive', needs: { positiveReference: true } };
    expect(commonDomain(statementOf('lemma-2.2'), loop)).toMatchObject({
      domain: { positiveReference: true },
      excluded: ['the loop is declared for a p_ref that gives every atom mass'],
    });
    const condensed = statementOf('unique-fixed-point');
    const about = { ...condensed, domain: { ...condensed.domain, reference: 'condensed' as const } };
    expect(commonDomain(about, loop)).toMatchObject({ fits: false, hypothesis: expect.stringContaining('p_ref') });
  });

  it('names users and kinds of model', () => {
    const candidates = { min: 1, max: 6, infinite: 'sometimes' } as const;
    expect(excludedBy(loopOf('adversarial-share'), { candidates, users: { count: 2 } }, ['discrete'])).toContainEqual(
      expect.stringMatching(/^the loop is declared for 2 users of the shares [\d/]+, [\d/]+ only$/),
    );
    expect(excludedBy(loopOf('maximum-likelihood'), { candidates }, ['discrete', 'large-discrete'])).toEqual([
      'the loop is declared for discrete, gaussian and mixture models only, without large-discrete models',
    ]);
  });
});
