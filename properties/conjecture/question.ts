/**
 * A conjecture as plain data, and the search that it stands for.
 *
 * What is given (`K >= 2`) is a hypothesis of the claim: a case that does not satisfy it is discarded. What is given about a round or an
 * atom (`Var(p[t], w) > 0`) restricts the quantifiers instead. Where a hypothesis can be met by construction, `domain-of.ts` does so.
 */
import { type Loop, otherLoop } from '../../models/loops';
import { derivedSeed } from '../../models/random';
import {
  type Claim,
  type SearchDomain,
  InputError,
  MODEL_KINDS,
  type ModelKind,
  type Rational,
  otherLoops,
  parseClaim,
} from '../../theory';
import type { CheckedClaim } from '../checker';
import type { ConjectureQuestion } from '../results';
import type { SearchSpec } from '../search';
import { domainOf, excludedFor } from './domain-of';
import { scaledClaim, topGiven } from './scaled-weights';

/** The search in place of one in which w_max is given, see `scaled-weights.ts`. */
interface ScaledSearch {
  readonly top: Rational;
  readonly claim: CheckedClaim;
}

/** A question whose texts are well formed, with its loop. */
export interface Conjecture {
  readonly question: ConjectureQuestion;
  readonly loop: Loop;
  readonly claim: CheckedClaim;
  /** All that is given, in the order in which it was. */
  readonly given: readonly Claim[];
  readonly domain: SearchDomain;
  /** What the needs of the loop leave out of what is asked, in words. */
  readonly excluded: readonly string[];
  readonly scaling?: ScaledSearch;
}

/** Later rounds are not tried: a round of K candidates has masses of K times as many digits as the one before. */
const LAST_ROUND = 20;

/** Every case has the rounds 0 and 1. */
const SURE_ROUND = 1;

const lastFixed = (claim: Claim | undefined): number => claim?.mentioned.fixed ?? 0;

const isPointwise = (given: Claim): boolean =>
  given.usesRound || given.atoms.length > 0 || lastFixed(given) > SURE_ROUND;

/** The restriction of the quantifiers, from all that is given. */
function restriction(given: readonly Claim[]): Claim | undefined {
  const [first, second] = given.filter(isPointwise);
  if (first && second) {
    throw new InputError(
      `only one condition may speak of rounds or atoms, not both "${first.source}" and "${second.source}"; ` +
        'put them into one, such as min(a, b) >= 0',
    );
  }
  return first;
}

/** Rounds that a case must have for the claim to mean something there. */
function roundsNeeded(claims: readonly (Claim | undefined)[]): number {
  const needed = Math.max(...claims.map((claim) => Math.max(lastFixed(claim), claim?.lookahead ?? 0)));
  if (needed > LAST_ROUND)
    throw new InputError(`the conjecture speaks of round ${needed}; rounds up to ${LAST_ROUND} are tried`);
  return needed;
}

/**
 * The claim as one about every round for which all the rounds that it mentions exist: a case with fewer is not asked about it.
 * A claim about fixed rounds alone is asked in round 0.
 */
function overExistingRounds(claim: Claim, when: Claim | undefined): Pick<CheckedClaim, 'claim' | 'when'> {
  const fixed = Math.max(lastFixed(claim), lastFixed(when));
  if (fixed <= SURE_ROUND) return { claim, when };
  const lookahead = Math.max(claim.lookahead, fixed);
  return {
    claim: { ...claim, usesRound: true, lookahead },
    when: when ?? (claim.usesRound ? undefined : parseClaim('t == 0')),
  };
}

function scaledSearch(asked: CheckedClaim, { top, by }: NonNullable<ReturnType<typeof topGiven>>): ScaledSearch {
  const { claim, when, requires } = asked;
  const scaled = (condition: Claim): Claim => scaledClaim(condition, top);
  return {
    top,
    claim: {
      ...asked,
      claim: scaled(claim),
      when: when && scaled(when),
      requires: requires.filter((condition) => condition !== by).map(scaled),
    },
  };
}

/** @throws InputError if the loop does not run on models of this kind */
function checkModel({ needs }: Loop, model: ModelKind, name: string): void {
  const { models = MODEL_KINDS } = needs ?? {};
  if (!models.includes(model))
    throw new InputError(`the loop ${name} runs on ${models.join(', ')} models, not on ${model}`);
}

/**
 * Reads a question about the loop that it names.
 * @throws ClaimError for a text that is not well formed, InputError for a kind of model, rounds and conditions beyond what is searched.
 */
export function readConjecture(question: ConjectureQuestion, loop: Loop): Conjecture {
  const { claim: source, where, data, model } = question;
  checkModel(loop, model, question.loop);
  const claim = parseClaim(source, where);
  const given = question.given.map((text) => parseClaim(text, where));
  const when = restriction(given);
  const others = [...new Set([claim, ...given].flatMap(otherLoops))].map(otherLoop);
  for (const other of others) checkModel(other, model, other.id);
  const rounds = roundsNeeded([claim, ...given]);
  const domain = domainOf([claim, ...given], { loop, others, given, data, rounds });
  const asked: CheckedClaim = {
    spec: { id: 'a', says: 'the conjecture', claim: source },
    ...overExistingRounds(claim, when),
    requires: given.filter((condition) => condition !== when),
  };
  const scaling = model === 'discrete' && !domain.users ? topGiven(given, [loop, ...others]) : undefined;
  return {
    question,
    loop,
    claim: asked,
    given,
    domain,
    excluded: excludedFor(given, loop, domain),
    ...(scaling ? { scaling: scaledSearch(asked, scaling) } : {}),
  };
}

/** The search of one round of a conjecture; every round has a seed of its own. */
export function roundSpec(
  { question, loop, claim, domain, scaling }: Conjecture,
  round: number,
  cases: number,
): SearchSpec {
  return {
    model: question.model,
    domain,
    loop,
    claims: [scaling?.claim ?? claim],
    cases,
    // A counterexample that random draws miss is often uphill from the tightest of them.
    targeted: cases,
    seed: derivedSeed(question.seed, 'conjecture', round),
  };
}
