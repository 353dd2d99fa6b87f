import { describe, expect, it } from '@jest/globals';
import { InputError, Q, parseClaim, statementOf } from '../../theory';
import { SHARPENABLE, constantsOf, givenOf } from './parameters';
import { substituted } from './substitute';

describe('a declared constant', () => {
  it.each(SHARPENABLE.map((each) => [`${each.statement} (${each.claim})`, each] as const))(
    '%s is the claim of the registry at the published value',
    (_, { statement, claim, text, published, from, to }) => {
      const registered = statementOf(statement).claims.find(({ id }) => id === claim)?.claim;
      const factorOne = published === 1 ? text.replaceAll('c*', '') : text;
      expect(substituted(factorOne, 'c', Q.of(published))).toBe(registered);
      expect(from <= published && published <= to).toBe(true);
      for (const value of [Q.of(from), Q.of(to), Q.of(1, 3)]) parseClaim(substituted(text, 'c', value));
    },
  );

  it('assumes what the statement assumes', () => {
    const given = (id: string) => constantsOf(id).map(givenOf);
    expect(given('lemma-2.2')).toEqual([[]]);
    expect(given('lemma-2.1')).toEqual([['K >= 2', 'K < inf']]);
    expect(given('theorem-2.3')).toEqual([['KL(p[0], p_ref) == 0', 't >= 1']]);
    expect(given('theorem-2.4')[0]).toEqual(['KL(p[0], p_ref) == 0', 'lambda*(K - 1) < 1', 'K < inf']);
  });

  it('is missing for other statements, which is said', () => {
    expect(() => constantsOf('k2-tanh')).toThrow(InputError);
    expect(() => constantsOf('k2-tanh')).toThrow(
      'no constant of k2-tanh is declared; take one of lemma-2.1, lemma-2.2',
    );
    expect(() => constantsOf('lema-2.2')).toThrow('did you mean lemma-2.2?');
  });
});
