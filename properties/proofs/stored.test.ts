import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { statementOf } from '../../theory';
import { proofsOf } from './stored';

describe('a stored certificate', () => {
  const file = 'lemma-2.2--K3.json';
  const certificate = { file, text: readFileSync(join(__dirname, '..', '..', 'certificates', file), 'utf8') };
  const lemma = statementOf('lemma-2.2');

  it('is refused if the statement is about another loop than that of certificates', () => {
    expect(proofsOf(lemma, [certificate]).proofs).toMatchObject([{ claim: 'a', K: [3] }]);
    const other = { ...lemma, domain: { ...lemma.domain, loop: 'best-of-K' } } as const;
    const { proofs, refused } = proofsOf(other, [certificate]);
    expect([proofs, refused]).toEqual([
      [],
      [{ file, reason: 'it is about the loop curated; the statement is about best-of-K' }],
    ]);
  });
});
