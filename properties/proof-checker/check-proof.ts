/**
 * Checks a certificate: that claims hold for all laws and weights in its extent, because polynomials have no negative coefficient.
 *
 * For each case (a round t, and ranks of the atoms x and y among the sorted weights) the difference of the two sides is computed
 * again from the claim's text. Its numerator N, cleared of denominators by positive factors that the certificate names, is a
 * polynomial in variables that are at least 0. If each coefficient is at least 0, then N ≥ 0, and the claim holds; for == it must be 0.
 *
 * *Any number of atoms.* N is the coefficient of p_1 ⋯ p_d in the difference, made homogeneous of degree d in the masses. The
 * coefficient of any other monomial is a positive multiple of N at weights of which some are equal, since each scalar is a sum over
 * all atoms; so it is at least 0 too. Draws are interchangeable, so that one order of their weights stands for all. The ranks of x
 * and y among them matter, and each must have its case; equal weights are those at which some a_i is 0.
 *
 * *Rounds.* On synthetic data with a free start, round 0 stands for every round if a claim speaks of p[t], p[t + 1], … alone.
 *
 * Conditions only weaken a claim. Comparisons such as `w(x) > w(y)` and `w(x) < w_max`, and `t >= 1` select cases; others are ignored.
 */
import {
  type ClaimText,
  hash,
  readCertificate,
  type StatedCase,
  type StatedClaim,
  type StatedFactor,
} from './certificate';
import { type Node, parse } from './claim';
import { type Choice, type Header, Laws, variablesOf } from './laws';
import { gcd, type Polynomial, type Polynomials } from './polynomials';
import { refuse, StaleProofError } from './refusal';
import { gathered, pairsOf } from './terms';
import { type Value } from './values';
import { Words } from './words';

/** The present text of a statement: all its definitions, and its claims; `when` is null without a condition. */
export interface CurrentStatement {
  readonly where: Readonly<Record<string, string>>;
  readonly claims: readonly { readonly id: string; readonly text: string; readonly when: string | null }[];
}

/** The present text of a statement of the registry. */
export const currentTexts = ({ where = {}, claims }: RegisteredStatement): CurrentStatement => ({
  where,
  claims: claims.map(({ id, claim, when }) => ({ id, text: claim, when: when ?? null })),
});

/** What this program reads of a statement. */
interface RegisteredStatement {
  readonly where?: Readonly<Record<string, string>>;
  readonly claims: readonly { readonly id: string; readonly claim: string; readonly when?: string }[];
}

/** A claim that is proved: for which atoms, K, rounds and data; the number of terms of all its polynomials. */
export interface ProvedClaim {
  readonly id: string;
  readonly text: string;
  readonly extent: string;
  /** `every`, or the last round. */
  readonly rounds: 'every' | number;
  readonly terms: number;
  readonly seconds: number;
}

export interface CheckedProof {
  readonly statement: string;
  readonly header: Header;
  readonly claims: readonly ProvedClaim[];
}

const allText = ({ text, where }: ClaimText) => [text, ...Object.values(where)].join(' ; ');

const mentions = (text: string, word: string) => new RegExp(`\\b${word}\\b`).test(text);

function same(found: unknown, stated: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(stated)];
  if (a !== b) refuse(`${what}: the certificate states ${b}, and the computation gives ${a}`);
}

/** The parsed definitions. Each may use the earlier ones, and the claim or a later one must use it. */
function definitionsOf({ text, where }: ClaimText): Map<string, Node> {
  const entries = Object.entries(where);
  for (const [i, [name, body]] of entries.entries()) {
    if (!/^[A-Za-z_]\w*$/.test(name)) refuse(`"${name}" is no name of a definition`);
    if (entries.slice(i).some(([later]) => mentions(body, later))) refuse(`the definition ${name} uses a later one`);
    const uses = [text, ...entries.slice(i + 1).map(([, later]) => later)];
    if (!uses.some((use) => mentions(use, name))) refuse(`the definition ${name} is not used`);
  }
  return new Map(entries.map(([name, body]) => [name, parse(body)]));
}

/** What must be at least 0, or 0 for ==: the right side less the left of <=, otherwise the left less the right. */
export function difference(
  header: Header,
  claim: ClaimText,
  choice: Choice,
): { laws: Laws; value: Value; equal: boolean } {
  const { word, operands } = parse(claim.text);
  const [left, right] = operands;
  if (left === undefined || right === undefined || !['<=', '>=', '=='].includes(word))
    return refuse(`"${claim.text}" is no claim with <=, >= or ==`);
  const laws = new Laws(header, choice, variablesOf(header, choice, allText(claim)));
  const words = new Words(header, choice.t, laws, definitionsOf(claim));
  const { values } = laws;
  const [more, less] = word === '<=' ? [right, left] : [left, right];
  const least = less.word === 'sup_ratio' && less === left ? words.supremum(less) : words.value(less);
  return { laws, value: values.sum([words.value(more), values.negative(least)]), equal: word === '==' };
}

