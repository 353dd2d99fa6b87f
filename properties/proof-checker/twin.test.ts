/** The checker in Python (scripts/check_proof.py) and this one decide alike. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certify } from './certify.testing';
import { hash, sealed } from './certificate';
import { checkProof } from './check-proof';
import { corruptions } from './corruptions.testing';
import { IDENTITIES, INEQUALITIES, RIGHT, WRONG } from './plans.testing';
import { RefusedProofError } from './refusal';

const SCRIPT = join(__dirname, '..', '..', 'scripts', 'check_proof.py');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-proof-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the Python program prints about each text, and its exit code. */
function python(texts: readonly string[]): { readonly lines: readonly string[]; readonly code: number | null } {
  const files = texts.map((text, i) => {
    const file = join(folder, `${i}.json`);
    writeFileSync(file, text);
    return file;
  });
  const { stdout, stderr, status } = spawnSync('python3', [SCRIPT, ...files], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return { lines: stdout.trimEnd().split('\n'), code: status };
}

const proved = [...INEQUALITIES.map(([plan]) => plan), ...IDENTITIES, RIGHT].map(certify);

describe('the checker in Python', () => {
  it('accepts every certificate that this one accepts', () => {
    for (const text of proved) expect(checkProof(text).claims).toHaveLength(1);
    const { lines, code } = python(proved);
    expect(lines).toHaveLength(proved.length);
    expect(lines.filter((line) => !line.includes(': accepted: '))).toEqual([]);
    expect(code).toBe(0);
  });

  it('refuses what is wrong, because of a coefficient', () => {
    const { lines, code } = python(WRONG.map(certify));
    expect(lines.filter((line) => line.endsWith('the polynomial has a coefficient that proves nothing'))).toHaveLength(
      WRONG.length,
    );
    expect(code).toBe(1);
  });

  it('ends with 2 if a file is missing', () => {
    const { status, stderr } = spawnSync('python3', [SCRIPT, join(folder, 'none.json')], { encoding: 'utf8' });
    expect([status, stderr.includes('cannot be read')]).toEqual([2, true]);
    expect(spawnSync('python3', [SCRIPT]).status).toBe(2);
  });
});

/** A certificate of a claim about the synthetic loop with K = 2, whose polynomial is a1 or, without draws, 0. */
function forged(text: string, draws: number): string {
  const terms = draws > 0 && !text.includes('0*') ? ['1 1\n'] : [];
  return sealed({
    ...{ format: 'curated-loops-certificate', version: 1, statement: 'forged', loop: 'curated' },
    ...{ K: 2, atoms: 'any', data: 'synthetic', start: 'free' },
    claims: [
      {
        ...{ id: 'a', text, where: {}, when: null, polya: 0 },
        cases: [
          {
            ...{ t: 0, atoms: {}, draws, variables: draws > 0 ? ['a1'] : [], integer: '1', cleared: [] },
            ...{ terms: terms.length, bits: terms.length, digest: hash(terms.join('')) },
          },
        ],
      },
    ],
  });
}

describe('false claims over fewer draws than they need, so that their products of masses vanish', () => {
  const claims: [string, number][] = [
    ['E(curate(p[t], K + 3), w) <= E(p[t], w)', 1],
    ['E(curate(p[t], K + 3), w) <= E(p[t], w)', 0],
    ['E(p[t + 1], w) <= E(p[t], w)', 0],
    ['chi2(p[t + 1], p[t]) <= 0', 0],
    ['E_draws(p[t], sum(w)) <= E(p[t], w)', 1],
    ['E_draws(p[t], w[1]*w[2]) <= 0*E(p[t], w)', 1],
  ];

  it.each(claims)('refuses %s over %d', (text, draws) => {
    expect(() => checkProof(forged(text, draws))).toThrow('draws: the certificate states');
  });

  it('are refused in Python', () => {
    const { lines, code } = python(claims.map(([text, draws]) => forged(text, draws)));
    expect(lines.filter((line) => line.endsWith('draws matter'))).toHaveLength(claims.length);
    expect(code).toBe(1);
  });
});

describe('200 random corruptions', () => {
  // Certificates that take more than a tenth of a second are left out.
  const texts = INEQUALITIES.filter(([, terms = 0]) => terms < 900).map(([plan]) => certify(plan));
  const corrupted = corruptions(texts, 200, 20260801);

  it('are all different from what they were made of, and of every kind', () => {
    expect(corrupted.filter(({ text }) => texts.includes(text))).toEqual([]);
    expect(new Set(corrupted.map(({ what }) => what)).size).toBe(10);
  });

  it('are refused here', () => {
    const accepted = corrupted.filter(({ text }) => {
      try {
        checkProof(text);
        return true;
      } catch (error) {
        if (error instanceof RefusedProofError) return false;
        throw error;
      }
    });
    expect(accepted).toEqual([]);
  });

  it('are refused in Python', () => {
    const { lines, code } = python(corrupted.map(({ text }) => text));
    expect(lines.filter((line) => line.includes(': refused: '))).toHaveLength(corrupted.length);
    expect(lines.filter((line) => line.includes(': accepted: '))).toEqual([]);
    expect(code).toBe(1);
  });
});
