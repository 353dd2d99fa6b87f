/**
 * Verifies one statement: on each of its kinds of model, without each of its hypotheses, and on its mutants.
 */
import { mutantOf } from '../../models/loops';
import { type Loop, caseOf, decodeInstance, encodeInstance } from '../../models';
import {
  type Claim,
  type Hypothesis,
  type ModelKind,
  type Statement,
  graverReason,
  isContradiction,
  parseClaimSpec,
  typeset,
  typesetDefinitions,
} from '../../theory';
import { type CheckedClaim, checkCase } from '../checker';
import {
  meaningOf,
  counterexampleOf,
  findingJson,
  lawsOfFound,
  type Found,
  IN_TURN,
  type SearchOutcome,
  type SearchRunner,
  type SearchSpec,
  type SearchTask,
  type Sought,
  searchSpec,
} from '../search';
import { mapConcurrently } from '../search/threads';
import type {
  CellResult,
  ClaimJson,
  Counterexample,
  DropResult,
  MutantResult,
  StatementResult,
  StoredStatus,
} from '../results';
import { type StoredCertificate, proofsOf } from '../proofs';
import { constantsJson } from './constants-json';
import { searchedParts } from './searches';
import { missedRefutation, statementVerdict } from './verdict';

export interface StatementOptions {
  readonly models: readonly ModelKind[];
  readonly cases: number;
  readonly seed: number;
  /** Counterexamples from earlier runs. */
  readonly stored: readonly Counterexample[];
  /** Certificates, of which those of the statement are checked. @defaultValue no certificates */
  readonly certificates?: readonly StoredCertificate[];
  readonly stopped: () => boolean;
  readonly onSearch?: (about: string) => void;
  /** Called with the processor seconds of every part of a search. */
  readonly onWork?: (seconds: number) => void;
  /** Called with the internal contradiction that the search of a dropped hypothesis or of a mutant met. */
  readonly onContradiction?: (reason: string) => void;
  /** Runs the searches. @defaultValue this thread, one search after the other */
  readonly runner?: SearchRunner;
}

const sameSubject = (a: Counterexample['subject'], b: Counterexample['subject']): boolean =>
  a.kind === b.kind && a.id === b.id;

/** Decides stored counterexamples again: returns the first that still refutes the claims, and why one stayed undecided. */
function replayStored(
  stored: readonly Counterexample[],
  claims: readonly CheckedClaim[],
  loop: Loop,
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
    const verdict = checkCase(caseOf(decoded, loop), claims);
    if (verdict.status === 'refuted')
      found ??= { instance: decoded, finding: verdict.finding, foundBy: 'replay', shrinks };
    if (verdict.status === 'undecided')
      undecidedBecause = graverReason(undecidedBecause, `a stored counterexample: ${verdict.reason}`);
  }
  const status = stored.length === 0 ? 'none' : found ? 'confirmed' : 'stale';
  return { status, count: stored.length, found, undecidedBecause };
}

/** The kind of model on which an expected refutation must be found: the first of the searched ones. */
const witnessModel = ({ models }: Statement, asked: readonly ModelKind[]): ModelKind | undefined =>
  models.find((model) => asked.includes(model));

/** Runs one search of the statement. */
async function searchFor(
  statement: Statement,
  sought: Sought,
  options: StatementOptions,
): Promise<{ readonly spec: SearchSpec; readonly outcome: SearchOutcome }> {
  const { cases, seed, stopped, onSearch, onWork, runner = IN_TURN } = options;
  onSearch?.(describeSought(sought));
  const task: SearchTask = { statement: statement.id, sought, cases, seed };
  const spec: SearchSpec = { ...searchSpec(statement, task), stopped };
  return { spec, outcome: await runner.run(task, spec, onWork) };
}

function describeSought(sought: Sought): string {
  switch (sought.kind) {
    case 'cell':
      return sought.model;
    case 'hypothesis':
      return `without ${sought.id}`;
    case 'kept hypothesis':
      return `with ${sought.id} kept`;
    case 'mutant':
      return `mutant ${sought.id}`;
    case 'variant':
      return `on ${sought.loop}`;
  }
}

