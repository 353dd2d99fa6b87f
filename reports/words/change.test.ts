import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CellResult, StatementResult, VerificationResults } from '../../properties/results';
import { parseResults } from '../../properties/results/schemas';
import { type RunChange, isUnchanged, runChange, type VerdictChange } from './change';
import { casesChangeText, marginChangeText, replacedText, runText, unchangedText } from './change-text';

const base = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));

/** The results with one statement changed. */
const withStatement = (id: string, change: (statement: StatementResult) => StatementResult): VerificationResults => ({
  ...base,
  statements: base.statements.map((statement) => (statement.id === id ? change(statement) : statement)),
});

const firstCell = (statement: StatementResult, change: (cell: CellResult) => CellResult): StatementResult => ({
  ...statement,
  cells: statement.cells.map((cell, i) => (i === 0 ? change(cell) : cell)),
});

const told = (changes: readonly VerdictChange[]): readonly string[] =>
  changes.map(({ before, after }) =>
    [after.topic, after.subject, before.words, '→', after.verdict.words].filter((word) => word !== undefined).join(' '),
  );

const LISTS = ['worse', 'better', 'other', 'added', 'gone', 'margins', 'witnesses'] as const;

/** The lists that are not empty. */
const filled = (change: RunChange) => LISTS.filter((name) => change[name].length > 0);

describe('a run compared with itself', () => {
  it('is unchanged', () => {
    const change = runChange(base, base);
    expect(isUnchanged(change)).toBe(true);
    expect(unchangedText(change)).toContain(runText(base));
    expect([casesChangeText(change), replacedText(change)]).toEqual([undefined, undefined]);
  });

  it('is unchanged with other times', () => {
    const later = { ...base, timing: { ...base.timing, startedAt: '2030-01-01T00:00:00Z', seconds: 1 } };
    expect(isUnchanged(runChange(base, later))).toBe(true);
  });
});

describe('verdicts', () => {
  const weaker = withStatement('lemma-2.2', (statement) => ({
    ...statement,
    verdict: 'weak',
    mutants: statement.mutants.map((mutant, i) => (i === 0 ? { ...mutant, status: 'survived' as const } : mutant)),
    drops: statement.drops.map((drop, i) =>
      i === 0 ? { ...drop, status: 'not shown necessary' as const, asExpected: false } : drop,
    ),
  }));

  it('of a statement, a dropped hypothesis and a mutant that got worse are worse, and better the other way round', () => {
    const worse = runChange(base, weaker);
    expect(filled(worse)).toEqual(['worse']);
    expect(told(worse.worse)).toEqual([
      'lemma-2.2 holds → weak test',
      expect.stringMatching(
        /^lemma-2\.2 without .* counterexample found, as expected → not shown necessary: no counterexample/,
      ),
      expect.stringMatching(/^lemma-2\.2 mutant .* killed → survived$/),
    ]);
    const better = runChange(weaker, base);
    expect(filled(better)).toEqual(['better']);
    expect(better.better).toHaveLength(3);
  });

  it('of a conjecture that a run refutes are worse; an undecided statement that holds is better', () => {
    const disproved = withStatement('monotone-with-real-data', (statement) => ({ ...statement, verdict: 'refuted' }));
    expect(told(runChange(base, disproved).worse)).toEqual(['monotone-with-real-data open conjecture → refuted']);
    const decided = withStatement('odds-rate', (statement) => ({ ...statement, verdict: 'holds' }));
    expect(told(runChange(base, decided).better)).toEqual(['odds-rate undecided → holds']);
  });

  it('that differ without being worse or better are told as such', () => {
    const weak = withStatement('odds-rate', (statement) => ({ ...statement, verdict: 'weak' }));
    const change = runChange(base, weak);
    expect(filled(change)).toEqual(['other']);
    expect(told(change.other)).toEqual(['odds-rate undecided → weak test']);
  });

  it('of learned models are compared; of an experiment that is not completed only the experiment is named', () => {
    const { learned } = base;
    if (learned === undefined) throw new Error('the fixture has no learned experiments');
    const [first, ...rest] = learned.experiments;
    if (first === undefined) throw new Error('the fixture has no learned experiment');
    const cells = first.cells.map((cell) =>
      cell.verdict === 'holds' ? { ...cell, verdict: 'undecided' as const } : cell,
    );
    const unsure = runChange(base, { ...base, learned: { ...learned, experiments: [{ ...first, cells }, ...rest] } });
    expect(told(unsure.worse)).toEqual([`${first.id} lemma-2.2 holds → undecided`]);
    const broken = { ...first, status: 'failed' as const };
    const failed = runChange(base, { ...base, learned: { ...learned, experiments: [broken, ...rest] } });
    expect(told(failed.worse)).toEqual([`${first.id} done → failed`]);
    expect(filled(failed)).toEqual(['worse']);
    const mutants = learned.mutants.map((mutant) =>
      mutant.status === 'killed' ? { ...mutant, status: 'survived' as const } : mutant,
    );
    expect(told(runChange(base, { ...base, learned: { ...learned, mutants } }).worse)).toEqual([
      expect.stringMatching(/ignore-reward.* killed → survived$/),
    ]);
  });
});

