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
  type AnyInterpretation,
  type Assignment,
  type AtomName,
  type Claim,
  type ClaimFilter,
  type FilterModel,
  type Interval,
  type Certainty,
  ContradictionError,
  NoLimitError,
  NotRepresentableError,
  UnanswerableError,
  type ParsedClaim,
  UndefinedValueError,
  certainlyHolds,
  compileFilter,
  evaluate,
  runFilter,
} from '../../theory';
import { marginOf } from './margin';

/**
 * A claim with the hypotheses it needs.
 * @example
 * const rises: CheckedClaim = {
 *   spec: { id: 'a', says: 'the mean weight does not fall', claim: 'E(p[1], w) >= E(p[0], w)' },
 *   claim: parseClaim('E(p[1], w) >= E(p[0], w)'),
 *   when: undefined,
 *   requires: [parseClaim('K >= 2')],
 * };
 */
export interface CheckedClaim extends ParsedClaim {
  readonly requires: readonly Claim[];
}

/** One decision: its claim, round, atoms and both sides. */
export interface Finding {
  readonly claim: string;
  readonly t: number;
  readonly atoms: Readonly<Partial<Record<AtomName, number>>>;
  readonly left: Interval;
  readonly right: Interval;
  readonly rung: Certainty;
  /** Relative slack of an inequality; see `margin.ts`. */
  readonly margin: number | undefined;
}

/** The decisions of one claim in one case that holds. */
export interface ClaimDecisions {
  readonly decisions: number;
  /** Decisions whose two sides, not both 0, are equal. */
  readonly attained: number;
  /** The smallest positive margin; undefined if no decision has one, as for equalities. */
  readonly margin: number | undefined;
}

/**
 * The verdict of the checker on one case.
 * @example
 * const isRefuted = (verdict: CaseVerdict): boolean => verdict.status === 'refuted';
 */
export type CaseVerdict =
  | {
      readonly status: 'holds';
      readonly rung: Certainty;
      readonly decisions: number;
      /** By id, the claims that were decided at least once. */
      readonly byClaim: ReadonlyMap<string, ClaimDecisions>;
      /** Number of decisions of an inequality with equal sides, not both 0. */
      readonly attained: number;
      /** The decision with the smallest positive margin. */
      readonly tightest: Finding | undefined;
    }
  | { readonly status: 'refuted'; readonly finding: Finding }
  | { readonly status: 'undecided'; readonly claim: string; readonly reason: string }
  /** `inapplicable`: because the claims have no finite limit at K = ∞. */
  | { readonly status: 'discarded'; readonly reason: string; readonly inapplicable?: true };

type Decided =
  | {
      readonly truth: 'true' | 'false';
      readonly certainty: Certainty;
      readonly left: Interval;
      readonly right: Interval;
      readonly margin: number | undefined;
    }
  | { readonly truth: 'unknown'; readonly reason: string }
  /** The claim has no finite limit at K = ∞, so it does not speak of the case. */
  | { readonly truth: 'inapplicable'; readonly reason: string };

const filters = new WeakMap<Claim, { readonly filter: ClaimFilter | undefined }>();

/** The filter of a claim, compiled once. */
function filterOf(claim: Claim): ClaimFilter | undefined {
  const known = filters.get(claim);
  if (known) return known.filter;
  const filter = compileFilter(claim);
  filters.set(claim, { filter });
  return filter;
}

/** The decision on a claim without a finite limit at K = ∞. */
const notAtInfinity = ({ source }: Claim, why: string): Decided => ({
  truth: 'inapplicable',
  reason: `"${source}" does not speak of K = ∞: ${why}`,
});

/** The errors that say what a rung cannot do. */
const STEERING = [NotRepresentableError, UndefinedValueError, UnanswerableError];

/** The filter and the rungs of a case. Each is built when it is first needed, and kept. */
class Ladder {
  private readonly built: AnyInterpretation[] = [];
  private readonly rungs: readonly (() => AnyInterpretation)[];
  /** Last round. */
  readonly rounds: number;
  /** Undefined until a claim needs it; `none` when the case has no filter, or has lost it. */
  private filter: FilterModel | 'none' | undefined;
  private knownAtoms: number | undefined;

  constructor(
    private readonly subject: Case,
    private readonly sharpMargins: boolean,
  ) {
    this.rungs = subject.rungs;
    this.rounds = subject.instance.rounds;
    if (sharpMargins) this.filter = 'none';
  }

  atoms(): number {
    this.knownAtoms ??= this.shape().atoms();
    return this.knownAtoms;
  }

