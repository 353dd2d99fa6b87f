/** The verdict of a run in at most twelve words, for the first line of the page. */
import type { VerificationResults } from '../../properties/results';
import { statementsOf } from './expectation';
import { headline, isGreen, issuesOf, nothingShown, troubles } from './issues';
import { learnedSuccess } from './learned-issues';
import { countText, plural } from './number-text';
import type { Verdict } from './verdict';

const MOST_WORDS = 12;

const wordsIn = (text: string): number => text.split(' ').length;

function greenText({ statements, learned }: VerificationResults): string {
  const theorems = statementsOf('theorem', statements).length;
  if (theorems > 1) return `All ${countText(theorems)} theorems held in every case tested`;
  if (theorems === 1) return 'The theorem held in every case tested';
  const failing = statementsOf('failing claim', statements).length;
  if (failing > 0) return `${plural(failing, 'published claim')} refuted, as expected`;
  if (statements.length > 0) return `${plural(statements.length, 'conjecture')} open: no counterexample found`;
  return learned === undefined ? 'Nothing was tested' : learnedSuccess(learned);
}

/** As many troubles as fit, then the number of the others. */
function troubleText(parts: readonly string[]): string {
  const fit = parts.reduceRight<string | undefined>((found, _, i) => {
    if (found !== undefined) return found;
    const others = parts.length - i - 1;
    const text = `${parts.slice(0, i + 1).join(', ')}${others === 0 ? '' : `, and ${plural(others, 'more problem')}`}`;
    return wordsIn(text) <= MOST_WORDS ? text : undefined;
  }, undefined);
  const text = fit ?? plural(parts.length, 'problem');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The verdict of the page: `All 31 theorems held in every case tested`, `2 statements refuted, 1 mutant survived`. */
export function verdictLine(results: VerificationResults): Verdict {
  const { sign, tone, words } = headline(results);
  if (isGreen(results)) return { sign, tone, words: greenText(results) };
  const nothing = nothingShown(results) !== undefined && issuesOf(results).length === 0;
  const parts = troubles(results);
  return { sign, tone, words: nothing || parts.length === 0 ? words : troubleText(parts) };
}
