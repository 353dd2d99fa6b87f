/** Constants whose best value is known, found by few cases and small proofs. */
import { describe, expect, it } from '@jest/globals';
import { InputError, Q } from '../../theory';
import { conjectureInProcess } from '../conjecture/in-process';
import { namedLoop } from '../own-loops/load';
import { type Constant, type ConstantOptions, constantOfClaim, constantsOfStatement } from './question';
import type { Ask } from './refute';
import { sharpen } from './sharpen';

const ask: Ask = async (question) =>
  conjectureInProcess(question, await namedLoop(question.loop), { budget: 60_000, cases: 150 });

const precision = Q.of(1, 20);
const options = { ask, seed: 5, precision };

const declared = (id: string, claim: string, from?: ConstantOptions): Constant => {
  const found = constantsOfStatement(id, from).find(({ of }) => of?.claim === claim);
  if (found === undefined) throw new Error(`no constant ${id} ${claim}`);
  return found;
};

const numberOf = (text: string | undefined): number => {
  if (text === undefined) throw new Error('a value is missing');
  return Q.toNumber(Q.parse(text));
};

describe('the best constant is recovered', () => {
  it('lemma-2.2: 1 is proved for any number of atoms, and a larger one is refuted', async () => {
    const { proved, refuted, open } = await sharpen(declared('lemma-2.2', 'a'), options);
    expect(proved).toEqual({
      value: '1',
      candidates: [2, 3],
      atoms: 'any',
      data: 'synthetic',
      rounds: 'every',
      terms: [2, 7],
    });
    expect(numberOf(refuted?.value)).toBeGreaterThan(1);
    expect(numberOf(refuted?.value)).toBeLessThanOrEqual(1.05);
    expect(open?.value).toBe('1');
  });

  it('theorem-2.3: the exponent 3 becomes 1', async () => {
    const { published, proved, refuted } = await sharpen(declared('theorem-2.3', 'a'), { ...options, candidates: [2] });
    expect(published).toBe('3');
    expect(proved).toMatchObject({ value: '1', candidates: [2], atoms: 2, data: 'real', rounds: 2 });
    expect(numberOf(refuted?.value)).toBeLessThan(1);
    expect(numberOf(refuted?.value)).toBeGreaterThanOrEqual(0.9);
  });

  it('theorem-2.4: a smaller factor of the logarithm is not refuted, and no proof is claimed', async () => {
    const { open, refuted, proved, unproved } = await sharpen(declared('theorem-2.4', 'a'), options);
    expect(numberOf(open?.value)).toBeLessThan(0.5);
    expect(numberOf(refuted?.value)).toBeGreaterThan(0);
    expect(proved).toBeUndefined();
    expect(unproved?.reason).toContain('not a rational function');
  });

  it('a claim of its own gives the same', async () => {
    const constant = constantOfClaim('E(p[t + 1], w) - E(p[t], w) <= alpha*(1 - 1/K)*Var(p[t], w)/w_min', {
      from: Q.of(0),
      to: Q.of(2),
      sharper: 'smaller',
    });
    const { proved, refuted } = await sharpen(constant, options);
    expect(proved).toMatchObject({ value: '1', atoms: 'any' });
    expect(numberOf(refuted?.value)).toBeLessThan(1);
  });
});

describe('nothing is claimed that is not so', () => {
  it('of a loop that prefers the worst, every value is refuted and none is proved', async () => {
    const { proved, refuted, open } = await sharpen(declared('lemma-2.2', 'a', { loop: 'prefer-worst' }), options);
    expect(proved).toBeUndefined();
    expect(open).toBeUndefined();
    expect(refuted?.value).toBe('0');
  });

  it('a proof is for no other number of candidates', async () => {
    const given = ['K == 3'];
    const { proved } = await sharpen(declared('lemma-2.2', 'a', { given }), options);
    expect(proved?.candidates).toEqual([3]);
  });

  it.each([
    ['gets weaker', 'E(p[1], w) - E(p[0], w) <= c*Var(p[0], w)/w_min', 'is refuted, and c = 2 is not'],
    [
      'is false at other cases in the middle of the range',
      'min((K - 2)^2 + (c - 2)^2, (K - 3)^2 + (c - 1)^2) > 1/100',
      'a case refutes c = 1 but not c = 2, so a larger c does not make the claim say more',
    ],
  ])('a claim that %s is refused', async (_, text, message) => {
    const range = { from: Q.of(0), to: Q.of(2), sharper: 'larger', given: ['K >= 2', 'K <= 3'] } as const;
    const sharpened = sharpen(constantOfClaim(text, range), options);
    await expect(sharpened).rejects.toThrow(InputError);
    await expect(sharpened).rejects.toThrow(message);
  });

  it.each<[string, ConstantOptions, string]>([
    ['E(p[1], w) >= c*E(p[0], w)', { to: Q.of(2), sharper: 'larger' }, 'give the values of c to try'],
    ['E(p[1], w) >= c*E(p[0], w)', { from: Q.of(0), to: Q.of(2) }, 'say which values of c make the claim say more'],
    ['E(p[1], w) >= c*E(p[0], w)', { from: Q.of(2), to: Q.of(0), sharper: 'larger' }, 'give --from below --to'],
    ['E(p[1], w) >= E(p[0], w)', { from: Q.of(0), to: Q.of(2), sharper: 'larger' }, 'has no free name'],
  ])('%s with %j is refused', (text, given, message) => {
    expect(() => constantOfClaim(text, given)).toThrow(InputError);
    expect(() => constantOfClaim(text, given)).toThrow(message);
  });
});

it('an end before its time is told, and nothing is put to a proof', async () => {
  const controller = new AbortController();
  const interrupted: Ask = async (question) => ({
    ...(await ask(question)),
    verdict: 'incomplete',
    reason: 'interrupted',
  });
  controller.abort();
  const sharpened = await sharpen(declared('theorem-2.4', 'b'), {
    ...options,
    ask: async (question) => {
      const { counterexample: _, ...rest } = await interrupted(question);
      return rest;
    },
    signal: controller.signal,
  });
  expect(sharpened).toMatchObject({ attempts: 0, open: { reason: 'interrupted' } });
  expect(sharpened).not.toHaveProperty('proved');
  expect(sharpened).not.toHaveProperty('refuted');
});
