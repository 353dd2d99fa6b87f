import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ExperimentResult,
  type LearnedMutantResult,
  type LearnedResults,
  type LearnedVerdict,
  type StatementResult,
  type VerificationResults,
} from '../../properties/results';
import { issuesOf, countPhrases, exitCode, headline, isGreen } from './issues';
import { parseResults } from '../../properties/results/schemas';

const mixed = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const results: VerificationResults = { ...mixed, learned: undefined };
const holding = results.statements[0] as StatementResult;
const allHold = { holds: 1, 'refuted as expected': 0, open: 0, refuted: 0, weak: 0, undecided: 0, incomplete: 0 };

/** A green run of one statement, with changes. */
function run(statement: Partial<StatementResult> = {}, rest: Partial<VerificationResults> = {}): VerificationResults {
  const counts: VerificationResults['counts'] = {
    ...results.counts,
    statements: allHold,
    drops: { counterexample: 2, notShownNecessary: 0, unexpected: 0 },
    mutants: { killed: 2, survived: 0 },
  };
  return { ...results, complete: true, verdict: 'holds', counts, statements: [{ ...holding, ...statement }], ...rest };
}

const drop = holding.drops[0] as StatementResult['drops'][number];
const mutant = holding.mutants[0] as StatementResult['mutants'][number];

describe('a run', () => {
  test('is green when everything holds and behaves as theory predicts', () => {
    expect(isGreen(run())).toBe(true);
    expect(headline(run()).tone).toBe('good');
  });

  test('stays green when a mutant is killed by another instance than before, but says so', () => {
    const stale = run({ mutants: [{ ...mutant, stored: 'stale' }] });
    expect(isGreen(stale)).toBe(true);
    expect(issuesOf(stale).map(({ severity }) => severity)).toEqual(['notice']);
  });

  test.each<[string, VerificationResults]>([
    ['cut short', run({}, { complete: false })],
    ['empty', run({}, { statements: [] })],
    ['refuted by its verdict', run({}, { verdict: 'refuted' })],
    ['with an unexpected outcome of a dropped hypothesis', run({ drops: [{ ...drop, asExpected: false }] })],
    [
      'with a stale counterexample of a dropped hypothesis',
      run({ drops: [{ ...drop, asExpected: false, stored: 'stale' }] }),
    ],
    [
      'with a dropped hypothesis whose counterexample shows nothing',
      run({ drops: [{ ...drop, asExpected: false, kept: { status: 'refuted', cases: drop.cases, domain: {} } }] }),
    ],
    ['with a dropped hypothesis cut short', run({ drops: [{ ...drop, status: 'incomplete' }] })],
    ['with a surviving mutant', run({ mutants: [{ ...mutant, status: 'survived' }] })],
    ['with a mutant cut short', run({ mutants: [{ ...mutant, status: 'incomplete' }] })],
    ...(['refuted', 'undecided', 'weak', 'incomplete'] as const).map((status): [string, VerificationResults] => [
      `with a model that is ${status}`,
      run({ cells: holding.cells.map((cell) => ({ ...cell, status })) }),
    ]),
  ])('%s is not green', (_, bad) => {
    expect(isGreen(bad)).toBe(false);
    expect(headline(bad).tone).not.toBe('good');
    expect(headline(bad).words).toMatch(/^Not green: ./);
  });
});

test('a counterexample that shows nothing is reported with the reason', () => {
  const kept = { status: 'refuted', cases: drop.cases, domain: { K: { least: 2, greatest: 8 } } } as const;
  const [issue] = issuesOf(run({ drops: [{ ...drop, asExpected: false, kept }] }));
  expect(issue?.verdict.words).toBe(
    'counterexample found, which shows nothing: with the hypothesis kept the claim is refuted, too',
  );
  expect(issue?.domain).toMatch(/^discrete, .*; with the hypothesis kept: discrete, K 2–8, [\d,]+ cases?$/);
});

