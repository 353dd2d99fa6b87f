/**
 * No false neighbour of a proved claim is proved: with the relation turned round, and with a constant changed by a hundredth where the
 * bound is attained. Each neighbour is refuted by an instance, decided in exact numbers.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Statement, Q, claimsFor, evaluate, parseClaim, statementOf } from '../../theory';
import { type Case, type DiscreteInstance, caseOf } from '../../models';
import { loopOf } from '../../models/loops';
import { type Effort, type ProofClaim, attempt, claimOf, settingOf } from '.';

const effort: Effort = { rounds: 1, polya: 1, terms: 100_000, deadline: Infinity };
const K = 3;

/** One number per claim with a certificate for any number of atoms at K = 3. */
const proved = readdirSync(join(__dirname, '..', '..', 'certificates'))
  .filter((file) => file.endsWith('--K3.json'))
  .flatMap((file) => {
    const { statement, claims } = JSON.parse(
      readFileSync(join(__dirname, '..', '..', 'certificates', file), 'utf8'),
    ) as { statement: string; claims: { id: string; text: string }[] };
    return claims.filter(({ text }) => !text.includes('==')).map(({ id }) => [statement, id] as const);
  });

const sides = /^(.*?) (<=|>=) (.*)$/;

function turned({ text, ...claim }: ProofClaim): ProofClaim {
  const [, left = '', relation = '', right = ''] = sides.exec(text) ?? [];
  return { ...claim, text: `${left} ${relation === '<=' ? '>=' : '<='} ${right}` };
}

/** The bound, made sharper by a hundredth. */
function sharper({ text, ...claim }: ProofClaim): ProofClaim {
  const [, left = '', relation = '', right = ''] = sides.exec(text) ?? [];
  return { ...claim, text: `${left} ${relation} ${relation === '<=' ? '99' : '101'}/100*(${right})` };
}

const rational = (numerators: readonly number[], denominator: number) => numerators.map((n) => Q.of(n, denominator));

/** Instances with n = 2: an ordinary one, nearly equal weights, and a rare atom of far larger or smaller weight; λ ordinary and small. */
function instances({ domain }: Statement): Case[] {
  const lambdas = domain.data === 'synthetic' ? (['infinity'] as const) : [Q.of(1, 3), Q.of(1, 1000)];
  const laws = [
    { p: rational([1, 1], 2), w: rational([1, 2], 1) },
    { p: rational([1, 1], 2), w: rational([1000, 1001], 1) },
    { p: rational([999_999, 1], 1_000_000), w: rational([1, 1_000_000], 1) },
    { p: rational([1, 999_999], 1_000_000), w: rational([1, 1_000_000], 1) },
  ];
  return lambdas.flatMap((lambda) =>
    laws.map(({ p, w }) => {
      const laws = { p0: p, pRef: p, q: p };
      const instance: DiscreteInstance = { model: 'discrete', ...laws, w, K, lambda, epsilon: Q.zero, rounds: 2 };
      return caseOf(instance, loopOf('curated'));
    }),
  );
}

/** Whether some instance refutes the claim in exact numbers, at its first round and some atoms. */
function isRefuted(statement: Statement, claim: ProofClaim): boolean {
  const parsed = parseClaim(claim.text, claim.where);
  const t = claim.when === 't >= 1' ? 1 : 0;
  const pairs = [
    { x: 0, y: 1 },
    { x: 1, y: 0 },
  ];
  return instances(statement).some(({ rungs }) => {
    const exact = rungs[1]?.();
    return pairs.some((atoms) => exact !== undefined && evaluate(parsed, exact, { t, atoms }).truth === 'false');
  });
}

describe.each(proved)('%s, claim %s', (id, claim) => {
  const statement = statementOf(id);
  const setting = settingOf(statement, { candidates: K, atoms: 'any' });
  if (typeof setting === 'string') throw new Error(setting);
  const own = claimOf(statement, claim);
  const { tightness } = claimsFor(statement, 'discrete').find((spec) => spec.id === claim) ?? {};
  const tight = typeof tightness === 'object' ? tightness.discrete : tightness;

  it('is neither proved nor true with the relation turned round', () => {
    expect(attempt(turned(own), setting, effort).proved).toBe(false);
    expect(isRefuted(statement, turned(own))).toBe(true);
  });

  if (tight === 'attained' || (tight ?? 1) < 1e-4) {
    it('is neither proved nor true if sharper by a hundredth', () => {
      expect(attempt(sharper(own), setting, effort).proved).toBe(false);
      expect(isRefuted(statement, sharper(own))).toBe(true);
    });
  }
});
