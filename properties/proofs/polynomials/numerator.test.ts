/** Coefficients of polynomials that are known. */
import { expect, it } from '@jest/globals';
import { ContradictionError, Q } from '../../../theory';
import type { Algebra } from '../../../models/symbolic';
import { type Budget, BudgetError, type RationalFunction, ShapeAlgebra, numeratorOf } from '.';

const budget: Budget = { terms: 100_000, deadline: Infinity };
const weights = { id: 'a', variables: ['a1', 'a2', 'a3'] };

/** `(a1 + a2 + a3)^n`. */
const power =
  (n: number): RationalFunction =>
  <C>(algebra: Algebra<C>): C => {
    const sum = weights.variables.map((name) => algebra.variable(name)).reduce((a, b) => algebra.add(a, b));
    return Array.from({ length: n }, () => sum).reduce((a, b) => algebra.mul(a, b));
  };

it('finds the coefficients of a power', () => {
  // The largest multinomial coefficient of (a1 + a2 + a3)^12 is 12!/(4!)^3 = 34650, of 16 bits; there are C(14, 2) terms.
  expect(numeratorOf(power(12), [weights], budget)).toMatchObject({ terms: 91, bits: 16, negative: 0 });
});

it('finds coefficients longer than a prime, with their signs', () => {
  const large: RationalFunction = (algebra) => {
    const [a, b] = [algebra.variable('a1'), algebra.variable('a2')];
    return algebra.sub(
      algebra.mul(algebra.constant(Q.of(2n ** 200n)), a),
      algebra.mul(algebra.constant(Q.of(3n ** 99n)), b),
    );
  };
  expect(numeratorOf(large, [weights], budget)).toMatchObject({
    terms: 2,
    bits: 201,
    negative: 1,
    worst: { monomial: '0 1 0', coefficient: -(3n ** 99n) },
  });
});

it('multiplies by the denominators', () => {
  // 1/(a1 + a2) − 1/(2 a1 + 2 a2 + 2 a3) = (a1 + a2 + 2 a3)/(2 (a1 + a2)(a1 + a2 + a3))
  const fraction: RationalFunction = <C>(algebra: Algebra<C>): C => {
    const [a, b, c] = weights.variables.map((name) => algebra.variable(name)) as [C, C, C];
    const one = algebra.constant(Q.one);
    const short = algebra.add(a, b);
    const long = algebra.mul(algebra.constant(Q.of(2)), algebra.add(short, c));
    return algebra.sub(algebra.div(one, short), algebra.div(one, long));
  };
  expect(numeratorOf(fraction, [weights], budget)).toMatchObject({
    terms: 3,
    whole: 2n,
    cleared: [
      { factor: '1*a1+1*a2', exponent: 1 },
      { factor: '1*a1+1*a2+1*a3', exponent: 1 },
    ],
  });
});

it('gives 0 no term', () => {
  const zero: RationalFunction = (algebra) => algebra.sub(power(2)(algebra), power(2)(algebra));
  expect(numeratorOf(zero, [weights], budget).terms).toBe(0);
});

it('refuses a denominator with a negative coefficient', () => {
  const difference: RationalFunction = (algebra) =>
    algebra.div(algebra.constant(Q.one), algebra.sub(algebra.variable('a1'), algebra.variable('a2')));
  expect(() => numeratorOf(difference, [weights], budget)).toThrow('may be 0 or below');
});

it('refuses more terms than are allowed', () => {
  expect(() => numeratorOf(power(12), [weights], { ...budget, terms: 90 })).toThrow(BudgetError);
});

it('notices a degree that was bounded too low', () => {
  // The algebra of shapes is told the sum, and the residues are those of its square.
  const lying: RationalFunction = (algebra) => power(algebra instanceof ShapeAlgebra ? 1 : 2)(algebra);
  expect(() => numeratorOf(lying, [weights], budget)).toThrow(ContradictionError);
});