  /** The filter's answer; undefined when the claim or the case has no filter. A round that doubles cannot hold ends its use. */
  private ask<T>(claim: Claim, question: (filter: ClaimFilter, model: FilterModel) => T): T | undefined {
    const filter = filterOf(claim);
    if (filter === undefined) return undefined;
    this.filter ??= this.subject.filter() ?? 'none';
    if (this.filter === 'none') return undefined;
    try {
      return question(filter, this.filter);
    } catch (error) {
      if (!(error instanceof NotRepresentableError)) throw error;
      this.filter = 'none';
      return undefined;
    }
  }

  /** Whether the filter certifies a claim in round t; with both sides when the margin is below the bound. */
  filtered(claim: Claim, t: number, below: number): ReturnType<typeof runFilter> {
    return this.ask(claim, (filter, model) => runFilter(claim, filter, model, t, below));
  }

  /** Whether the filter certifies a hypothesis. */
  certainlyHolds(claim: Claim): boolean {
    return this.ask(claim, (filter, model) => certainlyHolds(claim, filter, model, 0)) ?? false;
  }

  /** The first rung that can be built; it knows the numbers of rounds and atoms. */
  private shape(): AnyInterpretation {
    for (let index = 0; ; index += 1) {
      try {
        return this.rung(index);
      } catch (error) {
        if (!(error instanceof NotRepresentableError) || index + 1 >= this.rungs.length) throw error;
      }
    }
  }

  private rung(index: number): AnyInterpretation {
    const known = this.built[index];
    if (known) return known;
    const build = this.rungs[index] as () => AnyInterpretation;
    const interpretation = build();
    this.built[index] = interpretation;
    return interpretation;
  }

  /**
   * Decides a comparison on the cheapest rung that can. A claim does not apply where a side is infinite because K is; a condition, such as
   * K ≥ 2, is a comparison of extended reals there.
   */
  decide(claim: Claim, assignment: Assignment, as: 'claim' | 'condition'): Decided {
    let reason = 'no rung of the ladder separates the two sides';
    const climb = this.rungs.map((_, index) => index);
    // Enclosures of many digits are costly and cannot prove an equality: exact numbers first.
    const deferred: number[] = [];
    for (let index = climb.shift(); index !== undefined; index = climb.shift() ?? deferred.shift()) {
      try {
        const interpretation = this.rung(index);
        if (claim.relation === '==' && interpretation.arithmetic.name === 'high-precision' && climb.length > 0) {
          deferred.push(index);
          continue;
        }
        const { truth, certainty, left, right, diverges } = evaluate(claim, interpretation, assignment);
        if (diverges && as === 'claim') return notAtInfinity(claim, 'a side grows with K');
        if (truth === 'unknown') continue;
        const { arithmetic } = interpretation;
        const margin = this.margin(index, claim, assignment, left, right, truth);
        return { truth, certainty, left: arithmetic.enclose(left), right: arithmetic.enclose(right), margin };
      } catch (error) {
        if (error instanceof NoLimitError) return notAtInfinity(claim, error.message);
        if (error instanceof UnanswerableError)
          return { truth: 'unknown', reason: `the model has no answer: ${error.message}` };
        if (!(error instanceof NotRepresentableError) && !(error instanceof UndefinedValueError)) throw error;
        reason = error.message;
      }
    }
    return { truth: 'unknown', reason };
  }

  /** The margin from the deciding rung or, when sharp margins are asked for, from a sharper one that has it. */
  private margin(
    index: number,
    claim: Claim,
    assignment: Assignment,
    left: unknown,
    right: unknown,
    truth: 'true' | 'false',
  ): number | undefined {
    const { value, blurred } = marginOf(claim.relation, this.rung(index), left, right, truth);
    if (!blurred || !this.sharpMargins || index + 1 >= this.rungs.length) return value;
    try {
      const sharper = evaluate(claim, this.rung(index + 1), assignment);
      return this.margin(index + 1, claim, assignment, sharper.left, sharper.right, truth);
    } catch (error) {
      // The claim is decided already, so a rung that cannot answer leaves the margin as it is.
      if (STEERING.some((known) => error instanceof known)) return value;
      throw error;
    }
  }
}

export interface CheckOptions {
  /** Climb the ladder for margins too, until two digits are correct. Verdicts do not change. @defaultValue false */
  readonly sharpMargins?: boolean;
  /** What the texts are: a condition compares a side that grows with K as an infinite one at K = ∞. @defaultValue 'claim' */
  readonly as?: 'claim' | 'condition';
}

/** Every assignment of round and atoms that a claim speaks about, smallest first. */
function* assignments(claim: Claim, when: Claim | undefined, ladder: Ladder): Generator<Assignment> {
  const names = [...new Set([...claim.atoms, ...(when?.atoms ?? [])])];
  const lastRound = lastRoundOf(claim, when, ladder);
  const count = names.length === 0 ? 1 : ladder.atoms();
  for (let t = 0; t <= lastRound; t += 1) {
    for (let code = 0; code < count ** names.length; code += 1) {
      const atoms = Object.fromEntries(names.map((name, i) => [name, Math.floor(code / count ** i) % count]));
      yield { t, atoms };
    }
  }
}

