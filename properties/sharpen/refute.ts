/**
 * The weakest value of a constant that a search refutes, by bisection.
 *
 * A search at a value either finds a counterexample or leaves the value open. A counterexample is kept: the claim is decided on it at other
 * values, which takes no search, and so it tells the weakest value that it refutes.
 */
import { caseOf, decodeInstance } from '../../models';
import type { Loop } from '../../models/loops';
import { InputError, Q, type Rational } from '../../theory';
import { checkCase } from '../checker';
import { readConjecture } from '../conjecture';
import type { ConjectureQuestion, ConjectureResult, Counterexample } from '../results';
import { isWide, middle } from './middle';
import { type Constant, isSharper, questionAt } from './question';

/** Searches for a counterexample to a question. */
export type Ask = (question: ConjectureQuestion) => Promise<ConjectureResult>;

/** A value that is refuted, by a counterexample that was found for it or for a sharper value. */
export interface Refuted {
  readonly value: Rational;
  readonly counterexample: Counterexample;
}

/** A value at which the search found no counterexample. */
interface Open {
  readonly value: Rational;
  readonly cases: number;
  /** Why the search says even less: undecided cases, or an end before its time. */
  readonly reason?: string;
}

/** What searches found; `open` is missing if every value is refuted, `refuted` if none is. */
export interface Searched {
  readonly refuted?: Refuted;
  readonly open?: Open;
  /** The number of searches. */
  readonly searches: number;
}

export interface RefuteOptions {
  readonly ask: Ask;
  readonly seed: number;
  /** The width at which the bisection ends. */
  readonly precision: Rational;
}

/** Whether a counterexample to one value refutes another. */
function refutes(constant: Constant, loop: Loop, { instance }: Counterexample, value: Rational): boolean {
  const { claim } = readConjecture(questionAt(constant, value), loop);
  return checkCase(caseOf(decodeInstance(instance), loop), [claim]).status === 'refuted';
}

/** Values that a counterexample refutes are found this many times more exactly than by searches. */
const FINER = Q.of(8);

/** The weakest value, not weaker than `open`, that the counterexample refutes. */
function weakestOf(constant: Constant, loop: Loop, found: Refuted, open: Rational, precision: Rational): Refuted {
  const { counterexample } = found;
  if (refutes(constant, loop, counterexample, open)) return { value: open, counterexample };
  let [{ value }, below] = [found, open];
  while (isWide(value, below, Q.div(precision, FINER))) {
    const tried = middle(value, below);
    if (refutes(constant, loop, counterexample, tried)) value = tried;
    else below = tried;
  }
  return { value, counterexample };
}

/** @throws InputError if the claim does not get sharper as is said */
function checkDirection(constant: Constant, loop: Loop, { counterexample, value }: Refuted): void {
  const { name, sharper, sharpest } = constant;
  if (refutes(constant, loop, counterexample, sharpest)) return;
  throw new InputError(
    `a case refutes ${name} = ${Q.format(value)} but not ${name} = ${Q.format(sharpest)}, so a ${sharper} ${name} does not make the claim say more`,
  );
}

/** Finds the weakest value that is refuted. */
export async function refute(constant: Constant, loop: Loop, options: RefuteOptions): Promise<Searched> {
  const { ask, seed, precision } = options;
  const { weakest, sharpest } = constant;
  let searches = 0;
  let refuted: Refuted | undefined;
  let open: Open | undefined;
  const tryAt = async (value: Rational): Promise<void> => {
    searches += 1;
    const { verdict, counterexample, cases, reason } = await ask(questionAt(constant, value, seed));
    if (verdict === 'no case') throw new InputError(reason ?? 'no case satisfies what is given');
    if (counterexample === undefined) open = { value, cases: cases.run, ...(reason === undefined ? {} : { reason }) };
    else {
      const found = { value, counterexample };
      checkDirection(constant, loop, found);
      refuted = weakestOf(constant, loop, found, open?.value ?? weakest, precision);
    }
  };
  const result = (): Searched => ({ ...(refuted ? { refuted } : {}), ...(open ? { open } : {}), searches });
  const checkWeakest = async (): Promise<void> => {
    searches += 1;
    if ((await ask(questionAt(constant, weakest, seed))).verdict !== 'refuted') return;
    const { name, sharper } = constant;
    const at = (value: Rational): string => `${name} = ${Q.format(value)}`;
    throw new InputError(
      `${at(weakest)} is refuted, and ${at(sharpest)} is not, so a ${sharper} ${name} does not make the claim say more`,
    );
  };
  await tryAt(sharpest);
  if (refuted === undefined) {
    await checkWeakest();
    return result();
  }
  if (!isSharper(constant, refuted.value, weakest)) return result();
  await tryAt(weakest);
  while (open !== undefined && open.reason === undefined && isWide(refuted.value, open.value, precision))
    await tryAt(middle(refuted.value, open.value));
  return result();
}
