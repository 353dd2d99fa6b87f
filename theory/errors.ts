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
 *   parseClaim('E(p[0], w');
 * } catch (error) {
 *   if (error instanceof InputError) console.error(error.message); // says what is wrong
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

/** An error that steers the ladder of arithmetics. It is thrown in every other case, and nobody reads where, so it has no stack. */
class SteeringError extends Error {
  constructor(message?: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The value is undefined: x/0, 0·∞, log of a negative number, or conditioning on an event of probability 0. */
export class UndefinedValueError extends SteeringError {
  override readonly name = 'UndefinedValueError';
}

/** This arithmetic cannot represent the value, or cannot tell whether it exists. The evaluator goes on to the next rung. */
export class NotRepresentableError extends SteeringError {
  override readonly name = 'NotRepresentableError';
}

/** Values that are compared, by an event or to be put in order, may be equal, which enclosures of any precision cannot tell. */
export class TiedValuesError extends NotRepresentableError {}

/** The model has no answer to a question of the claim on any rung, so the claim does not apply to it. */
export class UnanswerableError extends SteeringError {
  override readonly name = 'UnanswerableError';
}

/**
 * The claim has no finite limit at K = ∞, so it does not speak of that case: a power of K, log K, an expectation over K draws. Claims with a
 * rational function of K have one.
 */
export class NoLimitError extends UnanswerableError {}

/** Throws an error that says why the model has no answer. @throws UnanswerableError */
export function unanswerable(why: string): never {
  throw new UnanswerableError(why);
}

/** The words with which every report of an internal contradiction begins. */
const CONTRADICTION = 'internal contradiction';

/**
 * Two arithmetics contradict each other, or a bound is violated, so one of the bounds is wrong. That is a bug of this package, not
 * of its input. A checker turns it into an undecided case with this message as its reason, so that a run keeps its other results.
 */
export class ContradictionError extends Error {
  override readonly name = 'ContradictionError';
  /** @param input what reproduces it, as plain data */
  constructor(what: string, input: unknown) {
    super(
      `${CONTRADICTION}: ${what}; this is a bug of curated-loops, so trust no verdict about this claim and please send this input to ` +
        `its authors: ${JSON.stringify(input)}`,
    );
  }
}

/** Whether the reason of a verdict reports an internal contradiction. */
export function isContradiction(reason: string | undefined): boolean {
  return reason?.includes(`${CONTRADICTION}: `) ?? false;
}

/** The more important of two reasons: a contradiction, else the first. */
export function graverReason(first: string | undefined, second: string | undefined): string | undefined {
  return isContradiction(second) && !isContradiction(first) ? second : (first ?? second);
}