/** The polynomial that a text such as `1*a1+2*a2^3` says: primitive, with positive coefficients. */
function factorOf(source: string, polynomials: Polynomials): Polynomial {
  const terms = new Map<number, bigint>();
  let degree = 0;
  for (const term of source.split('+')) {
    const [coefficient = '', ...powers] = term.split('*');
    let monomial = polynomials.constant(1n);
    for (const power of powers) {
      const [, name = '', exponent = '1'] = /^([a-z]\d*)(?:\^(\d+))?$/.exec(power) ?? refuse(`"${power}" is no power`);
      monomial = polynomials.raise(monomial, polynomials.sumOf([name]), Number(exponent));
    }
    const [key = 0] = monomial.terms.keys;
    if (!/^[1-9]\d*$/.test(coefficient) || terms.has(key)) refuse(`the factor "${source}" has a wrong term "${term}"`);
    terms.set(key, BigInt(coefficient));
    degree = Math.max(degree, monomial.degree);
  }
  if (degree === 0 || [...terms.values()].reduce(gcd, 0n) !== 1n) refuse(`the factor "${source}" is not primitive`);
  return polynomials.factor({ terms: gathered(terms), degree });
}

function factorsOf(stated: readonly StatedFactor[], polynomials: Polynomials): Map<Polynomial, number> {
  const factors = new Map(stated.map(({ factor, exponent }) => [factorOf(factor, polynomials), exponent]));
  return factors.size === stated.length ? factors : refuse('a factor stands twice');
}

/** The polynomial N of a case. */
export function polynomialOf(
  { laws, value }: { readonly laws: Laws; readonly value: Value },
  { draws }: Choice,
  {
    integer,
    cleared,
    polya,
  }: { readonly integer: bigint; readonly cleared: readonly StatedFactor[]; readonly polya: number },
): Polynomial {
  const { fractions } = laws.values;
  const { degree, parts } = laws.values.padded(value, draws === null ? 0 : polya);
  if (draws !== null) same(value.degree + polya, draws, 'draws');
  const coefficient = parts.get(draws === null ? 0 : 2 ** degree - 1) ?? fractions.fraction(fractions.constant(0n));
  const result = fractions.cleared(coefficient, integer, factorsOf(cleared, fractions));
  if (draws === null && polya > 0) {
    const masses = fractions.sumOf(fractions.variables.filter((name) => /^p\d/.test(name)));
    const power = fractions.raise(fractions.constant(1n), masses, polya);
    if (fractions.quotient(result, power) === undefined) refuse(`polya is not ${polya}`);
  }
  return result;
}

/** The terms of N, the largest length of a coefficient in bits, and the digest of its sorted terms. */
export function findings(
  { terms }: Polynomial,
  polynomials: Polynomials,
): Pick<StatedCase, 'terms' | 'bits' | 'digest'> {
  const lines = pairsOf(terms).map(([key, c]) => `${polynomials.exponents(key).join(' ')} ${c}\n`);
  const bits = terms.coefficients.reduce((most, c) => Math.max(most, (c < 0n ? -c : c).toString(2).length), 0);
  return { terms: terms.keys.length, bits, digest: hash(lines.join('')) };
}

function checkCase(header: Header, claim: StatedClaim, stated: StatedCase): void {
  same(variablesOf(header, stated, allText(claim)), stated.variables, 'variables');
  const found = difference(header, claim, stated);
  const polynomial = polynomialOf(found, stated, { ...stated, polya: claim.polya });
  for (const coefficient of polynomial.terms.coefficients)
    if (found.equal || coefficient < 0n)
      refuse(`the polynomial has the coefficient ${coefficient}, which proves nothing`);
  const { terms, bits, digest } = stated;
  same(findings(polynomial, found.laws.values.fractions), { terms, bits, digest }, 'the polynomial');
}

