/**
 * Decides a claim that compares trained models in its two parts, `S = L + T` (`theory/statements/claim-parts.ts`): what the loop did, L, and
 * what the learner made of it, T.
 *
 * *refuted*: the loop's part certainly fails, which no learner excuses. *holds*: the claim certainly holds on the trained models, and the
 * loop's part does not certainly fail. *learner's error*: the claim certainly fails on the trained models, the learner's share certainly
 * harms it, and the loop's part does not certainly fail. Otherwise *undecided*.
 */
import type { ParsedClaim, ParsedParts } from '../../../theory';
import type { StatisticalDecision } from '../../results';
import type { AskedClaim } from './asked';
import { type DecideOptions, type Decided, type Limits, decideClaim, linearForm } from './decide-claim';

export type DecidedInParts = Omit<StatisticalDecision, 'seed' | 't'>;

export interface PartsOptions extends Omit<DecideOptions, 'alpha'> {
  /** The error probability of the next check; at most three are made. */
  readonly alpha: () => number;
  /**
   * Whether the parts follow from the definition of the loop that is claimed. If not, the loop is refuted only where the claim fails on the
   * trained models, too. @defaultValue true
   */
  readonly follows?: boolean | undefined;
}

/** The rounds s at which the steps of a claim are checked: those of all steps, from p_s to p_{s+1}, that it spans. */
export function stepRounds(asked: AskedClaim): readonly number[] {
  if (!('rounds' in asked) || (asked.parts?.steps ?? []).length === 0) return [];
  return Array.from({ length: Math.max(...asked.rounds) + asked.claim.lookahead }, (_, s) => s);
}

/** Maximal number of checks of a claim in one run. */
export function checksIn(asked: AskedClaim): number {
  if (!('rounds' in asked)) return 0;
  const { parts, rounds } = asked;
  return rounds.length * (parts === undefined ? 1 : 3) + stepRounds(asked).length * (parts?.steps.length ?? 0);
}

interface Verdicts {
  readonly models: Decided['verdict'];
  readonly loop: Decided['verdict'];
  readonly learner: Decided['verdict'];
}

/** @param follows whether a loop's part below 0 refutes the loop by itself */
function together(
  { models, loop, learner }: Verdicts,
  { sums }: ParsedParts,
  follows: boolean,
): DecidedInParts['verdict'] {
  if (loop === 'refuted' && (follows ? sums : models === 'refuted')) return 'refuted';
  if (models !== 'refuted') return models;
  return loop !== 'refuted' && learner === 'refuted' ? "learner's error" : 'undecided';
}

/** Looks at a share of which only the size is shown: this many times the draws of the first. */
const SHOWN = 16;

/** The limits of the learner's share, which matters where the claim fails, and is otherwise shown. */
function limitsOfShare({ first, most, planned = most }: Limits, { verdict, samples }: Decided): Limits {
  return { first, most: verdict === 'refuted' ? most : Math.max(first, Math.min(samples, SHOWN * first)), planned };
}

/**
 * Decides a claim at round t, in parts if it has any. Parts that are not linear in expectations take long, and are decided only where the
 * claim fails on the trained models: a wrong loop is refuted by the steps as well.
 * @throws UnanswerableError for a claim that draws cannot answer
 */
export async function decideInParts(
  { claim, parts }: Pick<ParsedClaim, 'claim' | 'parts'>,
  { alpha, follows = true, ...options }: PartsOptions,
): Promise<DecidedInParts> {
  const models = await decideClaim(claim, { ...options, alpha: alpha() });
  if (parts === undefined) return models;
  const { limits, scalars, t } = options;
  if (models.verdict !== 'refuted' && linearForm(parts.loop, scalars, t) === undefined) return models;
  const loop = await decideClaim(parts.loop, { ...options, alpha: alpha() });
  const shares = limitsOfShare(limits, models);
  const learner = await decideClaim(parts.learner, { ...options, limits: shares, alpha: alpha() });
  const verdicts = { models: models.verdict, loop: loop.verdict, learner: learner.verdict };
  return { ...models, verdict: together(verdicts, parts, follows), parts: { models: models.verdict, loop, learner } };
}
