/**
 * Discrete laws in double precision with a computed error bound.
 *
 * Every mass of the update is a sum of products and quotients of **positive** numbers, so nothing cancels and an a-priori
 * count of roundings bounds the relative error: a value that takes m roundings from inputs of relative error e is within
 * `e·(its multiplicity) + 1.01·m·u` of the truth, `u = 2⁻⁵³` (Higham, *Accuracy and Stability*, lemma 3.1; the factor 1.01
 * needs m·u < 0.01). A law is therefore a vector of doubles with one number: the relative error that all its masses have at
 * most. Where a product could underflow or overflow, relative errors mean nothing and a mass of 0 could be a small one, so
 * every law that is made passes `lawWithin`; what it refuses goes to the exact rung.
 */
import { type Interval, NotRepresentableError, Q, type Rational, roundDown, roundUp } from '../../../theory';
import type { Choice, LawOperations } from '../../loops/loop';
import { curateFinite as curateByQuadrature } from '../large/curation';
import { sumOverMultisets } from './multiset-walk';
import { multisetCount } from './multisets';

const U = 2 ** -53;

export interface DoubleLaw {
  readonly mass: readonly number[];
  /** `|computed − true| ≤ error · true` for every mass. */
  readonly error: number;
}

/** Between this and its inverse, masses and the products they are made of keep their relative errors. */
const LEAST_PRODUCT = 1e-280;

/** The errors that the bounds below are derived for. */
const LARGEST_ERROR = 1e-3;

const roundings = (m: number): number => 1.01 * m * U;

/** Relative error of a product or sum of positives with the given relative errors: first order plus a margin for the rest. */
const compound = (e: number): number => e * (1 + 2 * e);

/**
 * The law itself, once its error means something.
 * @param charged whether the true mass of an atom is positive; the others are 0.
 * @throws NotRepresentableError for a mass that left the range of doubles, or a large error.
 */
function lawWithin(mass: readonly number[], error: number, charged: (atom: number) => boolean): DoubleLaw {
  const within = (m: number): boolean => m >= LEAST_PRODUCT && m <= 1 / LEAST_PRODUCT;
  if (!(error <= LARGEST_ERROR) || !mass.every((m, i) => (charged(i) ? within(m) : m === 0))) {
    throw new NotRepresentableError('masses beyond the range of doubles');
  }
  return { mass, error };
}

/** Interval enclosures of the masses. */
export function enclosures(law: DoubleLaw): Interval[] {
  return law.mass.map((m) =>
    m === 0
      ? { lo: 0, hi: 0 }
      : { lo: roundDown(m * (1 - law.error), 2), hi: roundUp(m * (1 + law.error + 2 * law.error ** 2), 2) },
  );
}

/** The law of exact masses, each rounded to within two units. */
export function doubleLaw(masses: readonly Rational[]): DoubleLaw {
  return lawWithin(masses.map(Q.toNumber), roundings(4), (i) => (masses[i] as Rational).num > 0n);
}

/** Up to so many multisets their sum is cheaper than quadrature, and its bound smaller; binomials are exact up to K = 56. */
const FEW_MULTISETS = 60;
const FEW_CANDIDATES = 56;

function curateFinite(law: DoubleLaw, scores: readonly number[], scoreError: number, K: number): DoubleLaw {
  if (K === 1) return law;
  if (K <= FEW_CANDIDATES && multisetCount(law.mass.length, K) <= FEW_MULTISETS) {
    // The smallest term of the sum, of the most unlikely multiset; a sum of larger ones can neither vanish nor lose digits.
    const smallest = Math.min(...law.mass.filter((m) => m > 0)) ** K / (K * Math.max(1, ...scores));
    if (smallest >= LEAST_PRODUCT) return curateByMultisets(law, scores, K);
  }
  // Quadrature is for probability laws; a mutant's law may be none, by a factor 1/K or E[w] that does not hide in roundings.
  const total = law.mass.reduce((sum, m) => sum + m, 0);
  if (Math.abs(total - 1) > 2 * law.error + roundings(law.mass.length)) {
    throw new NotRepresentableError('quadrature over masses that do not sum to 1');
  }
  const mass = Float64Array.from(law.mass);
  const { mass: curated, error } = curateByQuadrature({
    mass,
    massError: law.error,
    scores: Float64Array.from(scores),
    scoreError,
    K,
  });
  return lawWithin(Array.from(curated), error, (i) => law.mass[i] !== 0);
}

