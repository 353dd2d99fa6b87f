/**
 * The phase diagram of the loop with real data over (λ, K): how far it can move from the real data, beside theorem 2.4's bound, which ends at
 * λ = 1/(K − 1).
 *
 * The supremum is searched among laws on two atoms with the weights 1 and R, started from the real data (ε, 1 − ε). With u = p_t(best),
 *
 *     u' = (ε + λ u H(u))/(1 + λ) ,   H(u) = Σ_j Binomial(K − 1, u)(j) · K R/(R (1 + j) + K − 1 − j) ,
 *
 * and the largest `KL(p_t‖p_ref) = u log(u/ε) + (1 − u) log((1 − u)/(1 − ε))` of a grid of ε is reported, refined once. u rises from round
 * to round and with R, and so does KL, so the last round and the largest R suffice. It is a lower bound of the supremum.
 */
import { type Instance, caseOf, loopOf } from '../../../models';
import { Q, type Rational, type StatementId } from '../../../theory';
import type { JsonNumber, PhaseDiagram } from '../../results';
import { jsonNumber } from '../../search';
import { Enclosed } from './enclosed';

const WEIGHT_RATIO = 1000;
const ROUNDS = 60;
const CANDIDATES = [2, 3, 4, 8, 16, 64] as const;

/** λ from 0.01 to 100, eight to a decade, to three digits. */
const LAMBDAS: readonly Rational[] = Array.from({ length: 33 }, (_, i) =>
  Q.parse(`${Math.round(1e5 * Number((10 ** (i / 8 - 2)).toPrecision(3)))}/100000`),
);

/** Masses of the best atom: the grid, and the factors of its refinement. */
const MASSES = Array.from({ length: 25 }, (_, i) => 10 ** (-i / 4) / 2);
const FACTORS = Array.from({ length: 9 }, (_, i) => 10 ** ((i - 4) / 16));

/** The change of a mass, relative to it, below which the loop has settled. */
const SETTLED = 1e-12;

/** The curation factor at the better of two atoms, whose mass is u, 0 < u < 1, among K candidates. */
export function factorOfBest(u: number, K: number): number {
  let probability = (1 - u) ** (K - 1);
  let sum = 0;
  for (let j = 0; j < K; j += 1) {
    sum += (probability * K * WEIGHT_RATIO) / (WEIGHT_RATIO * (1 + j) + (K - 1 - j));
    probability *= ((K - 1 - j) / (j + 1)) * (u / (1 - u));
  }
  return sum;
}

/** KL(p_t‖p_ref) in the last round, or where the loop has settled, from real data that gives the best atom the mass ε. */
export function divergenceReached(epsilon: number, K: number, lambda: number): number {
  let u = epsilon;
  for (let t = 0; t < ROUNDS; t += 1) {
    const next = (epsilon + lambda * u * factorOfBest(u, K)) / (1 + lambda);
    const settled = next - u <= SETTLED * u;
    u = next;
    if (settled) break;
  }
  return u * Math.log(u / epsilon) + (1 - u) * Math.log((1 - u) / (1 - epsilon));
}

/** The mass of a list with the largest divergence. */
function best(masses: readonly number[], K: number, lambda: number): { readonly mass: number; readonly found: number } {
  const tried = masses.map((mass) => ({ mass, found: divergenceReached(mass, K, lambda) }));
  return tried.reduce((a, b) => (b.found > a.found ? b : a));
}

/** Rounded down to six digits, which are more than rounding errors reach. */
function down(x: number): number {
  const near = Number(x.toPrecision(6));
  return near <= x ? near : Number((x * (1 - 1e-6)).toPrecision(6));
}

/** The right side of a statement's claim about KL at this λ and K, for weights of the ratio R; infinite where its hypothesis fails. */
function boundAt(statement: StatementId, claim: string, K: number, lambda: Rational): JsonNumber {
  const half = [Q.of(1, 2), Q.of(1, 2)];
  const w = [Q.one, Q.of(WEIGHT_RATIO)];
  const loop = { K, lambda, epsilon: Q.zero, rounds: 0 };
  const instance: Instance = { model: 'discrete', p0: half, pRef: half, q: half, w, ...loop };
  const bound = new Enclosed(caseOf(instance, loopOf('curated'))).bound(statement, claim, 0);
  return jsonNumber(bound?.hi ?? Infinity);
}

export function phaseDiagram(): PhaseDiagram {
  const rows = CANDIDATES.map((K) => {
    const found = LAMBDAS.map((rational) => {
      const lambda = Q.toNumber(rational);
      const { mass } = best(MASSES, K, lambda);
      return best(
        FACTORS.map((factor) => Math.min(0.5, mass * factor)),
        K,
        lambda,
      );
    });
    return {
      K,
      published: LAMBDAS.map((lambda) => boundAt('theorem-2.4', 'a', K, lambda)),
      sharp: LAMBDAS.map((lambda) => boundAt('sharp-theorem-2.4', 'b', K, lambda)),
      found: found.map((one) => down(one.found)),
      mass: found.map(({ mass }) => Number(mass.toPrecision(6))),
    };
  });
  return { weightRatio: WEIGHT_RATIO, rounds: ROUNDS, lambdas: LAMBDAS.map(Q.toNumber), rows };
}
