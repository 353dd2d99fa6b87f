/**
 * Decides claims on a case by climbing the ladder of arithmetics.
 *
 * Every claim is decided for every round and atom it speaks about. Each decision starts on the cheapest rung and climbs only
 * while the answer is unknown. A case *holds* when every decision is true. It is *refuted* by the first false decision. It is
 * *undecided* when some decision stays unknown on every rung; undecided is never a pass. A case on which no claim is decided
 * (its hypotheses fail, or every restriction is false) tests nothing and is *discarded*.
 */
import type { Case } from '../../models/closed-form';
import {
  type Assignment,
  type AtomName,
  type Certainty,
  type Claim,
  CompiledClaims,
  ContradictionError,
} from '../../theory';
import { Ladder, STEERING, type Screen, sidesOf } from './ladder';
import type { CaseVerdict, CheckedClaim, ClaimDecisions, Finding } from './verdict';

export interface CheckOptions {
  /** Climb the ladder for margins too, until two digits are correct. Verdicts do not change. @defaultValue false */
  readonly sharpMargins?: boolean;
  /** What the texts are: a condition compares a side that grows with K as an infinite one at K = ∞. @defaultValue 'claim' */
  readonly as?: 'claim' | 'condition';
}

/** The atom variables of a claim and its condition, in the order in which they occur. */
function atomNames({ atoms }: Claim, when: Claim | undefined): readonly AtomName[] {
  return when === undefined || when.atoms.length === 0 ? atoms : [...new Set([...atoms, ...when.atoms])];
}

const NO_ATOMS: Assignment['atoms'] = {};

/** The atoms of this number, of `count` to the number of variables; those of the first variable change fastest. */
function atomsAt([first, second]: readonly AtomName[], number: number, count: number): Assignment['atoms'] {
  if (first === undefined) return NO_ATOMS;
  if (second === undefined) return first === 'x' ? { x: number } : { y: number };
  const [a, b] = [number % count, Math.floor(number / count)];
  return first === 'x' ? { x: a, y: b } : { y: a, x: b };
}

/** Why the atoms that a claim speaks of are not known, if they are not. */
function problemOfAtoms(ladder: Ladder): string | undefined {
  try {
    ladder.atoms();
    return undefined;
  } catch (error) {
    if (STEERING.some((known) => error instanceof known)) return `the model has no answer: ${(error as Error).message}`;
    throw error;
  }
}

/** The last round that a claim speaks about; 0 when it mentions no round. */
function lastRoundOf(claim: Claim, when: Claim | undefined, ladder: Ladder): number {
  if (!claim.usesRound && !(when?.usesRound ?? false)) return 0;
  return ladder.rounds - Math.max(claim.lookahead, when?.lookahead ?? 0);
}

const START: Assignment = { t: 0, atoms: {} };

/** The claims whose hypotheses the case satisfies, or the reason why the case cannot be judged. */
function applicable(
  ladder: Ladder,
  claims: readonly CheckedClaim[],
):
  | { readonly claims: readonly CheckedClaim[]; readonly inapplicable: string | undefined }
  | { readonly reason: string } {
  let inapplicable: string | undefined;
  const failed = new Set<Claim>();
  const known = new Set<Claim>();
  for (const { requires } of claims) {
    for (const hypothesis of requires) {
      if (known.has(hypothesis)) continue;
      known.add(hypothesis);
      const truth = ladder.truthOf(hypothesis);
      if (truth === 'false') failed.add(hypothesis);
      if (truth !== undefined) continue;
      const decided = ladder.decide(hypothesis, START, 'condition');
      if (decided.truth === 'unknown')
        return { reason: `the hypothesis "${hypothesis.source}" is undecided: ${decided.reason}` };
      if (decided.truth === 'inapplicable') inapplicable ??= decided.reason;
      if (decided.truth !== 'true') failed.add(hypothesis);
    }
  }
  const left = failed.size === 0 ? claims : claims.filter(({ requires }) => !requires.some((h) => failed.has(h)));
  return { claims: left, inapplicable };
}

/**
 * Decides the claims on one case.
 * A claim is undecided when the model cannot answer one of its questions; the model gives the reason. A case in which a bound turns
 * out to be wrong is undecided too, with the contradiction as the reason.
 * @example
 * const says = 'E(p[1], w) >= E(p[0], w)';
 * const rises: CheckedClaim = {
 *   spec: { id: 'a', says: 'the mean weight does not fall', claim: says },
 *   claim: parseClaim(says),
 *   when: undefined,
 *   requires: [],
 * };
 * const risesIn = (instance: Instance): boolean => checkCase(caseOf(instance, loopOf('curated')), [rises]).status === 'holds';
 */
export function checkCase(subject: Case, claims: readonly CheckedClaim[], options: CheckOptions = {}): CaseVerdict {
  try {
    return decideAll(subject, claims, options);
  } catch (error) {
    if (error instanceof ContradictionError) return { status: 'undecided', claim: '', reason: error.message };
    throw error;
  }
}

/** What is known of a case after some of its claims. */
class Tally {
  private decisions = 0;
  private attained = 0;
  private rung: Certainty = 'certified';
  private tightest: Finding | undefined;
  private readonly byClaim = new Map<string, ClaimDecisions>();
  private undecided: CaseVerdict | undefined;
  private claimDecisions = 0;
  private claimAttained = 0;
  /** The smallest positive margin of the claim under way. */
  claimMargin: number | undefined;

  /** @param inapplicable why a hypothesis or a claim does not speak of K = ∞ */
  constructor(private inapplicable: string | undefined) {}

  beginClaim(): void {
    this.claimDecisions = 0;
    this.claimAttained = 0;
    this.claimMargin = undefined;
  }

