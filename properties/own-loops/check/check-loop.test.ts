import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Loop, MUTANTS, curatedLoop } from '../../../models';
import { InputError, STATEMENTS, type Statement, statementOf } from '../../../theory';
import { defineLoop } from '../define';
import { checkLoopFile } from './check-file';
import { typeRefusal } from './check-types';
import type { CheckedCell } from '../../results';
import { shownVerdict } from './cell-text';
import { checkLoop, loopVerdict } from './check-loop';

const only = (...ids: string[]): Statement[] => ids.map(statementOf);
const luce = defineLoop({ id: 'luce-again', score: ({ w }) => w });
const capped = defineLoop({ id: 'capped', score: ({ w }, F) => (F.compare(w, F.of(3)) > 0 ? F.of(3) : w) });

describe('the guarantees of a loop', () => {
  it('are all kept by the rule of the paper, in another form', async () => {
    const { verdict, cells, defects } = await checkLoop(luce, { cases: 30 });
    expect(defects).toEqual([]);
    expect(cells.map(({ statement }) => statement)).toEqual(STATEMENTS.map(({ id }) => id));
    expect(cells.filter((cell) => cell.verdict === 'refuted' && !cell.failsAnyway)).toEqual([]);
    expect(verdict).not.toBe('refuted');
    const expected = new Map(STATEMENTS.map((statement) => [statement.id, statement.expected?.verdict]));
    const verdicts = (kind: string) =>
      cells.filter(({ statement, verdict: of }) => expected.get(statement) === kind && of !== 'not applicable');
    expect(verdicts('open').map((cell) => cell.verdict)).toContain('open');
    expect(verdicts('open').map((cell) => cell.verdict)).not.toContain('holds');
    expect(verdicts('refuted').map(shownVerdict)).toContain('refuted as expected');
    expect(verdicts('refuted').map(shownVerdict)).not.toContain('refuted');
  });

  it('are lost where the rule breaks them, with a counterexample of two atoms and both sides as fractions', async () => {
    const { verdict, cells } = await checkLoop(capped, { statements: only('lemma-2.2', 'tv-lipschitz'), cases: 100 });
    expect(verdict).toBe('refuted');
    expect(cells).toMatchObject([
      { verdict: 'refuted', sides: { left: '1/10', right: '1/8' }, counterexample: { instance: { w: ['2', '4'] } } },
      { verdict: 'holds' },
    ]);
  });

  it('are the same for the same seed', async () => {
    const options = { statements: only('lemma-2.2', 'theorem-2.4'), cases: 50, seed: 3 };
    expect(await checkLoop(capped, options)).toEqual(await checkLoop(capped, options));
  });

  it('are not searched if it is not a loop', async () => {
    const { verdict, cells, defects } = await checkLoop(MUTANTS['forget-to-normalise'].mutate(curatedLoop));
    expect({ verdict, cells, defects: defects.length }).toEqual({ verdict: 'not a loop', cells: [], defects: 1 });
  });

  it('stay undecided where the rule throws later than in the preflight', async () => {
    const brittle = defineLoop({
      id: 'brittle',
      score: ({ w }, F) => {
        if (F.compare(w, F.of(8)) === 0) throw new Error('not 8');
        return w;
      },
    });
    const { verdict, cells } = await checkLoop(brittle, { statements: only('lemma-2.2'), cases: 100 });
    expect(verdict).toBe('undecided');
    expect(cells[0]?.reason).toBe('the loop throws: not 8');
  });

  it.each([{ timeLimit: 1 }, { signal: AbortSignal.abort() }])('are undecided when cut short by %j', async (limit) => {
    const { verdict, cells } = await checkLoop(luce, {
      statements: only('lemma-2.2', 'tv-lipschitz'),
      cases: 5000,
      ...limit,
    });
    expect(verdict).toBe('undecided');
    expect(cells.map((cell) => cell.verdict)).toEqual(['undecided', 'undecided']);
  });

  it('refuse a value that is not a loop, and an invalid number of cases', async () => {
    await expect(checkLoop({} as Loop)).rejects.toThrow(InputError);
    await expect(checkLoop(luce, { cases: 0 })).rejects.toThrow('cases 0 is not a whole number');
    await expect(checkLoop(luce, { seed: 0.5 })).rejects.toThrow('the seed 0.5 is not a whole number');
  });

  it('sum up to a pass only where all that applies holds', () => {
    const cell = (verdict: CheckedCell['verdict'], failsAnyway?: true): CheckedCell => ({
      ...{ loop: 'x', statement: 'y', verdict, seed: 1, decisions: 0, attained: 0 },
      cases: { planned: 1, run: 1, discarded: 0, undecided: 0 },
      domain: {},
      ...(failsAnyway ? { failsAnyway } : {}),
    });
    const verdictOf = (...cells: CheckedCell[]) => loopVerdict({ defects: [], cells });
    expect(verdictOf(cell('holds'), cell('not applicable'))).toBe('holds');
    expect(verdictOf(cell('holds'), cell('refuted', true))).toBe('holds');
    expect(verdictOf(cell('holds'), cell('refuted'), cell('undecided'))).toBe('refuted');
    expect(verdictOf(cell('holds'), cell('undecided'))).toBe('undecided');
    expect(verdictOf(cell('not applicable'))).toBe('undecided');
    expect(verdictOf()).toBe('undecided');
    expect(verdictOf(cell('holds'), cell('open'))).toBe('holds');
    expect(verdictOf(cell('open'), cell('not applicable'))).toBe('open');
    expect(verdictOf(cell('open'), cell('undecided'))).toBe('undecided');
    expect(verdictOf(cell('open'), cell('refuted'))).toBe('refuted');
  });
});

