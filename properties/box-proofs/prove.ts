/**
 * Proofs by branch and bound that a claim holds for all laws on two atoms with weights 1 and w, 1 ≤ w ≤ R: also claims with logarithms, of
 * which no polynomial decides the sign.
 */
import { type Interval, type Statement, UnanswerableError, parseClaim } from '../../theory';
import {
  type Extent,
  type ProofCase,
  type ProofClaim,
  assignments,
  claimOf,
  outOfScope,
  roundsOf,
  settingOf,
} from '../proofs';
import type { Box } from './enclose';
import { type Bounds, type Problem, type Variable, variablesOf } from './problem';
import { type BoxSearch, search } from './search';
import { type Edge, equalEdges } from './vanishing';

/** How far an attempt goes. */
export interface BoxEffort extends Bounds {
  /** The last round, for claims about rounds from a common start. */
  readonly rounds: number;
  /** The most boxes of a case. */
  readonly boxes: number;
}

/** A case of a claim (a round, and the atoms that it names) with what was found. */
export interface BoxCase extends BoxSearch {
  readonly at: ProofCase;
  /** The variables with their ranges: the region. */
  readonly variables: readonly Variable[];
  /** The edges of the region on which both sides are equal. */
  readonly edges: readonly Edge[];
}

/**
 * The outcome. `proved`: on the whole region; `partly`: outside the boxes that are `left`; `refuted`: the last case has a counterexample;
 * `unsupported`: no boxes describe the claim.
 */
export type BoxAttempt =
  | {
      readonly outcome: 'proved' | 'partly' | 'refuted';
      readonly claim: ProofClaim;
      readonly cases: readonly BoxCase[];
      /** Whether the cases stand for every round. */
      readonly everyRound: boolean;
    }
  | { readonly outcome: 'unsupported'; readonly claim: ProofClaim; readonly reason: string };

/** The problems of a claim, one for each case. @throws UnanswerableError if it has none */
function problemsOf(
  statement: Statement,
  claim: ProofClaim,
  { candidates, atoms }: Extent,
  effort: BoxEffort,
): { readonly problems: readonly Problem[]; readonly every: boolean } {
  const spec = statement.claims.find(({ id }) => id === claim.id);
  const setting = settingOf(statement, { candidates, atoms });
  if (typeof setting === 'string') throw new UnanswerableError(setting);
  const reason = spec === undefined ? undefined : outOfScope(statement, spec);
  if (reason !== undefined) throw new UnanswerableError(reason);
  if (claim.when !== null) throw new UnanswerableError('a claim with a condition');
  const parsed = parseClaim(claim.text, claim.where);
  if (parsed.relation !== '<=' && parsed.relation !== '>=')
    throw new UnanswerableError(`the relation ${parsed.relation}: boxes prove <= and >=`);
  const given = statement.hypotheses.flatMap(({ formal, carries }) =>
    formal === undefined || carries?.includes(claim.id) === false ? [] : [parseClaim(formal, statement.where ?? {})],
  );
  const variables = variablesOf(setting, effort);
  const { ts, every } = roundsOf(parsed, setting, effort.rounds);
  const problems = ts.flatMap((t) =>
    assignments(setting, parsed.atoms, 0).map((named): Problem => ({
      claim: parsed,
      given,
      setting,
      at: { t, atoms: named, draws: null },
      variables,
    })),
  );
  if (problems.length === 0) throw new UnanswerableError('no round is within reach');
  return { problems, every };
}

/** Tries to prove a claim of a statement, in all its cases. */
export function attemptBoxes(statement: Statement, claim: ProofClaim, extent: Extent, effort: BoxEffort): BoxAttempt {
  try {
    const { problems, every } = problemsOf(statement, claim, extent, effort);
    const cases: BoxCase[] = [];
    for (const problem of problems) {
      const edges = equalEdges(problem);
      const found = search(problem, edges, effort.boxes);
      cases.push({ ...found, at: problem.at, variables: problem.variables, edges });
      if (found.counterexample !== undefined) return { outcome: 'refuted', claim, cases, everyRound: every };
    }
    const outcome = cases.every(({ left }) => left.length === 0) ? 'proved' : 'partly';
    return { outcome, claim, cases, everyRound: every };
  } catch (error) {
    if (error instanceof UnanswerableError) return { outcome: 'unsupported', claim, reason: error.message };
    throw error;
  }
}

/** Tries to prove every claim of a statement, or those named. */
export function attemptAllBoxes(
  statement: Statement,
  extent: Extent,
  effort: BoxEffort,
  only?: ReadonlySet<string>,
): readonly BoxAttempt[] {
  return statement.claims
    .filter(({ id }) => only?.has(id) ?? true)
    .map(({ id }) => attemptBoxes(statement, claimOf(statement, id), extent, effort));
}

/** The smallest box that contains all of some boxes. */
export function hullOf(boxes: readonly Box[]): Box {
  const [first = []] = boxes;
  return first.map((_, k): Interval => ({
    lo: boxes.reduce((least, box) => Math.min(least, box[k]?.lo ?? least), Infinity),
    hi: boxes.reduce((most, box) => Math.max(most, box[k]?.hi ?? most), -Infinity),
  }));
}
