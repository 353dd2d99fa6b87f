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

/** Binomials of more candidates are beyond the doubles, or nearly. */
const MOST_CANDIDATES = 1000;

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

/** Rows 0..K of Pascal's triangle: exact in doubles up to K = 56, of at most K roundings beyond. */
function binomials(K: number): Float64Array[] {
  const rows: Float64Array[] = [Float64Array.of(1)];
  for (let n = 1; n <= K; n += 1) {
    const above = rows[n - 1] as Float64Array;
    rows.push(Float64Array.from({ length: n + 1 }, (_, c) => (above[c - 1] ?? 0) + (above[c] ?? 0)));
  }
  return rows;
}

/** `m^0 … m^K`, by repeated multiplication. */
function powers(m: number, K: number): Float64Array {
  const all = new Float64Array(K + 1);
  all[0] = 1;
  for (let k = 1; k <= K; k += 1) all[k] = (all[k - 1] as number) * m;
  return all;
}

const pascal = new Map<number, readonly Float64Array[]>();

function binomialsUpTo(K: number): readonly Float64Array[] {
  const rows = pascal.get(K) ?? binomials(K);
  pascal.set(K, rows);
  return rows;
}

/** What the walk over multisets reads and fills. */
interface Walk {
  readonly mass: Float64Array;
  readonly scores: Float64Array;
  /** Position of the last atom. */
  readonly last: number;
  readonly powersOfLast: Float64Array;
  readonly binomials: readonly Float64Array[];
  /** Of each atom, `Σ_c ways/total · c_i`. */
  readonly taken: Float64Array;
}

/**
 * `Σ_c K!/Πc! Πp^c / Σ c s` over multisets c, as a walk over the atoms: a node fixes the counts of the first atoms and returns
 * the sum of `ways/total` below it, of which atom i takes `c_i`. One division per multiset, O(1) else.
 */
function walkMultisets(walk: Walk, atom: number, left: number, ways: number, total: number): number {
  const { mass, scores, last, powersOfLast, taken } = walk;
  const m = mass[atom] as number;
  const s = scores[atom] as number;
  const lastScore = scores[last] as number;
  const row = walk.binomials[left] as Float64Array;
  let below = 0;
  let weighted = 0;
  let weightedLast = 0;
  let power = ways;
  for (let c = 0; c <= left; c += 1) {
    const rest = left - c;
    const chosen = power * (row[c] as number);
    power *= m;
    if (atom < last - 1) {
      const sum = walkMultisets(walk, atom + 1, rest, chosen, total + c * s);
      below += sum;
      weighted += c * sum;
    } else {
      // The counts of the other atoms leave the last one no choice.
      const share = (chosen * (powersOfLast[rest] as number)) / (total + c * s + rest * lastScore);
      below += share;
      weighted += c * share;
      weightedLast += rest * share;
    }
  }
  taken[atom] = (taken[atom] as number) + weighted;
  if (weightedLast > 0) taken[last] = (taken[last] as number) + weightedLast;
  return below;
}

function curateFinite(law: DoubleLaw, scores: readonly number[], K: number): DoubleLaw {
  const { mass } = law;
  // The smallest term of the sum, of the most unlikely multiset; a sum of larger ones can neither vanish nor lose digits.
  const smallest = Math.min(...mass.filter((m) => m > 0)) ** K / (K * Math.max(1, ...scores));
  if (K > MOST_CANDIDATES || !(smallest >= LEAST_PRODUCT)) {
    throw new NotRepresentableError('products of masses too small for doubles');
  }
  const last = mass.length - 1;
  const taken = new Float64Array(mass.length);
  const powersOfLast = powers(mass[last] as number, K);
  if (last === 0) {
    taken[0] = (powersOfLast[K] as number) / (scores[0] as number);
  } else {
    const state: Walk = {
      mass: Float64Array.from(mass),
      scores: Float64Array.from(scores),
      last,
      powersOfLast,
      binomials: binomialsUpTo(K),
      taken,
    };
    walkMultisets(state, 0, K, 1, 0);
  }
  // K products of masses and n of binomials; scores of error 5u in numerator and total; n additions; a sum of `size` terms.
  const inBinomials = K > 56 ? K * mass.length : 0;
  const roundingsInAll = K + 4 * mass.length + multisetCount(mass.length, K) + inBinomials + 20;
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
    candidates === Infinity ? tilted(law, scoresOf(power), true) : curateFinite(law, scoresOf(power), candidates);
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
