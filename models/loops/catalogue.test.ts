import { describe, expect, it } from '@jest/globals';
import { Q, UnanswerableError } from '../../theory';
import { BUILT_IN_LOOPS, loopOf } from './catalogue';
import { luceChoice } from './choices';
import { composeLoop } from './compose';
import { exactFit } from './learners';
import { realData } from './mixtures';
import { type LawOperations, type Needs, finite } from './loop';
import { MUTANTS } from './mutants/catalogue';
import { CHOICES, LEARNERS_OF_LAWS, MIXTURES } from './parts';

const models = ['discrete', 'gaussian'] as const;
const two = { count: 2, shares: [Q.of(1, 2), Q.of(1, 2)] };

/** The built-in loops, with what their instances must have. */
const NEEDS: Readonly<Record<string, Needs>> = {
  curated: {},
  'maximum-likelihood': { models: ['discrete', 'gaussian', 'mixture'] },
  'plackett-luce-cold': { growth: 32 },
  'plackett-luce-warm': { growth: 32, squares: true },
  'best-of-K': { growth: 6 },
  'top-2-of-K': { growth: 16 },
  'uniform-choice': {},
  'noisy-choice': {},
  'adversarial-share': { growth: 32, users: { count: 2, shares: [Q.of(3, 4), Q.of(1, 4)] } },
  'heterogeneous-users': { growth: 32, users: { count: 3 } },
  'two-stage': { growth: 32, users: two },
  'pairwise-with-ties': { candidates: { min: 2, max: 2, infinite: false } },
  'waning-schedule': { schedule: 'λ_t = λ/(t + 1)', rounds: 3 },
  accumulate: { ownMixture: 'the share of new data is 1/(t + 2), not λ/(1 + λ)', rounds: 3 },
  'finite-sample': { samples: true, models: ['discrete', 'gaussian'] },
  'accumulated-batches': { samples: true, models: ['discrete', 'gaussian'] },
  'average-of-past': { rounds: 3 },
  'per-prompt': { growth: 32, prompts: true },
  'last-snapshot': { candidates: { min: 2, max: 2, infinite: false }, rounds: 3 },
};

describe('the built-in loops', () => {
  it('are these, and need of their instances what their parts need', () => {
    expect(Object.fromEntries(BUILT_IN_LOOPS.map(({ id, needs }) => [id, needs]))).toEqual(NEEDS);
  });

  it('of two parts with needs need both', () => {
    expect(loopOf('two-stage+fully-synthetic+finite-sample').needs).toEqual({
      growth: 32,
      users: two,
      samples: true,
      models: ['discrete', 'gaussian'],
      ownMixture: 'the loop mixes in no real data, whatever λ is',
    });
    expect(loopOf('luce+real-data+unbiased-sample').needs).toEqual({ samples: true, models: ['gaussian'] });
    expect(loopOf('plackett-luce-warm+accumulate+maximum-likelihood').needs).toMatchObject({
      squares: true,
      models: ['discrete', 'gaussian', 'mixture'],
    });
  });

  it('of parts that allow different K and models need what all of them allow', () => {
    const parts = {
      choice: { ...luceChoice, needs: { candidates: { min: 2, max: 5, infinite: true }, models } },
      mixture: { ...realData, needs: { candidates: { min: 1, max: 3, infinite: false } } },
      learner: { ...exactFit, needs: { models: ['large-discrete', 'discrete'] } },
    } as const;
    expect(composeLoop(parts).needs).toEqual({
      candidates: { min: 2, max: 3, infinite: false },
      models: ['discrete'],
    });
    const infinite = { ...realData, needs: { candidates: { min: 4, max: 9, infinite: true } } };
    expect(composeLoop({ ...parts, mixture: infinite, learner: exactFit }).needs).toEqual({
      candidates: { min: 4, max: 5, infinite: true },
      models,
    });
    const ordered = { ...luceChoice, needs: { orders: true, exact: true, growth: 5 } } as const;
    const small = { ...realData, needs: { growth: 3 } };
    expect(composeLoop({ choice: ordered, mixture: small, learner: exactFit }).needs).toEqual({
      orders: true,
      exact: true,
      growth: 3,
    });
  });

  it('say what they are in words: every part has a title, a formula and a source', () => {
    for (const part of [CHOICES, MIXTURES, LEARNERS_OF_LAWS].flatMap((table) => [...table.values()])) {
      expect([part.id, part.title, part.formula, part.reference].map((text) => text.trim())).not.toContain('');
    }
    const loop = loopOf('best-of-K+accumulate+finite-sample');
    expect(loop.title).toBe(
      'The best of K candidates is kept, added to the data of all rounds before, fitted to n samples',
    );
    expect(loop.formula).toBe(
      'c = keep argmax_k w_k, ties at random;  D = ((t + 1) p_t + c_t)/(t + 2), with p_ref for p_0;  ' +
        'p_{t+1} = (1/n) Σ_i δ_{x_i}, x_i ~ D i.i.d.',
    );
    expect(loop.reference).toBe(
      'Stiennon et al. 2020, arXiv:2009.01325; Gerstgrasser et al. 2024, arXiv:2404.01413; ' +
        'Wright 1931; Shumailov et al. 2024, arXiv:2305.17493',
    );
    const waning = MIXTURES.get('waning-schedule');
    expect(waning?.title).toBe('with real data, weighted 1 : λ_t, λ_t = λ/(t + 1)');
    expect(waning?.formula).toBe('(p_ref + λ_t c)/(1 + λ_t), λ_t = λ/(t + 1)');
    for (const { title } of Object.values(MUTANTS)) expect(title).not.toBe('');
  });

  it('are all named when an id is unknown, with the mutants and the parts', () => {
    const message = ((): string => {
      try {
        // @ts-expect-error: a typo does not compile.
        return loopOf('nope').id;
      } catch (error) {
        return (error as Error).message;
      }
    })();
    const names = [...BUILT_IN_LOOPS.map(({ id }) => id), ...Object.keys(MUTANTS)].join(', ');
    const parts = [CHOICES, MIXTURES, LEARNERS_OF_LAWS].map((table) => [...table.keys()].join(' | ')).join(') + (');
    expect(message).toBe(`there is no loop "nope"; known are ${names}, and combinations (${parts})`);
  });

  it('can be the base of a mutant; an unknown base is refused', () => {
    expect(loopOf('drop-real-data:accumulate')).toMatchObject({
      id: 'drop-real-data:accumulate',
      title: 'trains on the curated data alone',
      needs: NEEDS['accumulate'],
    });
    for (const id of ['drop-real-data:nope', 'nope:curated', 'toString', 'prefer-worst:toString']) {
      expect(() => loopOf(id)).toThrow(`there is no loop "${id}"`);
    }
  });
});

it('a model without atoms has no operations on atoms', () => {
  expect(() => finite({} as LawOperations<never>)).toThrow(
    new UnanswerableError('this part of the loop is defined on finitely many atoms only'),
  );
});
