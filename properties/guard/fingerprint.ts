/**
 * The fingerprint of an update: SHA-256 over the exact laws `p_1` and `p_2` that it computes on twelve fixed instances; of a loop with a longer memory also `p_3`,
 * and `p_4`.
 *
 * It detects a changed rule even when no verdict changes: a weight of w + 1/1000 in place of w changes every law a little, but
 * hardly any verdict. Two loops that compute the same laws have the same fingerprint, however they are written. Of an irrational rule the
 * masses count to thirty decimals, by enclosures.
 */
import { createHash } from 'node:crypto';
import { type LawOperations, type Loop, step } from '../../models';
import { ExactLawOperations, fixedPointLaws } from '../../models/closed-form/discrete';
import {
  InputError,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
  UndefinedValueError,
} from '../../theory';
import type { Fingerprint } from '../results';
import { type FingerprintInstance, fingerprintInstances } from './fingerprint-instances';

const ROUNDS = 2;
/** Rounds of loops with a longer memory. */
const MOST_ROUNDS = 4;

/** The rounds of a fingerprint: of a loop that remembers m laws, up to the first that depends on all of them. */
function roundsFor({ needs: { memory = 1 } = {} }: Loop): number {
  return Math.min(MOST_ROUNDS, Math.max(ROUNDS, (memory === 'all' ? MOST_ROUNDS : memory) + 1));
}

/** `p_1, p_2, …` on one instance, as laws of some kind. */
function roundsOf<L>(
  loop: Loop,
  { p0, pRef, K, lambda, epsilon, sampling }: FingerprintInstance,
  operations: LawOperations<L>,
  from: (masses: readonly Rational[]) => L,
): readonly L[] {
  const history: [L, ...L[]] = [from(p0)];
  for (let t = 0; t < roundsFor(loop); t += 1) {
    const round = {
      history: [...history] as typeof history,
      reference: () => from(pRef),
      candidates: K,
      lambda,
      epsilon,
    };
    history.push(step(loop, operations, sampling ? { ...round, sampling } : round));
  }
  return history.slice(1);
}

/** What rules see of the instance besides w. */
const seenIn = ({
  users,
  pRef,
  prompts,
}: FingerprintInstance): Partial<Pick<FingerprintInstance, 'users'>> & {
  reference: FingerprintInstance['pRef'];
  prompts: FingerprintInstance['prompts'];
} => ({
  reference: pRef,
  prompts,
  ...(users.length > 0 ? { users } : {}),
});

/** The laws in exact numbers. */
function lawsOf(loop: Loop, instance: FingerprintInstance): readonly (readonly Rational[])[] {
  const operations = new ExactLawOperations(instance.w, seenIn(instance));
  return roundsOf<readonly Rational[]>(loop, instance, operations, (masses) => masses);
}

/** Bits of the masses of an irrational rule, and the decimals of them that are told. */
const BITS = 1024;
const DECIMALS = 30n;

/** The laws of a rule that is irrational on the instance, in decimals; undefined where its enclosures are too wide for them. */
function enclosedAnswer(loop: Loop, instance: FingerprintInstance): string | undefined {
  const laws = fixedPointLaws(BITS);
  const decimals = (value: bigint): bigint => (value * 10n ** DECIMALS) >> BigInt(BITS);
  try {
    const rounds = roundsOf(loop, instance, laws.operations(instance.w, seenIn(instance)), laws.from);
    if (rounds.some(({ lo, hi }) => lo.some((low, i) => decimals(low) !== decimals(hi[i] ?? low)))) return undefined;
    return rounds.map(({ lo }) => lo.map((low) => `≈${decimals(low)}`).join(' ')).join('; ');
  } catch (error) {
    const noAnswer = [UnanswerableError, NotRepresentableError, UndefinedValueError];
    if (noAnswer.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

/** The laws as text; undefined when the rule cannot be evaluated on the instance. */
function answerOf(loop: Loop, instance: FingerprintInstance): string | undefined {
  try {
    return lawsOf(loop, instance)
      .map((masses) => masses.map(Q.format).join(' '))
      .join('; ');
  } catch (error) {
    if (error instanceof NotRepresentableError) return enclosedAnswer(loop, instance);
    // A broken rule counts as a changed answer.
    if (error instanceof InputError) return `refused: ${error.message}`;
    const noAnswer = [UnanswerableError, UndefinedValueError];
    if (noAnswer.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

/**
 * The fingerprint of a loop's update; undefined for a loop that does not run on finite spaces.
 * @throws any other error of the loop
 */
export function fingerprintOf(loop: Loop): Fingerprint | undefined {
  if (loop.needs?.models !== undefined && !loop.needs.models.includes('discrete')) return undefined;
  const answers = fingerprintInstances(loop).map((instance) => answerOf(loop, instance));
  const text = answers.map((answer) => answer ?? 'no answer').join('\n');
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    instances: answers.filter((answer) => answer !== undefined).length,
  };
}
