/**
 * The end of a search, after its blocks: a refuted case is shrunk, and counts become shares. Cases that will be shown are decided a second
 * time, without the double rung.
 */
import { caseOf } from '../../models/closed-form';
import { graverReason, isContradiction } from '../../theory';
import { checkCase } from '../checker';
import { orderedExtents } from '../generators';
import { cancellationCheck } from './cancellation';
import { type Counts, claimEvidence, labelShares, marginsByDecade } from './counts';
import type { Found, SearchOutcome } from './outcome';
import type { Exploration } from './random-phase';
import { type CaseRunner, caseRunner } from './run-case';
import type { SearchSpec } from './search-task';
import { shrinkFailure } from './shrink';

/** The tightest case, with more digits of its margin than the search computed; and the contradiction that this led to, if any. */
function sharpened(
  { decode, sharply }: CaseRunner,
  { loop, claims }: SearchSpec,
  counts: Counts,
): { readonly tightest?: Found; readonly contradiction?: string } {
  if (counts.tightest === undefined) return {};
  const { genotype, finding, foundBy } = counts.tightest;
  const instance = decode(genotype);
  const verdict = sharply(instance, checkCase(caseOf(instance, loop), claims));
  if (verdict.status === 'undecided' && isContradiction(verdict.reason)) return { contradiction: verdict.reason };
  const sharp = verdict.status === 'holds' ? verdict.tightest : undefined;
  return { tightest: { instance, finding: sharp ?? finding, foundBy, shrinks: 0 } };
}

/** Ends the search whose blocks merged are `explored`. */
export async function finish(spec: SearchSpec, explored: Exploration): Promise<SearchOutcome> {
  const cases = caseRunner(spec);
  const cancelled = cancellationCheck(spec.stopped);
  const { counts, failure, cutShort } = explored;
  const shrunk = failure && (await shrinkFailure(cases, failure, cancelled));
  const unconfirmed = shrunk && 'undecidedBecause' in shrunk ? shrunk.undecidedBecause : undefined;
  const { tightest, contradiction } = sharpened(cases, spec, counts);
  const { run, discarded, undecided, exact, certified, decisions, attained, undecidedBecause } = counts;
  return {
    cases: { planned: spec.cases, run: Math.min(run, spec.cases), discarded, undecided },
    domain: { ...orderedExtents(counts.reach), ...(spec.excluded?.length ? { excluded: spec.excluded } : {}) },
    rungs: { exact, certified },
    decisions,
    attained,
    labels: labelShares(counts, cases.labels),
    margins: marginsByDecade(counts.margins),
    tightest,
    counterexample: shrunk && 'found' in shrunk ? shrunk.found : undefined,
    undecidedBecause: [unconfirmed, contradiction].reduce(graverReason, undecidedBecause),
    evidence: claimEvidence(counts, spec),
    cutShort,
  };
}
