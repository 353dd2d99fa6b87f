/** `check-proof`: checks certificates by the small checker, and compares their claims with those of the statements. */
import {
  checkProof,
  currentTexts,
  type CurrentStatement,
  type ProvedClaim,
  RefusedProofError,
} from '../../../properties/proof-checker';
import { STATEMENTS } from '../../../theory/statements';
import { readText } from '../../input';

/** The present definitions and claims of a statement; undefined for an unknown id. */
function currentStatement(id: string): CurrentStatement | undefined {
  const statement = STATEMENTS.find((each) => each.id === id);
  return statement && currentTexts(statement);
}

function lineOf(statement: string, { id, text, extent, terms, seconds }: ProvedClaim): string {
  const known = currentStatement(statement) === undefined ? ', not a statement of this program' : '';
  return `${statement} (${id})${known}: proved for ${extent}; ${terms} terms, ${seconds.toFixed(2)} s: ${text}`;
}

/** The lines about one file, and whether it is accepted. */
function judged(file: string, text: string): { readonly lines: readonly string[]; readonly accepted: boolean } {
  try {
    const { statement, claims } = checkProof(text, currentStatement);
    return { lines: claims.map((claim) => lineOf(statement, claim)), accepted: true };
  } catch (error) {
    if (!(error instanceof RefusedProofError)) throw error;
    return { lines: [`${file} is REFUSED: ${error.message}`], accepted: false };
  }
}

/** Exit code 0 if all files are accepted, 1 if one is refused. @throws InputError if a file cannot be read */
export function checkProofCommand(files: readonly string[]): number {
  const texts = files.map((file) => [file, readText(file)] as const);
  let refused = 0;
  for (const [file, text] of texts) {
    const { lines, accepted } = judged(file, text);
    if (!accepted) refused += 1;
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (refused > 0) process.stdout.write(`${refused} of ${files.length} certificates are refused\n`);
  return refused > 0 ? 1 : 0;
}
