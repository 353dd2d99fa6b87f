/**
 * A wrong loop that is run with a learner and that a statement must refute.
 *
 * The loop runs for a round or two, and claims are decided until one is refuted.
 */
import { FailedRound, InterruptedError } from '../../../models/learned';
import { MUTANTS, curatedLoop } from '../../../models';
import type { MutantId } from '../../../models/loops';
import { type AskedClaim, decideClaim } from '../decide';
import { checkIndependence, lawsTested } from './dependent-draws';
import { type Experiment, asked, decisionsIn, scalarsOf } from './experiment';
import type { LearnedMutantResult } from '../../results';
import { type RunOptions, stopIfAsked, withRun } from './run-experiment';

export interface LearnedMutant {
  readonly id: MutantId;
  /** The experiment whose loop is replaced; its first seed is used. */
  readonly experiment: Experiment;
  /** Ids of statements; one of them must refute the mutant. */
  readonly statements: readonly string[];
  /** Ids of the claims that must refute it. @defaultValue any claim of the statements */
  readonly claims?: readonly string[];
  /** Number of rounds. */
  readonly rounds: number;
}

function spoiled({ id, experiment, rounds }: LearnedMutant): Experiment {
  return { ...experiment, loop: MUTANTS[id].mutate(curatedLoop), rounds };
}

function askedOf(mutant: LearnedMutant) {
  const wanted = ({ spec }: AskedClaim): boolean => mutant.claims?.includes(spec.id) ?? true;
  return asked(spoiled(mutant))
    .filter(({ statement }) => mutant.statements.includes(statement.id))
    .map((ofStatement) => ({ ...ofStatement, claims: ofStatement.claims.filter(wanted) }));
}

/** Maximal number of checks of a mutant. */
export function checksOfMutant(mutant: LearnedMutant): number {
  return decisionsIn(askedOf(mutant)) + lawsTested(mutant.rounds);
}

type Outcome = Pick<LearnedMutantResult, 'status' | 'refutation' | 'reason'>;

async function outcomeOf(mutant: LearnedMutant, { budget, signal }: RunOptions): Promise<Outcome> {
  const experiment = spoiled(mutant);
  const { limits, seeds } = experiment;
  const seed = seeds[0] ?? 0;
  const scalars = scalarsOf(experiment);
  const questions = askedOf(mutant).flatMap(({ statement, claims }) =>
    claims.flatMap((claim) => ('rounds' in claim ? claim.rounds.map((t) => ({ statement, claim, t })) : [])),
  );
  return withRun(experiment, seed, { signal }, async (_trajectory, draws) => {
    for (const { statement, claim, t } of questions) {
      stopIfAsked(signal);
      const decided = await decideClaim(claim.claim, { scalars, draws, limits, t, alpha: budget.share() });
      if (decided.verdict !== 'refuted') continue;
      checkIndependence(draws, () => budget.share());
      const decision = { seed, t, ...decided };
      const { id } = claim.spec;
      return {
        status: 'killed',
        refutation: { statement: statement.id, claim: id, text: claim.claim.source, decision },
      };
    }
    return { status: 'survived' };
  });
}

/** Runs a mutant. A failed training is a result, not an error. */
export async function runMutant(mutant: LearnedMutant, options: RunOptions): Promise<LearnedMutantResult> {
  const { id, experiment, statements, claims } = mutant;
  const title = MUTANTS[id].title;
  const about = { id, title, experiment: experiment.id, statements, ...(claims ? { claims: [...claims] } : {}) };
  options.onProgress?.({ experiment: experiment.id, doing: `mutant ${id}`, share: 0 });
  try {
    return { ...about, ...(await outcomeOf(mutant, options)) };
  } catch (error) {
    if (error instanceof InterruptedError) return { ...about, status: 'incomplete' };
    if (error instanceof FailedRound) return { ...about, status: 'failed', reason: error.message };
    throw error;
  }
}
