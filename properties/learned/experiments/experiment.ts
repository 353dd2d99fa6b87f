/**
 * An experiment as data: a loop with a learner on a dataset, and the claims that are checked on it.
 *
 * Its checks are planned before it runs, so that they can share the error budget of the run.
 */
import type { Dataset, Learner, Reward } from '../../../models/learned';
import type { Lambda, Loop } from '../../../models';
import {
  type ClaimSpec,
  type ParsedClaim,
  Q,
  type Rational,
  STATEMENTS,
  type Statement,
  learnedClaims,
  parseClaim,
  parseClaimSpec,
} from '../../../theory';
import { type Limits, settled } from '../decide/decide-claim';
import type { BestRegion } from '../../results';
import type { LearnedScalars } from '../decide/learned-interpretation';

export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** Name shared by experiments that differ only in λ. */
  readonly family: string;
  readonly data: Dataset;
  /** The data to which p_0 is fitted. @defaultValue the real data */
  readonly start?: Dataset | undefined;
  readonly reward: Reward;
  readonly region: BestRegion;
  readonly learner: Learner;
  readonly loop: Loop;
  readonly K: number;
  readonly lambda: Lambda;
  readonly rounds: number;
  /** Training points per round. */
  readonly examples: number;
  readonly warm: boolean;
  readonly seeds: readonly number[];
  /** Resolution ε of comparisons up to an error, in units of w_max. */
  readonly epsilon: Rational;
  readonly limits: Limits & {
    /** Number of units for a band. */
    readonly band: number;
  };
  /** @defaultValue every statement with a claim about learned models */
  readonly statements?: readonly Statement[] | undefined;
  /** Command that runs it again. */
  readonly replay: string;
}

/** What decides which claims are checked, and at which rounds. */
export type Asking = Pick<Experiment, 'K' | 'lambda' | 'rounds' | 'epsilon' | 'statements'> & {
  readonly reward: Pick<Reward, 'top'>;
  /** Undefined where p_0 is fitted to the real data. */
  readonly start?: unknown;
};

export function scalarsOf({ K, lambda, reward, epsilon, rounds }: Asking): LearnedScalars {
  return { K, lambda, top: reward.top, epsilon, rounds };
}

export const lambdaText = (lambda: Lambda): string => (lambda === 'infinity' ? '∞' : Q.format(lambda));

/** A claim with the rounds at which an experiment checks it, or why it is not applicable. */
export type AskedClaim = ParsedClaim & ({ readonly rounds: readonly number[] } | { readonly notApplicable: string });

export interface AskedStatement {
  readonly statement: Statement;
  readonly claims: readonly AskedClaim[];
}

/** Statements with a claim about learned models. */
export const LEARNED_STATEMENTS: readonly Statement[] = STATEMENTS.filter(
  (statement) => learnedClaims(statement).length > 0,
);

/** Why an experiment lies outside the domain of a statement; undefined if it does not. */
function outsideDomain(statement: Statement, spec: ClaimSpec, { K, lambda, start }: Asking): string | undefined {
  const { candidates, data, start: startsAt } = statement.domain;
  const fixed = candidates.min === candidates.max;
  if (fixed && K !== candidates.min) return `it speaks of K = ${candidates.min}, and here K = ${K}`;
  if (K < candidates.min) return `it speaks of K ≥ ${candidates.min}, and here K = ${K}`;
  if (spec.data !== 'any' && data === 'synthetic' && lambda !== 'infinity')
    return `it speaks of the fully synthetic loop (λ = ∞), and here λ = ${lambdaText(lambda)}`;
  if (spec.data !== 'any' && data !== 'synthetic' && lambda === 'infinity')
    return 'it speaks of loops with real data (λ < ∞), and here λ = ∞';
  if (startsAt === 'reference' && start !== undefined)
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

function askedOf(statement: Statement, spec: ClaimSpec, experiment: Asking): AskedClaim {
  const parsed = parseClaimSpec(statement, spec);
  const scalars = scalarsOf(experiment);
  const why = outsideDomain(statement, spec, experiment) ?? failedHypothesis(statement, spec, scalars);
  if (why !== undefined) return { ...parsed, notApplicable: why };
  const { claim, when } = parsed;
  const usesRound = claim.usesRound || (when?.usesRound ?? false);
  const ahead = Math.max(claim.lookahead, when?.lookahead ?? 0, aboutAStep(spec) ? 1 : 0);
  const last = usesRound ? experiment.rounds - ahead : 0;
  const all = Array.from({ length: last + 1 }, (_, t) => t);
  const rounds = all.filter((t) => when === undefined || settled(when, scalars, t) !== false);
  if (rounds.length === 0)
    return {
      ...parsed,
      notApplicable: `it is claimed where ${when?.source ?? 'a round is left'}, which is never so here`,
    };
  return { ...parsed, rounds };
}

/** The statements with the claims that an experiment checks. */
export function asked(experiment: Asking): readonly AskedStatement[] {
  const { statements = LEARNED_STATEMENTS } = experiment;
  return statements.map((statement) => ({
    statement,
    claims: learnedClaims(statement).map((spec) => askedOf(statement, spec, experiment)),
  }));
}

/** Number of decisions on the claims in one run. */
export function decisionsIn(statements: readonly AskedStatement[]): number {
  const counts = statements.flatMap(({ claims }) =>
    claims.map((claim) => ('rounds' in claim ? claim.rounds.length : 0)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