/** Whether the claim speaks of p[t], p[t + 1], … alone, on synthetic data with a free start. */
function everyRound({ data, start }: Header, claim: ClaimText): boolean {
  const rest = [allText(claim), claim.when ?? ''].join(' ; ').replace(/\bp\[\s*t\s*(\+\s*\d+\s*)?\]/g, '');
  return data === 'synthetic' && start === 'free' && !/\bp\[|\bp_ref\b|\bt\b/.test(rest);
}

/** The rounds and assignments of atoms that a claim needs, as texts; its rounds go to the last one that the certificate has. */
function neededCases(header: Header, claim: StatedClaim): string[] {
  const first = Number(/^t >= (\d+)$/.exec(claim.when ?? '')?.[1] ?? 0);
  const once = everyRound(header, claim) || !mentions(allText(claim), 't');
  const last = once ? first : Math.max(first, ...claim.cases.map(({ t }) => t));
  if (last - first >= claim.cases.length) refuse(`the rounds ${first} to ${last} need more cases`);
  const names = mentions(claim.text, 'sup_ratio')
    ? ['sup']
    : ['x', 'y'].filter((name) => mentions(allText(claim), name));
  const [, one = '', sign, other = ''] =
    /^(w\(\w\)|w_max|w_min) ([<>]) (w\(\w\)|w_max|w_min)$/.exec(claim.when ?? '') ?? [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((t) => {
    const draws = claim.cases.find((each) => each.t === t)?.draws ?? 0;
    const count = header.atoms === 'any' ? draws + names.length : header.atoms;
    let all: Record<string, number>[] = [{}];
    for (const name of names)
      all = all.flatMap((before) => Array.from({ length: count }, (_, i) => ({ ...before, [name]: i + 1 })));
    const distinct = (ranks: number[]) => header.atoms !== 'any' || new Set(ranks).size === ranks.length;
    return all
      .filter((atoms) => distinct(Object.values(atoms)))
      .filter((atoms) => {
        // With any number of atoms w_max and w_min are bounds that no atom need have, so that no rank excludes the condition.
        const extremes =
          header.atoms === 'any'
            ? []
            : ([
                ['w_max', count],
                ['w_min', 1],
              ] as const);
        const ranks = new Map<string, number>([
          ...Object.entries(atoms).map(([name, rank]) => [`w(${name})`, rank] as const),
          ...extremes,
        ]);
        const [a, b] = [ranks.get(one), ranks.get(other)];
        return a === undefined || b === undefined || (sign === '<' ? a < b : a > b);
      })
      .map((atoms) => JSON.stringify({ t, atoms }));
  });
}

/** What the certificate covers, in words. */
function extentOf(header: Header, claim: StatedClaim): string {
  const { K, atoms, data, start } = header;
  const last = Math.max(...claim.cases.map(({ t }) => t));
  const rounds = everyRound(header, claim) ? ['every t'] : mentions(allText(claim), 't') ? [`t ≤ ${last}`] : [];
  const lambda = { synthetic: [], real: ['every λ'], stable: ['λ(K − 1) < 1'] }[data];
  return [
    atoms === 'any' ? 'any number of atoms' : `at most ${atoms} atoms`,
    `K = ${K === 'infinity' ? '∞' : K}`,
    ...rounds,
    ...lambda,
    ...(start === 'reference' ? ['from p_ref'] : []),
  ].join(', ');
}

function checkClaim(header: Header, claim: StatedClaim): ProvedClaim {
  const start = performance.now();
  const cases = claim.cases.map(({ t, atoms }) => JSON.stringify({ t, atoms }));
  same(neededCases(header, claim).sort(), cases.sort(), 'the cases');
  for (const stated of claim.cases) {
    if ((stated.draws === null) !== (header.atoms !== 'any')) refuse('draws belong to any number of atoms');
    checkCase(header, claim, stated);
  }
  const terms = claim.cases.reduce((sum, each) => sum + each.terms, 0);
  const { id, text } = claim;
  const every = everyRound(header, claim) || !mentions(allText(claim), 't');
  const rounds = every ? 'every' : Math.max(...claim.cases.map(({ t }) => t));
  return { id, text, extent: extentOf(header, claim), rounds, terms, seconds: (performance.now() - start) / 1000 };
}

/** @throws StaleProofError if the statement now says something else */
function compare({ id, text, where, when }: StatedClaim, current: CurrentStatement): void {
  const now = current.claims.find((each) => each.id === id);
  const pairs = [
    ['the claim', text, now?.text],
    ['its condition', when, now?.when],
    ...Object.entries(where).map(([name, body]) => [`the definition ${name}`, body, current.where[name]]),
  ];
  for (const [what, stated, says] of pairs)
    if (stated !== says)
      throw new StaleProofError(
        `stale: ${what} (${id}) is ${stated ?? 'none'} here, and ${says ?? 'none'} in the statement now`,
      );
}

/**
 * Checks the text of a certificate file. `current` gives the present claims of a statement, or undefined if no statement has that id.
 * @throws RefusedProofError with what is wrong; StaleProofError if the statement now says something else
 */
export function checkProof(text: string, current?: (statement: string) => CurrentStatement | undefined): CheckedProof {
  try {
    const { statement, header, claims } = readCertificate(text);
    if (claims.length === 0) refuse('there are no claims');
    const now = current?.(statement);
    if (now !== undefined) for (const claim of claims) compare(claim, now);
    return { statement, header, claims: claims.map((claim) => checkClaim(header, claim)) };
  } catch (error) {
    // What is too deep for the stack, or too large for a map, is no proof that can be checked.
    if (error instanceof RangeError) refuse(`the certificate is too large to check (${error.message})`);
    throw error;
  }
}
