import { describe, expect, it } from '@jest/globals';
import { sealed } from './certificate';
import { caseOf, certify } from './certify.testing';
import { checkProof } from './check-proof';
import { type Choice } from './laws';
import { current, IDENTITIES, INEQUALITIES, RIGHT, WRONG } from './plans.testing';
import { RefusedProofError, StaleProofError } from './refusal';
import { pairsOf } from './terms';

const named = ({ statement, id, header }: (typeof IDENTITIES)[number]) => `${statement} (${id}), K = ${header.K}`;

/** The certificate, changed and sealed again. */
function changed(text: string, change: (certificate: Record<string, unknown>) => Record<string, unknown>): string {
  return sealed(change(JSON.parse(text) as Record<string, unknown>));
}

/** The terms of the polynomial of a case, as `exponents: coefficient`. */
function termsOf(plan: (typeof IDENTITIES)[number], choice: Choice) {
  const { polynomial, fractions, stated } = caseOf(plan, choice);
  const terms = pairsOf(polynomial.terms).map(([key, c]) => [fractions.exponents(key).join(' '), c] as const);
  return { terms: Object.fromEntries(terms), stated };
}

describe('what is proved is accepted', () => {
  it.each(INEQUALITIES.map(([plan, terms]) => [named(plan), plan, terms] as const))('%s', (_, plan, terms) => {
    const { claims } = checkProof(certify(plan), current);
    expect(claims.map(({ id }) => id)).toEqual([plan.id]);
    expect(claims[0]?.terms).toBeGreaterThan(0);
    if (terms !== undefined) expect(claims[0]?.terms).toBe(terms);
  });

  it.each(IDENTITIES.map((plan) => [named(plan), plan] as const))('%s, whose polynomial is 0', (_, plan) => {
    expect(checkProof(certify(plan), current).claims[0]?.terms).toBe(0);
  });

  it('the upper bound with (K − 1) m below', () => {
    expect(checkProof(certify(RIGHT)).claims).toHaveLength(1);
  });
});

describe('the extent', () => {
  const extentOf = (statement: string, K: number | 'infinity') => {
    const plan = [...INEQUALITIES.map(([each]) => each), ...IDENTITIES].find(
      (each) => each.statement === statement && each.header.K === K,
    );
    return plan && checkProof(certify(plan)).claims[0]?.extent;
  };

  it.each([
    ['lemma-2.2', 3, 'any number of atoms, K = 3, every t'],
    ['fisher-identity', 'infinity', 'any number of atoms, K = ∞, every t'],
    ['sharp-theorem-2.3', 2, 'at most 2 atoms, K = 2, t ≤ 1, every λ, from p_ref'],
    ['theorem-2.4', 2, 'at most 2 atoms, K = 2, t ≤ 1, λ(K − 1) < 1, from p_ref'],
  ] as const)('of %s at K = %s', (statement, K, extent) => {
    expect(extentOf(statement, K)).toBe(extent);
  });
});

describe('polynomials written out by hand', () => {
  it('lemma-2.2 at K = 2: with u = w_2 − w_1 the difference is u² (2 w_max − w_1 − w_2)/(2 w_max (w_1 + w_2))', () => {
    // w_1 = a1, w_2 = a1 + a2, w_max = a1 + a2 + b: the numerator is a2² (a2 + 2b).
    const [[plan] = []] = INEQUALITIES;
    const { terms, stated } = termsOf(plan ?? RIGHT, { t: 0, atoms: {}, draws: 2 });
    expect(stated.variables).toEqual(['a1', 'a2', 'b']);
    expect(stated.integer).toBe('2');
    expect(stated.cleared.map(({ factor }) => factor).sort()).toEqual(['1*a1+1*a2+1*b', '2*a1+1*a2']);
    expect(terms).toEqual({ '0 3 0': 1n, '0 2 1': 2n });
  });

  it('step-cost (b) at K = 2: the coefficient of p_1 p_2 p_3 in bound − χ² is 16 w_1 w_2 w_3/Π(w_i + w_j)', () => {
    // Σ_i p_i H_i², H_i = Σ_j p_j 2 w_i/(w_i + w_j), has the coefficient 8 Σ_i w_i²/((w_i + w_j)(w_i + w_k)); s³ has 6; and
    // Π(w_i + w_j) = Σ_i w_i² (w_j + w_k) + 2 w_1 w_2 w_3. So (1/3 + 1)·6 − 8 Σ … = 16 w_1 w_2 w_3/Π.
    const [plan] = INEQUALITIES.find(([each]) => each.statement === 'step-cost') ?? [RIGHT];
    const { terms, stated } = termsOf(plan, { t: 0, atoms: {}, draws: 3 });
    const product = { '3 0 0': 1n, '2 1 0': 2n, '2 0 1': 1n, '1 2 0': 1n, '1 1 1': 1n }; // a1 (a1 + a2) (a1 + a2 + a3)
    expect(stated.cleared).toHaveLength(3);
    const scale = 16n * BigInt(stated.integer);
    expect(terms).toEqual(Object.fromEntries(Object.entries(product).map(([key, c]) => [key, c * scale])));
  });

  it('sharp-theorem-2.3 (b) for two atoms: η p_1 p_2 u² (1/(w_1 + w_2) − 1/(2 w_2)) = η p_1 p_2 u³/(2 w_2 (w_1 + w_2))', () => {
    const [plan] = INEQUALITIES.find(([each]) => each.statement === 'sharp-theorem-2.3') ?? [RIGHT];
    const { terms, stated } = termsOf(plan, { t: 1, atoms: {}, draws: null });
    expect(stated.variables).toEqual(['p1', 'p2', 'a1', 'a2', 'l']);
    expect(terms).toEqual({ '1 1 0 3 1': BigInt(stated.integer) / 2n });
  });
});

