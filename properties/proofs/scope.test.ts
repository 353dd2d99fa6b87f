/** Which statements and claims can be put to a proof. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type Domain, type Statement, statementOf } from '../../theory';
import { attemptStatement, certificateName, outOfScope, settingOf } from '.';

const lemma = statementOf('lemma-2.2');
const withDomain = (change: Partial<Domain>): Statement => ({ ...lemma, domain: { ...lemma.domain, ...change } });
const three = { candidates: 3, atoms: 'any' } as const;

describe('the setting of a statement', () => {
  it.each([
    ['theorem-2.4', 3, 'stable', 'reference'],
    ['theorem-2.4', 1, 'real', 'reference'],
    ['theorem-2.3', 3, 'real', 'reference'],
    ['lemma-2.2', 3, 'synthetic', 'free'],
    ['fisher-identity', Infinity, 'synthetic', 'free'],
  ])('%s, K = %d: %s data and a %s start', (id, candidates, data, start) => {
    expect(settingOf(statementOf(id), { candidates, atoms: 'any' })).toMatchObject({ data, start, candidates });
  });

  it.each<[string, Statement, number]>([
    ['K = ∞ is not asked', statementOf('theorem-2.4'), Infinity],
    ['only K = ∞ is asked', statementOf('fisher-identity'), 3],
    ['K is below the least', statementOf('theorem-2.1'), 1],
    ['K is above the largest', lemma, 65],
  ])('does not exist where %s', (_, statement, candidates) => {
    expect(settingOf(statement, { candidates, atoms: 'any' })).toMatch('the statement is not about K');
  });

  it.each<[Partial<Domain>, string]>([
    [{ data: 'unstable' }, 'no rational parametrisation'],
    [{ data: 'sharply-stable' }, 'no rational parametrisation'],
    [{ samples: true }, 'more than masses and weights'],
    [{ squares: true }, 'more than masses and weights'],
    [{ users: { count: 2 } }, 'more than masses and weights'],
    [{ reference: 'fixed-point' }, 'fixed point'],
    [{ bound: 'below' }, 'bound or support'],
    [{ support: 'best-missing' }, 'bound or support'],
    [{ fit: 'off' }, 'an error'],
  ])('does not exist for %j', (change, reason) => {
    expect(settingOf(withDomain(change), three)).toMatch(reason);
  });
});

describe('a claim is out of scope', () => {
  const claim = lemma.claims[0] as Statement['claims'][number];
  const misfit = withDomain({ fit: 'sometimes-off' });
  const exact = {
    id: 'exact',
    says: '',
    formal: 'epsilon == 0',
    drop: lemma.hypotheses[0]?.drop,
  } as Statement['hypotheses'][number];

  it.each<[string, Statement, Statement['claims'][number], string | undefined]>([
    ['never, if it is about discrete laws', lemma, claim, undefined],
    ['nor about large ones', lemma, { ...claim, models: ['large-discrete'] }, undefined],
    ['if it is about others', lemma, { ...claim, models: ['gaussian'] }, 'it is not about discrete laws'],
    ['if it is about learned models', lemma, { ...claim, learned: 'only' }, 'it is about learned models'],
    ['if its fit may have an error', misfit, claim, 'its fit may have an error'],
    ['unless it requires none', { ...misfit, hypotheses: [exact] }, claim, undefined],
    [
      'and that is required of another claim',
      { ...misfit, hypotheses: [{ ...exact, carries: ['z'] }] },
      claim,
      'its fit may have an error',
    ],
  ])('%s', (_, statement, spec, reason) => {
    expect(outOfScope(statement, spec)).toBe(reason);
  });
});

describe('an attempt on a statement', () => {
  const effort = { rounds: 1, polya: 0, terms: 10_000, deadline: Infinity };

  it('makes a certificate of the claims that are proved, and says why the others are not', () => {
    const { certificate, proved, failed } = attemptStatement(lemma, three, effort);
    expect(proved.map(({ claim }) => claim.id)).toEqual(['a']);
    expect(failed).toEqual([{ claim: 'b', why: 'unsupported', reason: 'it is about learned models' }]);
    expect(JSON.parse(certificate ?? '')).toMatchObject({ statement: 'lemma-2.2', K: 3, atoms: 'any' });
  });

  it('is written as one JSON value with the sum of its own text', () => {
    // a2²/(2 a1 + a2) − a2²/(2 (a1 + a2 + b)) = (a2³ + 2 a2² b)/(2 (2 a1 + a2)(a1 + a2 + b))
    const { certificate = '' } = attemptStatement(lemma, { candidates: 2, atoms: 'any' }, effort);
    expect(JSON.parse(certificate)).toEqual({
      ...{
        format: 'curated-loops-certificate',
        version: 1,
        statement: 'lemma-2.2',
        loop: 'curated',
        K: 2,
        atoms: 'any',
      },
      ...{ data: 'synthetic', start: 'free' },
      claims: [
        {
          ...{ id: 'a', text: lemma.claims[0]?.claim, where: {}, when: null, polya: 0 },
          cases: [
            {
              ...{ t: 0, atoms: {}, draws: 2, variables: ['a1', 'a2', 'b'], integer: '2', terms: 2, bits: 2 },
              cleared: [
                { factor: '1*a1+1*a2+1*b', exponent: 1 },
                { factor: '2*a1+1*a2', exponent: 1 },
              ],
              digest: createHash('sha256').update('0 2 1 2\n0 3 0 1\n').digest('hex'),
            },
          ],
        },
      ],
      checksum: createHash('sha256')
        .update(certificate.replace(/"checksum": "\w+"/, '"checksum": ""'))
        .digest('hex'),
    });
    expect(certificate.endsWith('}\n')).toBe(true);
    const infinite = attemptStatement(statementOf('fisher-identity'), { candidates: Infinity, atoms: 'any' }, effort);
    expect(JSON.parse(infinite.certificate ?? '')).toMatchObject({ K: 'infinity' });
  });

  it('is made of the claims that are asked for', () => {
    const two = { candidates: 2, atoms: 'any' } as const;
    const { proved, failed, extent, statement } = attemptStatement(lemma, two, effort, new Set(['b']));
    expect([proved, failed.map(({ claim }) => claim), extent, statement]).toEqual([[], ['b'], two, 'lemma-2.2']);
    const outside = attemptStatement(lemma, { candidates: 65, atoms: 'any' }, effort);
    const reason = 'the statement is not about K = 65';
    expect(outside.failed).toEqual(lemma.claims.map(({ id }) => ({ claim: id, why: 'unsupported', reason })));
    expect(outside).not.toHaveProperty('certificate');
    const small = attemptStatement(lemma, two, { ...effort, terms: 1 });
    expect(small.failed[0]).toMatchObject({ claim: 'a', why: 'budget' });
  });

  it('makes none without a proof', () => {
    expect(attemptStatement(statementOf('reverse-kl'), three, effort, new Set(['a'])).certificate).toBeUndefined();
  });

  it.each([
    [3, 'any', 'lemma-2.2--K3.json'],
    [Infinity, 'any', 'lemma-2.2--Kinf.json'],
    [3, 2, 'lemma-2.2--K3-n2-t1.json'],
  ] as const)('names its file for K = %d, %s atoms', (candidates, atoms, name) => {
    expect(certificateName('lemma-2.2', { candidates, atoms }, 1)).toBe(name);
  });
});
