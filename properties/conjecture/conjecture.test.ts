/** Conjectures whose answer is known, on real worker threads. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { InputError } from '../../theory';
import { replayCounterexample } from '../search/counterexample';
import { type ConjectureOptions, conjecture } from './conjecture';
import type { ConjectureQuestion, ConjectureResult } from '../results';
import { ConjectureThreads } from './threads';

const threads = new ConjectureThreads(2);
afterAll(() => threads.close());

const QUESTION: ConjectureQuestion = { claim: '', given: [], where: {}, loop: 'curated', model: 'discrete', seed: 5 };

const ask = (question: Partial<ConjectureQuestion>, options: ConjectureOptions = {}): Promise<ConjectureResult> =>
  conjecture({ ...QUESTION, ...question }, { cases: 400, on: threads, ...options });

describe('the domain of a conjecture', () => {
  it('is of the weights that the question speaks about', async () => {
    const { domain, cases } = await ask({ claim: 'E(p[1], w) >= E(p[0], w)', given: ['w_max == 3/7', 'K <= 4'] });
    expect(cases.run).toBe(400);
    expect(domain.weights?.greatest).toBe(3 / 7);
    expect(domain.weights?.least).toBeLessThan(1 / 100);
    expect(domain.K).toEqual({ least: 1, greatest: 4 });
    expect(domain).not.toHaveProperty('excluded');
  });

  it('says what the needs of the loop leave out', async () => {
    const { domain } = await ask({ claim: 'E(p[1], w) >= E(p[0], w)', loop: 'pairwise-with-ties', given: ['K <= 4'] });
    expect(domain).toMatchObject({
      K: { least: 2, greatest: 2 },
      excluded: ['the loop is declared for K 2 only, without K = 1 and K = 3–4'],
    });
  });
});

describe('a false conjecture', () => {
  it.each<[Partial<ConjectureQuestion>, object, object]>([
    [
      { claim: 'E(p[1], w) >= E(p[0], w) + Var(p[0], w)/w_max' },
      { K: 1, p0: ['1/2', '1/2'], w: ['1', '2'], lambda: 'inf' },
      { sides: { left: '3/2', right: '13/8' } },
    ],
    [
      { claim: 'E(p[1], w) >= E(p[0], w) + Var(p[0], w)/w_max', given: ['K >= 2'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1', '2'] },
      { sides: { left: '19/12', right: '13/8' } },
    ],
    [
      { claim: 'E(p[t + 1], w) > E(p[t], w)', given: ['K >= 2'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1', '1'] },
      { sides: { left: '1', right: '1' } },
    ],
    [
      { claim: 'gain >= c', where: { gain: 'E(p[2], w) - E(p[0], w)', c: '1/100' }, given: ['K == 3'] },
      { K: 3, w: ['1', '1'] },
      { sides: { left: '0', right: '1/100' } },
    ],
    [{ claim: 'sup_ratio(p[1], p_ref) <= K', data: 'real' }, { K: 1, pRef: ['1/2', '1/2'] }, { sides: { right: '1' } }],
    [
      { claim: 'E(p[1], w) >= E(p[0], w)', loop: 'prefer-worst', given: ['K >= 2'] },
      { K: 2, w: ['1', '2'] },
      { sides: { right: '3/2' } },
    ],
    [
      { claim: 'E(p[1], w) - E(p[0], w) >= Var(p[0], w)', given: ['K >= 2', 'w_max == 1'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1/2', '1'] },
      { sides: { left: '1/24', right: '1/16' } },
    ],
    [
      { claim: 'E(p[t], r) > log(3/7)', given: ['w_max == 3/7', 'Var(p[t], w) > 0'] },
      { p0: ['1/2', '1/2'], w: ['3/14', '3/7'] },
      {},
    ],
    [
      { claim: 'E(p[1], w_true) >= E(p[0], w_true)', given: ['K >= 2'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1', '2'], wTrue: ['2', '1'] },
      { sides: { left: '17/12', right: '3/2' } },
    ],
    [
      { claim: 'sum_rounds(E(p[s], w), 0, t) >= (t + 1)*E(p[t], w)', given: ['K >= 2'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1', '2'] },
      {},
    ],
    [
      { claim: 'E(p[1; best-of-K], w) <= E(p[1], w)', given: ['K < inf'] },
      { K: 2, p0: ['1/2', '1/2'], w: ['1', '2'] },
      { sides: { left: '7/4', right: '19/12' } },
    ],
    [{ claim: 'E(p[2; accumulate], w) >= E(p[2], w)' }, { K: 1 }, { counterexample: { usesReference: true } }],
    [{ claim: 'win_rate(p[1], p[0]) > 1/2' }, { K: 1 }, { sides: { left: '1/2', right: '1/2' } }],
  ])('%j is refuted by the smallest case, in fractions', async (question, instance, more) => {
    const result = await ask(question);
    expect(result).toMatchObject({ verdict: 'refuted', counterexample: { instance }, ...more });
    expect(result.counterexample && replayCounterexample(result.counterexample).status).toBe('refuted');
  });

  it('about an atom names it', async () => {
    const result = await ask({ claim: 'p[t + 1](x) >= p[t](x)', given: ['w(x) > w_min'] });
    expect(result).toMatchObject({ verdict: 'refuted', counterexample: { finding: { t: 0, atoms: { x: 1 } } } });
  });

  it('of logarithms shows them as logarithms', async () => {
    const result = await ask({ claim: 'KL(p[1], p[0]) >= log(2)' });
    expect(result.verdict).toBe('refuted');
    expect(result.sides?.right).toBe('log(2)');
  });

  it('that is off by two per cent is refuted too', async () => {
    const claim = 'E(p[1], w) - E(p[0], w) >= (1 + 1/50)*(1 - 1/K)*Var(p[0], w)/w_max';
    const result = await ask({ claim, given: ['K >= 2', 'K <= 3'], data: 'synthetic' }, { cases: 1500 });
    expect(result.verdict).toBe('refuted');
  });
});

describe('a conjecture that holds', () => {
  it('is open, with how hard it was looked', async () => {
    const result = await ask({
      claim: 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
      given: ['K <= 5'],
    });
    expect(result).toMatchObject({ verdict: 'open', rounds: 4, cases: { run: 400, undecided: 0, discarded: 0 } });
    expect(result.reason).toBeUndefined();
    expect(result.decisions).toBeGreaterThan(400);
    expect(result.rungs.exact + result.rungs.certified).toBe(400);
    expect(result.labels.find(({ name }) => name === 'K ≥ 4')?.share).toBeGreaterThan(0.1);
    expect(result.tightest?.finding.margin).toBeGreaterThan(0);
    expect(result.tightest?.finding.margin).toBeLessThan(0.01);
  });

  it('is searched until the budget is spent where no number of cases is asked for', async () => {
    const result = await ask({ claim: 'E(p[1], w) >= E(p[0], w)' }, { cases: undefined, budget: 700 });
    expect(result.verdict).toBe('open');
    expect(result.cases.run).toBeGreaterThan(50);
  });

  it('with a number of cases is incomplete when the time does not suffice', async () => {
    const result = await ask({ claim: 'E(p[1], w) >= E(p[0], w)' }, { cases: 1_000_000, budget: 300 });
    expect(result).toMatchObject({ verdict: 'incomplete' });
    expect(result.reason).toContain('the time limit was reached before 1000000 cases were drawn');
  });

  it('interrupted is incomplete', async () => {
    const result = await ask(
      { claim: 'E(p[1], w) >= E(p[0], w)' },
      { cases: undefined, signal: AbortSignal.timeout(300) },
    );
    expect(result).toMatchObject({ verdict: 'incomplete', reason: 'interrupted' });
  });
});

describe('a search that tests nothing says so', () => {
  it.each<[string[], number[]]>([
    [
      ['K >= 2', 'w_min > w_max'],
      [200, 0],
    ],
    [['K == 5/2'], [0]],
  ])('given %j, which no case satisfies', async (given, satisfied) => {
    const result = await ask({ claim: 'E(p[1], w) >= E(p[0], w)', given });
    expect(result).toMatchObject({ verdict: 'no case', givens: { drawn: 200, satisfied } });
    expect(result.reason).toContain('no case satisfies');
    expect(result.reason).toContain(`"${given.at(-1) ?? ''}"`);
  });

  it('of a question without an answer on these models', async () => {
    const result = await ask({ claim: 'risk(p[1]) <= risk(p[0])' });
    expect(result).toMatchObject({ verdict: 'undecided', rounds: 1, cases: { run: 50, undecided: 50 } });
    expect(result.reason).toContain('the model has no answer');
  });

  it('given a condition without an answer', async () => {
    const result = await ask({ claim: 'E(p[1], w) >= E(p[0], w)', given: ['M_0 > 1'] });
    expect(result).toMatchObject({ verdict: 'undecided' });
    expect(result.reason).toContain('the hypothesis "M_0 > 1" is undecided');
  });

  it('refuses what is no number of cases', async () => {
    await expect(ask({ claim: 'K > 0' }, { cases: 0 })).rejects.toThrow(InputError);
  });
});

describe('a search with a number of cases', () => {
  it.each(['Var(p[t + 1], w) <= 2*Var(p[t], w)', 'E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max'])(
    'gives the same bytes for the same seed, on any number of threads: %s',
    async (claim) => {
      const texts = [];
      for (const count of [1, 2]) {
        const own = new ConjectureThreads(count);
        texts.push(JSON.stringify(await ask({ claim, given: ['K <= 5'] }, { cases: 900, on: own })));
        await own.close();
      }
      expect(new Set(texts).size).toBe(1);
    },
  );

  it('draws other cases for another seed', async () => {
    const claim = 'E(p[1], w) >= E(p[0], w)';
    const [a, b] = [await ask({ claim, seed: 1 }), await ask({ claim, seed: 2 })];
    expect(a.labels).not.toEqual(b.labels);
  });
});

describe('a case that takes for ever', () => {
  // Expectations over draws inside one another: the work is multiplied at every level, since values for pairs of atoms are not kept.
  const levels = Array.from({ length: 16 }, (_, i) => i);
  const where = Object.fromEntries(
    levels.map((i) => [`a${i}`, `E_draws(p[t], w[1]/sum(w)*${i === 0 ? 'w(x)/w(y)' : `a${i - 1}`})`]),
  );
  const claim = `a${levels.length - 1} > 0`;

  it('ends with the budget, and is no verdict', async () => {
    const given = ['K >= 5', 'K <= 6'];
    // On a busy machine too, the case has begun when the budget ends.
    const result = await ask({ claim, where, given }, { cases: undefined, budget: 1500, grace: 300 });
    expect(result).toMatchObject({ verdict: 'incomplete', cases: { run: 0 } });
    expect(result.reason).toMatch(/^stopped: one case took longer than the budget \(the last of \d+ begun\)$/);
  });

  it('leaves threads that search on', async () => {
    expect(await ask({ claim: 'K > 0' })).toMatchObject({ verdict: 'open' });
  });
});
