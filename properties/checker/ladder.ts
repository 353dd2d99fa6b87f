/** The ladder of arithmetics of one case: a filter in doubles, then rungs from the cheapest to the dearest. */
import type { Case } from '../../models/closed-form';
import {
  type AnyInterpretation,
  type Assignment,
  type Certainty,
  type Claim,
  type ClaimFilter,
  type CompiledClaims,
  type EvaluatedClaims,
  type Evaluation,
  type FilterModel,
  type Interval,
  NoLimitError,
  NotRepresentableError,
  TiedValuesError,
  UnanswerableError,
  UndefinedValueError,
  certainlyHolds,
  compileFilter,
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
      /** Both sides, in the arithmetic of the rung that decided. */
      readonly left: unknown;
      readonly right: unknown;
      readonly arithmetic: AnyInterpretation['arithmetic'];
    }
  | { readonly truth: 'unknown'; readonly reason: string }
  /** The claim has no finite limit at K = ∞, so it does not speak of the case. */
  | { readonly truth: 'inapplicable'; readonly reason: string };

/** Enclosures of both sides of a decided comparison. */
export const sidesOf = ({ arithmetic, left, right }: Extract<Decided, { left: unknown }>): Sides => ({
  left: arithmetic.enclose(left),
  right: arithmetic.enclose(right),
});

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

type Rung = EvaluatedClaims<unknown, unknown, unknown, unknown>;

const NONE: readonly number[] = [];

/** The filter and the rungs of a case. Each is built when it is first needed, and kept. */
export class Ladder {
  private readonly built: Rung[] = [];
  private readonly rungs: readonly (() => AnyInterpretation)[];
  /** The order in which inequalities and equalities ask the rungs. */
  private readonly cheapestFirst: readonly number[];
  private readonly proverFirst: readonly number[];
  /** Last round. */
  readonly rounds: number;
  /** Undefined until a claim needs it; `none` when the case has no filter, or has lost it. */
  private filter: FilterModel | 'none' | undefined;
  private knownAtoms: number | undefined;

  constructor(
    private readonly subject: Case,
    private readonly claims: CompiledClaims,
    private readonly sharpMargins: boolean,
  ) {
    this.rungs = subject.rungs;
    this.cheapestFirst = subject.rungs.map((_, index) => index);
    // Enclosures cannot prove an equality, so exact numbers come first.
    const prover = subject.prover ? subject.rungs.indexOf(subject.prover) : -1;
    this.proverFirst =
      prover < 0 ? this.cheapestFirst : [prover, ...this.cheapestFirst.filter((index) => index !== prover)];
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
        return this.rung(index).model;
      } catch (error) {
        if (!(error instanceof NotRepresentableError) || index + 1 >= this.rungs.length) throw error;
      }
    }
  }

  private rung(index: number): Rung {
    return (this.built[index] ??= this.claims.on((this.rungs[index] as () => AnyInterpretation)()));
  }

  /**
   * Decides a comparison on the cheapest rung that can. A claim does not apply where a side is infinite because K is; a condition, such as
   * K ≥ 2, is a comparison of extended reals there.
   */
  decide(claim: Claim, assignment: Assignment, as: 'claim' | 'condition'): Decided {
    const isEquality = claim.relation === '==';
    const climb = isEquality ? this.proverFirst : this.cheapestFirst;
    let reason: string | undefined;
    // Enclosures of many digits are costly and cannot prove an equality, nor tell whether values are tied: exact numbers first.
    let deferred = NONE;
    let tied = isEquality;
    for (let step = 0; step < climb.length + deferred.length; step += 1) {
      const index = (climb[step] ?? deferred[step - climb.length]) as number;
      try {
        const rung = this.rung(index);
        const { arithmetic } = rung.model;
        if (tied && arithmetic.name === 'high-precision' && step + 1 < climb.length) {
          deferred = [...deferred, index];
          continue;
        }
        const evaluation = rung.evaluate(claim, assignment);
        const { truth, certainty, left, right } = evaluation;
        if (evaluation.diverges && as === 'claim') return notAtInfinity(claim, 'a side grows with K');
        if (truth === 'unknown') continue;
        const margin = isEquality ? undefined : this.margin(index, claim, assignment, evaluation, truth);
        return { truth, certainty, margin, left, right, arithmetic };
      } catch (error) {
        if (error instanceof NoLimitError) return notAtInfinity(claim, error.message);
        if (error instanceof UnanswerableError)
          return { truth: 'unknown', reason: `the model has no answer: ${error.message}` };
        if (!(error instanceof NotRepresentableError) && !(error instanceof UndefinedValueError)) throw error;
        tied ||= index > 0 && error instanceof TiedValuesError;
        // The rung that says most is the last, or for equalities the first.
        if (reason === undefined || !isEquality) reason = error.message;
      }
    }
    return { truth: 'unknown', reason: reason ?? 'no rung of the ladder separates the two sides' };
  }

  /** The margin from the deciding rung or, when sharp margins are asked for, from a sharper one that has it. */
  private margin(
    index: number,
    claim: Claim,
    assignment: Assignment,
    { left, right, equal }: Evaluation<unknown>,
    truth: 'true' | 'false',
  ): number | undefined {
    const decided: DecidedSides = { left, right, truth, equal };
    const { value, blurred } = marginOf(claim.relation, this.rung(index).model, decided);
    if (!blurred || !this.sharpMargins || index + 1 >= this.rungs.length) return value;
    try {
      return this.margin(index + 1, claim, assignment, this.rung(index + 1).evaluate(claim, assignment), truth);
    } catch (error) {
      // The claim is decided already, so a rung that cannot answer leaves the margin as it is.
      if (STEERING.some((known) => error instanceof known)) return value;
      throw error;
    }
  }
}
