/**
 * Random claims on random small cases, decided by the shipped ladder and by the reference evaluator: they must not contradict each other.
 *
 * A claim that holds is true in every round and for every atom, as far as the reference can tell; a finding that refutes it is false. At
 * K = ∞ the reference puts 2^9000 for the K that a claim names, and tells nothing about numbers that agree to 60 digits
 * or are both near 0,
 * nor of a side that grows with K.
 */
import { caseOf, encodeInstance } from '../../../models';
import { parseClaim } from '../../../theory';
import { Fraction } from '../../../theory/arithmetic/fraction.testing';
import { checkCase } from '../checker';
import type { CaseVerdict } from '../verdict';
import { Choices, ClaimMaker, LOOP, numberTerm, randomInstance } from './random-claims.testing';
import { type ClaimTerm, ReferenceCase, claimText, lookahead, mentions } from './term.testing';
import { NoValue, Unclear, type Value, agree, compares, isHuge, nearby } from './value.testing';

export interface DecisionCounts {
  /** Decisions that both sides made, and that agree. */
  readonly agreed: number;
  /** Decisions of the ladder of which the reference cannot tell. */
  readonly untold: number;
  readonly claims: number;
  readonly byStatus: Readonly<Record<CaseVerdict['status'], number>>;
  readonly contradictions: readonly string[];
}

const HUGE_K = Fraction.of(1n << 9000n);
const CLAIMS_PER_CASE = 8;

type Answer = boolean | 'none' | 'untold';

/** What the reference says of a claim in round t, at an atom. */
function answer(reference: ReferenceCase, claim: ClaimTerm, t: number, atom: number, atInfinity: boolean): Answer {
  try {
    const [left, right] = [reference.value(claim.left, t, atom), reference.value(claim.right, t, atom)];
    if (atInfinity && (agree(left, right) || isHuge(left) || isHuge(right))) return 'untold';
    return compares(left, claim.relation, right);
  } catch (error) {
    if (error instanceof Unclear) return 'untold';
    if (error instanceof NoValue) return atInfinity ? 'untold' : 'none';
    throw error;
  }
}

/** A claim whose right side is a decimal near the left one, or near it but for one part in 10^16 and less. */
function nearClaim(choices: Choices, claim: ClaimTerm, reference: ReferenceCase): ClaimTerm {
  let value: Value;
  try {
    value = reference.value(claim.left, 0, 0);
  } catch (error) {
    if (error instanceof NoValue || error instanceof Unclear) return claim;
    throw error;
  }
  const text = nearby(value, choices.one([8, 15, 16, 17, 18, 25]));
  return text === undefined ? claim : { ...claim, right: numberTerm(text) };
}

/** Decides until the count of agreed decisions is reached. */
export function compareDecisions(seed: number, count: number, most = Infinity): DecisionCounts {
  const choices = new Choices(seed, 'decisions');
  const maker = new ClaimMaker(choices);
  const byStatus = { holds: 0, refuted: 0, undecided: 0, discarded: 0 };
  const contradictions: string[] = [];
  let [agreed, untold, claims] = [0, 0, 0];
  while (agreed < count && claims < most) {
    const instance = randomInstance(choices);
    const reference = new ReferenceCase(instance, HUGE_K);
    const subject = caseOf(instance, LOOP);
    for (let k = 0; k < CLAIMS_PER_CASE; k += 1) {
      const drawn = maker.claim();
      const near = choices.chance(0.4) && !(instance.K === Infinity && mentions(drawn, 'K'));
      const claim = near ? nearClaim(choices, drawn, reference) : drawn;
      const source = claimText(claim);
      const checked = {
        spec: { id: 'a', says: '', claim: source },
        claim: parseClaim(source),
        when: undefined,
        requires: [],
      };
      const verdict = checkCase(subject, [checked], { sharpMargins: choices.chance(0.2) });
      claims += 1;
      byStatus[verdict.status] += 1;
      const atInfinity = instance.K === Infinity && mentions(claim, 'K');
      const report = (said: string): void =>
        void contradictions.push(
          `${said}: ${source} on ${JSON.stringify(encodeInstance(instance))} (${JSON.stringify(verdict, bigints)})`,
        );
      if (verdict.status === 'refuted') {
        const { t, atoms } = verdict.finding;
        const said = answer(reference, claim, t, atoms.x ?? 0, atInfinity);
        if (said === false) agreed += 1;
        else if (said === 'untold') untold += 1;
        else report(`refuted, and ${said === 'none' ? 'without a value' : 'true'} in round ${t}`);
      } else if (verdict.status === 'holds') {
        const rounds = mentions(claim, 't') ? instance.rounds - lookahead(claim) : 0;
        const atoms = mentions(claim, 'x') ? instance.w.length : 1;
        for (let t = 0; t <= rounds; t += 1) {
          for (let atom = 0; atom < atoms; atom += 1) {
            const said = answer(reference, claim, t, atom, atInfinity);
            if (said === true) agreed += 1;
            else if (said === 'untold') untold += 1;
            else report(`holds, and ${said === 'none' ? 'without a value' : 'false'} in round ${t}`);
          }
        }
      } else if (verdict.status === 'undecided' && verdict.reason.includes('internal contradiction'))
        report('contradicts itself');
    }
  }
  return { agreed, untold, claims, byStatus, contradictions };
}

const bigints = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
