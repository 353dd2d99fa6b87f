/** Makes stand-alone counterexamples from findings, and decides them again from their own data alone. */
import { type DrawnLaw, caseOf, decodeInstance, drawnLaws, encodeInstance } from '../../models/closed-form';
import { type DiscreteInstance } from '../../models/closed-form/discrete';
import { type Loop, isLoopId, loopOf, otherLoop } from '../../models/loops';
import { type Claim, InputError, type Interval, Q, otherLoops, parseClaim } from '../../theory';
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

type Shown = Pick<Found, 'instance' | 'finding'>;
type Asked = Pick<Subject, 'loop' | 'claims'>;

/** The last round that the laws of a finding are about; the round after it where the instance has that round or the claim speaks of it. */
function lastRound({ instance, finding: { claim: letter, t } }: Shown, claims: Asked['claims']): number {
  const spoken = claims.find(({ spec }) => spec.id === letter);
  const ahead = Math.max(spoken?.claim.lookahead ?? 0, spoken?.when?.lookahead ?? 0);
  return Math.max(t + ahead, Math.min(t + 1, instance.rounds));
}

/** The laws of the loop under test up to the round after the finding, for drawing; nothing if none can be drawn. */
export function lawsOfFound(found: Shown, { loop, claims }: Asked): { readonly laws?: readonly DrawnLaw[] } {
  const laws = drawnLaws(caseOf(found.instance, loop), lastRound(found, claims));
  return laws.length === 0 ? {} : { laws };
}

/**
 * Whether the loop used p_ref although λ = ∞: the laws up to the finding change when p_ref does. A loop whose laws cannot be drawn is
 * taken to use it if it has a mixture of its own, chooses by masses, or is one whole step.
 */
export function usesReference(found: Shown, { loop, claims }: Asked): { readonly usesReference?: true } {
  const { instance } = found;
  if (instance.model !== 'discrete' || instance.lambda !== 'infinity') return {};
  const named = claims.flatMap(({ claim, when }) => [...otherLoops(claim), ...(when ? otherLoops(when) : [])]);
  const used = [loop, ...named.map(otherLoop)].some((each) =>
    dependsOnReference(each, instance, lastRound(found, claims)),
  );
  return used ? { usesReference: true } : {};
}

/** Whether the laws of the loop up to a round depend on p_ref. */
function dependsOnReference(loop: Loop, instance: DiscreteInstance, last: number): boolean {
  const { ownMixture, masses = false } = loop.needs ?? {};
  // The kept candidates of a round, of which claims speak too, are the next law of a loop without real data.
  const until = masses ? last + 1 : last;
  const lawsWith = (change: Partial<DiscreteInstance>): string =>
    JSON.stringify(drawnLaws(caseOf({ ...instance, ...change }, loop), until));
  const laws = lawsWith({});
  const n = instance.w.length;
  const rising = Array.from({ length: n }, (_, i) => Q.of(2 * (i + 1), n * (n + 1)));
  return laws === '[]'
    ? ownMixture !== undefined || masses || loop.update !== undefined
    : [rising, [...rising].reverse()].some((pRef) => lawsWith({ pRef }) !== laws);
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
    ...usesReference(found, about),
    ...lawsOfFound(found, about),
    finding: findingJson(found.finding),
    foundBy: found.foundBy,
    shrinks: found.shrinks,
    seed: about.seed,
    foundWith: VERSION,
  };
}

/** The built-in loop of a counterexample. @throws InputError for the loop of a user, which the counterexample only names */
function builtIn({ loop }: Counterexample): Loop {
  if (isLoopId(loop)) return loopOf(loop);
  throw new InputError(
    `the counterexample is about the loop "${loop}", which is not built in; give the loop too, by --loop FILE or as the second argument`,
  );
}

/**
 * Decides the stored claim on the stored instance, in every round and for every atom.
 * @param loop the loop that it is decided on. The default is the built-in loop that the counterexample names
 * @throws InputError for an unknown instance or loop; ClaimError for a malformed claim
 * @example
 * const stillRefutes = (stored: Counterexample): boolean => replayCounterexample(stored).status === 'refuted';
 */
export function replayCounterexample(stored: Counterexample, loop: Loop = builtIn(stored)): CaseVerdict {
  const claim: CheckedClaim = {
    spec: { id: stored.finding.claim, says: '', claim: stored.claim },
    claim: parseClaim(stored.claim, stored.where),
    when: stored.when === undefined ? undefined : parseClaim(stored.when, stored.where),
    requires: [],
  };
  return checkCase(caseOf(decodeInstance(stored.instance), loop), [claim]);
}
