/** Makes the plan of a campaign. */
import { type Loop, loopOf } from '../../../models/loops';
import { DISTINCT_STREAMS } from '../../../models/random';
import { InputError, MODEL_KINDS, type ModelKind, STATEMENTS, type Statement, statementOf } from '../../../theory';
import { aimOf } from '../../matrix';
import { BLOCK_CASES, CHUNK_CASES, type SearchTask, commonDomain, searchSpec, variantSpec } from '../../search';
import { searchesOf } from '../../verify';
import { canonicalText, sha256 } from '../digest';
import type { CampaignQuestion, CodeFingerprint, Plan, PlannedLoop, PlannedSearch } from './plan';
import { rateOf } from './rates';
import { searchKey } from './units';

/** A loop of a campaign; that of a file comes with the name and the digest of the file. */
export type CampaignLoop = PlannedLoop & { readonly loop?: Loop };

export interface PlanOptions {
  /** Ids of statements; all by an empty list. @defaultValue all */
  readonly only?: readonly string[];
  /** Kinds of model, for a campaign of `verify`. @defaultValue all of closed form */
  readonly models?: readonly ModelKind[];
  /** Loops, for a campaign of `matrix`. @defaultValue none: a campaign of `verify` */
  readonly loops?: readonly CampaignLoop[];
  /** Random cases per cell. */
  readonly cases: number;
  readonly seed: number;
  /** Seconds that a unit takes, about, by the table of rates. @defaultValue 10 */
  readonly unitSeconds?: number;
  /** The code that the workers must have; see `codeFingerprint`. */
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
      const task: SearchTask = { statement: statement.id, sought, cases, seed };
      const spec = searchSpec(statement, task);
      return { task, cases: spec.cases, blocksPerUnit: blocksPerUnit(statement.id, spec.model, unitSeconds) };
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
          task: { statement: statement.id, sought: { kind: 'variant', loop: id, aim }, cases, seed },
          cases: spec.cases,
          blocksPerUnit: blocksPerUnit(statement.id, spec.model, unitSeconds),
          ...(file === undefined ? {} : { loopSha256: file.sha256 }),
        },
      ];
    }),
  );
}

/** The searches without repetitions: a statement that is named twice is searched once. */
function withoutRepetitions(searches: readonly PlannedSearch[]): readonly PlannedSearch[] {
  return [...new Map(searches.map((search) => [searchKey(search), search])).values()];
}

/** The largest number of cases of a search of which no two chunks draw the same: 1.07·10^12. */
const MOST_CASES = DISTINCT_STREAMS * CHUNK_CASES;

/** The id of a plan: the digest of all its other fields. */
export const planId = ({ id: _id, ...rest }: Omit<Plan, 'id'> & { readonly id?: string }): string =>
  sha256(canonicalText(rest));

function questionOf({ only = [], models = MODEL_KINDS, loops }: PlanOptions): CampaignQuestion {
  if (loops === undefined) return { kind: 'verify', only, models };
  return { kind: 'matrix', only, loops: loops.map(({ id, file }) => ({ id, ...(file ? { file } : {}) })) };
}

/**
 * The plan of a campaign. It depends on nothing but the options.
 * @throws InputError for an unknown statement or loop, for more cases than there are distinct streams for, or if nothing is searched
 */
export function makePlan(options: PlanOptions): Plan {
  const { only = [], models = MODEL_KINDS, loops, cases, seed, fingerprint } = options;
  if (cases > MOST_CASES)
    throw new InputError(
      `${cases} cases per cell need more than the 2^32 random streams that differ; give at most ${MOST_CASES}`,
    );
  const statements = statementsOf(only);
  const searches = loops === undefined ? ofVerify(statements, models, options) : ofMatrix(statements, loops, options);
  if (searches.length === 0)
    throw new InputError('the plan has no search: none of the statements applies to what is asked; name others');
  const plan = {
    format: 'curated-loops/campaign-plan',
    version: 1,
    fingerprint,
    question: questionOf(options),
    cases,
    seed,
    searches: withoutRepetitions(searches),
  } as const;
  return { ...plan, id: planId(plan) };
}
