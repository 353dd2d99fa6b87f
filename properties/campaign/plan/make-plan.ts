/** Makes the plan of a campaign. */
import { type Loop, loopOf } from '../../../models/loops';
import { DISTINCT_STREAMS } from '../../../models/random';
import { InputError, MODEL_KINDS, type ModelKind, STATEMENTS, type Statement, statementOf } from '../../../theory';
import { type Trial, budgetOf } from '../../learned';
import { aimOf } from '../../matrix';
import { BLOCK_CASES, CHUNK_CASES, type SearchTask, commonDomain, searchSpec, variantSpec } from '../../search';
import { searchesOf } from '../../verify';
import { canonicalText, sha256 } from '../digest';
import type {
  CampaignQuestion,
  CodeFingerprint,
  Plan,
  PlannedLearning,
  PlannedLoop,
  PlannedSearch,
  PlannedTask,
  PlannedTrial,
} from './plan';
import { rateOf } from './rates';
import { taskKey } from './units';

/** The learned part of a campaign: the default set of a seed, restricted to some statements. */
export interface CampaignLearning extends PlannedLearning {
  readonly trials: readonly Pick<Trial, 'name' | 'statements' | 'checks'>[];
  readonly seed: number;
}

/** A loop of a campaign; that of a file comes with the name and the digest of the file. */
export type CampaignLoop = PlannedLoop & { readonly loop?: Loop };

export interface PlanOptions {
  /** Ids of statements; all by an empty list. @defaultValue all */
  readonly only?: readonly string[];
  /** Kinds of model, for a campaign of `verify`. @defaultValue all of closed form */
  readonly models?: readonly ModelKind[];
  /** Trials on learned models, for a campaign of `verify`. @defaultValue no trials */
  readonly learned?: CampaignLearning;
  /** Loops, for a campaign of `matrix`. @defaultValue none: a campaign of `verify` */
  readonly loops?: readonly CampaignLoop[];
  /** Random cases per cell. */
  readonly cases: number;
  readonly seed: number;
  /** Seconds that a unit takes, about, by the table of rates. @defaultValue 10 */
  readonly unitSeconds?: number;
  /** The code and the backend that the workers must have; see `codeFingerprint`. */
  readonly fingerprint: CodeFingerprint;
}

const UNIT_SECONDS = 10;

const statementsOf = (only: readonly string[]): readonly Statement[] =>
  only.length === 0 ? STATEMENTS : only.map(statementOf);

/** Blocks per unit. It does not depend on the number of cases, so a longer plan has the same units. */
const blocksPerUnit = (statement: string, model: ModelKind, seconds: number): number =>
  Math.max(1, Math.round((seconds * rateOf(statement, model)) / BLOCK_CASES));

function ofVerify(
  statements: readonly Statement[],
  models: readonly ModelKind[],
  options: PlanOptions,
): readonly PlannedSearch[] {
  const { cases, seed, unitSeconds = UNIT_SECONDS } = options;
  return statements.flatMap((statement) =>
    searchesOf(statement, models).map((sought): PlannedSearch => {
      const search: SearchTask = { statement: statement.id, sought, cases, seed };
      const spec = searchSpec(statement, search);
      return {
        kind: 'search',
        search,
        cases: spec.cases,
        blocksPerUnit: blocksPerUnit(statement.id, spec.model, unitSeconds),
      };
    }),
  );
}

function ofMatrix(
  statements: readonly Statement[],
  loops: readonly CampaignLoop[],
  options: PlanOptions,
): readonly PlannedSearch[] {
  const { cases, seed, unitSeconds = UNIT_SECONDS } = options;
  return statements.flatMap((statement) =>
    loops.flatMap(({ id, file, loop = loopOf(id) }): readonly PlannedSearch[] => {
      const aim = aimOf(id, statement.id);
      const spec = variantSpec(statement, loop, { cases, seed, aim });
      if (!commonDomain(statement, loop).fits || 'hypothesis' in spec) return [];
      return [
        {
          kind: 'search',
          search: { statement: statement.id, sought: { kind: 'variant', loop: id, aim }, cases, seed },
          cases: spec.cases,
          blocksPerUnit: blocksPerUnit(statement.id, spec.model, unitSeconds),
          ...(file === undefined ? {} : { loopSha256: file.sha256 }),
        },
      ];
    }),
  );
}

function plannedTrials({ trials, seed }: CampaignLearning): readonly PlannedTrial[] {
  const budget = budgetOf(trials);
  return trials.map(({ name, statements, checks }) => ({ kind: 'trial', name, statements, seed, checks, budget }));
}

/** The tasks without repetitions: a statement that is named twice is searched once. */
function withoutRepetitions(tasks: readonly PlannedTask[]): readonly PlannedTask[] {
  return [...new Map(tasks.map((task) => [taskKey(task), task])).values()];
}

/** The largest number of cases of a search of which no two chunks draw the same: 1.07·10^12. */
const MOST_CASES = DISTINCT_STREAMS * CHUNK_CASES;

/** The id of a plan: the digest of all its other fields. */
export const planId = ({ id: _id, ...rest }: Omit<Plan, 'id'> & { readonly id?: string }): string =>
  sha256(canonicalText(rest));

function questionOf({ only = [], models = MODEL_KINDS, learned, loops }: PlanOptions): CampaignQuestion {
  if (loops === undefined)
    return { kind: 'verify', only, models, ...(learned ? { learned: { backend: learned.backend } } : {}) };
  return { kind: 'matrix', only, loops: loops.map(({ id, file }) => ({ id, ...(file ? { file } : {}) })) };
}

/**
 * The plan of a campaign. It depends on nothing but the options.
 * @throws InputError for an unknown statement or loop, for more cases than there are distinct streams for, or if nothing is searched
 */
export function makePlan(options: PlanOptions): Plan {
  const { only = [], models = MODEL_KINDS, learned, loops, cases, seed, fingerprint } = options;
  if (cases > MOST_CASES)
    throw new InputError(
      `${cases} cases per cell need more than the 2^32 random streams that differ; give at most ${MOST_CASES}`,
    );
  const statements = statementsOf(only);
  const searches = loops === undefined ? ofVerify(statements, models, options) : ofMatrix(statements, loops, options);
  const tasks = withoutRepetitions([...searches, ...(learned === undefined ? [] : plannedTrials(learned))]);
  if (tasks.length === 0)
    throw new InputError('the plan has nothing to do: none of the statements applies to what is asked; name others');
  const plan = {
    format: 'curated-loops/campaign-plan',
    version: 2,
    fingerprint,
    question: questionOf(options),
    cases,
    seed,
    tasks,
  } as const;
  return { ...plan, id: planId(plan) };
}