describe('a run with learned experiments', () => {
  const all = mixed.learned as LearnedResults;
  const [undecided, refuted, failed, incomplete] = all.experiments as readonly [
    ExperimentResult,
    ExperimentResult,
    ExperimentResult,
    ExperimentResult,
  ];
  const [killed, ...troubled] = all.mutants as readonly [LearnedMutantResult, ...LearnedMutantResult[]];
  const without = (experiment: ExperimentResult, verdict: LearnedVerdict): ExperimentResult => ({
    ...experiment,
    cells: experiment.cells.filter((cell) => cell.verdict !== verdict),
  });
  const quiet: LearnedResults = { ...all, experiments: [without(undecided, 'undecided')], mutants: [killed] };
  const learned = (change: Partial<LearnedResults>): VerificationResults =>
    run({}, { learned: { ...quiet, ...change } });
  const alone = (change: Partial<LearnedResults>): VerificationResults => ({ ...learned(change), statements: [] });

  test('is green when all that applies holds, and a statement that does not apply is no concern', () => {
    expect(quiet.experiments[0]?.cells.map(({ verdict }) => verdict)).toEqual(['holds', 'not applicable']);
    expect(issuesOf(learned({}))).toEqual([]);
    expect(exitCode(learned({}))).toBe(0);
    expect(headline(learned({})).words).toBe(
      '1 statement held in every case tested, 1 verdict holds on 1 learned experiment',
    );
  });

  test('counts them in words', () => {
    expect(countPhrases(run({}, { learned: all })).slice(-4, -1)).toEqual([
      '4 experiments on learned models: 2 verdicts hold, 1 refuted, 1 undecided, 2 not applicable',
      '1 of 4 learned mutants killed',
      'every band and verdict right at once with probability at least 99.9\u202F%',
    ]);
  });

  test('may have nothing else, and then speaks of nothing else', () => {
    expect(isGreen(alone({}))).toBe(true);
    expect(headline(alone({})).words).toBe('1 verdict holds on 1 learned experiment');
    expect(countPhrases(alone({})).join()).not.toMatch(/statement|case/);
  });

  test.each<[string, Partial<LearnedResults>, 1 | 3, string]>([
    ['a refuted statement', { experiments: [refuted] }, 1, '1 verdict refuted on learned models'],
    ['an undecided one', { experiments: [undecided] }, 3, '1 verdict undecided on learned models'],
    ['a training that broke down', { experiments: [refuted, failed] }, 1, '1 learned experiment failed'],
    ['that alone', { experiments: [...quiet.experiments, failed] }, 3, '1 learned experiment failed'],
    ['one cut short', { experiments: [...quiet.experiments, incomplete] }, 3, '1 learned experiment incomplete'],
    ['a budget that is overspent', { budget: { ...all.budget, spent: 0.002 } }, 3, 'the error budget is overspent'],
    ['a budget that is no number', { budget: { ...all.budget, spent: NaN } }, 3, 'the error budget is overspent'],
    ['no experiment', { experiments: [] }, 3, 'no statement was verified on a learned model'],
    ['nothing that applies', { experiments: [without(quiet.experiments[0] ?? failed, 'holds')] }, 3, 'no statement'],
    ...troubled.map((mutant): [string, Partial<LearnedResults>, 1 | 3, string] => [
      `a mutant that ${mutant.status}`,
      { mutants: [killed, mutant] },
      mutant.status === 'survived' ? 1 : 3,
      `1 learned mutant ${mutant.status}`,
    ]),
  ])('with %s is not green', (_, change, code, words) => {
    for (const bad of [learned(change), alone(change)]) {
      expect(isGreen(bad)).toBe(false);
      expect(exitCode(bad)).toBe(code);
      expect(headline(bad).tone).toBe(code === 1 ? 'bad' : 'doubt');
      expect(headline(bad).words).toContain(words);
    }
  });

  test('in an incomplete experiment only refuted cells are counted', () => {
    const status = 'incomplete';
    const cut = learned({ experiments: [{ ...refuted, status }] });
    expect(countPhrases(cut)).toContain('1 experiment on learned models: 0 verdicts hold, 1 refuted');
    expect(issuesOf(cut).map(({ severity, topic }) => [severity, topic])).toEqual([
      ['error', refuted.id],
      ['failure', 'theorem-2.1'],
    ]);
  });

  test('says why, where, and how to see it again', () => {
    const items = issuesOf(run({}, { learned: all }));
    expect(items.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'claim i at seed 2, round 0: slack −0.051 [−0.063, −0.039]',
        'the training broke down at seed 2, round 1: component 3 of the mixture collapsed onto one point; there is no verdict',
        'this wrong loop (chooses by 1/w) went unnoticed; checked: theorem-2.1',
      ]),
    );
    expect(items.every(({ replay }) => replay?.startsWith('npx curated-loops learn'))).toBe(true);
  });
});

describe('the exit code', () => {
  test.each<[string, VerificationResults, 0 | 1 | 3]>([
    ['of a green run', run(), 0],
    ['of a refuted run', run({}, { verdict: 'refuted' }), 1],
    ['of a weak run', run({}, { verdict: 'weak' }), 1],
    ['of an undecided run', run({}, { verdict: 'undecided' }), 3],
    ['of a run cut short', run({}, { complete: false }), 3],
    ['of a run whose verdict hides a surviving mutant', run({ mutants: [{ ...mutant, status: 'survived' }] }), 1],
  ])('%s', (_, results, code) => expect(exitCode(results)).toBe(code));
});