async function verifyCell(statement: Statement, model: ModelKind, options: StatementOptions): Promise<CellResult> {
  const subject = { kind: 'statement', id: statement.id } as const;
  const stored = options.stored.filter(
    (c) => c.statement === statement.id && sameSubject(c.subject, subject) && c.instance.model === model,
  );
  const { spec, outcome: searched } = await searchFor(statement, { kind: 'cell', model }, options);
  const { claims, loop, seed } = spec;
  const replayed = replayStored(stored, claims, loop);
  const mustFail = statement.expected?.verdict === 'refuted';
  const outcome: SearchOutcome = {
    ...searched,
    // If a witness is expected, the search must find it without the stored one.
    counterexample: (mustFail ? undefined : replayed.found) ?? searched.counterexample,
    undecidedBecause: graverReason(searched.undecidedBecause, replayed.undecidedBecause),
  };
  const judged = meaningOf(outcome);
  const witnessDue = mustFail && model === witnessModel(statement, options.models);
  const missed = witnessDue ? missedRefutation(replayed.status, outcome) : undefined;
  const searchedThrough = judged.status !== 'incomplete' && judged.status !== 'undecided';
  const about = { statement: statement.id, subject, where: statement.where ?? {}, claims, loop, seed };
  const { cases, domain, rungs, decisions, attained, labels, margins, evidence } = outcome;
  const { tightest, counterexample, undecidedBecause } = outcome;
  return {
    model,
    ...(missed !== undefined && searchedThrough ? { status: 'weak' as const, reason: missed } : judged),
    claims: claims.map(({ spec }) => spec.id),
    cases,
    domain,
    rungs,
    decisions,
    attained,
    labels,
    ...(margins ? { margins } : {}),
    evidence,
    seed,
    replayed: replayed.count,
    ...(tightest
      ? {
          tightest: {
            instance: encodeInstance(tightest.instance),
            ...lawsOfFound(tightest, spec),
            finding: findingJson(tightest.finding),
            foundBy: tightest.foundBy,
          },
        }
      : {}),
    ...(counterexample && !isContradiction(undecidedBecause)
      ? { counterexample: counterexampleOf(counterexample, about) }
      : {}),
  };
}

/** Decides the stored counterexamples again and runs a search that should end with a counterexample. */
async function expectRefutation(
  statement: Statement,
  subject: Extract<Sought, { readonly kind: 'hypothesis' | 'mutant' }>,
  options: StatementOptions,
): Promise<{
  readonly spec: SearchSpec;
  readonly outcome: SearchOutcome;
  readonly stored: StoredStatus;
  readonly counterexample?: Counterexample;
}> {
  const { spec, outcome } = await searchFor(statement, subject, options);
  if (isContradiction(outcome.undecidedBecause))
    options.onContradiction?.(`${describeSought(subject)}: ${outcome.undecidedBecause}`);
  const { claims, loop, seed } = spec;
  const known = options.stored.filter((c) => c.statement === statement.id && sameSubject(c.subject, subject));
  const stored = replayStored(known, claims, loop).status;
  const about = { statement: statement.id, subject, where: statement.where ?? {}, claims, loop, seed };
  const { counterexample } = outcome;
  return {
    spec,
    outcome,
    stored,
    ...(counterexample ? { counterexample: counterexampleOf(counterexample, about) } : {}),
  };
}

const textAndTex = (claim: Claim): { readonly text: string; readonly tex: string } => ({
  text: claim.source,
  tex: typeset(claim),
});

/** Searches the claim that a dropped hypothesis refutes among the cases that satisfy the hypothesis: it must hold there. */
async function keepHypothesis(
  statement: Statement,
  id: string,
  options: StatementOptions,
): Promise<{ readonly found: NonNullable<DropResult['kept']>; readonly cutShort: boolean }> {
  const { outcome } = await searchFor(statement, { kind: 'kept hypothesis', id }, options);
  // Labels are required of the cases of the statement; its cells judge them.
  const found = { ...meaningOf({ ...outcome, labels: [] }), cases: outcome.cases, domain: outcome.domain };
  return { found, cutShort: isCutShort(outcome) };
}

