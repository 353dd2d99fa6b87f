/**
 * Discrete cases: masses, weights, K and λ from small integers.
 *
 * A genotype has one record per atom. Masses are integers (times a power of ten when skewed), weights come from one of three
 * scales: small integers, powers of ten, or 1 + k/1000. λ is built inside the domain: as a fraction of the stability
 * limit where there is one. Every field shrinks to its simplest value, so counterexamples end at n = 2, K = 2, w = (1, 2).
 */
import * as fc from 'fast-check';
import type { DiscreteInstance, Lambda } from '../../models';
import { type Domain, Q, type Rational } from '../../theory';
import type { CaseGenerator, Label } from './generator';

interface AtomGenotype {
  readonly mass: number;
  readonly exponent: number;
  readonly weight: number;
  readonly ref: number;
  readonly q: number;
}

export interface DiscreteGenotype {
  readonly infinite: boolean;
  readonly masses: 'even' | 'skewed';
  readonly weights: 'small' | 'wide' | 'near';
  readonly atoms: readonly AtomGenotype[];
  readonly K: number;
  readonly lambda: { readonly num: number; readonly den: number };
  readonly bound: number;
  readonly epsilon: number;
  readonly rounds: number;
}

const LARGEST_N = 5;

function genotypes(domain: Domain): fc.Arbitrary<DiscreteGenotype> {
  const { candidates, support, fit, rounds } = domain;
  const atom = fc.record({
    mass: fc.integer({ min: 1, max: 9 }),
    exponent: fc.integer({ min: 0, max: 5 }),
    weight: fc.integer({ min: 1, max: 9 }),
    ref: fc.integer({ min: 0, max: 9 }),
    q: fc.integer({ min: 0, max: 9 }),
  });
  // Shrinking follows the order of the keys: first the kind of case, then its numbers.
  return fc.record({
    infinite: candidates.infinite === 'sometimes' ? fc.boolean() : fc.constant(candidates.infinite === 'always'),
    masses: fc.constantFrom('even', 'skewed'),
    weights: fc.constantFrom('small', 'wide', 'near'),
    atoms: fc.array(atom, { minLength: support === 'best-missing' ? 1 : 2, maxLength: LARGEST_N, size: 'max' }),
    K: fc.integer({ min: candidates.min, max: candidates.max }),
    lambda: fc.record({ num: fc.integer({ min: 0, max: 40 }), den: fc.integer({ min: 1, max: 6 }) }),
    bound: fc.integer({ min: 1, max: 100 }),
    epsilon: fit === 'exact' ? fc.constant(0) : fc.integer({ min: fit === 'off' ? 1 : 0, max: 3 }),
    rounds: fc.integer({ min: 1, max: rounds }),
  });
}

function weightOf({ weight }: AtomGenotype, scale: DiscreteGenotype['weights']): Rational {
  switch (scale) {
    case 'small':
      return Q.of(weight);
    case 'wide':
      return Q.of(10 ** (weight - 1));
    case 'near':
      return Q.of(1000 + weight, 1000);
  }
}

/** Integer masses over their sum; all-zero masses become the uniform law. */
function lawOf(masses: readonly number[]): Rational[] {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return total === 0 ? masses.map(() => Q.of(1, masses.length)) : masses.map((mass) => Q.of(mass, total));
}

/** `h_K − 1` with `h_K = K ω/(ω + K − 1)`, ω = w_max/w_min; at K = ∞, ω − 1. */
function supremumOfH(w: readonly Rational[], K: number): Rational {
  const sorted = [...w].sort(Q.compare);
  const omega = Q.div(sorted[sorted.length - 1] ?? Q.one, sorted[0] ?? Q.one);
  if (K === Infinity) return omega;
  return Q.div(Q.mul(Q.of(K), omega), Q.add(omega, Q.of(K - 1)));
}

function lambdaOf(gene: DiscreteGenotype['lambda'], domain: Domain, w: readonly Rational[], K: number): Lambda {
  const ratio = Q.of(gene.num, gene.den);
  const belowOne = Q.of(gene.num, gene.num + gene.den);
  switch (domain.data) {
    case 'synthetic':
      return 'infinity';
    case 'real':
      return ratio;
    case 'stable':
      if (K === Infinity) return Q.zero;
      return K === 1 ? ratio : Q.div(belowOne, Q.of(K - 1));
    case 'sharply-stable': {
      const excess = Q.sub(supremumOfH(w, K), Q.one);
      return excess.num === 0n ? ratio : Q.reduce(Q.div(belowOne, excess));
    }
    case 'unstable':
      if (K === Infinity) return Q.add(ratio, Q.one);
      return Q.div(Q.add(Q.one, ratio), Q.of(Math.max(1, K - 1)));
  }
}