/** Why the atoms that a claim speaks of are not known, if they are not. */
function problemOfAtoms(claim: Claim, when: Claim | undefined, ladder: Ladder): string | undefined {
  if (claim.atoms.length === 0 && (when?.atoms.length ?? 0) === 0) return undefined;
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
): { readonly claims: readonly CheckedClaim[]; readonly inapplicable?: string } | { readonly reason: string } {
  let inapplicable: string | undefined;
  const failed = new Set<Claim>();
  const known = new Set<Claim>();
  for (const { requires } of claims) {
    for (const hypothesis of requires) {
      if (known.has(hypothesis)) continue;
      known.add(hypothesis);
      if (ladder.certainlyHolds(hypothesis)) continue;
      const decided = ladder.decide(hypothesis, START, 'condition');
      if (decided.truth === 'unknown')
        return { reason: `the hypothesis "${hypothesis.source}" is undecided: ${decided.reason}` };
      if (decided.truth === 'inapplicable') inapplicable ??= decided.reason;
      if (decided.truth !== 'true') failed.add(hypothesis);
    }
  }
  const left = failed.size === 0 ? claims : claims.filter(({ requires }) => !requires.some((h) => failed.has(h)));
  return { claims: left, ...(inapplicable === undefined ? {} : { inapplicable }) };
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

function decideAll(
  subject: Case,
  claims: readonly CheckedClaim[],
  { sharpMargins = false, as = 'claim' }: CheckOptions,
): CaseVerdict {
  const ladder = new Ladder(subject, sharpMargins);
  const judged = applicable(ladder, claims);
  if ('reason' in judged) return { status: 'undecided', claim: '', reason: judged.reason };
  let tightest: Finding | undefined;
  let decisions = 0;
  const byClaim = new Map<string, ClaimDecisions>();
  let attained = 0;
  let rung: Certainty = 'certified';
  let undecided: CaseVerdict | undefined;
  let { inapplicable } = judged;
  for (const { spec, claim, when } of judged.claims) {
    const filterable = when === undefined && filterOf(claim) !== undefined;
    const lastRound = filterable ? lastRoundOf(claim, when, ladder) : -1;
    const before = { decisions, attained };
    let smallest: number | undefined;
    let certified = 0;
    for (let t = 0; t <= lastRound; t += 1) {
      const found = ladder.filtered(claim, t, smallest ?? Infinity);
      if (found === undefined) break;
      certified += 1;
      if (found !== 'holds') {
        const { margin, left, right } = found;
        smallest = margin;
        if (margin < (tightest?.margin ?? Infinity))
          tightest = { claim: spec.id, t, atoms: {}, left, right, rung: 'certified', margin };
      }
    }
    decisions += certified;
    const through = filterable && certified > lastRound;
    const problem = through ? undefined : problemOfAtoms(claim, when, ladder);
    if (problem !== undefined) {
      undecided ??= { status: 'undecided', claim: spec.id, reason: problem };
      continue;
    }
    const left = through ? [] : assignments(claim, when, ladder);
    for (const assignment of left) {
      if (assignment.t < certified) continue;
      const condition = when && ladder.decide(when, assignment, 'condition');
      if (condition?.truth === 'false') continue;
      const applies = condition === undefined || condition.truth === 'true';
      const decided = applies ? ladder.decide(claim, assignment, as) : condition;
      if (decided.truth === 'inapplicable') {
        inapplicable ??= decided.reason;
        continue;
      }
      if (decided.truth === 'unknown') {
        undecided ??= { status: 'undecided', claim: spec.id, reason: decided.reason };
        continue;
      }
      const { left, right, certainty, margin } = decided;
      const finding: Finding = { claim: spec.id, ...assignment, left, right, rung: certainty, margin };
      if (decided.truth === 'false') return { status: 'refuted', finding };
      decisions += 1;
      if (certainty === 'exact') rung = 'exact';
      if (margin === 0) attained += 1;
      else if (margin !== undefined) {
        if (margin < (smallest ?? Infinity)) smallest = margin;
        if (margin < (tightest?.margin ?? Infinity)) tightest = finding;
      }
    }
    if (decisions > before.decisions)
      byClaim.set(spec.id, {
        decisions: decisions - before.decisions,
        attained: attained - before.attained,
        margin: smallest,
      });
  }
  if (undecided) return undecided;
  if (decisions === 0 && inapplicable !== undefined)
    return { status: 'discarded', reason: inapplicable, inapplicable: true };
  if (decisions === 0) return { status: 'discarded', reason: 'no claim applies to this case' };
  return { status: 'holds', rung, decisions, byClaim, attained, tightest };
}
