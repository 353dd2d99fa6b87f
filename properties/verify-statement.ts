/**
 * One statement, verified: on every kind of model it speaks about, without each of its hypotheses, and against its mutants.
 */
import { MUTANTS, caseOf, decodeInstance, encodeInstance, loopOf } from '../models';
import {
  type Hypothesis,
  type ModelKind,
  type MutantId,
  type Statement,
  parseClaimSpec,
  typeset,
  typesetDefinitions,
} from '../theory';
import { type CheckedClaim, checkCase } from './checker';
import { counterexampleOf, findingJson } from './counterexample';
import { type DropPlan, claimsWithHypotheses, dropPlan } from './plan';
import type {
  CellResult,
  CellStatus,
  ClaimJson,
  Counterexample,
  DropResult,
  MutantResult,
  StatementResult,
  StatementVerdict,
  StoredStatus,
} from './results';
import { type Found, type SearchOutcome, search } from './search';
import { derivedSeed } from './seeds';

export interface StatementOptions {
  readonly models: readonly ModelKind[];
  readonly cases: number;
  readonly seed: number;
  /** Counterexamples from earlier runs. */
  readonly stored: readonly Counterexample[];
  readonly stopped: () => boolean;
  readonly onSearch?: (about: string) => void;
}

/** Cases after which a dropped hypothesis or a mutant is given up: both usually end within the first few. */
const LEAST_DROP_CASES = 1000;

/** Steps of the hill climb, as a share of the random cases. */
const targetedSteps = (cases: number): number => Math.ceil(cases / 5);

const sameSubject = (a: Counterexample['subject'], b: Counterexample['subject']): boolean =>
  a.kind === b.kind && a.id === b.id;

/** Decides stored counterexamples again; gives the first that still refutes the claims, and why one stayed undecided. */
function replayStored(
  stored: readonly Counterexample[],
  claims: readonly CheckedClaim[],
  loop: string,
): {
  readonly status: StoredStatus;
  readonly count: number;
  readonly found: Found<'replay'> | undefined;
  readonly undecidedBecause: string | undefined;
} {
  let found: Found<'replay'> | undefined;
  let undecidedBecause: string | undefined;
  for (const { instance, shrinks } of stored) {
    const decoded = decodeInstance(instance);
    const verdict = checkCase(caseOf(decoded, loopOf(loop)), claims);
    if (verdict.status === 'refuted')
      found ??= { instance: decoded, finding: verdict.finding, foundBy: 'replay', shrinks };
    if (verdict.status === 'undecided') undecidedBecause ??= `a stored counterexample: ${verdict.reason}`;
  }
  const status = stored.length === 0 ? 'none' : found ? 'confirmed' : 'stale';
  return { status, count: stored.length, found, undecidedBecause };
}

/** What a search says about a cell. Anything but a full, decided search with all its labels is not a pass. */
export function cellStatus(outcome: SearchOutcome): { readonly status: CellStatus; readonly reason?: string } {
  const { cases, labels, counterexample, undecidedBecause, neverDecided, cutShort } = outcome;
  if (counterexample) return { status: 'refuted' };
  if (cases.run < cases.planned)
    return { status: 'incomplete', reason: `${cases.run} of ${cases.planned} cases were run` };
  if (cutShort) return { status: 'incomplete', reason: 'the search for small margins was cut short' };
  if (cases.undecided > 0 || undecidedBecause !== undefined)
    return { status: 'undecided', reason: undecidedBecause ?? 'a case was undecided' };
  if (neverDecided.length > 0)
    return { status: 'weak', reason: `no case satisfies what is needed for claim ${neverDecided.join(', ')}` };
  const rare = labels.filter(({ met }) => !met).map(({ name }) => name);
  if (rare.length > 0) return { status: 'weak', reason: `too few cases with: ${rare.join('; ')}` };
  return { status: 'holds' };
}

async function verifyCell(statement: Statement, model: ModelKind, options: StatementOptions): Promise<CellResult> {
  const claims = claimsWithHypotheses(statement, model);
  const seed = derivedSeed(options.seed, statement.id, model);
  const loop = statement.domain.loop;
  const subject = { kind: 'statement', id: statement.id } as const;
  const stored = options.stored.filter(
    (c) => c.statement === statement.id && sameSubject(c.subject, subject) && c.instance.model === model,
  );
  const replayed = replayStored(stored, claims, loop);
  const searched = await search({
    model,
    domain: statement.domain,
    loop: loopOf(loop),
    claims,
    cases: options.cases,
    targeted: targetedSteps(options.cases),
    seed,
    stopped: options.stopped,
  });
  const outcome: SearchOutcome = {
    ...searched,
    counterexample: replayed.found ?? searched.counterexample,
    undecidedBecause: searched.undecidedBecause ?? replayed.undecidedBecause,
  };
  const about = { statement: statement.id, subject, where: statement.where ?? {}, claims, loop, seed };
  const { cases, rungs, decisions, attained, labels, tightest, counterexample } = outcome;
  return {
    model,
    ...cellStatus(outcome),
    claims: claims.map(({ spec }) => spec.id),
    cases,
    rungs,
    decisions,
    attained,
    labels,
    seed,
    replayed: replayed.count,
    ...(tightest
      ? {
          tightest: {
            instance: encodeInstance(tightest.instance),
            finding: findingJson(tightest.finding),
            foundBy: tightest.foundBy,
          },
        }
      : {}),
    ...(counterexample ? { counterexample: counterexampleOf(counterexample, about) } : {}),
  };
}

