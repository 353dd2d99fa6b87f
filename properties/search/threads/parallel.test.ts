/** Verification on real worker threads. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError, STATEMENTS, type Statement, statementOf } from '../../../theory';
import type { Counterexample, VerificationResults } from '../../results';
import { type SearchTask, searchSpec } from '../search-task';
import { watchForCancellation } from '../cancellation';
import { type VerifyOptions, verify } from '../../verify/verify';
import { type PoolOptions, openPool } from './pool';

const lemma22 = statementOf('lemma-2.2');

/** False, and with hypotheses and mutants under which it is false too, so that no search of it is long. */
const falsehood: Statement = {
  ...lemma22,
  claims: [{ id: 'a', says: 'planted', claim: 'Var(p[t + 1], w) <= Var(p[t], w)' }],
  models: ['discrete'],
  hypotheses: lemma22.hypotheses.filter(({ id }) => id !== 'choice-sees-reward'),
  mutants: lemma22.mutants.filter((mutant) => mutant !== 'ignore-reward'),
};

/** A statement with refuted drops, a second model and mutants; an unregistered statement; and one after it. */
const OPTIONS: VerifyOptions = {
  statements: [statementOf('lemma-2.2'), falsehood, statementOf('k2-tanh')],
  models: ['discrete', 'mixture'],
  cases: 255,
  seed: 11,
};

const withoutTiming = ({ timing: _timing, ...rest }: VerificationResults): string => JSON.stringify(rest);

const task: SearchTask = {
  statement: 'fisher-identity',
  sought: { kind: 'cell', model: 'discrete' },
  cases: 40,
  seed: 1,
};
const spec = searchSpec(statementOf('fisher-identity'), task);

/** A search on threads that run the given module. */
async function runOn(options: Partial<PoolOptions>, asked: SearchTask = task): Promise<unknown> {
  const stop = watchForCancellation({});
  const pool = await openPool({ threads: 1, stop: stop.shared, ...options });
  try {
    return await pool.run(asked, spec);
  } finally {
    await pool.close();
  }
}

function moduleWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'worker.cjs');
  writeFileSync(path, text);
  return path;
}

describe('verification on several threads', () => {
  it('gives the same bytes for any number of threads, apart from timing', async () => {
    const one = await verify(OPTIONS);
    expect(one.timing.threads).toBe(1);
    expect(one.statements.map(({ verdict }) => verdict)).toEqual(['holds', 'refuted', 'holds']);
    for (const threads of [2, 3]) {
      const several = await verify({ ...OPTIONS, threads });
      expect(several.timing.threads).toBe(threads);
      expect(withoutTiming(several)).toBe(withoutTiming(one));
    }
  });

  it('decides stored counterexamples too', async () => {
    const options: VerifyOptions = { statements: [statementOf('k2-tanh')], cases: 20, seed: 3 };
    const [statement] = (await verify(options)).statements;
    const found = [...(statement?.drops ?? []), ...(statement?.mutants ?? [])].map((each) => each.counterexample);
    const stored = found.filter((each): each is Counterexample => each !== undefined);
    const again = await verify({ ...options, stored, threads: 2 });
    expect(again.statements[0]?.mutants.map((mutant) => mutant.stored)).not.toContain('none');
    expect(withoutTiming(again)).toBe(withoutTiming(await verify({ ...options, stored })));
  });

  it('reports each search, the running statements, and each statement at its end', async () => {
    const searches: string[] = [];
    const ended: string[] = [];
    await verify({
      ...OPTIONS,
      cases: 20,
      threads: 2,
      onProgress: ({ statement, search, running, done, total }) => {
        expect(running).toContain(statement);
        expect(done).toBeLessThan(total);
        searches.push(`${statement} ${search}`);
      },
      onStatement: ({ id }) => ended.push(id),
    });
    expect(new Set(searches).size).toBeGreaterThan(10);
    expect([...ended].sort()).toEqual(['k2-tanh', 'lemma-2.2', 'lemma-2.2']);
  });

  it('needs no threads for statements that are not in the registry', async () => {
    const results = await verify({ ...OPTIONS, statements: [falsehood], cases: 20, threads: 2 });
    expect(results.timing.threads).toBe(1);
    expect(results.verdict).toBe('refuted');
  });

  it.each([
    ['a time limit', (): VerifyOptions => ({ timeLimit: 1000 })],
    ['an abort', (): VerifyOptions => ({ signal: AbortSignal.timeout(1000) })],
  ])('cut short by %s ends at once and is incomplete', async (_what, limit) => {
    const began = performance.now();
    const results = await verify({ statements: STATEMENTS, cases: 1_000_000, threads: 2, ...limit() });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(results).toMatchObject({ complete: false, verdict: 'incomplete' });
    for (const { cells } of results.statements) {
      expect(cells.map(({ status }) => status)).not.toContain('holds');
      for (const { cases } of cells) expect(cases.run).toBeLessThan(cases.planned);
    }
  });

  it('stopped before it begins has no statements', async () => {
    const results = await verify({ ...OPTIONS, threads: 2, signal: AbortSignal.abort() });
    expect(results).toMatchObject({ complete: false, verdict: 'incomplete', statements: [] });
  });

  it('refuses an invalid number of threads', async () => {
    await expect(verify({ threads: 0 })).rejects.toThrow('threads 0 is not a whole number');
  });
});

describe('an error on a worker thread', () => {
  it('is thrown here with its class', async () => {
    const asked = { ...task, statement: 'nope' };
    await expect(runOn({}, asked)).rejects.toThrow(InputError);
    await expect(runOn({}, asked)).rejects.toThrow('there is no statement "nope"');
  });

  it.each([
    ['ends its thread', 'module.exports = () => process.exit(0)', 'worker exited with code: 0'],
    [
      'throws outside of the task',
      'module.exports = () => new Promise(() => setTimeout(() => { throw Error("late"); }))',
      'late',
    ],
    ['cannot be loaded', 'throw Error("broken")', 'broken'],
    ['answers nothing', 'module.exports = () => { throw Error("unclean"); }', 'unclean'],
  ])('of a worker that %s ends the run', async (_what, text, reason) => {
    const worker = moduleWith(text);
    await expect(runOn({ worker })).rejects.toThrow(`a worker thread ended before its work was done (${reason}`);
  });
});
