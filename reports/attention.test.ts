import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementResult, VerificationResults } from '../properties/results';
import { attention, headline, isGreen } from './attention';
import { parseResults } from './schema';

const results = parseResults(readFileSync(join(__dirname, 'fixtures', 'mixed-results.json'), 'utf8'));
const holding = results.statements[0] as StatementResult;
const allHold = { holds: 1, refuted: 0, weak: 0, undecided: 0, incomplete: 0 };

/** A green run of one statement, changed. */
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
  test('is green when everything holds and does what theory says', () => {
    expect(isGreen(run())).toBe(true);
    expect(headline(run()).tone).toBe('good');
  });

  test('stays green when a mutant is killed by another instance than before, but says so', () => {
    const stale = run({ mutants: [{ ...mutant, stored: 'stale' }] });
    expect(isGreen(stale)).toBe(true);
    expect(attention(stale).map(({ severity }) => severity)).toEqual(['notice']);
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
