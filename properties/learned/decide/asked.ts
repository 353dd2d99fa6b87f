/**
 * Which claims may be asked of a run, and at which rounds: those of statements whose domain and hypotheses fit what is known of it.
 */
import type { Lambda } from '../../../models';
import { type ClaimSpec, type ParsedClaim, Q, type Statement, parseClaim, parseClaimSpec } from '../../../theory';
import { settled } from './decide-claim';
import type { LearnedScalars } from './learned-interpretation';

/** A claim with the rounds at which a run is checked, or why it is not applicable. */
export type AskedClaim = ParsedClaim & ({ readonly rounds: readonly number[] } | { readonly notApplicable: string });

/** What is known of a run. */
export interface AskedSetting {
  readonly scalars: LearnedScalars;
  /** Whether p_0 is another law than the real data. */
  readonly startsElsewhere: boolean;
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

/** Whether a claim is about the step from a model to the next; the last round has no such step. */
const aboutAStep = ({ claim }: ClaimSpec): boolean => /\b(curate|train)\(/.test(claim);

/** The rounds at which a claim is asked of a run, or why it is not applicable. */
export function askedClaim(statement: Statement, spec: ClaimSpec, setting: AskedSetting): AskedClaim {
  const parsed = parseClaimSpec(statement, spec);
  const { scalars } = setting;
  const why = outsideDomain(statement, spec, setting) ?? failedHypothesis(statement, spec, scalars);
  if (why !== undefined) return { ...parsed, notApplicable: why };
  const { claim, when } = parsed;
  const usesRound = claim.usesRound || (when?.usesRound ?? false);
  const ahead = Math.max(claim.lookahead, when?.lookahead ?? 0, aboutAStep(spec) ? 1 : 0);
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
