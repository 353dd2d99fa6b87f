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
  compileFilter,
  conditionTruth,
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
export const STEERING = [NotRepresentableError, UndefinedValueError, UnanswerableError];

/** A claim as the filter reads it, with the condition under which it applies. */
export interface Screen {
  readonly claim: Claim;
  readonly filter: ClaimFilter;
  readonly when?: { readonly condition: Claim; readonly filter: ClaimFilter };
}

type Rung = EvaluatedClaims<unknown, unknown, unknown, unknown>;

const NONE: readonly number[] = [];

/** All rungs, the prover first. */
function orderFrom({ rungs, prover }: Case): readonly number[] {
  const first = prover ? rungs.indexOf(prover) : -1;
  const all = rungs.map((_, index) => index);
  return first < 0 ? all : [first, ...all.filter((index) => index !== first)];
}

/** The filter and the rungs of a case. Each is built when it is first needed, and kept. */
export class Ladder {
  private readonly built: Rung[] = [];
  private readonly rungs: readonly (() => AnyInterpretation)[];
  /** Last round. */
  readonly rounds: number;
  /** Undefined until a claim needs it; `none` when the case has no filter, or has lost it. */
  private filter: FilterModel | 'none' | undefined;
  private settings: Rung | undefined;
  private knownAtoms: number | undefined;
  private knownProverFirst: readonly number[] | undefined;

  constructor(
    private readonly subject: Case,
    private readonly claims: CompiledClaims,
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

  /** The filter of the case, unless it has none or has lost it. */
  private model(): FilterModel | undefined {
    this.filter ??= this.subject.filter() ?? 'none';
    return this.filter === 'none' ? undefined : this.filter;
  }

  /** The program of a comparison, if the case has a filter that may answer it. */
  private programOf(comparison: Claim): ClaimFilter | undefined {
    const filter = this.filter === 'none' ? undefined : filterOf(comparison);
    if (filter === undefined) return undefined;
    const { filterQuestions } = this.subject;
    for (const question of filter.questions) if (!filterQuestions.includes(question)) return undefined;
    return filter;
  }

  /** What the filter may decide of a claim: undefined if it cannot certify it, or tell where it applies. */
  screenOf(claim: Claim, when: Claim | undefined): Screen | undefined {
    const filter = claim.relation === '==' ? undefined : this.programOf(claim);
    if (filter === undefined) return undefined;
    if (when === undefined) return { claim, filter };
    if (!this.subject.filterQuestions.includes('when')) return undefined;
    const condition = this.programOf(when);
    return condition && { claim, filter, when: { condition: when, filter: condition } };
  }

  /** The truth of the condition of a claim, if the filter or the settings of the loop tell. */
  private appliesIn(
    { condition, filter }: NonNullable<Screen['when']>,
    model: FilterModel,
    t: number,
  ): ReturnType<typeof conditionTruth> {
    const truth = conditionTruth(condition, filter, model, t);
    const { settings } = this.subject;
    if (truth !== undefined || !filter.isOfSettings || settings === undefined) return truth;
    this.settings ??= this.claims.on(settings());
    const exact = this.settings.evaluate(condition, { t, atoms: {} });
    return exact.truth === 'unknown' ? undefined : exact.truth;
  }

  /** The filter has no answer; where it says that it never will, it is not asked again. */
  private lose(error: unknown): undefined {
    if (!STEERING.some((known) => error instanceof known)) throw error;
    this.filter = 'none';
    return undefined;
  }

  /**
   * Whether the filter certifies a claim in round t, with both sides when the margin is below the bound, or knows that it does not
   * apply there.
   */
  screened({ claim, filter, when }: Screen, t: number, below: number): ReturnType<typeof runFilter> | 'inapplicable' {
    const model = this.model();
    if (model === undefined) return undefined;
    try {
      const applies = when === undefined ? 'true' : this.appliesIn(when, model, t);
      if (applies === 'true') return runFilter(claim, filter, model, t, below);
      return applies === 'false' ? 'inapplicable' : undefined;
    } catch (error) {
      return this.lose(error);
    }
  }

  /** The truth of a hypothesis, if the filter knows it. */
  truthOf(hypothesis: Claim): ReturnType<typeof conditionTruth> {
    const filter = this.programOf(hypothesis);
    const model = filter && this.model();
    try {
      return model && conditionTruth(hypothesis, filter, model, 0);
    } catch (error) {
      return this.lose(error);
    }
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

  /** The order in which equalities ask the rungs: enclosures cannot prove one, so exact numbers come first. */
  private proverFirst(): readonly number[] {
    return (this.knownProverFirst ??= orderFrom(this.subject));
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
    const order = isEquality ? this.proverFirst() : undefined;
    let reason: string | undefined;
    // Enclosures of many digits are costly and cannot prove an equality, nor tell whether values are tied: exact numbers first.
    let deferred = NONE;
    let tied = isEquality;
    const { length } = this.rungs;
    for (let step = 0; step < length + deferred.length; step += 1) {
      const index = step < length ? (order?.[step] ?? step) : (deferred[step - length] as number);
      try {
        const rung = this.rung(index);
        const { arithmetic } = rung.model;
        if (tied && arithmetic.name === 'high-precision' && step + 1 < length) {
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