describe('statements', () => {
  const without = { ...base, statements: base.statements.filter(({ id }) => id !== 'lemma-2.2') };

  it('that are new or gone are named once, without their parts', () => {
    const gone = runChange(base, without);
    expect(filled(gone)).toEqual(['gone']);
    expect(gone.gone.map(({ topic, subject }) => [topic, subject])).toEqual([['lemma-2.2', undefined]]);
    expect(runChange(without, base).added.map(({ topic, subject }) => [topic, subject])).toEqual([
      ['lemma-2.2', undefined],
    ]);
  });

  it('that lose a model are named with it', () => {
    const fewer = withStatement('lemma-2.2', (statement) => ({ ...statement, cells: statement.cells.slice(1) }));
    expect(runChange(base, fewer).gone.map(({ topic, subject }) => [topic, subject])).toEqual([
      ['lemma-2.2', 'on discrete'],
    ]);
  });
});

describe('margins', () => {
  const withMargin = (margin: number): VerificationResults =>
    withStatement('lemma-2.2', (statement) =>
      firstCell(statement, (cell) => ({ ...cell, evidence: [{ claim: 'a', cases: 10, attained: 0, margin }] })),
    );

  it.each([
    [0.5, 0.06, []],
    [0.5, 0.05, ['0.5 → 0.05: 10 times tighter']],
    [1e-9, 4e-5, ['1e−9 → 4e−5: 40\u202F000 times wider']],
    [5e-320, 1, ['5e−320 → 1: 1e319 times wider']],
  ])('from %p to %p', (before, after, lines) => {
    const change = runChange(withMargin(before), withMargin(after));
    expect(change.margins.map(marginChangeText)).toEqual(lines);
    expect(isUnchanged(change)).toBe(lines.length === 0);
  });
});

describe('counterexamples', () => {
  const refuted = base.statements.find(({ id }) => id === 'theorem-2.4');
  const witness = refuted?.cells[0]?.counterexample;
  if (witness === undefined) throw new Error('the fixture has no counterexample');
  const holding = withStatement('theorem-2.4', (statement) =>
    firstCell(statement, ({ counterexample: _, ...cell }) => ({ ...cell, status: 'holds' })),
  );

  it('are new where the baseline has none', () => {
    const change = runChange(holding, base);
    expect(change.witnesses).toEqual([witness]);
    expect(told(change.worse)).toEqual(['theorem-2.4 on discrete holds → refuted']);
  });

  it('are replaced where the baseline has another one', () => {
    const other = withStatement('theorem-2.4', (statement) =>
      firstCell(statement, (cell) => ({
        ...cell,
        counterexample: { ...witness, instance: { ...witness.instance, w: ['1', '9'] } },
      })),
    );
    const change = runChange(base, other);
    expect(isUnchanged(change)).toBe(true);
    expect(replacedText(change)).toMatch(/^1 known counterexample is another one/);
  });
});

it('names the numbers of cases if they differ', () => {
  const more = { ...base, counts: { ...base.counts, cases: base.counts.cases + 1000 } };
  expect(casesChangeText(runChange(base, more))).toMatch(/^Cases: .* → .*\.$/);
});
