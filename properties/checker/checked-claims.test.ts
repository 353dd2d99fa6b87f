import { describe, expect, it } from '@jest/globals';
import { type Hypothesis, type Statement, searchDomain, statementOf } from '../../theory';
import { claimsWithHypotheses, dropPlan, keptPlan } from './checked-claims';
import type { CheckedClaim } from './verdict';

const drop: Hypothesis['drop'] = { how: '', domain: { bound: 'below' }, expect: 'counterexample', because: '' };
const hypothesis = (
  id: string,
  formal?: string,
  carries?: readonly string[],
  more: Partial<Hypothesis['drop']> = {},
) => ({
  id,
  says: '',
  ...(formal === undefined ? {} : { formal }),
  ...(carries === undefined ? {} : { carries }),
  drop: { ...drop, ...more },
});

const [forAll, forA, forB] = [
  hypothesis('all', 'K >= 1'),
  hypothesis('a', 'K >= 2', ['a']),
  hypothesis('b', 'K >= 3', ['b']),
];
const statement: Statement = {
  ...statementOf('lemma-2.2'),
  where: { two: '2' },
  claims: [
    { id: 'a', says: '', claim: 'K >= two' },
    { id: 'b', says: '', claim: 'K >= 3', when: 't >= 1' },
  ],
  hypotheses: [forAll, forA, forB],
};
const shown = (claims: readonly CheckedClaim[]): unknown =>
  claims.map(({ spec, claim, when, requires }) => [
    spec.id,
    claim.source,
    when?.source,
    requires.map(({ source }) => source),
  ]);

describe('the claims of a statement', () => {
  it('require nothing for a hypothesis that is not written in the claim language', () => {
    const said = hypothesis('informal');
    const informal = { ...statement, hypotheses: [said, forAll] };
    expect(shown(claimsWithHypotheses(informal, 'discrete').slice(0, 1))).toEqual([
      ['a', 'K >= two', undefined, ['K >= 1']],
    ]);
    expect(dropPlan(informal, said).violated).toBeUndefined();
  });

  it('need the hypotheses that carry them', () => {
    expect(shown(claimsWithHypotheses(statement, 'discrete'))).toEqual([
      ['a', 'K >= two', undefined, ['K >= 1', 'K >= 2']],
      ['b', 'K >= 3', 't >= 1', ['K >= 1', 'K >= 3']],
    ]);
  });
});

describe('without a hypothesis', () => {
  it('the claims that need it are searched, with their other hypotheses, where it is violated', () => {
    const plan = dropPlan(statement, forA);
    expect(shown(plan.claims)).toEqual([['a', 'K >= two', undefined, ['K >= 1']]]);
    expect(plan.violated?.source).toBe('K >= 2');
    expect([plan.model, plan.domain.bound, plan.domain.data]).toEqual(['discrete', 'below', statement.domain.data]);
    expect(shown(dropPlan(statement, forAll).claims)).toEqual([
      ['a', 'K >= two', undefined, ['K >= 2']],
      ['b', 'K >= 3', 't >= 1', ['K >= 3']],
    ]);
  });

  it('a claim that replaces them keeps the hypotheses that some of them need too', () => {
    const replaced = hypothesis('a', 'K >= 2', ['a'], { claim: 'K >= two', when: 't >= 1' });
    const of = { ...statement, hypotheses: [forAll, replaced, forB] };
    expect(shown(dropPlan(of, replaced).claims)).toEqual([['dropped', 'K >= two', 't >= 1', ['K >= 1']]]);
    const forBoth = hypothesis('both', 'K >= 4', ['b', 'a']);
    const shared = { ...statement, hypotheses: [replaced, forB, forBoth] };
    expect(shown(dropPlan(shared, replaced).claims)).toEqual([['dropped', 'K >= two', 't >= 1', ['K >= 4']]]);
    expect(shown(keptPlan(shared, replaced)?.claims ?? [])).toEqual([
      ['dropped', 'K >= two', 't >= 1', ['K >= 2', 'K >= 4']],
    ]);
  });

  it('the budget is that of the statement, changed by that of the drop', () => {
    const of = { ...statement, budget: { rounds: 5, candidates: 6 } } as Statement;
    const smaller = hypothesis('a', 'K >= 2', ['a'], { budget: { rounds: 2 } });
    expect(dropPlan(of, smaller).domain).toEqual(
      searchDomain({ domain: { ...of.domain, bound: 'below' }, budget: { ...of.budget, rounds: 2 } }),
    );
    expect(dropPlan(of, smaller).domain).not.toEqual(dropPlan(of, forA).domain);
  });
});

describe('with a hypothesis kept', () => {
  it('there is nothing to search for the claims of the statement', () => {
    expect(keptPlan(statement, forA)).toBeUndefined();
  });

  it('a claim of its own is searched on the domain of the statement, with the hypothesis', () => {
    const more = { claim: 'K >= two', budget: { rounds: 7 }, model: 'gaussian' } as const;
    const replaced = hypothesis('a', 'K >= 2', ['a'], more);
    const plan = keptPlan({ ...statement, hypotheses: [forAll, replaced, forB] }, replaced);
    expect(shown(plan?.claims ?? [])).toEqual([['dropped', 'K >= two', undefined, ['K >= 1', 'K >= 2']]]);
    expect(plan?.domain).toMatchObject({ ...statement.domain, rounds: 7 });
    expect(plan?.model).toBe('gaussian');
  });

  it('the domain can be one that satisfies it', () => {
    const replaced = hypothesis('all', undefined, undefined, { claim: 'K >= 1', kept: { start: 'reference' } });
    const plan = keptPlan({ ...statement, hypotheses: [replaced] }, replaced);
    expect([plan?.domain.start, plan?.domain.bound, plan?.model]).toEqual(['reference', 'supremum', 'discrete']);
  });
});
