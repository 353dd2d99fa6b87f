/** Makes stand-alone counterexamples from findings, and decides them again from their own data alone. */
import { type DrawnLaw, caseOf, decodeInstance, drawnLaws, encodeInstance } from '../../models/closed-form';
import { type Loop, loopOf } from '../../models/loops';
import { type Claim, type Interval, parseClaim } from '../../theory';
import { type CaseVerdict, type CheckedClaim, type Finding, checkCase } from '../checker';
import { type Counterexample, type FindingJson, type JsonInterval, type JsonNumber, VERSION } from '../results';
import type { Found } from './outcome';

export function jsonNumber(x: number): JsonNumber {
  return x === Infinity ? 'Infinity' : x === -Infinity ? '-Infinity' : x;
}

const jsonInterval = ({ lo, hi }: Interval): JsonInterval => ({ lo: jsonNumber(lo), hi: jsonNumber(hi) });

export function findingJson(finding: Finding): FindingJson {
  const { claim, t, atoms, left, right, rung, margin } = finding;
  return {
    claim,
    t,
    atoms,
    left: jsonInterval(left),
    right: jsonInterval(right),
    rung,
    ...(margin === undefined ? {} : { margin }),
  };
}

/** Source text of the definitions that a claim and its restriction use. */
function definitionsUsed(
  claims: readonly (Claim | undefined)[],
  where: Readonly<Record<string, string>>,
): Record<string, string> {
  const used = new Set(claims.flatMap((claim) => claim?.definitions.map(({ name }) => name) ?? []));
  return Object.fromEntries(Object.entries(where).filter(([name]) => used.has(name)));
}

export interface Subject {
  readonly statement: string;
  readonly subject: Counterexample['subject'];
  readonly where: Readonly<Record<string, string>>;
  readonly claims: readonly CheckedClaim[];
  readonly loop: Loop;
  readonly seed: number;
}

/**
 * The laws of the loop under test up to the round after the finding, for drawing; nothing if none can be drawn. The round after is left out
 * where the instance ends before and the claim does not speak of it.
 */
export function lawsOfFound(
  { instance, finding: { claim: letter, t } }: Pick<Found, 'instance' | 'finding'>,
  { loop, claims }: Pick<Subject, 'loop' | 'claims'>,
): { readonly laws?: readonly DrawnLaw[] } {
  const spoken = claims.find(({ spec }) => spec.id === letter);
  const ahead = Math.max(spoken?.claim.lookahead ?? 0, spoken?.when?.lookahead ?? 0);
  const laws = drawnLaws(caseOf(instance, loop), Math.max(t + ahead, Math.min(t + 1, instance.rounds)));
  return laws.length === 0 ? {} : { laws };
}

/** The stored form of a counterexample that a search found. */
export function counterexampleOf(found: Found<Counterexample['foundBy']>, about: Subject): Counterexample {
  const refuted = about.claims.find(({ spec }) => spec.id === found.finding.claim);
  return {
    format: 'curated-loops/counterexample',
    version: 1,
    statement: about.statement,
    subject: about.subject,
    claim: refuted?.claim.source ?? '',
    ...(refuted?.when ? { when: refuted.when.source } : {}),
    where: definitionsUsed([refuted?.claim, refuted?.when], about.where),
    loop: about.loop.id,
    instance: encodeInstance(found.instance),
    ...lawsOfFound(found, about),
    finding: findingJson(found.finding),
    foundBy: found.foundBy,
    shrinks: found.shrinks,
    seed: about.seed,
    foundWith: VERSION,
  };
}

/**
 * Decides the stored claim on the stored instance, in every round and for every atom.
 * @throws InputError for an unknown instance or loop; ClaimError for a malformed claim
 * @example
 * const stillRefutes = (stored: Counterexample): boolean => replayCounterexample(stored).status === 'refuted';
 */
export function replayCounterexample(stored: Counterexample): CaseVerdict {
  const claim: CheckedClaim = {
    spec: { id: stored.finding.claim, says: '', claim: stored.claim },
    claim: parseClaim(stored.claim, stored.where),
    when: stored.when === undefined ? undefined : parseClaim(stored.when, stored.where),
    requires: [],
  };
  return checkCase(caseOf(decodeInstance(stored.instance), loopOf(stored.loop)), [claim]);
}
