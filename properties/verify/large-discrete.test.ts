/** Large spaces: the statements hold on them; wrong loops and false claims are refuted. */
import { describe, expect, it } from '@jest/globals';
import { type LargeInstance, type Loop, caseOf, checkLargeInstance, curatedLoop, loopOf } from '../../models';
import { STATEMENTS, type Statement, parseClaim, searchDomain, statementOf } from '../../theory';
import { checkCase } from '../checker/checker';
import type { CaseVerdict, CheckedClaim } from '../checker/verdict';
import { claimsWithHypotheses } from '../checker/checked-claims';
import { type SearchOutcome, search } from '../search';

const MODEL = 'large-discrete';
const statements = STATEMENTS.filter(({ models }) => models.includes(MODEL));

const searchFor = (statement: Statement, loop: Loop, cases: number, targeted: number): Promise<SearchOutcome> =>
  search({
    model: MODEL,
    domain: searchDomain(statement),
    loop,
    claims: claimsWithHypotheses(statement, MODEL),
    cases,
    targeted,
    seed: 20240709,
  });

describe.each(statements.map((statement) => [statement.id, statement] as const))('%s', (_id, statement) => {
  it('holds on every case, and none is undecided', async () => {
    const outcome = await searchFor(statement, loopOf(statement.domain.loop), 250, 50);
    expect(outcome.undecidedBecause).toBeUndefined();
    expect(outcome.counterexample).toBeUndefined();
    expect(outcome.cases).toMatchObject({ planned: 250, run: 250, undecided: 0 });
    expect(outcome.evidence.filter(({ shortfall }) => shortfall !== undefined)).toEqual([]);
    expect(outcome.labels.filter(({ met }) => !met)).toEqual([]);
  });

  it.each(statement.mutants)('refutes the loop %s', async (mutant) => {
    const outcome = await searchFor(statement, loopOf(`${mutant}:${statement.domain.loop}`), 300, 300);
    expect(outcome.counterexample?.finding.rung).toBeDefined();
  });
});

const thousand = (difference: Partial<LargeInstance> = {}): LargeInstance =>
  checkLargeInstance({
    model: MODEL,
    atoms: [],
    more: { count: 1000, masses: 'integers', weights: 'integers', seed: 7 },
    K: 1000,
    lambda: 'infinity',
    rounds: 2,
    ...difference,
  });

function decide(claim: string, instance: LargeInstance): CaseVerdict {
  const checked: CheckedClaim = {
    spec: { id: 'planted', says: '', claim },
    claim: parseClaim(claim),
    when: undefined,
    requires: [],
  };
  return checkCase(caseOf(instance, curatedLoop), [checked]);
}

describe('a planted falsehood on 1,000 atoms', () => {
  const near = { count: 1000, masses: 'integers', weights: 'near-33', seed: 7 } as const;
  const rare = { count: 1000, masses: 'rare-best', weights: 'binades', seed: 7 } as const;

  it.each<[string, string, Partial<LargeInstance>]>([
    ['lemma-2.2 with (K−1)/K replaced by 1', 'E(p[t+1], w) - E(p[t], w) >= Var(p[t], w)/w_max', { K: 2, more: near }],
    [
      'lemma-2.2 with a factor off by a part in a million',
      'E(p[t+1], w) - E(p[t], w) >= (1 + 1/10^6)*(1 - 1/K)*Var(p[t], w)/w_max',
      { K: 50, more: near },
    ],
    ['monotone variance', 'Var(p[t+1], w) <= Var(p[t], w)', { more: rare }],
    ['a strict gain with equal weights', 'E(p[t+1], w) > E(p[t], w)', { atoms: [{ mass: 3, weight: 2 }] }],
    ['a density ratio of at most K/2', 'sup_ratio(p[t+1], p[t]) <= K/2', { K: 100, more: rare }],
  ])('%s is refuted', (_name, claim, difference) => {
    const { more, ...rest } = thousand(difference);
    const instance = claim.includes('>') && difference.atoms ? rest : { ...rest, ...(more ? { more } : {}) };
    expect(decide(claim, instance).status).toBe('refuted');
  });
});

describe('30 rounds', () => {
  const lemma = statementOf('lemma-2.2').claims[0]?.claim ?? '';
  const pair = (best: number): LargeInstance['atoms'] => [
    { mass: 1, weight: 1 },
    { mass: 1, weight: best },
  ];

  it.each<[string, Partial<LargeInstance>]>([
    ['two atoms, until 10^-9 is left', { atoms: pair(2), K: 1_000_000 }],
    ['two atoms, until 10^-27 is left', { atoms: pair(8), K: 1_000_000 }],
    ['two atoms, until 10^-60 is left', { atoms: pair(100), K: 1_000_000 }],
    ['1,000 atoms', { more: { count: 998, masses: 'integers', weights: 'integers', seed: 3 }, atoms: pair(10) }],
    ['nearly equal weights', { more: { count: 100, masses: 'equal', weights: 'near-20', seed: 3 }, K: 1_000_000 }],
  ])('%s: lemma-2.2 holds and nothing is undecided', (_name, difference) => {
    const { more, ...rest } = thousand({ rounds: 30, ...difference });
    const instance = difference.more
      ? { ...rest, more: difference.more }
      : difference.atoms
        ? rest
        : { ...rest, ...(more ? { more } : {}) };
    expect(decide(lemma, instance)).toMatchObject({ status: 'holds', decisions: 30 });
  });
});
