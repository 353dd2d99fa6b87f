/** Bounds as the paper prints them, with (K − 1)/K, on cases of finite and of infinite K. */
import { expect, it } from '@jest/globals';
import { type Statement, statementOf } from '../../theory';
import { verify } from './verify';

const printed = (id: string, source: string): Statement => {
  const statement = statementOf(id);
  const claims = statement.claims
    .filter(({ claim, learned }) => claim.includes('(1 - 1/K)') && learned !== 'only')
    .slice(0, 1)
    .map((spec) => ({ ...spec, claim: source }));
  return { ...statement, id: 'printed', claims, hypotheses: [], mutants: [] };
};

it.each([
  ['lemma-2.2', 'E(p[t + 1], w) - E(p[t], w) >= ((K - 1)/K)*Var(p[t], w)/w_max'],
  ['theorem-2.3', 'E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^3*((K - 1)/K)*Var(p_ref, w)/w_max'],
])('%s is decided in every case: %s', async (id, source) => {
  const statement = printed(id, source);
  expect(statement.claims).toHaveLength(1);
  const { statements } = await verify({ statements: [statement], cases: 200, seed: 5 });
  const cells = statements[0]?.cells ?? [];
  expect(cells.length).toBeGreaterThan(1);
  for (const { status, cases, decisions } of cells) {
    expect({ status, undecided: cases.undecided }).toEqual({ status: 'holds', undecided: 0 });
    expect(decisions).toBeGreaterThan(200);
  }
});