describe('what is not proved is refused', () => {
  it.each(WRONG.map((plan) => [plan.claim.text, plan] as const))('%s', (_, plan) => {
    expect(() => checkProof(certify(plan))).toThrow(/coefficient -?\d+, which proves nothing/);
  });

  const [[lemma] = []] = INEQUALITIES;
  const text = certify(lemma ?? RIGHT);

  it.each([
    ['a claim of logarithms', 'E(p[t], log(w)) <= E(p[t], w)', 'the word "log" is not understood'],
    ['a strict inequality', 'E(p[t + 1], w) > E(p[t], w)', 'is no claim with <=, >= or =='],
    ['a divisor that may be negative', 'E(p[t], w)/(w_min - w_max) <= 0', 'it may not be positive'],
    ['a word that is not one', 'E(p[t], v) <= 0', 'the word "v" is not understood'],
    ['an end that is missing', 'E(p[t], w <= 0', 'ends too early'],
    ['w outside of an expectation', 'w <= w_max', 'w stands outside of an expectation'],
    ['no candidates', 'E(curate(p[t], K - 3), w) <= w_max', '0 is no number of candidates'],
    ['sup_ratio on the right', '1 <= sup_ratio(p[t], p[t])', 'the word "sup_ratio" is not understood'],
  ])('%s', (_, wrong, why) => {
    const wrongClaim = changed(text, (certificate) => ({
      ...certificate,
      claims: (certificate['claims'] as object[]).map((each) => ({ ...each, text: wrong })),
    }));
    expect(() => checkProof(wrongClaim)).toThrow(RefusedProofError);
    expect(() => certify({ ...RIGHT, claim: { text: wrong, where: {}, when: null } })).toThrow(why);
  });

  it.each([
    ['version', 2],
    ['format', 'something-else'],
    ['loop', 'best-of-K'],
    ['data', 'unstable'],
    ['K', 0],
    ['K', 2.5],
    ['claims', []],
  ])('%s = %s', (key, value) => {
    expect(() => checkProof(changed(text, (certificate) => ({ ...certificate, [key]: value })))).toThrow(
      RefusedProofError,
    );
  });

  it('an unknown key, another layout, no JSON, and a wrong checksum', () => {
    expect(() => checkProof(changed(text, (certificate) => ({ note: 1, ...certificate })))).toThrow(
      'has the keys "note',
    );
    expect(() => checkProof(`${text} `)).toThrow('not the canonical text');
    expect(() => checkProof(text.replace('"lemma', '"lemna'))).toThrow('with its checksum');
    expect(() => checkProof(text.slice(1))).toThrow('is no JSON');
  });
});

describe('a certificate is stale if its statement has changed', () => {
  const [[lemma] = []] = INEQUALITIES;
  const text = certify(lemma ?? RIGHT);
  const now = current('lemma-2.2');

  it.each([
    ['its text', { where: {}, claims: [{ id: 'a', text: `${lemma?.claim.text ?? ''} `, when: null }] }],
    ['its condition', { where: {}, claims: [{ id: 'a', text: lemma?.claim.text ?? '', when: 'K >= 2' }] }],
    ['its id', { where: {}, claims: [{ id: 'b', text: lemma?.claim.text ?? '', when: null }] }],
  ])('in %s', (_, statement) => {
    expect(() => checkProof(text, () => statement)).toThrow(StaleProofError);
  });

  it('but not if it is the same, or not known', () => {
    expect(checkProof(text, () => now).claims).toHaveLength(1);
    expect(checkProof(text, () => undefined).claims).toHaveLength(1);
  });
});
