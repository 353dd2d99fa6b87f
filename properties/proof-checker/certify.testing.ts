/** Makes certificates for tests out of the checker's own difference: the least denominators that it finds are what is cleared. */
import { sealed, type ClaimText, type StatedFactor } from './certificate';
import { difference, findings, polynomialOf } from './check-proof';
import { type Choice, type Header, variablesOf } from './laws';
import { type Polynomial, type Polynomials } from './polynomials';
import { pairsOf } from './terms';

export interface Plan {
  readonly statement: string;
  readonly id: string;
  readonly header: Header;
  readonly claim: ClaimText;
  readonly choices: readonly Choice[];
}

/** The text of a factor, its terms in descending order. */
function textOf({ terms }: Polynomial, polynomials: Polynomials): string {
  const powers = (key: number) =>
    polynomials.exponents(key).flatMap((e, i) => {
      const name = polynomials.variables[i] ?? '';
      return e === 0 ? [] : [e === 1 ? `*${name}` : `*${name}^${e}`];
    });
  return pairsOf(terms)
    .reverse()
    .map(([key, coefficient]) => `${coefficient}${powers(key).join('')}`)
    .join('+');
}

/** The polynomial of a case, and the case as a certificate states it. */
export function caseOf({ header, claim }: Plan, choice: Choice) {
  const found = difference(header, claim, choice);
  const { fractions } = found.laws.values;
  const draws = choice.draws === null ? null : found.value.degree;
  const part = found.value.parts.get(draws === null ? 0 : 2 ** draws - 1);
  const cleared: StatedFactor[] = [...(part?.factors ?? [])].map(([factor, exponent]) => ({
    factor: textOf(factor, fractions),
    exponent,
  }));
  const integer = part?.integer ?? 1n;
  const polynomial = polynomialOf(found, choice, { integer, cleared, polya: 0 });
  const { t, atoms } = choice;
  const variables = variablesOf(header, choice, [claim.text, ...Object.values(claim.where)].join(' ; '));
  const stated = {
    ...{ t, atoms, draws, variables, integer: String(integer), cleared },
    ...findings(polynomial, fractions),
  };
  return { stated, polynomial, fractions };
}

/** The text of a certificate, whether or not it proves the claim. */
export function certify(plan: Plan): string {
  const { statement, id, header, claim, choices } = plan;
  const { text, where, when } = claim;
  const cases = choices.map((choice) => caseOf(plan, choice).stated);
  return sealed({
    ...{ format: 'curated-loops-certificate', version: 1, statement, loop: 'curated', ...header },
    claims: [{ id, text, where, when, polya: 0, cases }],
  });
}
