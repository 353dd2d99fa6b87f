/**
 * Which claims may be asked of a run, and at which rounds: those of statements whose domain and hypotheses fit what is known of it.
 *
 * A variant is asked what the search of closed-form models asks of it (`properties/search/common-domain.ts`): a statement about Luce's choice may be asked of
 * best-of-K, which may refute it; one about λ may not be asked of a loop that mixes by itself.
 */
import type { Lambda, Loop } from '../../../models';
import {
  type Claim,
  type ClaimSpec,
  type ParsedClaim,
  Q,
  type Statement,
  mentionedWords,
  parseClaim,
  parseClaimSpec,
  searchDomain,
} from '../../../theory';
import { settled } from './decide-claim';
import type { LearnedScalars } from './learned-interpretation';

/** A claim with the rounds at which a run is checked, or why it is not applicable. */
export type AskedClaim = ParsedClaim & ({ readonly rounds: readonly number[] } | { readonly notApplicable: string });

/** What is known of a run. */
export interface AskedSetting {
  readonly scalars: LearnedScalars;
  /** Whether p_0 is another law than the real data. */
  readonly startsElsewhere: boolean;
  /** The loop and its needs. @defaultValue nothing is known of it */
  readonly loop?: Pick<Loop, 'id' | 'needs'> | undefined;
  /** Whether each model is fitted to the points of all rounds so far. @defaultValue false */
  readonly accumulates?: boolean | undefined;
  /** Whether the loop claims to be that of the paper, from which the parts of claims follow. @defaultValue true */
  readonly follows?: boolean | undefined;
}

export const lambdaText = (lambda: Lambda): string => (lambda === 'infinity' ? '∞' : Q.format(lambda));

/** Why a run lies outside the domain of a statement; undefined if it does not. */
function outsideDomain(
  statement: Statement,
  spec: ClaimSpec,
  { scalars: { K, lambda }, startsElsewhere }: AskedSetting,
): string | undefined {
  const { candidates, data, start: startsAt } = statement.domain;
  const fixed = candidates.min === candidates.max;
  if (fixed && K !== candidates.min) return `it speaks of K = ${candidates.min}, and here K = ${K}`;
  if (K < candidates.min) return `it speaks of K ≥ ${candidates.min}, and here K = ${K}`;
  if (spec.data !== 'any' && data === 'synthetic' && lambda !== 'infinity')
    return `it speaks of the fully synthetic loop (λ = ∞), and here λ = ${lambdaText(lambda)}`;
  if (spec.data !== 'any' && data !== 'synthetic' && lambda === 'infinity')
    return 'it speaks of loops with real data (λ < ∞), and here λ = ∞';
  if (startsAt === 'reference' && startsElsewhere)
    return 'it speaks of a start at the real data, and this loop starts elsewhere';
  return undefined;
}

const mentionsLambda = (claim: Claim): boolean => {
  const words = mentionedWords(claim);
  return words.has('lambda') || words.has('eta');
};

/** Whether a claim speaks of λ: in itself, where it is claimed, or in a hypothesis. */
function isAboutLambda(statement: Statement, { spec, claim, when }: ParsedClaim): boolean {
  const formal = statement.hypotheses.flatMap((hypothesis) =>
    hypothesis.formal !== undefined && (hypothesis.carries?.includes(spec.id) ?? true)
      ? [parseClaim(hypothesis.formal, statement.where)]
      : [],
  );
  return [claim, ...(when ? [when] : []), ...formal].some(mentionsLambda);
}

/** Whether a claim is about the step from a model to its training data, whatever the learner makes of it; the last round has no such step. */
const isAboutOneStep = ({ claim }: ClaimSpec): boolean => /\b(curate|train)\(/.test(claim);

/** Why a claim does not apply to a loop; undefined if it does. */
function notOfLoop(statement: Statement, parsed: ParsedClaim, setting: AskedSetting): string | undefined {
  const { loop, accumulates = false } = setting;
  if (loop === undefined) return undefined;
  const { needs = {}, id } = loop;
  const { loop: own, onlyLoop } = statement.domain;
  if (onlyLoop === true && id !== own) return `it speaks of the loop ${own} only`;
  const { users, samples } = searchDomain(statement);
  if (users !== undefined && needs.users === undefined)
    return 'it speaks of several users, and the loop has one reward';
  if (samples === true && needs.samples === undefined) return 'it speaks of a learner that fits n samples';
  if (isAboutLambda(statement, parsed)) {
    if (needs.ownMixture !== undefined) return `it speaks of a constant λ, and ${needs.ownMixture}`;
    if (needs.schedule !== undefined) return `it speaks of a constant λ, and here ${needs.schedule}`;
  }
  if (accumulates && !isAboutOneStep(parsed.spec))
    return 'it compares models, each of which is fitted here to the points of all rounds so far, not to those of its own round';
  return undefined;
}

/** The first hypothesis that fails, among those that need no draws. */
function failedHypothesis(statement: Statement, spec: ClaimSpec, scalars: LearnedScalars): string | undefined {
  const failed = statement.hypotheses.find(({ formal, carries }) => {
    if (formal === undefined || !(carries?.includes(spec.id) ?? true)) return false;
    return settled(parseClaim(formal, statement.where), scalars, 0) === false;
  });
  if (failed === undefined) return undefined;
  const { K, lambda } = scalars;
  return `its hypothesis ${failed.says} does not hold: K = ${K}, λ = ${lambdaText(lambda)}`;
}

/** A claim; without the steps of its loop's part on a loop from which they do not follow. */
function parsedFor(statement: Statement, spec: ClaimSpec, { follows = true }: AskedSetting): ParsedClaim {
  const parsed = parseClaimSpec(statement, spec);
  return follows || parsed.parts === undefined ? parsed : { ...parsed, parts: { ...parsed.parts, steps: [] } };
}

/** The rounds at which a claim is asked of a run, or why it is not applicable. */
export function askedClaim(statement: Statement, spec: ClaimSpec, setting: AskedSetting): AskedClaim {
  const parsed = parsedFor(statement, spec, setting);
  const { scalars } = setting;
  const why =
    outsideDomain(statement, spec, setting) ??
    notOfLoop(statement, parsed, setting) ??
    failedHypothesis(statement, spec, scalars);
  if (why !== undefined) return { ...parsed, notApplicable: why };
  const { claim, when } = parsed;
  const usesRound = claim.usesRound || (when?.usesRound ?? false);
  const ahead = Math.max(claim.lookahead, when?.lookahead ?? 0, isAboutOneStep(spec) ? 1 : 0);
  const last = usesRound ? scalars.rounds - ahead : 0;
  const all = Array.from({ length: last + 1 }, (_, t) => t);
  const rounds = all.filter((t) => when === undefined || settled(when, scalars, t) !== false);
  if (rounds.length === 0)
    return {
      ...parsed,
      notApplicable: `it is claimed where ${when?.source ?? 'a round is left'}, which is never so here${scalars.constant === true ? ', as w is constant' : ''}`,
    };
  return { ...parsed, rounds };
}