function curateByMultisets(law: DoubleLaw, scores: readonly number[], K: number): DoubleLaw {
  const { mass } = law;
  const n = mass.length;
  // K products of masses; scores of error 5u in numerator and total; n additions; a sum of `size` terms. Binomials are exact.
  const roundingsInAll = K + 4 * n + multisetCount(n, K) + 20;
  const taken = sumOverMultisets(mass, scores, K);
  return lawWithin(
    scores.map((score, i) => score * (taken[i] as number)),
    compound(K * law.error + roundings(roundingsInAll)),
    (i) => mass[i] !== 0,
  );
}

function tilted(law: DoubleLaw, scores: readonly number[], normalised: boolean): DoubleLaw {
  const charged = (i: number): boolean => law.mass[i] !== 0;
  const products = law.mass.map((m, i) => m * (scores[i] as number));
  const unnormalised = lawWithin(products, compound(law.error + roundings(8)), charged);
  if (!normalised) return unnormalised;
  const total = products.reduce((s, v) => s + v, 0);
  return lawWithin(
    products.map((v) => v / total),
    compound(2 * law.error + roundings(law.mass.length + 16)),
    charged,
  );
}

/** The operations on double-precision discrete laws with the given weights. */
export function doubleLawOperations(w: readonly Rational[]): LawOperations<DoubleLaw> & {
  condition(law: DoubleLaw, event: readonly boolean[]): DoubleLaw;
} {
  const weights = w.map(Q.toNumber);
  if (Math.max(...weights) > 1e100 || Math.min(...weights) < 1e-100) {
    throw new NotRepresentableError('weights too far from 1 for doubles');
  }
  const scoresOf = (power: Choice['power']): number[] =>
    weights.map((v) => (power === 0 ? 1 : power === 1 ? v : 1 / v));
  const curate = (law: DoubleLaw, { candidates, power }: Choice): DoubleLaw =>
    candidates === Infinity
      ? tilted(law, scoresOf(power), true)
      : curateFinite(law, scoresOf(power), power === 0 ? 0 : roundings(4), candidates);
  return {
    curate,
    curateUnnormalised: (law, choice) => {
      if (choice.candidates === Infinity) return tilted(law, scoresOf(choice.power), false);
      const curated = curate(law, choice);
      return lawWithin(
        curated.mass.map((m) => m / choice.candidates),
        compound(curated.error + roundings(2)),
        (i) => curated.mass[i] !== 0,
      );
    },
    mix: (reference, synthetic, lambda) => {
      if (lambda === 'infinity') return synthetic;
      const l = Q.toNumber(lambda);
      const mass = reference.mass.map((m, i) => (m + l * (synthetic.mass[i] as number)) / (1 + l));
      const charged = (i: number): boolean => reference.mass[i] !== 0 || (lambda.num > 0n && synthetic.mass[i] !== 0);
      return lawWithin(mass, compound(Math.max(reference.error, synthetic.error) + roundings(12)), charged);
    },
    fit: (law) => law,
    favour: (law) => {
      const last = law.mass.length - 1;
      const total = 1 + (law.mass[last] as number);
      return lawWithin(
        law.mass.map((m, i) => (i === last ? 2 * m : m) / total),
        compound(2 * law.error + roundings(4)),
        (i) => law.mass[i] !== 0,
      );
    },
    misfit: (law, epsilon) => {
      const e = Q.toNumber(epsilon);
      const kept = Q.toNumber(Q.sub(Q.one, epsilon));
      const mass = law.mass.map((m, i) => (i === 0 ? kept * m + e : kept * m));
      const charged = (i: number): boolean => law.mass[i] !== 0 || (i === 0 && epsilon.num > 0n);
      return lawWithin(mass, compound(law.error + roundings(10)), charged);
    },
    condition: (law, event) => {
      const probability = law.mass.reduce((s, m, i) => (event[i] ? s + m : s), 0);
      if (probability === 0) throw new NotRepresentableError('conditioning on an event of probability 0');
      const mass = law.mass.map((m, i) => (event[i] ? m / probability : 0));
      const charged = (i: number): boolean => event[i] === true && law.mass[i] !== 0;
      return lawWithin(mass, compound(2 * law.error + roundings(law.mass.length + 2)), charged);
    },
  };
}
