/**
 * The representations of discrete laws, one for each kind of rung: doubles with an error bound, rationals, and enclosures in fixed point.
 */
import {
  type Arithmetic,
  type BigInterval,
  type ExactReal,
  type Interval,
  Q,
  type Rational,
  bigArithmetic,
  doubleArithmetic,
  exactArithmetic,
  exactOf,
} from '../../../theory';
import type { LawOperations } from '../../loops';
import type { DrawSource } from './draws';
import { exactDraws } from './exact-draws';
import type { Draw } from './laws/atoms';
import { type DoubleLaw, DoubleLawOperations, doubleLaw, enclosures } from './laws/double-law';
import { type ExactLaw, ExactLawOperations, chancesOf, checkAffordable } from './laws/exact-law';
import { type FixedPointLaw, type FixedPointLaws, fixedPointLaws } from './laws/fixed-point/fixed-point-law';
import { type DiscreteInstance, seenIn } from './instance';
import type { Chances } from './samples';

/** The representation of laws at one rung. */
export interface Backend<N, T> {
  readonly arithmetic: Arithmetic<T>;
  readonly operations: LawOperations<N> & { condition(law: N, event: readonly boolean[]): N };
  from(masses: readonly Rational[]): N;
  masses(law: N): T[];
  massless(law: N): boolean[];
  checkAffordable(law: N, K: number): void;
  /** Numbers for the probabilities of samples. @defaultValue the masses */
  chances?(law: N): Chances<T>;
  /** K draws from a law, with statistics that are cheaper than in general. */
  draws?(law: N, K: number): DrawSource<T>;
  /** The same backend, with `draw` in place of seeded samples. */
  drawing(draw: Draw<N>): Backend<N, T>;
}

/** Laws in fixed point, and the arithmetic in which claims about them are evaluated. */
export interface Precision {
  readonly laws: FixedPointLaws;
  readonly digits: number;
  readonly arithmetic: Arithmetic<BigInterval>;
}

const precision = (bits: number, digits: number): Precision => ({
  laws: fixedPointLaws(bits),
  digits,
  arithmetic: bigArithmetic(digits),
});

/** Masses in 512 bits, of which a choice keeps about 100, and claims in 40 digits. */
export const QUICK: Precision = { laws: fixedPointLaws(512, '106 bits'), digits: 40, arithmetic: bigArithmetic(40) };

/** Masses in 512, 1,024 and 4,096 bits, claims in 60, 150 and 400 digits. */
export const MODERATE = precision(512, 60);
export const HIGH = precision(1024, 150);
export const HIGHEST = precision(4096, 400);

/** Doubles with an error bound. */
export function doubleBackend(instance: DiscreteInstance, draw?: Draw<DoubleLaw>): Backend<DoubleLaw, Interval> {
  return {
    arithmetic: doubleArithmetic,
    operations: new DoubleLawOperations(instance.w, { ...seenIn(instance), draw }),
    from: doubleLaw,
    masses: enclosures,
    massless: ({ mass }) => mass.map((m) => m === 0),
    checkAffordable: () => undefined,
    drawing: (other) => doubleBackend(instance, other),
  };
}

/** Whether all candidates of a choice have the same weight. */
function isTiedWithinPrompts({ w, prompts }: DiscreteInstance): boolean {
  return w.every((weight, i) => Q.equals(weight, w[prompts ? prompts.indexOf(prompts[i] as number) : 0] as Rational));
}

/** Rationals of at most so many bits. */
export function exactBackend(
  instance: DiscreteInstance,
  mostBits: number,
  draw?: Draw<ExactLaw>,
): Backend<ExactLaw, ExactReal> {
  const isTied = isTiedWithinPrompts(instance);
  return {
    arithmetic: exactArithmetic,
    operations: new ExactLawOperations(instance.w, { ...seenIn(instance), draw }, mostBits),
    from: (masses) => Q.reduceAll(masses),
    masses: (law) => law.map(exactOf),
    massless: (law) => law.map(({ num }) => num === 0n),
    // Among candidates of equal weight one is kept at random, and masses do not grow.
    checkAffordable: (law, K) => checkAffordable(law, isTied ? 1 : K, mostBits),
    chances: chancesOf,
    draws: (law, K) => exactDraws(law, instance.w, K),
    drawing: (other) => exactBackend(instance, mostBits, other),
  };
}

/** Enclosures in fixed point. */
export function fixedPointBackend(
  instance: DiscreteInstance,
  precision: Precision,
  draw?: Draw<FixedPointLaw>,
): Backend<FixedPointLaw, BigInterval> {
  const { laws, digits, arithmetic } = precision;
  return {
    arithmetic,
    operations: laws.operations(instance.w, { ...seenIn(instance), draw }),
    from: laws.from,
    masses: (law) => laws.masses(law, digits + 3),
    massless: ({ hi }) => hi.map((value) => value === 0n),
    checkAffordable: () => undefined,
    drawing: (other) => fixedPointBackend(instance, precision, other),
  };
}
