/** Short polynomials with whole coefficients, written out: denominators, and the values that they are made of. */

import { Q } from '../../../theory';

/** Terms by their monomials, such as `a1^2*p1`; the constant has the monomial ''. */
export type Polynomial = ReadonlyMap<string, bigint>;

export const constant = (value: bigint): Polynomial => new Map(value === 0n ? [] : [['', value]]);
export const variable = (name: string): Polynomial => new Map([[name, 1n]]);

/** `a + b·times`. */
export function sum(a: Polynomial, b: Polynomial, times = 1n): Polynomial {
  const terms = new Map(a);
  for (const [monomial, coefficient] of b) {
    const total = (terms.get(monomial) ?? 0n) + times * coefficient;
    if (total === 0n) terms.delete(monomial);
    else terms.set(monomial, total);
  }
  return terms;
}

/** The exponents of a monomial. */
export function exponentsOf(monomial: string): Map<string, number> {
  const exponents = new Map<string, number>();
  if (monomial === '') return exponents;
  for (const power of monomial.split('*')) {
    const [name = '', exponent = '1'] = power.split('^');
    exponents.set(name, Number(exponent));
  }
  return exponents;
}

function joined(a: string, b: string): string {
  if (a === '') return b;
  if (b === '') return a;
  const exponents = exponentsOf(a);
  for (const [name, exponent] of exponentsOf(b)) exponents.set(name, (exponents.get(name) ?? 0) + exponent);
  return [...exponents]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([name, exponent]) => (exponent === 1 ? name : `${name}^${exponent}`))
    .join('*');
}

/** `a·b`. */
export function product(a: Polynomial, b: Polynomial): Polynomial {
  const terms = new Map<string, bigint>();
  for (const [left, x] of a) {
    for (const [right, y] of b) {
      const monomial = joined(left, right);
      const total = (terms.get(monomial) ?? 0n) + x * y;
      if (total === 0n) terms.delete(monomial);
      else terms.set(monomial, total);
    }
  }
  return terms;
}

/** `content·primitive`, with a primitive part whose coefficients have no common divisor. */
export function primitivePart(a: Polynomial): { readonly content: bigint; readonly primitive: Polynomial } {
  let content = 0n;
  for (const coefficient of a.values()) content = Q.gcd(content, coefficient);
  const [first] = a.values();
  if (first !== undefined && first < 0n) content = -content;
  return { content, primitive: new Map([...a].map(([monomial, coefficient]) => [monomial, coefficient / content])) };
}

/** The text of a polynomial, the same for equal ones: `1*a1+2*a2^2`. */
export function textOf(a: Polynomial): string {
  return [...a]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([monomial, coefficient]) => (monomial === '' ? String(coefficient) : `${coefficient}*${monomial}`))
    .join('+');
}

/** Whether no coefficient is negative. */
export const isNonNegative = (a: Polynomial): boolean => [...a.values()].every((coefficient) => coefficient >= 0n);

/** The sum of the absolute values of the coefficients. */
export const normOf = (a: Polynomial): bigint =>
  [...a.values()].reduce((total, coefficient) => total + (coefficient < 0n ? -coefficient : coefficient), 0n);
