/**
 * The typed errors of the suite.
 *
 * Every message says what was wrong, shows the offending value and says what to do about it. `InputError` is the
 * reader's to mend (exit code 2); the others steer the ladder of arithmetics and never reach a reader as a crash.
 */

/**
 * Bad input: the message names the value and the remedy. The command line turns it into exit code 2.
 * @example
 * try {
 *   loopOf('no-such-loop');
 * } catch (error) {
 *   if (error instanceof InputError) console.error(error.message); // names the known loops
 * }
 */
export class InputError extends Error {
  override readonly name: string = 'InputError';
}

/** A claim that is not well formed: unknown name, wrong arity, not a comparison of scalars. */
export class ClaimError extends InputError {
  override readonly name = 'ClaimError';
  constructor(
    message: string,
    readonly source: string,
  ) {
    super(`${message} (in the claim "${source}")`);
  }
}

/** The value asked for is not defined: x/0, 0·∞, log of a negative number, conditioning on an event of probability 0. */
export class UndefinedValueError extends Error {
  override readonly name = 'UndefinedValueError';
}

/** This arithmetic has no representation for the value, or cannot tell whether there is one; the next rung is asked. */
export class NotRepresentableError extends Error {
  override readonly name = 'NotRepresentableError';
}

/** The model has no answer to the question, on any rung: the claim is not applicable to it. */
export class UnanswerableError extends Error {
  override readonly name = 'UnanswerableError';
}

/** Says that the model has no answer, and why. @throws UnanswerableError */
export function unanswerable(why: string): never {
  throw new UnanswerableError(why);
}
