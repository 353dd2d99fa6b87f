/**
 * The typed errors of the suite.
 *
 * Every message says what is wrong, shows the offending value and gives the remedy. An `InputError` is the user's to
 * correct (exit code 2). The other errors control the ladder of arithmetics; they never reach the user as a crash.
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

/** A claim is not well formed: it has an unknown name, a wrong number of arguments, or is not a comparison of scalars. */
export class ClaimError extends InputError {
  override readonly name = 'ClaimError';
  constructor(
    message: string,
    readonly source: string,
  ) {
    super(`${message} (in the claim "${source}")`);
  }
}

/** The value is undefined: x/0, 0·∞, log of a negative number, or conditioning on an event of probability 0. */
export class UndefinedValueError extends Error {
  override readonly name = 'UndefinedValueError';
}

/** This arithmetic cannot represent the value, or cannot tell whether it exists. The evaluator goes on to the next rung. */
export class NotRepresentableError extends Error {
  override readonly name = 'NotRepresentableError';
}

/** The model has no answer to a question of the claim on any rung, so the claim does not apply to it. */
export class UnanswerableError extends Error {
  override readonly name = 'UnanswerableError';
}

/** Throws an error that says why the model has no answer. @throws UnanswerableError */
export function unanswerable(why: string): never {
  throw new UnanswerableError(why);
}
