/** The ladder of arithmetics of one case: a filter in doubles, then rungs from the cheapest to the dearest. */
import type { Case } from '../../models/closed-form';
import {
  type AnyInterpretation,
  type Assignment,
  type Certainty,
  type Claim,
  type ClaimFilter,
  type FilterModel,
  type Interval,
  KnownValues,
  NoLimitError,
  NotRepresentableError,
  TiedValuesError,
  UnanswerableError,
  UndefinedValueError,
  certainlyHolds,
  compileFilter,
  evaluate,
  runFilter,
} from '../../theory';
import { type DecidedSides, marginOf } from './margin';

/** Both sides of a comparison. */
interface Sides {
  readonly left: Interval;
  readonly right: Interval;
}

/** The decision on one comparison. */
export type Decided =
  | {
      readonly truth: 'true' | 'false';
      readonly certainty: Certainty;
      readonly margin: number | undefined;
      /** Enclosures of both sides, computed when they are shown. */
      readonly sides: () => Sides;
    }
  | { readonly truth: 'unknown'; readonly reason: string }
  /** The claim has no finite limit at K = ∞, so it does not speak of the case. */
  | { readonly truth: 'inapplicable'; readonly reason: string };

const filters = new WeakMap<Claim, { readonly filter: ClaimFilter | undefined }>();

/** The filter of a claim, compiled once. */
export function filterOf(claim: Claim): ClaimFilter | undefined {
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
export const STEERING = [NotRepresentableError, UndefinedValueError, UnanswerableError];

/** The filter and the rungs of a case. Each is built when it is first needed, and kept. */
export class Ladder {
  private readonly built: AnyInterpretation[] = [];
  /** The values of parts of claims on each rung. */
  private readonly known: KnownValues[] = [];
  private readonly rungs: readonly (() => AnyInterpretation)[];
  /** The position of the rung that equalities ask first; −1 if the case has no such rung. */
  private readonly prover: number;
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
    this.prover = subject.prover ? subject.rungs.indexOf(subject.prover) : -1;
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

  private knownOn(index: number, rung: AnyInterpretation): KnownValues {
    return (this.known[index] ??= new KnownValues(rung));
  }

  /**
   * Decides a comparison on the cheapest rung that can. A claim does not apply where a side is infinite because K is; a condition, such as
   * K ≥ 2, is a comparison of extended reals there.
   */
  decide(claim: Claim, assignment: Assignment, as: 'claim' | 'condition'): Decided {
    let reason: string | undefined;
    const climb = this.rungs.map((_, index) => index);
    // Enclosures cannot prove an equality, so exact numbers come first.
    if (claim.relation === '==' && this.prover >= 0) climb.unshift(...climb.splice(this.prover, 1));
    // Enclosures of many digits are costly and cannot prove an equality, nor tell whether values are tied: exact numbers first.
    const deferred: number[] = [];
    let tied = claim.relation === '==';
    for (let index = climb.shift(); index !== undefined; index = climb.shift() ?? deferred.shift()) {
      try {
        const interpretation = this.rung(index);
        if (tied && interpretation.arithmetic.name === 'high-precision' && climb.length > 0) {
          deferred.push(index);
          continue;
        }
        const { truth, certainty, equal, left, right, diverges } = evaluate(
          claim,
          interpretation,
          assignment,
          this.knownOn(index, interpretation),
        );
        if (diverges && as === 'claim') return notAtInfinity(claim, 'a side grows with K');
        if (truth === 'unknown') continue;
        const { arithmetic } = interpretation;
        const margin = this.margin(index, claim, assignment, { left, right, truth, equal });
        const sides = (): Sides => ({ left: arithmetic.enclose(left), right: arithmetic.enclose(right) });
        return { truth, certainty, margin, sides };
      } catch (error) {
        if (error instanceof NoLimitError) return notAtInfinity(claim, error.message);
        if (error instanceof UnanswerableError)
          return { truth: 'unknown', reason: `the model has no answer: ${error.message}` };
        if (!(error instanceof NotRepresentableError) && !(error instanceof UndefinedValueError)) throw error;
        tied ||= index > 0 && error instanceof TiedValuesError;
        // The rung that says most is the last, or for equalities the first.
        if (reason === undefined || claim.relation !== '==') reason = error.message;
      }
    }
    return { truth: 'unknown', reason: reason ?? 'no rung of the ladder separates the two sides' };
  }

  /** The margin from the deciding rung or, when sharp margins are asked for, from a sharper one that has it. */
  private margin(index: number, claim: Claim, assignment: Assignment, decided: DecidedSides): number | undefined {
    const { value, blurred } = marginOf(claim.relation, this.rung(index), decided);
    if (!blurred || !this.sharpMargins || index + 1 >= this.rungs.length) return value;
    try {
      const rung = this.rung(index + 1);
      const { left, right, equal } = evaluate(claim, rung, assignment, this.knownOn(index + 1, rung));
      return this.margin(index + 1, claim, assignment, { left, right, truth: decided.truth, equal });
    } catch (error) {
      // The claim is decided already, so a rung that cannot answer leaves the margin as it is.
      if (STEERING.some((known) => error instanceof known)) return value;
      throw error;
    }
  }
}
