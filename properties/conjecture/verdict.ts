/** What a search for a counterexample says. That none was found is never more than that. */
import { type Instance, encodeInstance } from '../../models';
import { typeset, typesetDefinitions } from '../../theory';
import { counterexampleOf, findingJson, type Counts, labelShares } from '../search';
import { generatorOf } from '../generators';
import type { Finding } from '../checker';
import type { Gathered, Stopped } from './progress';
import type { Conjecture, ConjectureQuestion } from './question';
import type { ConjectureResult, ConjectureVerdict } from '../results';
import type { GivenCounts } from './phases';

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(' and ');

/** Why no case was tested, and whether some could have been. */
function untested({ discarded }: Counts, { given }: ConjectureQuestion): Stopped {
  if (discarded === 0) return { verdict: 'incomplete', reason: 'no case was run within the budget' };
  const what = given.length === 0 ? 'has the rounds that the claim speaks of' : `satisfies ${quoted(given)}`;
  return { verdict: 'no case', reason: `no case satisfies what is needed: none of ${discarded} drawn ${what}` };
}

function verdictOf(
  gathered: Gathered,
  question: ConjectureQuestion,
): Stopped | { readonly verdict: 'refuted' | 'open' } {
  const { counts, counterexample, ended } = gathered;
  if (counterexample) return { verdict: 'refuted' };
  if (ended) return ended;
  if (counts.run === 0) return untested(counts, question);
  const { undecidedBecause = counts.undecidedBecause } = gathered;
  if (undecidedBecause !== undefined) {
    const reason = `${counts.undecided} of ${counts.run} random cases are undecided; ${undecidedBecause}`;
    return { verdict: 'undecided', reason };
  }
  return { verdict: 'open' };
}

const shown = ({ instance, finding }: { readonly instance: Instance; readonly finding: Finding }) => ({
  instance: encodeInstance(instance),
  finding: findingJson(finding),
});

/** The result of a search. */
export function conjectureResult(
  { question, claim, given, domain }: Conjecture,
  gathered: Gathered,
  givens: GivenCounts | undefined,
): ConjectureResult {
  const { counts, tightest, counterexample } = gathered;
  const found = counterexample?.outcome.counterexample;
  const { where, loop, seed } = question;
  const subject = { kind: 'statement', id: 'conjecture' } as const;
  const about = { statement: 'conjecture', subject, where, claims: [claim], loop, seed };
  const verdict: { readonly verdict: ConjectureVerdict; readonly reason?: string } = verdictOf(gathered, question);
  const labels = generatorOf(question.model).labels.filter((label) => label.possible(domain));
  return {
    format: 'curated-loops/conjecture',
    version: 1,
    question,
    tex: {
      claim: typeset(claim.claim),
      given: given.map(typeset),
      where: [...new Set([claim.claim, ...given].flatMap(typesetDefinitions))],
    },
    domain,
    ...verdict,
    rounds: gathered.rounds,
    cases: { run: counts.run, undecided: counts.undecided, discarded: counts.discarded },
    decisions: counts.decisions,
    rungs: { exact: counts.exact, certified: counts.certified },
    attained: counts.attained,
    labels: labelShares(counts, labels),
    ...(tightest && !found ? { tightest: shown(tightest) } : {}),
    ...(found ? { counterexample: counterexampleOf(found, about) } : {}),
    ...(counterexample?.sides ? { sides: counterexample.sides } : {}),
    ...(givens ? { givens } : {}),
  };
}
