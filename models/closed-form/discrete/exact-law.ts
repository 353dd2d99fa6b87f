/**
 * Discrete laws as exact rationals.
 *
 * The finite-K update is a sum over multisets c of K draws (Ferbach et al. 2024, section 2):
 *
 *     (p H^K_p)(i) = Σ_c  K!/Π c_j! · Π p_j^{c_j} · c_i s_i / Σ_j c_j s_j ,      s = w^power
 *
 * With p over one common denominator and integer scores, terms with the same total Σ c_j s_j share a denominator; they are
 * added as integers, and fractions are formed once per distinct total. Masses are reduced once per step.
 */
import { NotRepresentableError, Q, type Rational, UndefinedValueError } from '../../../theory';
import type { Choice, LawOperations } from '../../loops/loop';
import { checkEnumerable, multisets } from './multisets';

export type ExactLaw = readonly Rational[];

/** Scores `w^power`, up to a common factor, as integers. */
function integerScores(w: readonly Rational[], power: Choice['power']): bigint[] {
  return Q.reduceAll(w.map((weight) => Q.pow(weight, power))).map(({ num }) => num);
}

function curateFinite(law: ExactLaw, scores: readonly bigint[], K: number): Rational[] {
  const n = law.length;
  const common = Q.overOneDenominator(law);
  const den = (common[0] as Rational).den;
  const { size, counts, multinomial } = multisets(n, K);
  const powers = common.map(({ num }) => Array.from({ length: K + 1 }, (_, c) => num ** BigInt(c)));
  const byTotal = new Map<bigint, bigint[]>();
  for (let row = 0; row < size; row += 1) {
    let ways = multinomial[row] as bigint;
    let total = 0n;
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c === 0) continue;
      ways *= (powers[i] as bigint[])[c] as bigint;
      total += BigInt(c) * (scores[i] as bigint);
    }
    if (ways === 0n) continue;
    const kept = byTotal.get(total) ?? new Array<bigint>(n).fill(0n);
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) kept[i] = (kept[i] as bigint) + ways * BigInt(c) * (scores[i] as bigint);
    }
    byTotal.set(total, kept);
  }
  const totals = [...byTotal.keys()];
  const lcm = totals.reduce((l, total) => (l / Q.gcd(l, total)) * total, 1n);
  const denominator = den ** BigInt(K) * lcm;
  return law.map((_, i) => {
    const num = totals.reduce((s, total) => s + ((byTotal.get(total) as bigint[])[i] as bigint) * (lcm / total), 0n);
    return { num, den: denominator };
  });
}

/** `p·s`, and `p·s / Σ p s`. */
function tilted(law: ExactLaw, scores: readonly Rational[], normalised: boolean): Rational[] {
  const products = law.map((mass, i) => Q.mul(mass, scores[i] as Rational));
  if (!normalised) return products;
  const total = Q.sum(products);
  return products.map((product) => Q.div(product, total));
}

/** The operations on exact discrete laws with the given weights. */
export function exactLawOperations(w: readonly Rational[]): LawOperations<ExactLaw> & {
  condition(law: ExactLaw, event: readonly boolean[]): ExactLaw;
} {
  const scoresOf = (power: Choice['power']): Rational[] => Q.reduceAll(w.map((weight) => Q.pow(weight, power)));
  const curate = (law: ExactLaw, { candidates, power }: Choice): ExactLaw => {
    if (candidates === Infinity) return Q.reduceAll(tilted(law, scoresOf(power), true));
    return Q.reduceAll(curateFinite(law, integerScores(w, power), candidates));
  };
  return {
    curate,
    curateUnnormalised: (law, choice) => {
      if (choice.candidates === Infinity) return Q.reduceAll(tilted(law, scoresOf(choice.power), false));
      return curate(law, choice).map((mass) => Q.div(mass, Q.of(choice.candidates)));
    },
    mix: (reference, synthetic, lambda) => {
      if (lambda === 'infinity') return synthetic;
      const total = Q.add(Q.one, lambda);
      return Q.reduceAll(
        reference.map((mass, i) => Q.div(Q.add(mass, Q.mul(lambda, synthetic[i] as Rational)), total)),
      );
    },
    fit: (law) => law,
    favour: (law) => {
      const last = law.length - 1;
      const total = Q.add(Q.one, law[last] as Rational);
      return Q.reduceAll(law.map((mass, i) => Q.div(i === last ? Q.add(mass, mass) : mass, total)));
    },
    misfit: (law, epsilon) => {
      const kept = Q.sub(Q.one, epsilon);
      return Q.reduceAll(law.map((mass, i) => Q.add(Q.mul(kept, mass), i === 0 ? epsilon : Q.zero)));
    },
    condition: (law, event) => {
      const common = Q.overOneDenominator(law);
      const total = common.reduce((sum, { num }, i) => (event[i] ? sum + num : sum), 0n);
      if (total === 0n) throw new UndefinedValueError('conditioning on an event of probability 0');
      return common.map(({ num }, i) => ({ num: event[i] ? num : 0n, den: total }));
    },
  };
}

/** Bits of the largest numerator or denominator in a law: the price of the next exact step. */
export function bitSize(law: ExactLaw): number {
  return Math.max(...law.map(({ num, den }) => Math.max(num.toString(16).length, den.toString(16).length) * 4));
}

/** Numbers longer than this are not worth making exact; long runs belong in log space. */
const MAX_BITS = 50_000;

/** @throws NotRepresentableError when another exact step would cost more than it is worth. */
export function checkAffordable(law: ExactLaw, K: number): void {
  if (K !== Infinity) checkEnumerable(law.length, K);
  const factor = K === Infinity ? 1 : K;
  const bits = bitSize(law) * factor;
  if (bits > MAX_BITS) {
    throw new NotRepresentableError(`exact masses of ${bits} bits; the limit is ${MAX_BITS}`);
  }
}
