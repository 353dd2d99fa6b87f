import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_LOOPS, curatedLoop } from '../../models';
import { STATEMENTS } from '../../theory';
import {
  type Agreement,
  type CellExpectation,
  type JudgedCell,
  type MatrixResults,
  type VariantCell,
  matrixExitCode,
  matrixVerdict,
} from '../results';
import { EXPECTATIONS, expectationOf } from './expectations';
import { commonDomain } from '../search/common-domain';
import { judge, judged } from './against-theory';

const cellOf = (verdict: VariantCell['verdict'], loop = 'curated'): VariantCell => ({
  loop,
  statement: 'lemma-2.2',
  verdict,
  cases: { planned: 1, run: 1, discarded: 0, undecided: 0 },
  domain: {},
  decisions: 1,
  attained: 0,
  seed: 1,
});

const expected = (verdict: CellExpectation['verdict']): CellExpectation => ({ verdict, because: 'planted' });

const matrixOf = (cells: readonly JudgedCell[], complete = true): MatrixResults => ({
  format: 'curated-loops/matrix',
  version: 2,
  tool: { version: '0' },
  seed: 1,
  cases: 1,
  complete,
  loops: [{ id: 'curated', title: '' }],
  statements: [{ id: 'lemma-2.2', title: '' }],
  cells,
});

describe('a cell against its expectation', () => {
  it('is unexpected on a built-in loop without an expectation, and on no other', () => {
    expect(judge(cellOf('holds'), undefined)).toBe('unexpected');
    expect(judge(cellOf('refuted'), undefined)).toBe('unexpected');
    expect(judge(cellOf('undecided'), undefined)).toBe('undecided');
    expect(judge(cellOf('holds', 'mine'), undefined)).toBe('nothing expected');
  });

  it.each<[VariantCell['verdict'], CellExpectation['verdict'] | 'nothing', Agreement]>([
    ['holds', 'holds', 'as expected'],
    ['refuted', 'refuted', 'as expected'],
    ['refuted', 'holds', 'unexpected'],
    ['holds', 'refuted', 'unexpected'],
    ['holds', 'undecided', 'unexpected'],
    ['holds', 'open', 'open'],
    ['refuted', 'open', 'unexpected'],
    ['undecided', 'open', 'undecided'],
    ['not applicable', 'open', 'stale'],
    ['undecided', 'holds', 'undecided'],
    ['undecided', 'undecided', 'undecided'],
    ['undecided', 'nothing', 'undecided'],
    ['holds', 'nothing', 'nothing expected'],
    ['refuted', 'nothing', 'nothing expected'],
    ['not applicable', 'holds', 'stale'],
    ['not applicable', 'refuted', 'stale'],
    ['not applicable', 'nothing', 'as expected'],
  ])('%s where %s is expected: %s', (verdict, expectation, agreement) => {
    expect(judge(cellOf(verdict, 'mine'), expectation === 'nothing' ? undefined : expected(expectation))).toBe(
      agreement,
    );
  });
});

describe('a matrix as a whole', () => {
  const good = judged(cellOf('holds'), expected('holds'));
  const bad = judged(cellOf('holds'), expected('refuted'));
  const open = judged(cellOf('undecided'), expected('holds'));
  const stale = judged(cellOf('not applicable'), expected('holds'));

  it.each<[string, readonly JudgedCell[], boolean, ReturnType<typeof matrixVerdict>, number]>([
    ['all as expected', [good], true, 'as expected', 0],
    ['a stale expectation only warns', [good, stale], true, 'as expected', 0],
    ['an unexpected cell fails', [good, bad, open], false, 'unexpected', 1],
    ['an undecided cell is no pass', [good, open], true, 'undecided', 3],
    ['a run that was cut short is no pass', [good], false, 'incomplete', 3],
    ['a built-in loop without expectation fails', [judged(cellOf('holds'), undefined)], true, 'unexpected', 1],
    ['a loop of the user needs none', [judged(cellOf('refuted', 'mine'), undefined)], true, 'as expected', 0],
  ])('%s', (_what, cells, complete, verdict, code) => {
    expect(matrixVerdict(matrixOf(cells, complete))).toBe(verdict);
    expect(matrixExitCode(matrixOf(cells, complete))).toBe(code);
  });
});

describe('the expectations', () => {
  it('name loops and statements that there are, each once', () => {
    const known = STATEMENTS.map(({ id }) => id);
    for (const [loop, groups] of EXPECTATIONS) {
      expect(BUILT_IN_LOOPS.map(({ id }) => id)).toContain(loop);
      const ids = groups.flatMap(({ statements }) => statements);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(known).toContain(id);
    }
  });

  it('say something of every statement that is about the loop of the paper, and of no other', () => {
    for (const statement of STATEMENTS) {
      expect([statement.id, expectationOf('curated', statement.id) !== undefined]).toEqual([
        statement.id,
        commonDomain(statement, curatedLoop).fits,
      ]);
    }
  });

  it('say nothing of what they do not know', () => {
    expect(expectationOf('mine', 'lemma-2.2')).toBeUndefined();
    expect(expectationOf('curated', 'nope')).toBeUndefined();
  });
});
