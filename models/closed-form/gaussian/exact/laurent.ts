/**
 * Laurent polynomials `Σ c · a_1^k_1 ⋯ a_m^k_m` with rational c and whole k in *atoms*: real numbers of which only the name is known.
 *
 * Equal polynomials are equal numbers, whatever numbers the atoms are. The converse holds for atoms without relations only, so a difference
 * of polynomials proves nothing.
 */
import { Q, type Rational } from '../../../../theory';

let lastId = 0;

/** A real number by its name. */
export class Atom {
  readonly id = (lastId += 1);

  /** @param isPositive whether the number is known to be positive, so that it can be divided by */
  constructor(readonly isPositive: boolean) {}
}

/** Atoms in increasing order of their ids, and their powers, which are not 0. */
interface Monomial {
  readonly atoms: readonly Atom[];
  readonly powers: readonly number[];
}

interface Term extends Monomial {
  readonly coef: Rational;
}

/** Terms with distinct monomials and coefficients that are not 0; the empty list is 0. */
export type Laurent = readonly Term[];

const NO_ATOMS: Monomial = { atoms: [], powers: [] };

/** The polynomial of a rational number. */
export const constantOf = (coef: Rational): Laurent => (coef.num === 0n ? [] : [{ coef, ...NO_ATOMS }]);

/** The polynomial `coef · atom`. */
export const multipleOf = (atom: Atom, coef: Rational): Laurent => [{ coef, atoms: [atom], powers: [1] }];

function areAlike(a: Monomial, b: Monomial): boolean {
  if (a.atoms.length !== b.atoms.length) return false;
  for (let i = 0; i < a.atoms.length; i += 1)
    if (a.atoms[i] !== b.atoms[i] || a.powers[i] !== b.powers[i]) return false;
  return true;
}

/** Adds a term to a list of terms with distinct monomials. */
function addTerm(terms: Term[], term: Term): void {
  let at = 0;
  while (at < terms.length && !areAlike(terms[at] as Term, term)) at += 1;
  const before = terms[at];
  if (before === undefined) {
    terms.push(term);
    return;
  }
  const coef = Q.add(before.coef, term.coef);
  if (coef.num === 0n) terms.splice(at, 1);
  else terms[at] = { coef, atoms: before.atoms, powers: before.powers };
}

/** `a + b`. */
export function sumOf(a: Laurent, b: Laurent): Laurent {
  if (a.length === 0) return b;
  const terms = [...a];
  for (const term of b) addTerm(terms, term);
  return terms;
}

/** `−a`. */
export const negated = (a: Laurent): Laurent =>
  a.map(({ coef, atoms, powers }) => ({ coef: Q.neg(coef), atoms, powers }));

function productOfTerms(a: Term, b: Term): Term {
  const coef = Q.mul(a.coef, b.coef);
  const atoms: Atom[] = [];
  const powers: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.atoms.length || j < b.atoms.length) {
    const [x, y] = [a.atoms[i], b.atoms[j]];
    const takesX = x !== undefined && (y === undefined || x.id <= y.id);
    const takesY = y !== undefined && (x === undefined || y.id <= x.id);
    const power = (takesX ? (a.powers[i] as number) : 0) + (takesY ? (b.powers[j] as number) : 0);
    if (power !== 0) {
      atoms.push((takesX ? x : y) as Atom);
      powers.push(power);
    }
    if (takesX) i += 1;
    if (takesY) j += 1;
  }
  return { coef, atoms, powers };
}

/** The factor, if a polynomial is one rational number that is not 0. */
const factorOf = ([term, ...others]: Laurent): Rational | undefined =>
  others.length === 0 && term?.atoms.length === 0 ? term.coef : undefined;

const multiple = (a: Laurent, factor: Rational): Laurent =>
  a.map(({ coef, atoms, powers }) => ({ coef: Q.mul(coef, factor), atoms, powers }));

/** `a·b`. */
export function productOf(a: Laurent, b: Laurent): Laurent {
  const [x, y] = [factorOf(a), factorOf(b)];
  if (y) return multiple(a, y);
  if (x) return multiple(b, x);
  const terms: Term[] = [];
  for (const x of a) for (const y of b) addTerm(terms, productOfTerms(x, y));
  return terms;
}

/** `1/a` if a is one term whose atoms are positive, else undefined. */
export function inverseOf([term, ...others]: Laurent): Laurent | undefined {
  if (term === undefined || others.length > 0 || !term.atoms.every(({ isPositive }) => isPositive)) return undefined;
  return [{ coef: Q.inverse(term.coef), atoms: term.atoms, powers: term.powers.map((power) => -power) }];
}

/** Whether two polynomials are equal. */
export function areEqual(a: Laurent, b: Laurent): boolean {
  return (
    a.length === b.length &&
    a.every((term) => b.some((other) => areAlike(term, other) && Q.equals(term.coef, other.coef)))
  );
}
