/**
 * The verdict on a conjecture. A search that finds no counterexample leaves it *open*: it proves nothing, whatever the shares of labels,
 * which the result lists.
 */
import { type Instance, encodeInstance } from '../../models/closed-form';
import { Q, isContradiction, typeset, typesetDefinitions } from '../../theory';
import { counterexampleOf, findingJson, type Counts, labelShares, meaningOf, usesReference } from '../search';
import { generatorOf, mergeExtents, orderedExtents } from '../generators';
import type { Finding } from '../checker';
import type { Ending, RoundsProgress } from './progress';
import type { Conjecture } from './question';
import type { ConjectureQuestion, ConjectureResult, ConjectureVerdict, GivenCounts, SearchedDomain } from '../results';

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(' and ');

/** Why no case was tested, and whether some could have been. */
function untested({ discarded, inapplicable }: Counts, { given }: ConjectureQuestion): Ending {
  if (discarded === 0) return { verdict: 'incomplete', reason: 'no case was run within the budget' };
  const what = given.length === 0 ? 'has the rounds that the claim speaks of' : `satisfies ${quoted(given)}`;
  const because = inapplicable === undefined ? '' : `; ${inapplicable}`;
  return {
    verdict: 'no case',
    reason: `no case satisfies what is needed: none of ${discarded} drawn ${what}${because}`,
  };
}

function verdictOf(
  { counts, counterexample, ended, undecidedBecause = counts.undecidedBecause }: RoundsProgress,
  question: ConjectureQuestion,
): Ending | { readonly verdict: 'refuted' | 'open' } {
  if (ended && (counterexample === undefined || isContradiction(ended.reason))) return ended;
  if (counterexample === undefined && counts.run === 0) return untested(counts, question);
  const { run, discarded, undecided } = counts;
  const cases = { planned: run, run, discarded, undecided };
  const { status } = meaningOf({
    cases,
    counterexample,
    undecidedBecause,
    labels: [],
    evidence: [],
    cutShort: false,
  });
  if (status === 'refuted') return { verdict: 'refuted' };
  if (status === 'holds') return { verdict: 'open' };
  if (undecidedBecause !== undefined && isContradiction(undecidedBecause))
    return { verdict: 'undecided', reason: undecidedBecause };
  const reason = `${undecided} of ${run} random cases are undecided; ${undecidedBecause ?? ''}`;
  return { verdict: 'undecided', reason };
}

const shown = (
  { instance, finding }: { readonly instance: Instance; readonly finding: Finding },
  { loop, claim }: Conjecture,
) => ({
  instance: encodeInstance(instance),
  finding: findingJson(finding),
  ...usesReference({ instance, finding }, { loop, claims: [claim] }),
});

/** Where the cases lay, as the question speaks of them: where w_max is given, the weights of every case are scaled to it. */
function searchedDomain({ counts, finished }: RoundsProgress, { scaling, excluded }: Conjecture): SearchedDomain {
  const climbed = finished.map(({ outcome }) => outcome.domain);
  const extents = orderedExtents(climbed.reduce(mergeExtents, counts.reach));
  const { greatest: ratio } = extents.weightRatio ?? {};
  const top = scaling && Q.toNumber(scaling.top);
  const scaled = top !== undefined && ratio !== undefined ? { weights: { least: top / ratio, greatest: top } } : {};
  return { ...extents, ...scaled, ...(excluded.length > 0 ? { excluded } : {}) };
}

/** The result of a search. */
export function conjectureResult(
  asked: Conjecture,
  progress: RoundsProgress,
  givens: GivenCounts | undefined,
): ConjectureResult {
  const { question, claim, given, domain } = asked;
  const { counts, tightest, counterexample } = progress;
  const contradicted = isContradiction(progress.ended?.reason);
  const found = contradicted ? undefined : counterexample?.outcome.counterexample;
  const { where, seed } = question;
  const subject = { kind: 'statement', id: 'conjecture' } as const;
  const about = { statement: 'conjecture', subject, where, claims: [claim], loop: asked.loop, seed };
  const verdict: { readonly verdict: ConjectureVerdict; readonly reason?: string } = verdictOf(progress, question);
  const labels = generatorOf(question.model).labels.filter((label) => label.possible(domain));
  return {
    format: 'curated-loops/conjecture',
    version: 2,
    question,
    tex: {
      claim: typeset(claim.claim),
      given: given.map(typeset),
      where: [...new Set([claim.claim, ...given].flatMap(typesetDefinitions))],
    },
    drawnFrom: domain,
    ...verdict,
    rounds: progress.rounds,
    cases: { run: counts.run, undecided: counts.undecided, discarded: counts.discarded },
    domain: searchedDomain(progress, asked),
    decisions: counts.decisions,
    rungs: { exact: counts.exact, certified: counts.certified },
    attained: counts.attained,
    labels: labelShares(counts, labels),
    ...(tightest && !found ? { tightest: shown(tightest, asked) } : {}),
    ...(found ? { counterexample: counterexampleOf(found, about) } : {}),
    ...(found && counterexample?.sides ? { sides: counterexample.sides } : {}),
    ...(givens ? { givens } : {}),
  };
}
