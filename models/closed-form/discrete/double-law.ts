/**
 * Discrete laws in double precision with a computed error bound.
 *
 * Every mass of the update is a sum of products and quotients of **positive** numbers, so nothing cancels and an a-priori
 * count of roundings bounds the relative error: a value that takes m roundings from inputs of relative error e is within
 * `e·(its multiplicity) + 1.01·m·u` of the truth, `u = 2⁻⁵³` (Higham, *Accuracy and Stability*, lemma 3.1; the factor 1.01
 * needs m·u < 0.01). A law is therefore a vector of doubles with one number: the relative error that all its masses have at
 * most. Masses whose products could underflow are refused and go to the exact rung.
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

/** Below this a product of masses could leave the range where relative errors hold. */
const LEAST_PRODUCT = 1e-280;

const roundings = (m: number): number => 1.01 * m * U;

/** Relative error of a product or sum of positives with the given relative errors: first order plus a margin for the rest. */
const compound = (e: number): number => e * (1 + 2 * e);

function checkRange(law: DoubleLaw, K: number): void {
  const least = Math.min(...law.mass.filter((m) => m > 0));
  if (least ** K < LEAST_PRODUCT || law.error > 1e-3) throw new NotRepresentableError('masses too small for doubles');
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
  const mass = masses.map(Q.toNumber);
  if (mass.some((m, i) => m < LEAST_PRODUCT && (masses[i] as Rational).num > 0n)) {
    throw new NotRepresentableError('masses too small for doubles');
  }
  return { mass, error: roundings(4) };
}

/** Rows 0..K of Pascal's triangle, exact in doubles. */
function binomials(K: number): number[][] {
  const rows: number[][] = [[1]];
  for (let n = 1; n <= K; n += 1) {
    const above = rows[n - 1] as number[];
    rows.push(Array.from({ length: n + 1 }, (_, c) => (above[c - 1] ?? 0) + (above[c] ?? 0)));
  }
  return rows;
}

const pascal = new Map<number, number[][]>();

function binomialsUpTo(K: number): number[][] {
  const rows = pascal.get(K) ?? binomials(K);
  pascal.set(K, rows);
  return rows;
}

/**
 * `Σ_c K!/Πc! Πp^c · c_i s_i / Σ c s` over multisets c, as a walk over the atoms: a node fixes the counts of the first atoms and
 * returns the sum of `ways/total` below it, of which atom i takes `c_i s_i` times. One division per multiset, O(1) else.
 */
function curateFinite(law: DoubleLaw, scores: readonly number[], K: number): DoubleLaw {
  checkRange(law, K);
  const { mass } = law;
  const last = mass.length - 1;
  const choose = binomialsUpTo(K);
  const taken = new Array<number>(mass.length).fill(0);
  const walk = (atom: number, left: number, ways: number, total: number): number => {
    const m = mass[atom] as number;
    const s = scores[atom] as number;
    if (atom === last) {
      let product = ways;
      for (let k = 0; k < left; k += 1) product *= m;
      const share = product / (total + left * s);
      taken[atom] = (taken[atom] as number) + left * share;
      return share;
    }
    const row = choose[left] as number[];
    let below = 0;
    let weighted = 0;
    for (let c = 0, power = ways; c <= left; c += 1, power *= m) {
      const sum = walk(atom + 1, left - c, power * (row[c] as number), total + c * s);
      below += sum;
      weighted += c * sum;
    }
    taken[atom] = (taken[atom] as number) + weighted;
    return below;
  };
  walk(0, K, 1, 0);
  // K products of masses and n of binomials; scores of error 5u in numerator and total; n additions; a sum of `size` terms.
  const roundingsInAll = K + 4 * mass.length + multisetCount(mass.length, K) + 20;
  return {
    mass: taken.map((t, i) => t * (scores[i] as number)),
    error: compound(K * law.error + roundings(roundingsInAll)),
  };
}

function tilted(law: DoubleLaw, scores: readonly number[], normalised: boolean): DoubleLaw {
  checkRange(law, 1);
  const products = law.mass.map((m, i) => m * (scores[i] as number));
  if (products.some((v, i) => v < LEAST_PRODUCT && (law.mass[i] as number) > 0)) {
    throw new NotRepresentableError('weights too far apart for doubles');
  }
  const total = normalised ? products.reduce((s, v) => s + v, 0) : 1;
  const factor = normalised ? 2 : 1;
  return {
    mass: products.map((v) => v / total),
    error: compound(factor * law.error + roundings(law.mass.length + 16)),
  };
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
      return { mass: curated.mass.map((m) => m / choice.candidates), error: compound(curated.error + roundings(2)) };
    },
    mix: (reference, synthetic, lambda) => {
      if (lambda === 'infinity') return synthetic;
      const l = Q.toNumber(lambda);
      const mass = reference.mass.map((m, i) => (m + l * (synthetic.mass[i] as number)) / (1 + l));
      return { mass, error: compound(Math.max(reference.error, synthetic.error) + roundings(12)) };
    },
    fit: (law) => law,
    favour: (law) => {
      const last = law.mass.length - 1;
      const total = 1 + (law.mass[last] as number);
      return {
        mass: law.mass.map((m, i) => (i === last ? 2 * m : m) / total),
        error: compound(2 * law.error + roundings(4)),
      };
    },
    misfit: (law, epsilon) => {
      const e = Q.toNumber(epsilon);
      const kept = Q.toNumber(Q.sub(Q.one, epsilon));
      const mass = law.mass.map((m, i) => (i === 0 ? kept * m + e : kept * m));
      return { mass, error: compound(law.error + roundings(10)) };
    },
    condition: (law, event) => {
      const probability = law.mass.reduce((s, m, i) => (event[i] ? s + m : s), 0);
      if (probability === 0) throw new NotRepresentableError('conditioning on an event of probability 0');
      const mass = law.mass.map((m, i) => (event[i] ? m / probability : 0));
      return { mass, error: compound(2 * law.error + roundings(law.mass.length + 2)) };
    },
  };
}
