import { describe, expect, it } from '@jest/globals';
import { caseOf, decodeInstance, drawnLaws, loopOf } from '../../models';
import { type Statement, statementOf } from '../../theory';
import type { Counterexample, VerificationResults } from '../results';
import { IN_TURN, type SearchRunner, type SearchTask } from '../search';
import { type VerifyOptions, verify } from './verify';

const fisher = statementOf('fisher-identity');

const run = (options: VerifyOptions = {}): Promise<VerificationResults> =>
  verify({ statements: [fisher], models: ['discrete'], cases: 50, seed: 3, ...options });

const withoutTiming = ({ timing: _timing, ...rest }: VerificationResults): string => JSON.stringify(rest);

describe('a verification run', () => {
  it('gives the same bytes for the same seed, apart from timing', async () => {
    const statements = ['lemma-2.2', 'theorem-2.4', 'mirror-descent'].map(statementOf);
    const options: VerifyOptions = { statements, models: ['discrete', 'gaussian'], cases: 60, seed: 11 };
    const [first, second] = [await verify(options), await verify(options)];
    expect(withoutTiming(first)).toBe(withoutTiming(second));
    const other = await verify({ ...options, seed: 12 });
    expect(withoutTiming(other)).not.toBe(withoutTiming(first));
  });

  it('has its searches run by a runner of the caller, with the same results', async () => {
    const tasks: SearchTask[] = [];
    const runner: SearchRunner = {
      run: (task, spec, onWork) => {
        tasks.push(task);
        return IN_TURN.run(structuredClone(task), spec, onWork);
      },
      atOnce: 2,
    };
    const unregistered: Statement = { ...fisher, id: 'mine' };
    const statements = [fisher, unregistered];
    expect(withoutTiming(await run({ statements, runner }))).toBe(withoutTiming(await run({ statements })));
    expect(new Set(tasks.map(({ statement }) => statement))).toEqual(new Set(['fisher-identity']));
    expect(new Set(tasks.map(({ sought }) => sought.kind))).toEqual(new Set(['cell', 'hypothesis', 'mutant']));
  });

  it('gives a statement the same result alone as among others', async () => {
    const alone = await run();
    const among = await run({ statements: [statementOf('k2-tanh'), fisher] });
    expect(JSON.stringify(among.statements[1])).toBe(JSON.stringify(alone.statements[0]));
  });

  it('says what it was made with', async () => {
    const { tool } = await run({ cases: 1 });
    expect(tool).toMatchObject({ node: process.versions.node, platform: `${process.platform} ${process.arch}` });
    expect(tool.commit ?? '').toMatch(/^([0-9a-f]{40}(\+changes)?)?$/);
  });

  it('names the statements from which each follows', async () => {
    const statements = ['theorem-2.4', 'fisher-identity'].map(statementOf);
    const results = await run({ statements, cases: 5 });
    expect(results.statements.map(({ follows }) => follows)).toEqual([
      ['sharp-theorem-2.4', 'exact-theorem-2.4', 'tv-lipschitz'],
      [],
    ]);
  });

  it('draws the laws of the loop that was tested, from the start to the round after the finding', async () => {
    const { statements } = await run({ statements: [statementOf('lemma-2.2')], models: ['discrete', 'gaussian'] });
    const [lemma] = statements;
    for (const cell of lemma?.cells ?? []) {
      const { laws = [], finding } = cell.tightest ?? {};
      expect(laws.map(({ t }) => t)).toContain(0);
      expect(laws.at(-1)?.t).toBe((finding?.t ?? NaN) + 1);
      expect(laws.every(({ kind }) => kind === (cell.model === 'discrete' ? 'masses' : 'gaussian'))).toBe(true);
    }
    const worst = lemma?.mutants.find(({ id }) => id === 'prefer-worst')?.counterexample;
    const { instance, laws, loop } = worst ?? {};
    const tested = drawnLaws(caseOf(decodeInstance(instance), loopOf(loop ?? '')), 1);
    expect(laws?.slice(0, 2)).toEqual(tested);
    const [start, next] = (laws ?? []).map((law) => (law.kind === 'masses' ? law.masses : []));
    const weights = (instance as unknown as { readonly w: readonly string[] }).w.map(Number);
    const mean = (masses: readonly number[] = []): number =>
      masses.reduce((sum, m, i) => sum + m * (weights[i] ?? NaN), 0);
    expect(mean(next)).toBeLessThan(mean(start));
  });

  it('counts every planned case', async () => {
    const { statements } = await run();
    expect(statements[0]?.cells[0]?.cases).toEqual({ planned: 50, run: 50, discarded: 0, undecided: 0 });
  });

  it('cut short by an abort is incomplete, whatever held so far', async () => {
    const abort = new AbortController();
    const results = await run({
      statements: [fisher, statementOf('lemma-2.2')],
      signal: abort.signal,
      onStatement: () => abort.abort(),
    });
    expect(results).toMatchObject({ complete: false, verdict: 'incomplete' });
    expect(results.statements.map(({ verdict }) => verdict)).toEqual(['holds']);
  });

  it('cut short by a time limit inside a search is incomplete', async () => {
    const results = await run({ cases: 100_000, timeLimit: 200 });
    expect(results.verdict).toBe('incomplete');
    const cases = results.statements[0]?.cells[0]?.cases;
    expect(cases?.run).toBeLessThan(100_000);
  });

  it('a claim that no case decides makes the cell weak, though the others hold', async () => {
    const claims = [...fisher.claims, { id: 'b', says: 'never asked', claim: 'E(p[t], w) < 0', when: 't > 100' }];
    const { statements } = await run({ statements: [{ ...fisher, claims }] });
    const reason = 'no case satisfies what is needed for claim b';
    expect(statements[0]).toMatchObject({ verdict: 'weak', cells: [{ status: 'weak', reason }] });
  });

  it('a claim whose hypothesis no case satisfies is weak too', async () => {
    const [hypothesis] = fisher.hypotheses;
    const idle: Statement = {
      ...fisher,
      claims: [...fisher.claims, { id: 'b', says: 'needs K = 2', claim: 'E(p[t], w) < 0' }],
      hypotheses: hypothesis ? [{ ...hypothesis, id: 'two', formal: 'K == 2', carries: ['b'] }] : [],
      mutants: [],
    };
    const { statements } = await run({ statements: [idle] });
    expect(statements[0]?.cells).toMatchObject([{ status: 'weak' }]);
  });

  it('a mutant that survives makes the statement weak, never green', async () => {
    const blind: Statement = {
      ...fisher,
      claims: [{ id: 'a', says: 'sees nothing', claim: 'E(p[t], w) > 0' }],
      hypotheses: [],
    };
    const { statements, verdict } = await run({ statements: [blind] });
    expect(verdict).toBe('weak');
    expect(statements[0]?.mutants.every(({ status }) => status === 'survived')).toBe(true);
  });

  it('a hypothesis that carries no weight is "not shown necessary", and said to be unexpected', async () => {
    const idle: Statement = {
      ...fisher,
      hypotheses: [
        {
          id: 'idle',
          says: 'w ≤ 10^9',
          drop: { how: 'drop it', domain: {}, expect: 'counterexample', because: 'it is not needed' },
        },
      ],
    };
    const { statements, counts } = await run({ statements: [idle] });
    expect(statements[0]).toMatchObject({ verdict: 'weak' });
    expect(statements[0]?.drops[0]).toMatchObject({ status: 'not shown necessary', asExpected: false });
    expect(counts.drops).toEqual({ counterexample: 0, notShownNecessary: 1, unexpected: 1 });
  });
});

