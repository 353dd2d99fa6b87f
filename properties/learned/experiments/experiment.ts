/**
 * An experiment as data: a loop with a learner on a dataset, and the claims that are checked on it.
 *
 * Its checks are planned before it runs, so that they can share the error budget of the run.
 */
import type { Dataset, Groups, Learner, Reward, UserReward } from '../../../models/learned';
import type { Lambda, Loop } from '../../../models';
import { type Rational, STATEMENTS, type Statement, learnedClaims } from '../../../theory';
import { type AskedClaim, type LearnedScalars, type Limits, askedClaim, checksIn } from '../decide';
import type { BestRegion } from '../../results';

export interface Experiment {
  readonly id: string;
  readonly title: string;
  /** Name shared by experiments that differ only in λ. */
  readonly family: string;
  readonly data: Dataset;
  /** The data to which p_0 is fitted. @defaultValue the real data */
  readonly start?: Dataset | undefined;
  readonly reward: Reward;
  /** All users, for a loop with several; the first has the reward above. */
  readonly users?: readonly UserReward[] | undefined;
  /** The number of classes, for data of classes. */
  readonly classes?: number | undefined;
  readonly region: BestRegion;
  /** Groups whose shares are watched round by round; divergences are over them. @defaultValue none */
  readonly groups?: Groups | undefined;
  readonly learner: Learner;
  readonly loop: Loop;
  /** Whether each model is fitted to the points of all rounds so far. @defaultValue false */
  readonly accumulates?: boolean | undefined;
  /** Whether the loop claims to be that of the paper. @defaultValue true */
  readonly follows?: boolean | undefined;
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
  readonly reward: Pick<Reward, 'top' | 'constant'>;
  /** Undefined where p_0 is fitted to the real data. */
  readonly start?: unknown;
  /** Undefined where nothing is known of the loop. */
  readonly loop?: Pick<Loop, 'id' | 'needs'> | undefined;
  readonly accumulates?: boolean | undefined;
  readonly follows?: boolean | undefined;
};

export function scalarsOf({ K, lambda, reward, epsilon, rounds }: Asking): LearnedScalars {
  return { K, lambda, top: reward.top, constant: reward.constant, epsilon, rounds };
}

export interface AskedStatement {
  readonly statement: Statement;
  readonly claims: readonly AskedClaim[];
}

/** Statements with a claim about learned models. */
export const LEARNED_STATEMENTS: readonly Statement[] = STATEMENTS.filter(
  (statement) => learnedClaims(statement).length > 0,
);

/** The statements with the claims that an experiment checks. */
export function asked(experiment: Asking): readonly AskedStatement[] {
  const { statements = LEARNED_STATEMENTS, start, loop, accumulates, follows } = experiment;
  const setting = { scalars: scalarsOf(experiment), startsElsewhere: start !== undefined, loop, accumulates, follows };
  return statements.map((statement) => ({
    statement,
    claims: learnedClaims(statement).map((spec) => askedClaim(statement, spec, setting)),
  }));
}

/** Maximal number of checks of the claims in one run. */
export function decisionsIn(statements: readonly AskedStatement[]): number {
  const counts = statements.flatMap(({ claims }) => claims.map(checksIn));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether a claim that is asked speaks of a variance under the training data. */
export function asksTrainingVariance(statements: readonly AskedStatement[]): boolean {
  const sources = statements.flatMap(({ claims }) =>
    claims.flatMap((asked) => {
      if (!('rounds' in asked)) return [];
      const { claim, when, parts } = asked;
      return [claim, when, parts?.learner, ...(parts?.steps ?? [])].map((part) => part?.source ?? '');
    }),
  );
  return sources.some((source) => /\bVar\(train\(/.test(source));
}
