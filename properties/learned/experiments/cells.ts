/** The cell of a statement: its decisions in all runs of an experiment. */
import { type Claim, type ClaimSpec, typeset, typesetDefinitions, typesetSide } from '../../../theory';
import { jsonNumber } from '../../search';
import {
  type JsonNumber,
  type LearnedCell,
  type LearnedClaimResult,
  type LearnedStep,
  type StatisticalDecision,
  worstLearnedVerdict,
} from '../../results';
import { FINAL_ROUND_STATEMENT } from './final-round-claims';
import type { AskedClaim } from '../decide';
import type { AskedStatement } from './experiment';
import type { RunDecisions } from './run-decisions';

const at = ({ seed, t }: Pick<StatisticalDecision, 'seed' | 't'>): string => `seed ${seed}, round ${t}`;

/** Why a claim is undecided. */
function openReason(decision: StatisticalDecision): string {
  return decision.parts?.models === 'refuted'
    ? `${at(decision)}: it fails on the trained models, and it is not certain whether the loop or the learner made it fail`
    : `${at(decision)}: not certain after ${decision.samples} independent draws`;
}

/** The reason for a verdict, where the decisions do not say it themselves. */
function reasonFor(
  verdict: LearnedClaimResult['verdict'],
  decisions: readonly StatisticalDecision[],
  steps: readonly LearnedStep[],
): string | undefined {
  const decision = decisions.find((each) => each.verdict === verdict);
  if (verdict === 'undecided') return decision && openReason(decision);
  if (verdict !== 'refuted') return undefined;
  if (decision?.parts !== undefined) return `${at(decision)}: the loop itself fails, whatever the learner does`;
  const step = steps.find((each) => each.verdict === 'refuted');
  const failing = step?.decisions.find((each) => each.verdict === 'refuted');
  if (step === undefined || failing === undefined) return undefined;
  return `${at(failing)}: the loop itself fails, whatever the learner does: ${step.text}`;
}

function stepResult(claim: Claim, decisions: LearnedStep['decisions']): LearnedStep {
  const has = (verdict: LearnedStep['verdict']): boolean => decisions.some((each) => each.verdict === verdict);
  const verdict = has('refuted') ? 'refuted' : has('undecided') || decisions.length === 0 ? 'undecided' : 'holds';
  return { text: claim.source, tex: typeset(claim), verdict, decisions };
}

/** The learner's share as a formula. */
function shareOf(claim: Claim): NonNullable<LearnedClaimResult['share']> {
  return { text: claim.source.replace(/ >= 0$/, ''), tex: typesetSide(claim) };
}

interface Decided {
  readonly decisions: readonly StatisticalDecision[];
  readonly ofStep: (index: number) => LearnedStep['decisions'];
}

function claimResult(claim: AskedClaim, { decisions, ofStep }: Decided): LearnedClaimResult {
  const { spec, claim: parsed, when, parts } = claim;
  const steps = (parts?.steps ?? []).map((step, index) => stepResult(step, ofStep(index)));
  const refuted = steps.filter((step) => step.verdict === 'refuted').map(() => 'refuted' as const);
  const verdict = worstLearnedVerdict([...decisions.map((decision) => decision.verdict), ...refuted]);
  const reason = 'notApplicable' in claim ? claim.notApplicable : reasonFor(verdict, decisions, steps);
  return {
    id: spec.id,
    says: spec.says,
    text: parsed.source,
    tex: typeset(parsed),
    ...(when ? { when: { text: when.source, tex: typeset(when) } } : {}),
    definitions: typesetDefinitions(parsed),
    verdict,
    ...(reason === undefined ? {} : { reason }),
    decisions,
    ...(parts && decisions.length > 0 ? { share: shareOf(parts.learner) } : {}),
    ...(steps.length > 0 && decisions.length > 0 ? { steps } : {}),
  };
}

const largest = (values: readonly JsonNumber[]): JsonNumber => jsonNumber(Math.max(...values.map(Number)));

export interface DecidedRun {
  readonly decisions: RunDecisions;
  /** Claims about the last round. */
  readonly finalRound: readonly AskedClaim[];
}

/** The error probability spent on a claim, its parts and its steps. */
function spent({ decisions, steps = [] }: LearnedClaimResult): number {
  const shares = [
    ...decisions.flatMap(({ alpha, parts }) => [alpha, parts?.loop.alpha ?? 0, parts?.learner.alpha ?? 0]),
    ...steps.flatMap((step) => step.decisions.map(({ alpha }) => alpha)),
  ];
  return shares.reduce((sum, alpha) => sum + alpha, 0);
}

/** The cell of a statement. */
export function cellOf({ statement, claims }: AskedStatement, runs: readonly DecidedRun[]): LearnedCell {
  const { id, title } = statement;
  const finalRound = id === FINAL_ROUND_STATEMENT ? runs.flatMap((run) => run.finalRound) : [];
  const all = [...claims, ...new Map(finalRound.map((claim) => [claim.spec.id, claim])).values()];
  const decidedOf = (spec: ClaimSpec): Decided => ({
    decisions: runs.flatMap(({ decisions }) => decisions.ofClaim(id, spec)),
    ofStep: (index) => runs.flatMap(({ decisions }) => decisions.ofStep(id, spec, index)),
  });
  const results = all.map((claim) => claimResult(claim, decidedOf(claim.spec)));
  const decisions = results.flatMap((result) => result.decisions);
  const verdict = worstLearnedVerdict(results.map((result) => result.verdict));
  const reason = results.find((result) => result.verdict === verdict)?.reason;
  return {
    statement: id,
    title,
    rung: 'statistical',
    verdict,
    ...(reason === undefined ? {} : { reason }),
    alpha: results.reduce((sum, result) => sum + spent(result), 0),
    ...(decisions.length > 0 ? { power: largest(decisions.map(({ power }) => power)) } : {}),
    claims: results,
  };
}
