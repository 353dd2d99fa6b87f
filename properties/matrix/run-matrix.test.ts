import { describe, expect, it } from '@jest/globals';
import { type Loop, loopOf } from '../../models';
import { InputError, type Statement, statementOf } from '../../theory';
import { IN_TURN, type SearchRunner } from '../search';
import { type CellExpectation, type MatrixResults, matrixVerdict } from '../results';
import { type MatrixOptions, runMatrix } from './run-matrix';

/** Two statements on two loops; both hold on the first loop and are refuted on the second. */
const STATEMENTS: readonly Statement[] = [statementOf('lemma-2.2'), statementOf('k2-tanh')];
const OPTIONS: MatrixOptions = { loops: ['curated', 'uniform-choice'], statements: STATEMENTS, cases: 60, seed: 5 };

const verdicts = ({ cells }: MatrixResults): string[] =>
  cells.map(({ statement, loop, verdict, agreement }) => `${statement} ${loop} ${verdict}: ${agreement}`);

/** A loop that is not built in. */
const mine: Loop = { ...loopOf('uniform-choice'), id: 'mine' };

describe('the matrix', () => {
  it('has every pair, by statement, then by loop, compared with its expectation', async () => {
    const expectations = (loop: string): CellExpectation => ({
      verdict: loop === 'curated' ? 'holds' : 'refuted',
      because: 'planted',
    });
    const results = await runMatrix({ ...OPTIONS, expectations });
    expect(results.complete).toBe(true);
    expect(verdicts(results)).toEqual([
      'lemma-2.2 curated holds: as expected',
      'lemma-2.2 uniform-choice refuted: as expected',
      'k2-tanh curated holds: as expected',
      'k2-tanh uniform-choice refuted: as expected',
    ]);
    expect(matrixVerdict(results)).toBe('as expected');
    const [, refuted] = results.cells;
    expect(refuted?.counterexample).toMatchObject({
      loop: 'uniform-choice',
      subject: { kind: 'variant', id: 'uniform-choice' },
    });
    expect(refuted?.expected).toEqual({ verdict: 'refuted', because: 'planted' });
  });

  it('has its searches run by a runner of the caller, those of a loop without an id in this thread', async () => {
    const asked: string[] = [];
    const runner: SearchRunner = {
      run: (task, spec) => {
        asked.push(`${task.statement} ${task.sought.kind === 'variant' ? task.sought.loop : ''}`);
        return IN_TURN.run(structuredClone(task), spec);
      },
      atOnce: 2,
    };
    const options: MatrixOptions = { ...OPTIONS, loops: ['curated', mine] };
    expect(await runMatrix({ ...options, runner })).toEqual(await runMatrix(options));
    expect(asked).toEqual(['lemma-2.2 curated', 'k2-tanh curated']);
  });

  it('treats a better cell than expected as unexpected, like a worse one', async () => {
    const planted = (loop: string): CellExpectation => ({
      verdict: loop === 'curated' ? 'refuted' : 'holds',
      because: 'planted',
    });
    const results = await runMatrix({ ...OPTIONS, expectations: planted });
    expect(results.cells.map(({ agreement }) => agreement)).toEqual(Array(4).fill('unexpected'));
    expect(matrixVerdict(results)).toBe('unexpected');
  });

  it('has a conjecture as open on a loop of the user, of which theory says nothing', async () => {
    const statements = [statementOf('monotone-with-real-data')];
    const { cells } = await runMatrix({ ...OPTIONS, statements, loops: [mine] });
    expect(cells).toMatchObject([{ verdict: 'holds', agreement: 'open', expected: { verdict: 'open' } }]);
  });

  it('reports an expectation for a cell that is not applicable', async () => {
    const results = await runMatrix({
      ...OPTIONS,
      loops: ['accumulate'],
      statements: [statementOf('theorem-2.3')],
      expectations: () => ({ verdict: 'holds', because: 'planted' }),
    });
    expect(results.cells).toMatchObject([{ verdict: 'not applicable', agreement: 'stale' }]);
    expect(results.cells[0]?.reason).toContain('1/(t + 2)');
  });

  it('gives the same bytes for any number of threads, with a loop of the user beside', async () => {
    const options: MatrixOptions = { ...OPTIONS, loops: ['curated', 'luce+accumulate+exact-fit', mine] };
    const one = await runMatrix(options);
    for (const threads of [2, 3]) {
      expect(JSON.stringify(await runMatrix({ ...options, threads }))).toBe(JSON.stringify(one));
    }
    expect(one.loops.map(({ id }) => id)).toEqual(['curated', 'luce+accumulate+exact-fit', 'mine']);
    expect(one.cells.at(-1)).toMatchObject({ loop: 'mine', verdict: 'refuted', agreement: 'nothing expected' });
  });

  it('reports each cell before and after', async () => {
    const before: string[] = [];
    const after: string[] = [];
    await runMatrix({
      ...OPTIONS,
      cases: 5,
      onProgress: ({ loop, statement, done, total }) => before.push(`${statement} ${loop} ${done}/${total}`),
      onCell: ({ loop, statement }) => after.push(`${statement} ${loop}`),
    });
    expect(before[3]).toBe('k2-tanh uniform-choice 3/4');
    expect(after).toHaveLength(4);
  });

  it.each([
    ['a time limit', (): MatrixOptions => ({ timeLimit: 1500 })],
    ['an abort', (): MatrixOptions => ({ signal: AbortSignal.timeout(1500) })],
    ['an abort before it begins', (): MatrixOptions => ({ signal: AbortSignal.abort(), threads: 2 })],
  ])('cut short by %s has every cell, and is incomplete', async (_what, limit) => {
    const began = performance.now();
    const results = await runMatrix({ ...OPTIONS, loops: ['curated'], cases: 1_000_000, ...limit() });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(results.complete).toBe(false);
    expect(results.cells.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided']);
    expect(matrixVerdict(results)).toBe('incomplete');
  });

  it('goes on past a loop that throws, of which nothing is known', async () => {
    const curate = (): never => {
      throw new Error('no such rule');
    };
    const results = await runMatrix({ ...OPTIONS, loops: [{ ...mine, curate }, 'curated'] });
    expect(results.cells.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['undecided', 'the search ended with an error: no such rule'],
      ['holds', undefined],
      ['undecided', 'the search ended with an error: no such rule'],
      ['holds', undefined],
    ]);
  });

  it.each<[string, MatrixOptions, string]>([
    ['an unknown loop', { loops: ['nope' as 'curated'] }, 'there is no loop "nope"'],
    ['two loops of one id', { loops: [mine, { ...mine }] }, 'there are two loops "mine"'],
    ['no loop', { loops: [] }, 'no loop is given'],
    ['no statement', { statements: [] }, 'no statement is given'],
    ['no number of threads', { threads: 0 }, 'threads 0 is not a whole number'],
  ])('refuses %s', async (_what, options, message) => {
    await expect(runMatrix({ ...OPTIONS, ...options })).rejects.toThrow(InputError);
    await expect(runMatrix({ ...OPTIONS, ...options })).rejects.toThrow(message);
  });
});