it('errors of types are bad input, with the remedies', () => {
  expect(typeRefusal(['a.ts:1:2: no']).message).toBe(
    'a.ts:1:2: no; correct the types, or check without them: --no-types',
  );
  expect(typeRefusal(["a.ts:1:2: 'Candidate<T>' is not 'T'.", 'b', 'c']).message).toBe(
    "a.ts:1:2: 'Candidate<T>' is not 'T'. A candidate is an object: give its weight, a.w, where F takes numbers (and 2 more errors of types); " +
      'correct the types, or check without them: --no-types',
  );
});

describe('a loop in a file is checked in a thread of its own', () => {
  let path = '';
  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'curated-loops-check-')), 'a.mjs');
  });
  const write = (body: string): string => {
    writeFileSync(path, `import { defineLoop } from 'curated-loops';\n${body}`);
    return path;
  };
  const statements = only('lemma-2.2', 'tv-lipschitz');

  it('with the results that it has in this thread', async () => {
    const score = '({ w }, F) => (F.compare(w, F.of(3)) > 0 ? F.of(3) : w)';
    const options = { statements, cases: 50 };
    const there = await checkLoopFile(write(`export default defineLoop({ id: 'capped', score: ${score} })`), options);
    expect(there).toEqual(await checkLoop(capped, options));
  });

  it('and ended where its rule hangs, with the input on which it does', async () => {
    const hangs =
      "export default defineLoop({ id: 'endless', choose: (all) => { while (all.length > 1); return [F.of(1)]; } })";
    const text = hangs.replace('(all)', '(all, F)');
    const check = await checkLoopFile(write(text), { statements, patience: 500 });
    expect(check).toMatchObject({ verdict: 'not a loop', cells: [] });
    expect(check.defects).toMatchObject([{ kind: 'hangs', input: { K: 2 } }]);
    expect(check.defects[0]?.message).toContain('did not return within 0.5 s');
  });

  it('and ended if its rule hangs on an input outside the preflight, which is never a pass', async () => {
    const text =
      "export default defineLoop({ id: 'late', score: ({ w }, F) => { while (F.compare(w, F.of(8)) === 0); return w; } })";
    const check = await checkLoopFile(write(text), { statements, patience: 1000 });
    expect(check).toMatchObject({
      verdict: 'undecided',
      cells: [
        { verdict: 'undecided', reason: 'a case of it did not return in time' },
        { verdict: 'undecided', reason: 'not searched: the loop hangs in lemma-2.2' },
      ],
    });
  });

  it.each([
    ['that hangs in the system', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return w;', 'hangs'],
    ['that does not end its recursion', 'const f = () => f() + 1; return f();', 'throws'],
  ])('and a rule %s is a defect', async (_what, body, kind) => {
    const check = await checkLoopFile(write(`export default defineLoop({ id: 'x', score: ({ w }) => { ${body} } })`), {
      statements,
      patience: 500,
    });
    expect(check.defects).toMatchObject([{ kind }]);
  });

  it.each([
    ['ends its process when it is loaded', 'process.exit(0);', 'ends its process'],
    [
      'ends its process later',
      "export default defineLoop({ id: 'x', score: () => process.exit(0) })",
      'ends its process',
    ],
    ['fails when it is loaded', "throw new Error('no luck')", 'no luck'],
    [
      'fails outside of every call',
      "setTimeout(() => { throw new Error('late'); }); export default defineLoop({ id: 'x', score: ({ w }) => w })",
      'late',
    ],
    ['is missing', '', 'exports nothing'],
  ])('and refused where it %s', async (_what, body, message) => {
    const check = checkLoopFile(write(body), { statements, cases: 2000, patience: 2000 });
    await expect(check).rejects.toThrow(InputError);
    await expect(check).rejects.toThrow(message);
  });
});
