import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { certify, type Plan } from '../../../properties/proof-checker/certify.testing';
import { INEQUALITIES, RIGHT, WRONG } from '../../../properties/proof-checker/plans.testing';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();

function fileOf(name: string, plan: Plan): string {
  const file = join(captured.folder, `${name}.json`);
  writeFileSync(file, certify(plan));
  return file;
}

const lemma = INEQUALITIES[0]?.[0] ?? RIGHT;
const wrong = WRONG[0] ?? RIGHT;

describe('check-proof', () => {
  it('says for what a claim is proved, and ends with 0', async () => {
    expect(await run(['check-proof', fileOf('lemma', lemma), fileOf('right', RIGHT)])).toBe(0);
    const [first = '', second = ''] = captured.output.split('\n');
    expect(first).toMatch(
      /^lemma-2\.2 \(a\): proved for any number of atoms, K = 2, every t; 2 terms, \d+\.\d\d s: E\(p\[t \+ 1\], w\) - /,
    );
    expect(second).toMatch(/^right \(a\), not a statement of this program: proved for any number of atoms, K = 3/);
  });

  it('ends with 1 for a wrong proof, and still checks the others', async () => {
    expect(await run(['check-proof', fileOf('wrong', wrong), fileOf('lemma', lemma)])).toBe(1);
    expect(captured.output).toMatch(/wrong\.json is REFUSED: the polynomial has the coefficient -\d+/);
    expect(captured.output).toContain('lemma-2.2 (a): proved for');
    expect(captured.output).toContain('1 of 2 certificates are refused');
  });

  it('ends with 1 for a claim that the statement makes no more, and says that it is stale', async () => {
    const claim = { ...lemma.claim, text: lemma.claim.text.replace('(1 - 1/K)', '1/2*(1 - 1/K)') };
    expect(await run(['check-proof', fileOf('stale', { ...lemma, claim })])).toBe(1);
    expect(captured.output).toContain('REFUSED: stale: the claim (a) is ');
  });

  it('ends with 2 for a file that is missing', async () => {
    expect(await run(['check-proof', join(captured.folder, 'none.json')])).toBe(2);
    expect(captured.errors).toContain('cannot be read (ENOENT)');
  });
});