describe('stored counterexamples', () => {
  it('are decided first and refute a statement that broke', async () => {
    const broken = await run({
      statements: [{ ...fisher, claims: [{ id: 'a', says: '', claim: 'E(p[t + 1], w) > E(p[t], w)' }] }],
      cases: 500,
    });
    const stored = broken.statements[0]?.cells[0]?.counterexample as Counterexample;
    const statements = [{ ...fisher, claims: [{ id: 'a', says: '', claim: 'E(p[t + 1], w) > E(p[t], w)' }] }];
    const again = await run({ statements, stored: [stored], cases: 1, seed: 99 });
    expect(again.statements[0]?.cells[0]).toMatchObject({ status: 'refuted', replayed: 1 });
  });

  it('that no longer refute are called stale', async () => {
    const { statements } = await run();
    const drop = statements[0]?.drops[0]?.counterexample as Counterexample;
    const infinite = { ...drop, instance: { ...drop.instance, K: 'inf' } } as Counterexample;
    const results = await run({ stored: [infinite] });
    expect(results.statements[0]?.drops[0]).toMatchObject({ stored: 'stale', asExpected: false });
    const confirmed = await run({ stored: [drop] });
    expect(confirmed.statements[0]?.drops[0]).toMatchObject({ stored: 'confirmed', asExpected: true });
  });
});
