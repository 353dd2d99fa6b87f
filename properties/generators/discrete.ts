/**
 * Discrete cases: masses, weights, K and λ from small integers.
 *
 * A genotype has one record per atom. Masses are integers (times a power of ten when skewed), weights come from one of three
 * scales: small integers, powers of ten, or 1 + k/1000. λ is built inside the domain: as a fraction of the stability
 * limit where there is one. Every field shrinks to its simplest value, so counterexamples end at n = 2, K = 2, w = (1, 2).
 */
import type { DiscreteInstance } from '../../models/closed-form/discrete';
import type { Lambda } from '../../models/loops';
import { type SearchDomain, Q, type Rational } from '../../theory';
import { discreteLabels } from './discrete-labels';
import { discreteExtents } from './extents/discrete';
import type { CaseGenerator } from './generator';
import { type Genome, genome } from './genome/genome';
import {
  type Genes,
  type OptionalAtom,
  type OptionalHead,
  optionalAtom,
  optionalHead,
  samplesOf,
  usersOf,
  withCyclicUsers,
  withFixedPoint,
} from './discrete-extras';
import { type Field, bit, choice, constant, range } from './genome/genome-layout';
import { perDomain } from './per-domain';
import { lawOf, lowest, ratio } from './whole-ratio';

const LARGEST_N = 5;
/** Where runs are enumerated. */
const FEW_ATOMS = 3;

/** Denominators of λ; the last is for values so small that a round with them changes next to nothing. */
const DENOMINATORS: readonly number[] = [1, 2, 3, 4, 5, 100];

/** Values of the field `masses`; otherwise they are of one size. */
const SKEWED = 1;

/** The scales of the field `weights`, and on each the weight of every value of the gene, from 1. */
const WEIGHTS: readonly {
  readonly num: readonly number[];
  readonly den: number;
  readonly value: readonly Rational[];
}[] = [
  { num: (gene: number) => gene, den: 1 },
  { num: (gene: number) => 10 ** (gene - 1), den: 1 },
  { num: (gene: number) => 1000 + gene, den: 1000 },
].map(({ num, den }) => {
  const nums = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(num);
  return { num: nums, den, value: nums.map((n) => ratio(n, den)) };
});

const INFINITE: Readonly<Record<SearchDomain['candidates']['infinite'], Field>> = {
  never: constant(0),
  sometimes: bit,
  always: constant(1),
};

const EPSILON: Readonly<Record<SearchDomain['fit'], Field>> = {
  exact: constant(0),
  'sometimes-off': range(0, 3),
  off: range(1, 3),
};

type DiscreteGenome = Genome<
  'infinite' | 'masses' | 'weights' | 'K' | 'num' | 'den' | 'bound' | 'epsilon' | 'rounds' | OptionalHead,
  'mass' | 'exponent' | 'weight' | 'ref' | 'q' | OptionalAtom
>;

function genomeOf(domain: SearchDomain): DiscreteGenome {
  const { candidates, fit, rounds } = domain;
  // Shrinking follows the order of the fields: first the kind of case, then its numbers.
  return genome({
    head: {
      infinite: INFINITE[candidates.infinite],
      masses: choice(2),
      weights: choice(WEIGHTS.length),
      K: range(candidates.min, candidates.max),
      num: range(0, 40),
      den: range(1, DENOMINATORS.length),
      bound: range(1, 100),
      epsilon: EPSILON[fit],
      rounds: range(1, rounds),
      ...optionalHead(domain),
    },
    atom: {
      mass: range(1, 9),
      exponent: range(0, 5),
      weight: range(1, 9),
      ref: range(0, 9),
      q: range(0, 9),
      ...optionalAtom(domain),
    },
    atoms: atomsOf(domain),
  });
}

function atomsOf({ support, samples, users }: SearchDomain): { readonly min: number; readonly max: number } {
  if (users?.preferences === 'cyclic') return { min: 3, max: 3 };
  return { min: support === 'best-missing' ? 1 : 2, max: samples ? FEW_ATOMS : LARGEST_N };
}

const genotypes = perDomain(genomeOf);

/** Whole numbers in the proportion of the weights: the largest and the smallest. */
interface Extremes {
  readonly top: number;
  readonly bottom: number;
}

/**
 * `h_K − 1` with `h_K = K ω/(ω + K − 1)`, ω = top/bottom: `(K − 1)(top − bottom)/(top + (K − 1) bottom)`; at K = ∞, ω − 1.
 * As numerator and denominator, exact: weights stay below 2·10⁸.
 */
function excessOfH({ top, bottom }: Extremes, K: number): readonly [number, number] {
  if (K === Infinity) return [top - bottom, bottom];
  return [(K - 1) * (top - bottom), top + (K - 1) * bottom];
}

