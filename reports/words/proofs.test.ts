/** The words of proofs. */
import { describe, expect, it } from '@jest/globals';
import type { StatementResult } from '../../properties/results';
import { candidatesText, isProvedForAll, proofLines } from './proofs';

type Proof = NonNullable<StatementResult['proofs']>[number];

const proof = (change: Partial<Proof> = {}): Proof => ({
  claim: 'a',
  K: [2, 3, 4],
  atoms: 'any',
  rounds: 'every',
  terms: 9,
  ...change,
});
const withProofs = (...proofs: readonly Proof[]): StatementResult => ({ proofs }) as unknown as StatementResult;

it.each<[Proof['K'], string]>([
  [[2], '2'],
  [[2, 3, 4], '2–4'],
  [[2, 3, 5], '2–3 and 5'],
  [[2, 4, 'infinity'], '2, 4 and ∞'],
  [['infinity'], '∞'],
])('%j is written %s', (values, text) => {
  expect(candidatesText(values)).toBe(text);
});

describe('a line per proof', () => {
  it('says for which laws, K and rounds', () => {
    expect(proofLines(withProofs(proof(), proof({ claim: 'b', atoms: 3, rounds: 2, K: [2] })))).toEqual([
      'claim a: any number of atoms, K = 2–4, every round',
      'claim b: at most 3 atoms, K = 2, t ≤ 2',
    ]);
  });

  it('is absent without certificates', () => {
    expect(proofLines({})).toEqual([]);
  });
});

it('few atoms are not all laws', () => {
  expect(isProvedForAll(withProofs(proof({ atoms: 3 })))).toBe(false);
  expect(isProvedForAll(withProofs(proof({ atoms: 3 }), proof()))).toBe(true);
});