function declaredBound(domain: Domain, bound: number, w: readonly Rational[]): { wMax?: Rational } {
  if (domain.bound === 'supremum') return {};
  const top = w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  const factor = domain.bound === 'below' ? Q.of(bound, bound + 1) : Q.of(bound + 1, bound);
  return { wMax: Q.reduce(Q.mul(top, factor)) };
}

/** Rounds such that exact masses stay small: K^rounds bounds their growth. */
function affordableRounds(K: number, rounds: number): number {
  if (K === Infinity || K === 1) return rounds;
  return Math.max(1, Math.min(rounds, Math.floor(Math.log(130) / Math.log(K))));
}

function decode(genotype: DiscreteGenotype, domain: Domain): DiscreteInstance {
  const { atoms, masses, weights } = genotype;
  const bestMissing = domain.support === 'best-missing';
  const listed = atoms.map((atom) => weightOf(atom, weights));
  const top = listed.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b), Q.one);
  const w = bestMissing ? [...listed, Q.mul(Q.of(2), top)] : listed;
  const massOf = ({ mass, exponent }: AtomGenotype): number => (masses === 'even' ? mass : mass * 10 ** exponent);
  const p0 = lawOf([...atoms.map(massOf), ...(bestMissing ? [0] : [])]);
  const extra = bestMissing ? [1] : [];
  const K = genotype.infinite ? Infinity : genotype.K;
  return {
    model: 'discrete',
    p0,
    w,
    pRef: domain.start === 'reference' ? p0 : lawOf([...atoms.map(({ ref }) => ref), ...extra]),
    q: lawOf([...atoms.map(({ q }) => q), ...extra]),
    K,
    lambda: lambdaOf(genotype.lambda, domain, w, K),
    ...declaredBound(domain, genotype.bound, w),
    epsilon: Q.of(genotype.epsilon, 20),
    rounds: affordableRounds(K, genotype.rounds),
  };
}

const spread = ({ w }: DiscreteInstance): number => {
  const values = w.map(Q.toNumber);
  return Math.max(...values) / Math.min(...values);
};

const best = ({ w }: DiscreteInstance): boolean[] => {
  const top = w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  return w.map((weight) => Q.equals(weight, top));
};

const bestMass = (instance: DiscreteInstance): number => {
  const isBest = best(instance);
  return instance.p0.reduce((sum, mass, i) => (isBest[i] ? sum + Q.toNumber(mass) : sum), 0);
};

const always = (): boolean => true;

const labels: readonly Label<DiscreteInstance>[] = [
  { name: 'tie at the best', share: 0.02, possible: always, carries: (i) => best(i).filter(Boolean).length > 1 },
  { name: 'all weights equal', share: 0.002, possible: always, carries: (i) => spread(i) === 1 },
  { name: 'weights over 4 decades', share: 0.05, possible: always, carries: (i) => spread(i) >= 1e4 },
  {
    name: 'nearly equal weights',
    share: 0.05,
    possible: ({ support }) => support === 'full',
    carries: (i) => spread(i) > 1 && spread(i) <= 1.02,
  },
  {
    name: 'rare best atom (≤ 1/50)',
    share: 0.03,
    possible: ({ support }) => support === 'full',
    carries: (i) => bestMass(i) <= 0.02,
  },
  {
    name: 'K = 1',
    share: 0.02,
    possible: ({ candidates: { min, max, infinite } }) => infinite !== 'always' && min === 1 && max > 1,
    carries: (i) => i.K === 1,
  },
  {
    name: 'K ≥ 4',
    share: 0.05,
    possible: ({ candidates: { max, infinite } }) => infinite !== 'always' && max >= 4,
    carries: (i) => i.K >= 4 && i.K !== Infinity,
  },
  {
    name: 'K = ∞',
    share: 0.1,
    possible: ({ candidates }) => candidates.infinite === 'sometimes',
    carries: (i) => i.K === Infinity,
  },
  {
    name: 'edge of stability (λ(K−1) ≥ 0.9)',
    share: 0.02,
    possible: ({ data, candidates }) => data === 'stable' && candidates.max > 1,
    carries: (i) => i.lambda !== 'infinity' && i.K > 1 && Q.toNumber(i.lambda) * (i.K - 1) >= 0.9,
  },
  {
    name: 'λ = 0',
    share: 0.005,
    possible: ({ data }) => data === 'real' || data === 'stable',
    carries: (i) => i.lambda !== 'infinity' && i.lambda.num === 0n,
  },
  {
    name: 'real data misses an atom',
    share: 0.02,
    possible: ({ data, start }) => data !== 'synthetic' && start === 'free',
    carries: (i) => i.pRef.some((mass) => mass.num === 0n),
  },
];

export const discreteGenerator: CaseGenerator<DiscreteGenotype, DiscreteInstance> = { genotypes, decode, labels };