/** The same for weights that are squares, of which a double may not hold the products. */
function excessOfSquares({ top, bottom }: Extremes, K: number): Rational {
  const ratioOfWeights = Q.of(BigInt(top) ** 2n, BigInt(bottom) ** 2n);
  if (K === Infinity) return Q.sub(ratioOfWeights, Q.one);
  const bound = Q.div(Q.mul(Q.of(K), ratioOfWeights), Q.add(ratioOfWeights, Q.of(K - 1)));
  return Q.reduce(Q.sub(bound, Q.one));
}

function lambdaOf(num: number, den: number, domain: SearchDomain, extremes: Extremes, K: number): Lambda {
  switch (domain.data) {
    case 'synthetic':
      return 'infinity';
    case 'real':
      return ratio(num, den);
    case 'stable':
      if (K === Infinity) return Q.zero;
      return K === 1 ? ratio(num, den) : ratio(num, (num + den) * (K - 1));
    case 'sharply-stable': {
      if (domain.squares) {
        const excess = excessOfSquares(extremes, K);
        return excess.num === 0n ? ratio(num, den) : Q.reduce(Q.div(ratio(num, num + den), excess));
      }
      const [excess, over] = excessOfH(extremes, K);
      return excess === 0 ? ratio(num, den) : lowest(num * over, (num + den) * excess);
    }
    case 'unstable':
      return ratio(num + den, K === Infinity ? den : den * Math.max(1, K - 1));
  }
}

function declaredBound(domain: SearchDomain, bound: number, top: number, den: number): { wMax?: Rational } {
  if (domain.squares) {
    const { wMax } = declaredBound({ ...domain, squares: false }, bound, top, den);
    return wMax ? { wMax: Q.mul(wMax, wMax) } : {};
  }
  switch (domain.bound) {
    case 'supremum':
      return {};
    case 'below':
      return { wMax: lowest(top * bound, den * (bound + 1)) };
    case 'above':
      return { wMax: lowest(top * (bound + 1), den * bound) };
  }
}

/** Rounds such that exact masses stay small: K^rounds bounds their growth. */
function affordableRounds(K: number, rounds: number, growth = 130): number {
  if (K === Infinity || K === 1) return rounds;
  return Math.max(1, Math.min(rounds, Math.floor(Math.log(growth) / Math.log(K))));
}

function decode(genes: Int32Array, domain: SearchDomain): DiscreteInstance {
  const layout = genotypes(domain);
  const scale = WEIGHTS[layout.read(genes, 'weights')] as (typeof WEIGHTS)[number];
  const skewed = layout.read(genes, 'masses') === SKEWED;
  const K = layout.read(genes, 'infinite') === 1 ? Infinity : layout.read(genes, 'K');
  const p0: number[] = [];
  const w: Rational[] = [];
  const ref: number[] = [];
  const q: number[] = [];
  let top = 0;
  let bottom = Infinity;
  for (let i = 0; i < layout.atoms(genes); i += 1) {
    const mass = layout.atom(genes, i, 'mass');
    p0.push(skewed ? mass * 10 ** layout.atom(genes, i, 'exponent') : mass);
    ref.push(layout.atom(genes, i, 'ref'));
    q.push(layout.atom(genes, i, 'q'));
    const weight = layout.atom(genes, i, 'weight') - 1;
    w.push(scale.value[weight] as Rational);
    top = Math.max(top, scale.num[weight] as number);
    bottom = Math.min(bottom, scale.num[weight] as number);
  }
  if (domain.support === 'best-missing') {
    top *= 2;
    w.push(ratio(top, scale.den));
    p0.push(0);
    ref.push(1);
    q.push(1);
  }
  const start = lawOf(p0);
  const squared = (weight: Rational): Rational => (domain.squares ? Q.mul(weight, weight) : weight);
  const weights = domain.squares ? w.map(squared) : w;
  const extras: Genes = {
    head: (name) => layout.read(genes, name),
    atom: (i, name) => (i < layout.atoms(genes) ? layout.atom(genes, i, name) : 1),
  };
  const instance: DiscreteInstance = {
    model: 'discrete',
    p0: start,
    w: weights,
    pRef: domain.start === 'reference' ? start : lawOf(ref),
    q: lawOf(q),
    K,
    lambda: lambdaOf(
      layout.read(genes, 'num'),
      DENOMINATORS[layout.read(genes, 'den') - 1] ?? 1,
      domain,
      { top, bottom },
      K,
    ),
    ...declaredBound(domain, layout.read(genes, 'bound'), top, scale.den),
    epsilon: ratio(layout.read(genes, 'epsilon'), 20),
    rounds: affordableRounds(K, layout.read(genes, 'rounds'), domain.growth),
    ...usersOf(domain, extras, weights, (gene) => squared(scale.value[gene - 1] as Rational)),
    ...samplesOf(domain, extras),
  };
  if (domain.users?.preferences === 'cyclic') return withCyclicUsers(instance);
  return withFixedPoint(instance, domain.reference ?? 'any', extras);
}

export const discreteGenerator: CaseGenerator<Int32Array, DiscreteInstance> = {
  genotypes,
  decode,
  labels: discreteLabels,
  extents: discreteExtents,
};
