/**
 * Claims, compiled: claim × model → truth, on one rung of the ladder.
 *
 * The claims of a search are compiled together and once. Every part becomes a function, generic in the number type, of where it is
 * evaluated: the model, the round and the atoms. Words ask the `Interpretation` for expectations, divergences and masses, and the code
 * combines these in the model's arithmetic. It knows no model and no statement.
 */
import type { Decision } from '../../arithmetic';
import type { Interpretation } from '../interpretation';
import { speaksOfK } from '../parts';
import type { Assignment, Claim, ScalarCode } from '../tree';
import { Compiler } from './compiler';
import { ModelEvaluator } from './evaluator';

/** Both sides of a claim at one assignment, and whether the comparison holds. */
export interface Evaluation<T> extends Decision {
  readonly left: T;
  readonly right: T;
  /** Whether a side is infinite because K is. */
  readonly diverges: boolean;
}

interface ClaimCode {
  readonly left: ScalarCode;
  readonly right: ScalarCode;
  readonly speaksOfK: boolean;
}

/** Claims on one model. Values of their parts are kept for it. */
export interface EvaluatedClaims<T, L, O, V> {
  readonly model: Interpretation<T, L, O, V>;
  /** Both sides of a claim at an assignment, and their comparison. @throws as `evaluate` does */
  evaluate(claim: Claim, assignment: Assignment): Evaluation<T>;
}

/** Claims that are compiled together, each when it is first evaluated: equal parts of them have one value. */
export class CompiledClaims {
  private readonly compiler = new Compiler();
  private readonly codes = new Map<Claim, ClaimCode>();

  private codeOf(claim: Claim): ClaimCode {
    const known = this.codes.get(claim);
    if (known) return known;
    const { left, right } = claim;
    const code = {
      left: this.compiler.scalar(left),
      right: this.compiler.scalar(right),
      speaksOfK: speaksOfK(left) || speaksOfK(right),
    };
    this.codes.set(claim, code);
    return code;
  }

  /** The claims on a model. */
  on<T, L, O, V>(model: Interpretation<T, L, O, V>): EvaluatedClaims<T, L, O, V> {
    const at = new ModelEvaluator(model, new Array<unknown>(this.compiler.places));
    return { model, evaluate: (claim, assignment) => this.evaluateAt(claim, assignment, at) };
  }

  /** A claim on a model at one assignment, for which no values are kept. */
  evaluate<T, L, O, V>(claim: Claim, model: Interpretation<T, L, O, V>, assignment: Assignment): Evaluation<T> {
    return this.evaluateAt(claim, assignment, new ModelEvaluator(model, undefined));
  }

  private evaluateAt<T, L, O, V>(claim: Claim, assignment: Assignment, at: ModelEvaluator<T, L, O, V>): Evaluation<T> {
    const code = this.codeOf(claim);
    at.goTo(assignment, code.speaksOfK);
    const left = code.left(at);
    const leftDiverges = this.compiler.diverges(claim.left, left, at);
    const right = code.right(at);
    const diverges = this.compiler.diverges(claim.right, right, at) || leftDiverges;
    const { truth, certainty, equal = false } = at.arithmetic.decide(claim.relation, left, right);
    return { left, right, diverges, truth, certainty, equal };
  }
}
