/** Stored certificates: what they prove of a statement, and when they are refused. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { STATEMENTS, statementOf } from '../../theory';
import { type StoredCertificate, proofsOf } from './stored';

const FOLDER = join(__dirname, '..', '..', 'certificates');

const stored = (file: string): StoredCertificate => ({ file, text: readFileSync(join(FOLDER, file), 'utf8') });
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map(stored);

describe('the certificates of this project', () => {
  const found = STATEMENTS.map((statement) => ({ id: statement.id, ...proofsOf(statement, all) }));

  it('are all accepted, and each belongs to a statement', () => {
    expect(found.flatMap(({ refused }) => refused)).toEqual([]);
    const ids = STATEMENTS.map(({ id }) => id);
    expect(all.filter(({ file }) => !ids.includes(file.split('--')[0] ?? ''))).toEqual([]);
  });

  it('prove claims of at least twelve statements for any number of atoms and K = 3, 4, 5', () => {
    const proved = found.filter(({ proofs }) =>
      proofs.some(({ atoms, K }) => atoms === 'any' && [3, 4, 5].every((k) => K.includes(k))),
    );
    expect(proved.map(({ id }) => id).sort()).toEqual([
      'lemma-2.2',
      'monotone-in-K',
      'monotone-two-rounds',
      'monotone-with-real-data',
      'odds-rate',
      'sharp-lemma-2.2',
      'sharp-theorem-2.3',
      'shortfall-moments',
      'step-identity',
      'step-sandwich',
      'theorem-2.1',
      'theorem-2.3',
      'theorem-2.4',
    ]);
  });

  it('join certificates of one claim over K', () => {
    const { proofs } = proofsOf(statementOf('lemma-2.2'), all);
    expect(proofs).toEqual([
      { claim: 'a', K: [2, 3, 4, 5, 6, 7, 8], atoms: 'any', rounds: 'every', terms: 2 + 7 + 16 + 30 + 50 + 77 + 112 },
    ]);
  });

  it('say up to which round a claim about rounds is proved', () => {
    const { proofs } = proofsOf(statementOf('theorem-2.4'), all);
    const extents = proofs.map(({ K, atoms, rounds }) => [atoms, rounds, K]);
    // What is proved for any number of atoms is not said again for few.
    expect(extents).toEqual([
      ['any', 2, [2]],
      ['any', 1, [3, 4, 5]],
      [2, 3, [2]],
      [2, 2, [3]],
    ]);
  });
});

describe('a certificate is refused', () => {
  const lemma = statementOf('lemma-2.2');
  const certificate = stored('lemma-2.2--K3.json');

  it('if the claim has changed since', () => {
    const [claim, ...others] = lemma.claims;
    const changed = { ...lemma, claims: [{ ...claim, claim: `${claim?.claim ?? ''}*1` }, ...others] } as typeof lemma;
    const { proofs, refused } = proofsOf(changed, [certificate]);
    expect(proofs).toEqual([]);
    expect(refused[0]?.reason).toMatch(/^stale/);
  });

  it('if it is filed under another statement', () => {
    const { proofs, refused } = proofsOf(lemma, [{ ...certificate, text: stored('step-sandwich--K3.json').text }]);
    expect([proofs, refused[0]?.reason]).toEqual([[], 'it is about step-sandwich']);
  });

  it('if the statement is about other instances', () => {
    const other = { ...lemma, domain: { ...lemma.domain, data: 'real', start: 'reference' } } as const;
    expect(proofsOf(other, [certificate]).refused[0]?.reason).toMatch('about synthetic data');
  });

  it('if the statement is about another loop than the paper’s', () => {
    const other = { ...lemma, domain: { ...lemma.domain, loop: 'best-of-K' } } as const;
    const { proofs, refused } = proofsOf(other, [certificate]);
    const reason = 'it is about the loop curated; the statement is about best-of-K';
    expect([proofs, refused]).toEqual([[], [{ file: certificate.file, reason }]]);
  });

  it('if the statement is not about its K', () => {
    const other = {
      ...lemma,
      domain: { ...lemma.domain, candidates: { min: 4, max: 64, infinite: 'never' } },
    } as const;
    expect(proofsOf(other, [certificate]).refused[0]?.reason).toBe('the statement is not about K = 3');
  });

  it('if a byte is changed', () => {
    expect(
      proofsOf(lemma, [{ ...certificate, text: certificate.text.replace('"terms": 7', '"terms": 8') }]).proofs,
    ).toEqual([]);
  });
});
