/** A dropped hypothesis is shown to be needed only by a claim that holds where the hypothesis holds. */
import { describe, expect, it } from '@jest/globals';
import { type Hypothesis, STATEMENTS, type Statement, statementOf } from '../../theory';
import type { StatementResult } from '../results';
import { meaningOf, search, searchSpec } from '../search';
import { verifyStatement } from './verify-statement';

const withOwnClaim = STATEMENTS.flatMap((statement) =>
  statement.hypotheses
    .filter(({ drop }) => drop.claim !== undefined)
    .map(({ id }): [string, string, Statement] => [statement.id, id, statement]),
);

describe('the claim that replaces those of a dropped hypothesis', () => {
  it('is there for some hypotheses', () => {
    expect(withOwnClaim.length).toBeGreaterThan(5);
  });

  it.each(withOwnClaim)('%s without %s: it holds with the hypothesis kept', async (_statement, id, statement) => {
    const sought = { kind: 'kept hypothesis', id } as const;
    const outcome = await search(searchSpec(statement, { statement: statement.id, sought, cases: 250, seed: 11 }));
    expect(meaningOf({ ...outcome, labels: [] })).toEqual({ status: 'holds' });
    expect(outcome.cases.run).toBe(250);
  });
});

describe('a claim that fails with the hypothesis kept, too', () => {
  const lemma22 = statementOf('lemma-2.2');
  const dropping = (drop: Partial<Hypothesis['drop']>, formal?: string): Statement => ({
    ...lemma22,
    id: 'planted',
    models: ['discrete'],
    claims: [{ id: 'a', says: 'the mean rises', claim: 'E(p[t + 1], w) >= E(p[t], w)' }],
    hypotheses: [
      {
        id: 'h',
        says: 'K ≥ 2',
        ...(formal === undefined ? {} : { formal }),
        drop: {
          how: 'K = 1',
          domain: { candidates: { min: 1, max: 1, infinite: 'never' } },
          expect: 'counterexample',
          because: 'one candidate leaves no choice',
          ...drop,
        },
      },
    ],
    domain: { ...lemma22.domain, candidates: { min: 2, max: 4, infinite: 'never' } },
    mutants: [],
  });
  const verified = (statement: Statement): Promise<StatementResult> =>
    verifyStatement(statement, { models: ['discrete'], cases: 100, seed: 3, stored: [], stopped: () => false });

  // With two equal weights the mean never rises, for any K.
  const RISES = 'E(p[t + 1], w) > E(p[t], w)';

  it('proves nothing: the drop is not as expected, and the statement is weak', async () => {
    const { drops, verdict } = await verified(dropping({ claim: RISES }));
    expect(drops[0]).toMatchObject({ status: 'counterexample', kept: { status: 'refuted' }, asExpected: false });
    expect(verdict).toBe('weak');
  });

  it.each([
    ['a restriction', { claim: RISES, when: 'Var(p[t], w) > 0' }],
    [
      'another way to keep it',
      { claim: 'K > 5', kept: { candidates: { min: 6, max: 6, infinite: 'never' } } as const },
    ],
  ])('is mended by %s', async (_how, drop) => {
    const { drops, verdict } = await verified(dropping(drop));
    expect(drops[0]).toMatchObject({ status: 'counterexample', kept: { status: 'holds' }, asExpected: true });
    expect(verdict).toBe('holds');
  });

  it('is searched only where the formal hypothesis holds', async () => {
    const domain = { candidates: { min: 2, max: 2, infinite: 'never' } } as const;
    const mended = dropping({ claim: 'K >= 3', domain }, 'K >= 3');
    const { drops } = await verified(mended);
    expect(drops[0]).toMatchObject({ status: 'counterexample', kept: { status: 'holds' }, asExpected: true });
    expect(drops[0]?.kept?.cases.discarded).toBeGreaterThan(0);
  });

  it('that no case decides proves nothing either', async () => {
    const { drops, verdict } = await verified(dropping({ claim: RISES, when: 'K == 1' }));
    expect(drops[0]).toMatchObject({ status: 'counterexample', kept: { status: 'incomplete' }, asExpected: false });
    expect(verdict).toBe('weak');
  });

  it('leaves the statement incomplete when the second search is cut short', async () => {
    let keeping = false;
    const onSearch = (about: string): void => void (keeping ||= about.endsWith('kept'));
    const options = { models: ['discrete'] as const, cases: 100, seed: 3, stored: [], onSearch };
    const { drops, verdict } = await verifyStatement(dropping({ claim: RISES, when: 'Var(p[t], w) > 0' }), {
      ...options,
      stopped: () => keeping,
    });
    expect(drops[0]).toMatchObject({ status: 'incomplete', asExpected: false });
    expect(verdict).toBe('incomplete');
  });
});
