/** The fields of a claim, read and typeset. */
import type { ConjectureQuestion } from '../../properties/results';
import { DEFAULT_SEED } from '../../properties/search';
import { type Claim, parseClaim, typeset } from '../../theory';
import { placed } from './field-errors';
import type { SearchTexts } from './messages';

/** The conditions of a field with one a line. */
const linesOf = (given: string): string[] =>
  given
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Parses a claim and its conditions. @throws PlacedError for the first that is not well formed */
function parsed(claim: string, given: string): readonly [Claim, ...Claim[]] {
  const first = placed('claim', () => parseClaim(claim));
  return [first, ...linesOf(given).map((line, i) => placed('given', () => parseClaim(line), i))];
}

/** LaTeX of a claim and its conditions. */
export function formulasOf(claim: string, given: string): readonly string[] {
  return parsed(claim, given).map(typeset);
}

/** The question of `conjecture`, with the default seed. */
export function questionOf({ claim, given, loop }: SearchTexts): ConjectureQuestion {
  parsed(claim, given);
  return { claim, given: linesOf(given), where: {}, loop, model: 'discrete', seed: DEFAULT_SEED };
}
