/**
 * What is known about a constant of a claim: the sharpest value that is proved, the weakest that is refuted, and the gap between them.
 *
 * Proofs and searches have extents of their own: a proof is about its numbers of candidates, atoms and rounds, a counterexample is one case.
 */
import type { Loop } from '../../models/loops';
import { ContradictionError, Q, type Rational } from '../../theory';
import { namedLoop } from '../own-loops/load';
import { DEFAULT_SEED } from '../search';
import type { ConjectureQuestion, ConjectureResult, SharpenedConstant } from '../results';
import { type CertifyOptions, type Certified, type Proved, certify } from './certify';
import { type Constant, isSharper } from './question';
import { type Refuted, type Searched, refute } from './refute';

/** Options of `sharpen`. */
export interface SharpenOptions {
  /** Searches for a counterexample at one value. */
  readonly ask: (question: ConjectureQuestion) => Promise<ConjectureResult>;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Numbers of candidates to prove it for. @defaultValue 2 and 3 */
  readonly candidates?: readonly number[];
  /** Laws on at most this many atoms. @defaultValue any number where there is no real data, and 2 where there is */
  readonly atoms?: number;
  /** The last round of proofs, for claims about rounds from a common start. @defaultValue 2 */
  readonly rounds?: number;
  /** Milliseconds for the proofs. @defaultValue one minute */
  readonly proofTime?: number;
  /** Ends the work between two searches, and before the proofs. */
  readonly signal?: AbortSignal;
  /** The width at which the search and the proofs end. @defaultValue 1/200 of the range */
  readonly precision?: Rational;
}

const DEFAULT_CANDIDATES = [2, 3];
const DEFAULT_ROUNDS = 2;
const DEFAULT_PROOF_TIME = 60_000;

/** The most coefficients of a polynomial. */
const MOST_TERMS = 200_000;

/** Values in the default precision. */
const STEPS = Q.of(200);

/** A value proved and refuted for the same cases is a bug. */
function checkAgreement(constant: Constant, proved: Proved | undefined, refuted: Refuted | undefined): void {
  if (proved === undefined || refuted === undefined || isSharper(constant, refuted.value, proved.value)) return;
  const { instance, finding } = refuted.counterexample;
  if (instance.model !== 'discrete' || typeof instance.K !== 'number' || !proved.candidates.includes(instance.K))
    return;
  const few = proved.atoms === 'any' || instance.w.length <= proved.atoms;
  const early = proved.rounds === 'every' || finding.t + 1 <= proved.rounds;
  if (few && early)
    throw new ContradictionError(`${constant.name} = ${Q.format(proved.value)} is proved, and refuted`, {
      claim: constant.text,
      instance,
    });
}

function described(
  constant: Constant,
  { refuted, open, searches }: Searched,
  { proved, unproved, attempts }: Certified,
) {
  const { of, text, name, sharper, published, weakest, sharpest, given, where, loop } = constant;
  const value = Q.format;
  return {
    ...(of ?? {}),
    text,
    name,
    given,
    where,
    loop,
    sharper,
    ...(published ? { published: value(published) } : {}),
    weakest: value(weakest),
    sharpest: value(sharpest),
    ...(refuted ? { refuted: { value: value(refuted.value), counterexample: refuted.counterexample } } : {}),
    ...(open ? { open: { ...open, value: value(open.value) } } : {}),
    ...(proved ? { proved: { ...proved, value: value(proved.value) } } : {}),
    ...(unproved ? { unproved: { ...unproved, value: value(unproved.value) } } : {}),
    searches,
    attempts,
  };
}

/**
 * Finds by search the weakest value of a constant that is refuted, and by proofs the sharpest that holds.
 * @throws ClaimError for a text that is not well formed, InputError for an unknown loop, for a claim that does not get sharper as is said
 *   and for a question beyond what is searched
 */
export async function sharpen(constant: Constant, options: SharpenOptions): Promise<SharpenedConstant> {
  const { ask, seed = DEFAULT_SEED, rounds = DEFAULT_ROUNDS, atoms, candidates = DEFAULT_CANDIDATES } = options;
  const { weakest, sharpest } = constant;
  const width = Q.sub(weakest, sharpest);
  const { precision = Q.div(Q.sign(width) < 0 ? Q.neg(width) : width, STEPS) } = options;
  const loop: Loop = await namedLoop(constant.loop);
  const searched = await refute(constant, loop, { ask, seed, precision });
  const deadline = Date.now() + (options.proofTime ?? DEFAULT_PROOF_TIME);
  const effort: CertifyOptions['effort'] = { rounds, polya: 0, terms: MOST_TERMS, deadline };
  const certified = options.signal?.aborted
    ? { attempts: 0 }
    : certify(constant, loop, searched, { candidates, atoms, effort, precision });
  checkAgreement(constant, certified.proved, searched.refuted);
  return described(constant, searched, certified);
}
