/**
 * The comparison in a claim's source text.
 *
 * A report shows both sides of a finding with the sign between them. The sign is the one comparison outside all parentheses and
 * brackets; comparisons inside are events, such as `P(p[t], w > 1)`.
 */

const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '==': '=', '<': '<', '>': '>' };

/** `≤`, `≥`, `=`, `<` or `>`; undefined if the text has no comparison outside parentheses. */
export function comparisonSign(claim: string): string | undefined {
  let depth = 0;
  for (const [token] of claim.matchAll(/[([]|[)\]]|[<>=]=|[<>]/g)) {
    if (token === '(' || token === '[') depth += 1;
    else if (token === ')' || token === ']') depth -= 1;
    else if (depth === 0) return SIGNS[token];
  }
  return undefined;
}
