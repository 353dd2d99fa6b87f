/**
 * A wrong loop that is run with a learner and that a statement must refute.
 *
 * The loop runs for a round or two, and claims are decided until one is refuted. Of a claim that compares trained models, only what it says of
 * the loop counts: a learner's error kills no wrong loop.
 */
import { FailedRound, InterruptedError } from '../../../models/learned';
import { MUTANTS, curatedLoop } from '../../../models';
import type { MutantId } from '../../../models/loops';
import type { Claim } from '../../../theory';
import { type AskedClaim, decideClaim, stepRounds } from '../decide';
import { checkIndependence, lawsTested } from '../experiments/dependent-draws';
import { type Experiment, asked, scalarsOf } from '../experiments/experiment';
import type { LearnedMutantResult } from '../../results';
import { type RunOptions, stopIfAsked, withRun } from '../experiments/run-experiment';

export interface LearnedMutant {
  readonly id: MutantId;
  /** The experiment whose loop is spoiled; its first seed is used. */
  readonly experiment: Experiment;
  /** Ids of statements; one of them must refute the mutant. */
  readonly statements: readonly string[];
  /** Ids of the claims that must refute it. @defaultValue any claim of the statements */
  readonly claims?: readonly string[];
  /** Number of rounds. */
  readonly rounds: number;
}

function spoiled({ id, experiment, rounds }: LearnedMutant): Experiment {
  return { ...experiment, loop: MUTANTS[id].mutate(experiment.loop), rounds };
}

function askedOf(mutant: LearnedMutant) {
  const wanted = ({ spec }: AskedClaim): boolean => mutant.claims?.includes(spec.id) ?? true;
  return asked(spoiled(mutant))
    .filter(({ statement }) => mutant.statements.includes(statement.id))
    .map((ofStatement) => ({ ...ofStatement, claims: ofStatement.claims.filter(wanted) }));
}

/** What a wrong loop is asked: a claim about the loop alone, the loop's part of a claim, or a step of one. */
interface Question {
  readonly statement: string;
  readonly id: string;
  readonly claim: Claim;
  readonly t: number;
}

function questionsOf(mutant: LearnedMutant): readonly Question[] {
  return askedOf(mutant).flatMap(({ statement, claims }) =>
    claims.flatMap((asked) => {
      const { spec, claim, parts } = asked;
      const about = { statement: statement.id, id: spec.id };
      const steps = stepRounds(asked).flatMap((t) =>
        (parts?.steps ?? []).map((step) => ({ ...about, claim: step, t })),
      );
      const whole = parts === undefined ? [claim] : parts.sums ? [parts.loop] : [];
      const rounds = 'rounds' in asked ? asked.rounds : [];
      return [...steps, ...rounds.flatMap((t) => whole.map((each) => ({ ...about, claim: each, t })))];
    }),
  );
}

/** Maximal number of checks of a mutant. */
export const checksOfMutant = (mutant: LearnedMutant): number => questionsOf(mutant).length + lawsTested(mutant.rounds);

type Outcome = Pick<LearnedMutantResult, 'status' | 'refutation' | 'reason'>;

async function outcomeOf(mutant: LearnedMutant, { budget, signal }: RunOptions): Promise<Outcome> {
  const experiment = spoiled(mutant);
  const { limits, seeds } = experiment;
  const seed = seeds[0] ?? 0;
  const scalars = scalarsOf(experiment);
  const questions = questionsOf(mutant);
  return withRun(experiment, seed, { signal }, async (_trajectory, draws) => {
    for (const { statement, id, claim, t } of questions) {
      stopIfAsked(signal);
      const decided = await decideClaim(claim, { scalars, draws, limits, t, alpha: budget.share() });
      if (decided.verdict !== 'refuted') continue;
      checkIndependence(draws, () => budget.share());
      const decision = { seed, t, ...decided };
      return { status: 'killed', refutation: { statement, claim: id, text: claim.source, decision } };
    }
    return { status: 'survived' };
  });
}

/** The command that runs a mutant again; undefined if no option of the command line names its loop. */
function replayOf({ id, experiment: { loop, replay }, rounds }: LearnedMutant): string | undefined {
  return loop === curatedLoop ? `${replay.replace(/--rounds \d+/, `--rounds ${rounds}`)} --loop ${id}` : undefined;
}

/** Runs a mutant. A failed training is a result, not an error. */
export async function runMutant(mutant: LearnedMutant, options: RunOptions): Promise<LearnedMutantResult> {
  const { id, experiment, statements, claims } = mutant;
  const title = MUTANTS[id].title;
  const about = { id, title, experiment: experiment.id, statements, ...(claims ? { claims: [...claims] } : {}) };
  const replay = replayOf(mutant);
  const again = replay === undefined ? {} : { replay };
  options.onProgress?.({ experiment: experiment.id, doing: `mutant ${id}`, share: 0 });
  try {
    return { ...about, ...(await outcomeOf(mutant, options)), ...again };
  } catch (error) {
    if (error instanceof InterruptedError) return { ...about, status: 'incomplete', ...again };
    if (error instanceof FailedRound) return { ...about, status: 'failed', reason: error.message, ...again };
    throw error;
  }
}
