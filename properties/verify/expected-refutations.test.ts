/** Statements that are not theorems: claims expected to fail, and conjectures. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loopOf } from '../../models';
import { type Expectation, type ModelKind, STATEMENTS, type Statement, statementOf } from '../../theory';
import type { Counterexample, VerificationResults } from '../results';
import { verify } from './verify';

const lemma22 = statementOf('lemma-2.2');

const FALSE = 'Var(p[t + 1], w) <= Var(p[t], w)';
const TRUE = 'E(p[t + 1], w) >= E(p[t], w)';

const FAILS: Expectation = {
  verdict: 'refuted',
  because: 'a rare best atom becomes less rare',
  corrected: 'lemma-2.2',
};
const OPEN: Expectation = { verdict: 'open', because: 'nobody has a proof' };

function planted(claim: string, expected: Expectation, difference: Partial<Statement> = {}): Statement {
  const claims = [{ id: 'a', says: 'planted', claim }];
  return {
    ...lemma22,
    id: 'planted',
    models: ['discrete'],
    claims,
    hypotheses: [],
    mutants: [],
    expected,
    ...difference,
  };
}

function run(
  statement: Statement,
  stored: readonly Counterexample[] = [],
  models: readonly ModelKind[] = ['discrete', 'gaussian'],
): Promise<VerificationResults> {
  return verify({ statements: [statement], models, cases: 100, seed: 7, stored });
}

describe('a claim that is expected to fail', () => {
  let found: VerificationResults;
  beforeAll(async () => {
    found = await run(planted(FALSE, FAILS));
  });
  const stored = (): Counterexample => found.statements[0]?.cells[0]?.counterexample as Counterexample;

  it('is refuted as expected once the search finds a counterexample', () => {
    const { statements, verdict, complete, counts } = found;
    expect(statements[0]).toMatchObject({ verdict: 'refuted as expected', expected: FAILS });
    expect(statements[0]?.cells).toMatchObject([{ status: 'refuted', counterexample: { claim: FALSE } }]);
    expect([verdict, complete, counts.statements['refuted as expected']]).toEqual(['refuted as expected', true, 1]);
  });

  it('is searched as long as a dropped hypothesis is', () => {
    expect(found.statements[0]?.cells[0]?.cases.planned).toBe(4000);
  });

  it('is weak, with the reason, when no counterexample is found', async () => {
    const { statements, verdict } = await run(planted(TRUE, FAILS));
    const reason = 'expected to be refuted, but no counterexample was found';
    expect(statements[0]).toMatchObject({ verdict: 'weak', cells: [{ status: 'weak', reason }] });
    expect(verdict).toBe('weak');
  });

  it('must be refuted on the first of its models; on the others it may hold', async () => {
    const about = { claims: [{ id: 'a', says: 'true of Gaussians', claim: 'd >= 1' }] };
    const ofDiscrete = [{ id: 'b', says: 'false', claim: FALSE, models: ['discrete' as const] }];
    const both = planted(FALSE, FAILS, {
      models: ['discrete', 'gaussian'],
      claims: [...about.claims.map((spec) => ({ ...spec, models: ['gaussian' as const] })), ...ofDiscrete],
    });
    const { statements } = await run(both);
    expect(statements[0]?.cells.map(({ status }) => status)).toEqual(['refuted', 'holds']);
    expect(statements[0]?.verdict).toBe('refuted as expected');
    const reversed = await run({ ...both, models: ['gaussian', 'discrete'] });
    expect(reversed.statements[0]?.cells.map(({ status }) => status)).toEqual(['weak', 'refuted']);
    expect(reversed.verdict).toBe('weak');
  });

  it('is not refuted by a stored counterexample alone: the search must find its own', async () => {
    const again = await run(planted(FALSE, FAILS), [stored()]);
    expect(again.statements[0]?.cells[0]).toMatchObject({ replayed: 1, counterexample: { foundBy: 'random' } });
    const unmet = planted(FALSE, FAILS, { claims: [{ id: 'a', says: 'planted', claim: FALSE, when: 't > 100' }] });
    expect((await run(unmet, [stored()])).verdict).not.toBe('refuted as expected');
  });

  it('is weak when the stored counterexample no longer refutes', async () => {
    const idle = { ...stored(), instance: { ...stored().instance, K: 1 } } as Counterexample;
    const { statements, verdict } = await run(planted(FALSE, FAILS), [idle]);
    expect([verdict, statements[0]?.cells[0]?.status]).toEqual(['weak', 'weak']);
    expect(statements[0]?.cells[0]?.reason).toContain('no longer refutes');
  });

  it('cut short is incomplete, never as expected', async () => {
    const { statements, verdict } = await verify({
      statements: [planted(TRUE, FAILS)],
      models: ['discrete'],
      cases: 1_000_000,
      timeLimit: 300,
    });
    expect([verdict, statements[0]?.verdict]).toEqual(['incomplete', 'incomplete']);
  });
});

describe('a conjecture', () => {
  it('that no case refutes is open, and so is the run: it does not hold', async () => {
    const { statements, verdict, counts } = await run(planted(TRUE, OPEN));
    expect(statements[0]).toMatchObject({ verdict: 'open', expected: OPEN, cells: [{ status: 'holds' }] });
    expect([verdict, counts.statements.open, counts.statements.holds]).toEqual(['open', 1, 0]);
  });

  it('that is refuted is refuted', async () => {
    const { statements, verdict } = await run(planted(FALSE, OPEN));
    expect([verdict, statements[0]?.verdict]).toEqual(['refuted', 'refuted']);
  });

  it('with a surviving mutant is weak', async () => {
    const { verdict } = await run(planted('E(p[t], w) > 0', OPEN, { mutants: ['prefer-worst'] }));
    expect(verdict).toBe('weak');
  });
});

describe('the verdict of a run', () => {
  const theorem = statementOf('fisher-identity');
  it.each<[string, readonly Statement[], string]>([
    ['theorems and a failing claim', [theorem, planted(FALSE, FAILS)], 'holds'],
    ['a theorem, a failing claim and a conjecture', [theorem, planted(FALSE, FAILS), planted(TRUE, OPEN)], 'open'],
    ['a conjecture and a refuted one', [planted(TRUE, OPEN), planted(FALSE, OPEN)], 'refuted'],
  ])('of %s', async (_what, statements, verdict) => {
    expect((await verify({ statements, models: ['discrete'], cases: 60, seed: 7 })).verdict).toBe(verdict);
  });
});

describe.each(STATEMENTS.map((statement) => [statement.id, statement] as const))(
  'the loops of %s',
  (_id, statement) => {
    it('are known', () => {
      const { domain, hypotheses, mutants } = statement;
      const loops = [domain.loop, ...hypotheses.flatMap(({ drop }) => drop.domain.loop ?? [])];
      expect(loops.map((id) => loopOf(id).id)).toEqual(loops);
      for (const mutant of mutants) expect(() => loopOf(`${mutant}:${domain.loop}`)).not.toThrow();
    });
  },
);
