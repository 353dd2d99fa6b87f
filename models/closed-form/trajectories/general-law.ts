/**
 * Discrete laws in any arithmetic, for weights that are not rational (w = e^r from rewards): plain enumeration over
 * multisets, in enclosures. It is slower than the specialised laws and is used if they do not apply.
 */
import { type Arithmetic, Q, unanswerable } from '../../../theory';
import type { Candidates, Choice, LawOperations } from '../../loops';
import { multisets } from '../discrete';

/** The probability of each multiset of K draws, with its counts. */
function* multisetProbabilities<T>(
  A: Arithmetic<T>,
  law: readonly T[],
  K: number,
): Generator<{ counts: number[]; probability: T }> {
  const n = law.length;
  const { size, counts, multinomial } = multisets(n, K);
  for (let row = 0; row < size; row += 1) {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    const ways = A.fromRational(Q.of(multinomial[row] as bigint));
    yield {
      counts: c,
      probability: c.reduce((product, k, i) => (k === 0 ? product : A.mul(product, A.pow(law[i] as T, k))), ways),
    };
  }
}

/** `E_p[w]`. */
export function mean<T>(A: Arithmetic<T>, law: readonly T[], w: readonly T[]): T {
  return A.sum(law.map((mass, i) => A.mul(mass, w[i] as T)));
}

/** `Var_p(w)`, the population variance. */
export function variance<T>(A: Arithmetic<T>, law: readonly T[], w: readonly T[]): T {
  const centre = mean(A, law, w);
  return mean(
    A,
    law,
    w.map((weight) => A.pow(A.sub(weight, centre), 2)),
  );
}

/**
 * The curation factor `H^K_p(x) = E[K w(x)/(w(x) + w(x_2) + … + w(x_K))]` at every atom, including atoms without mass.
 * For K = ∞ it is `w(x)/E_p[w]`. Source: Ferbach et al. 2024, section 2.
 */
export function curationFactor<T>(A: Arithmetic<T>, law: readonly T[], w: readonly T[], K: Candidates): T[] {
  if (K === Infinity) {
    const centre = mean(A, law, w);
    return w.map((weight) => A.div(weight, centre));
  }
  const scale = A.fromRational(Q.of(K));
  const others = [...multisetProbabilities(A, law, K - 1)].map(({ counts, probability }) => ({
    probability,
    total: A.sum(counts.map((k, i) => A.mul(A.fromRational(Q.of(k)), w[i] as T))),
  }));
  return w.map((weight) => {
    const terms = others.map(({ probability, total }) => A.mul(probability, A.div(weight, A.add(weight, total))));
    return A.mul(scale, A.sum(terms));
  });
}

/** `p·H^K_p`. */
export function curated<T>(A: Arithmetic<T>, law: readonly T[], w: readonly T[], { candidates }: Choice): T[] {
  const factor = curationFactor(A, law, w, candidates);
  return law.map((mass, i) => A.mul(mass, factor[i] as T));
}

/** The operations of the paper's loop on such laws. */
export function generalLawOperations<T>(A: Arithmetic<T>, w: readonly T[]): LawOperations<readonly T[]> {
  return {
    curate: (law, choice) => curated(A, law, w, choice),
    mix: (reference, synthetic, lambda) => {
      if (lambda === 'infinity') return synthetic;
      const l = A.fromRational(lambda);
      const total = A.add(A.fromRational(Q.one), l);
      return reference.map((mass, i) => A.div(A.add(mass, A.mul(l, synthetic[i] as T)), total));
    },
    fit: (law) => law,
    misfit: () => unanswerable('an enclosed trajectory has an exact fit'),
  };
}

/** `KL(p‖q)`, with 0 log 0 = 0; +∞ if q does not cover the support of p. Masses of p that are 0 must be exactly 0. */
export function kullbackLeibler<T>(A: Arithmetic<T>, p: readonly T[], q: readonly T[]): T {
  const isZero = (value: T): boolean => A.decide('==', value, A.fromRational(Q.zero)).truth === 'true';
  const pairs = p.map((mass, i) => [mass, q[i] as T] as const).filter(([mass]) => !isZero(mass));
  if (pairs.some(([, other]) => isZero(other))) return A.infinity;
  return A.sum(pairs.map(([mass, other]) => A.mul(mass, A.log(A.div(mass, other)))));
}
