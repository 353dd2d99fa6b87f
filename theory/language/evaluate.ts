/** Evaluates a claim on a model, once. To evaluate claims many times, compile them together (`compiled/`). */
import { CompiledClaims, type Evaluation } from './compiled';
import type { Interpretation } from './interpretation';
import type { Assignment, Claim } from './tree';

const compiled = new WeakMap<Claim, CompiledClaims>();

/**
 * Evaluates both sides of a claim and decides the comparison.
 * @throws NoLimitError if K = ∞ and a side has no limit there
 * @throws UnanswerableError if the model has no answer to a question of the claim
 * @throws UndefinedValueError if a side is undefined at the assignment (x/0, conditioning on an event of probability 0)
 * @throws NotRepresentableError if this rung's arithmetic cannot represent an intermediate value
 */
export function evaluate<T, L, O, V>(
  claim: Claim,
  model: Interpretation<T, L, O, V>,
  assignment: Assignment,
): Evaluation<T> {
  const known = compiled.get(claim) ?? new CompiledClaims();
  compiled.set(claim, known);
  return known.evaluate(claim, model, assignment);
}