  endClaim(id: string): void {
    const { claimDecisions: decisions, claimAttained: attained, claimMargin: margin } = this;
    if (decisions > 0) this.byClaim.set(id, { decisions, attained, margin });
    this.decisions += decisions;
    this.attained += attained;
  }

  /** Counts a true decision whose margin is not needed. */
  holds(): void {
    this.claimDecisions += 1;
  }

  /** Counts a decision that both sides are exactly equal. @param attained whether they are other than 0, so that there is a margin */
  equals(attained: boolean): void {
    this.claimDecisions += 1;
    this.rung = 'exact';
    if (attained) this.claimAttained += 1;
  }

  /** The margin of a true decision. */
  sees(margin: number, finding: () => Finding): void {
    if (margin < (this.claimMargin ?? Infinity)) this.claimMargin = margin;
    if (margin < (this.tightest?.margin ?? Infinity)) this.tightest = finding();
  }

  /** Counts a true decision. */
  add(rung: Certainty, margin: number | undefined, finding: () => Finding): void {
    this.claimDecisions += 1;
    if (rung === 'exact') this.rung = 'exact';
    if (margin === 0) this.claimAttained += 1;
    else if (margin !== undefined) this.sees(margin, finding);
  }

  leavesOpen(claim: string, reason: string): void {
    this.undecided ??= { status: 'undecided', claim, reason };
  }

  doesNotApply(reason: string): void {
    this.inapplicable ??= reason;
  }

  verdict(): CaseVerdict {
    const { decisions, attained, rung, tightest, byClaim, undecided, inapplicable } = this;
    if (undecided) return undecided;
    if (decisions > 0) return { status: 'holds', rung, decisions, byClaim, attained, tightest };
    if (inapplicable !== undefined) return { status: 'discarded', reason: inapplicable, inapplicable: true };
    return { status: 'discarded', reason: 'no claim applies to this case' };
  }
}

/** Whether the filter shows that a claim holds in a round, or does not apply to it. */
function isScreened(id: string, screen: Screen, ladder: Ladder, t: number, tally: Tally): boolean {
  const found = ladder.screened(screen, t, tally.claimMargin ?? Infinity);
  if (found === undefined || found === 'inapplicable') return found !== undefined;
  if (found === 'equal' || found === 'equal to 0') {
    tally.equals(found === 'equal');
    return true;
  }
  tally.holds();
  if (found === 'holds') return true;
  const { margin, left, right } = found;
  tally.sees(margin, () => ({ claim: id, t, atoms: {}, left, right, rung: 'certified', margin }));
  return true;
}

/** Decides a claim at an assignment. The result is the decision if it is false, else undefined. */
function refutationAt(
  { spec, claim, when }: CheckedClaim,
  assignment: Assignment,
  ladder: Ladder,
  tally: Tally,
  as: 'claim' | 'condition',
): Finding | undefined {
  const condition = when && ladder.decide(when, assignment, 'condition');
  if (condition?.truth === 'false') return undefined;
  const applies = condition === undefined || condition.truth === 'true';
  const decided = applies ? ladder.decide(claim, assignment, as) : condition;
  if (decided.truth === 'inapplicable') tally.doesNotApply(decided.reason);
  else if (decided.truth === 'unknown') tally.leavesOpen(spec.id, decided.reason);
  else {
    const { certainty, margin } = decided;
    const finding = (): Finding => ({ claim: spec.id, ...assignment, ...sidesOf(decided), rung: certainty, margin });
    if (decided.truth === 'false') return finding();
    tally.add(certainty, margin, finding);
  }
  return undefined;
}

/** Decides a claim in every round and for all atoms. The result is its first false decision, or undefined. */
function refutationOf(
  checked: CheckedClaim,
  ladder: Ladder,
  tally: Tally,
  as: 'claim' | 'condition',
): Finding | undefined {
  const { spec, claim, when } = checked;
  const lastRound = lastRoundOf(claim, when, ladder);
  const names = atomNames(claim, when);
  const hasAtoms = names.length > 0;
  const problem = hasAtoms ? problemOfAtoms(ladder) : undefined;
  if (problem !== undefined) {
    tally.leavesOpen(spec.id, problem);
    return undefined;
  }
  const count = hasAtoms ? ladder.atoms() : 1;
  const tuples = count ** names.length;
  const screen = hasAtoms ? undefined : ladder.screenOf(claim, when);
  for (let t = 0; t <= lastRound; t += 1) {
    if (screen && isScreened(spec.id, screen, ladder, t, tally)) continue;
    for (let number = 0; number < tuples; number += 1) {
      const finding = refutationAt(checked, { t, atoms: atomsAt(names, number, count) }, ladder, tally, as);
      if (finding) return finding;
    }
  }
  return undefined;
}

/** The claims of a search, compiled together. */
const compiled = new WeakMap<readonly CheckedClaim[], CompiledClaims>();

function compiledOf(claims: readonly CheckedClaim[]): CompiledClaims {
  const known = compiled.get(claims) ?? new CompiledClaims();
  compiled.set(claims, known);
  return known;
}

function decideAll(
  subject: Case,
  claims: readonly CheckedClaim[],
  { sharpMargins = false, as = 'claim' }: CheckOptions,
): CaseVerdict {
  const ladder = new Ladder(subject, compiledOf(claims), sharpMargins);
  const judged = applicable(ladder, claims);
  if ('reason' in judged) return { status: 'undecided', claim: '', reason: judged.reason };
  const tally = new Tally(judged.inapplicable);
  for (const checked of judged.claims) {
    tally.beginClaim();
    const finding = refutationOf(checked, ladder, tally, as);
    if (finding) return { status: 'refuted', finding };
    tally.endClaim(checked.spec.id);
  }
  return tally.verdict();
}