/** A search that is meant to end with a counterexample, after those stored have been decided again. */
async function expectRefutation(
  statement: Statement,
  subject: Counterexample['subject'],
  plan: DropPlan,
  loop: string,
  options: StatementOptions,
): Promise<{
  readonly outcome: SearchOutcome;
  readonly seed: number;
  readonly stored: StoredStatus;
  readonly counterexample?: Counterexample;
}> {
  const seed = derivedSeed(options.seed, statement.id, subject.kind, subject.id);
  const known = options.stored.filter((c) => c.statement === statement.id && sameSubject(c.subject, subject));
  const stored = replayStored(known, plan.claims, loop).status;
  const cases = Math.max(LEAST_DROP_CASES, options.cases);
  const outcome = await search({
    ...plan,
    loop: loopOf(loop),
    cases,
    targeted: cases,
    seed,
    stopped: options.stopped,
  });
  const about = { statement: statement.id, subject, where: statement.where ?? {}, claims: plan.claims, loop, seed };
  const { counterexample } = outcome;
  return {
    outcome,
    seed,
    stored,
    ...(counterexample ? { counterexample: counterexampleOf(counterexample, about) } : {}),
  };
}

async function dropHypothesis(
  statement: Statement,
  hypothesis: Hypothesis,
  options: StatementOptions,
): Promise<DropResult> {
  const { id, says, formal, drop } = hypothesis;
  const plan = dropPlan(statement, hypothesis);
  const loop = plan.domain.loop;
  const { outcome, seed, stored, counterexample } = await expectRefutation(
    statement,
    { kind: 'hypothesis', id },
    plan,
    loop,
    options,
  );
  const status = counterexample ? 'counterexample' : outcome.cutShort ? 'incomplete' : 'not shown necessary';
  return {
    hypothesis: id,
    says,
    ...(formal === undefined ? {} : { formal }),
    how: drop.how,
    because: drop.because,
    expected: drop.expect,
    model: plan.model,
    status,
    asExpected: (status === 'counterexample') === (drop.expect === 'counterexample') && stored !== 'stale',
    claims: plan.claims.map(({ claim }) => ({ text: claim.source, tex: typeset(claim) })),
    cases: outcome.cases,
    seed,
    stored,
    ...(counterexample ? { counterexample } : {}),
  };
}

async function killMutant(statement: Statement, mutant: MutantId, options: StatementOptions): Promise<MutantResult> {
  const model = statement.models[0];
  const plan = { model, domain: statement.domain, claims: claimsWithHypotheses(statement, model), violated: undefined };
  const loop = `${mutant}:${statement.domain.loop}`;
  const { outcome, seed, stored, counterexample } = await expectRefutation(
    statement,
    { kind: 'mutant', id: mutant },
    plan,
    loop,
    options,
  );
  return {
    id: mutant,
    title: MUTANTS[mutant].title,
    model,
    status: counterexample ? 'killed' : outcome.cutShort ? 'incomplete' : 'survived',
    cases: outcome.cases,
    seed,
    stored,
    ...(counterexample ? { counterexample } : {}),
  };
}

function statementVerdict(
  cells: readonly CellResult[],
  drops: readonly DropResult[],
  mutants: readonly MutantResult[],
): StatementVerdict {
  const anyCell = (status: CellStatus): boolean => cells.some((cell) => cell.status === status);
  if (anyCell('refuted')) return 'refuted';
  const blind =
    mutants.some(({ status }) => status === 'survived') ||
    drops.some((drop) => drop.status !== 'incomplete' && !drop.asExpected);
  if (anyCell('weak') || blind) return 'weak';
  if ([...cells, ...drops, ...mutants].some(({ status }) => status === 'incomplete')) return 'incomplete';
  if (anyCell('undecided')) return 'undecided';
  return 'holds';
}

function claimJson(statement: Statement, spec: Statement['claims'][number]): ClaimJson {
  const { claim, when } = parseClaimSpec(statement, spec);
  return {
    id: spec.id,
    says: spec.says,
    text: claim.source,
    tex: typeset(claim),
    ...(when ? { when: { text: when.source, tex: typeset(when) } } : {}),
    definitions: [...new Set([...typesetDefinitions(claim), ...(when ? typesetDefinitions(when) : [])])],
  };
}

/** Verifies one statement. The result depends on the statement and the options alone. */
export async function verifyStatement(statement: Statement, options: StatementOptions): Promise<StatementResult> {
  const cells: CellResult[] = [];
  for (const model of statement.models.filter((kind) => options.models.includes(kind))) {
    options.onSearch?.(model);
    cells.push(await verifyCell(statement, model, options));
  }
  const drops: DropResult[] = [];
  for (const hypothesis of statement.hypotheses) {
    if (!options.models.includes(dropPlan(statement, hypothesis).model)) continue;
    options.onSearch?.(`without ${hypothesis.id}`);
    drops.push(await dropHypothesis(statement, hypothesis, options));
  }
  const mutants: MutantResult[] = [];
  for (const mutant of options.models.includes(statement.models[0]) ? statement.mutants : []) {
    options.onSearch?.(`mutant ${mutant}`);
    mutants.push(await killMutant(statement, mutant, options));
  }
  const { id, title, summary, source } = statement;
  return {
    id,
    title,
    summary,
    source,
    verdict: statementVerdict(cells, drops, mutants),
    claims: statement.claims.map((spec) => claimJson(statement, spec)),
    cells,
    drops,
    mutants,
    replay: `npx curated-loops verify --only ${id} --cases ${options.cases} --seed ${options.seed}`,
  };
}
