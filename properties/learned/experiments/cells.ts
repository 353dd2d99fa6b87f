/** The cell of a statement: its decisions in all runs of an experiment. */
import { type ClaimSpec, typeset, typesetDefinitions } from '../../../theory';
import { jsonNumber } from '../../search';
import {
  type JsonNumber,
  type LearnedCell,
  type LearnedClaimResult,
  type StatisticalDecision,
  worstLearnedVerdict,
} from '../../results';
import { FINAL_ROUND_STATEMENT } from './final-round-claims';
import type { AskedClaim } from '../decide';
import type { AskedStatement } from './experiment';

/** Decisions of a run, by statement and claim. */
export type Decisions = Map<string, readonly StatisticalDecision[]>;

export const decisionKey = (statement: string, { id }: ClaimSpec): string => `${statement} ${id}`;

function claimResult(claim: AskedClaim, decisions: readonly StatisticalDecision[]): LearnedClaimResult {
  const { spec, claim: parsed, when } = claim;
  const open = decisions.find(({ verdict }) => verdict === 'undecided');
  const reason =
    'notApplicable' in claim
      ? claim.notApplicable
      : open && `seed ${open.seed}, round ${open.t}: not certain after ${open.samples} independent draws`;
  return {
    id: spec.id,
    says: spec.says,
    text: parsed.source,
    tex: typeset(parsed),
    ...(when ? { when: { text: when.source, tex: typeset(when) } } : {}),
    definitions: typesetDefinitions(parsed),
    verdict: worstLearnedVerdict(decisions.map(({ verdict }) => verdict)),
    ...(reason === undefined ? {} : { reason }),
    decisions,
  };
}

const largest = (values: readonly JsonNumber[]): JsonNumber => jsonNumber(Math.max(...values.map(Number)));

export interface DecidedRun {
  readonly decisions: Decisions;
  /** Claims about the last round. */
  readonly finalRound: readonly AskedClaim[];
}

/** The cell of a statement. */
export function cellOf({ statement, claims }: AskedStatement, runs: readonly DecidedRun[]): LearnedCell {
  const { id, title } = statement;
  const finalRound = id === FINAL_ROUND_STATEMENT ? runs.flatMap((run) => run.finalRound) : [];
  const all = [...claims, ...new Map(finalRound.map((claim) => [claim.spec.id, claim])).values()];
  const results = all.map((claim) =>
    claimResult(
      claim,
      runs.flatMap(({ decisions }) => decisions.get(decisionKey(id, claim.spec)) ?? []),
    ),
  );
  const decisions = results.flatMap((result) => result.decisions);
  const verdict = worstLearnedVerdict(results.map((result) => result.verdict));
  const reason = results.find((result) => result.verdict === verdict)?.reason;
  return {
    statement: id,
    title,
    rung: 'statistical',
    verdict,
    ...(reason === undefined ? {} : { reason }),
    alpha: decisions.reduce((sum, { alpha }) => sum + alpha, 0),
    ...(decisions.length > 0 ? { power: largest(decisions.map(({ power }) => power)) } : {}),
    claims: results,
  };
}