async function dropHypothesis(
  statement: Statement,
  hypothesis: Hypothesis,
  options: StatementOptions,
): Promise<DropResult> {
  const { id, says, formal, drop } = hypothesis;
  const refutation = await expectRefutation(statement, { kind: 'hypothesis', id }, options);
  const { spec, outcome, stored, counterexample } = refutation;
  const kept = counterexample && drop.claim !== undefined ? await keepHypothesis(statement, id, options) : undefined;
  const cutShort = kept?.cutShort ?? (counterexample === undefined && isCutShort(outcome));
  const status = cutShort ? 'incomplete' : counterexample ? 'counterexample' : 'not shown necessary';
  const agrees = (status === 'counterexample') === (drop.expect === 'counterexample');
  return {
    hypothesis: id,
    says,
    ...(formal === undefined ? {} : { formal }),
    how: drop.how,
    because: drop.because,
    expected: drop.expect,
    model: spec.model,
    status,
    asExpected: agrees && stored !== 'stale' && (kept === undefined || kept.found.status === 'holds'),
    claims: spec.claims.map(({ claim, when }) => ({
      ...textAndTex(claim),
      ...(when ? { when: textAndTex(when) } : {}),
    })),
    cases: outcome.cases,
    domain: outcome.domain,
    seed: spec.seed,
    stored,
    ...(kept ? { kept: kept.found } : {}),
    ...(counterexample ? { counterexample } : {}),
  };
}

async function killMutant(statement: Statement, mutant: string, options: StatementOptions): Promise<MutantResult> {
  const refutation = await expectRefutation(statement, { kind: 'mutant', id: mutant }, options);
  const { spec, outcome, stored, counterexample } = refutation;
  return {
    id: mutant,
    title: mutantOf(mutant).title,
    model: spec.model,
    status: counterexample ? 'killed' : isCutShort(outcome) ? 'incomplete' : 'survived',
    cases: outcome.cases,
    domain: outcome.domain,
    seed: spec.seed,
    stored,
    ...(counterexample ? { counterexample } : {}),
  };
}

/** Whether a search ended without an answer: early, or with an internal contradiction. */
const isCutShort = ({ cutShort, undecidedBecause }: SearchOutcome): boolean =>
  cutShort || isContradiction(undecidedBecause);

/** The cells, with a contradiction that another search of the statement met as the reason of the first. */
function withContradiction(cells: readonly CellResult[], reason: string | undefined): readonly CellResult[] {
  const [first, ...others] = cells;
  if (first === undefined || reason === undefined || isContradiction(first.reason)) return cells;
  return [{ ...first, status: 'undecided', reason }, ...others];
}

function claimJson(statement: Statement, spec: Statement['claims'][number]): ClaimJson {
  const { claim, when } = parseClaimSpec(statement, spec);
  return {
    id: spec.id,
    says: spec.says,
    ...textAndTex(claim),
    ...(when ? { when: textAndTex(when) } : {}),
    definitions: [...new Set([...typesetDefinitions(claim), ...(when ? typesetDefinitions(when) : [])])],
  };
}

/** Verifies one statement. The result depends only on the statement and the options. */
export async function verifyStatement(statement: Statement, options: StatementOptions): Promise<StatementResult> {
  const { models, runner = IN_TURN } = options;
  const parts = searchedParts(statement, models);
  let contradiction: string | undefined;
  const onContradiction = (reason: string): void => void (contradiction ??= reason);
  const searched = await mapConcurrently(runner.atOnce, parts.models, (model) => verifyCell(statement, model, options));
  const drops = await mapConcurrently(runner.atOnce, parts.hypotheses, (hypothesis) =>
    dropHypothesis(statement, hypothesis, { ...options, onContradiction }),
  );
  const mutants = await mapConcurrently(runner.atOnce, parts.mutants, (mutant) =>
    killMutant(statement, mutant, { ...options, onContradiction }),
  );
  const cells = withContradiction(searched, contradiction);
  const { proofs, refused } = proofsOf(statement, options.certificates ?? []);
  const { id, title, summary, source, follows = [], sharper, expected } = statement;
  const constants = constantsJson(statement);
  return {
    id,
    title,
    summary,
    source,
    follows,
    ...(sharper === undefined ? {} : { sharper }),
    ...(constants ? { constants } : {}),
    ...(expected ? { expected } : {}),
    verdict: statementVerdict(statement, cells, drops, mutants, refused),
    claims: statement.claims.filter(({ learned }) => learned !== 'only').map((spec) => claimJson(statement, spec)),
    cells,
    drops,
    mutants,
    ...(proofs.length === 0 ? {} : { proofs }),
    ...(refused.length === 0 ? {} : { refused }),
    replay: `npx curated-loops verify --only ${id} --cases ${options.cases} --seed ${options.seed}`,
  };
}
