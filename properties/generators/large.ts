/**
 * Large discrete cases: up to 100,000 atoms and 1,000,000 candidates, from a few small integers.
 *
 * A genotype holds two to eight atoms that are written out, and how many more a family and a seed describe. Sizes are
 * skewed: about one case in 25 has 10,000 atoms or more, most have a few. K is on a logarithmic scale. λ is a fraction of
 * the stability limit where there is one, and never 0, since p_t = p_ref is an equality that enclosures cannot decide; for the same
 * reason not all weights are equal where the limit depends on their range. Everything shrinks to n = 2, K = 2 and w = (1, 2).
 *
 * Statements about gains and odds are nearly attained by a few atoms of nearly equal weights, and by two weights alone of which the
 * best is rare. Such cases are moved to where exact answers are affordable (`hasExactTwin`). And at K = ∞ a run of the fully synthetic
 * loop is cut to the rounds after which a part in 10^9 of the weight is still to be gained.
 */
import {
  type LargeAtom,
  type LargeInstance,
  MASS_FAMILIES as MASSES,
  WEIGHT_FAMILIES as WEIGHTS,
  classesOf,
  hasExactTwin,
  sizeOf,
} from '../../models/closed-form/large';
import type { Lambda } from '../../models/loops';
import { type SearchDomain, Q, type Rational, exactRational } from '../../theory';
import { largeExtents } from './extents/large';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { type Field, bit, choice, constant, range } from './genome/genome-layout';
import { oncePer } from './once-per';

/** Values of the field `size`, by the power of ten that the number of further atoms has. */
const SIZES = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4] as const;

/** Most atoms, candidates and rounds with exact answers at finite K. */
const FEW = 6;
const MOST_ATOMS = 100_000;
/** The gain that a case at K = ∞ leaves, relative to w_max: larger than the width of enclosures. */
const LEAST_LEFT = 1e-9;
/** A share of the best atoms below which two weights alone leave too little slack. */
const RARE = 0.01;
/** As many nearly equal weights lie far enough apart. */
const MANY = 16;
/** Quotient of the extreme weights up to which they count as nearly equal. */
const NEAR = 1.001;

const INFINITE: Readonly<Record<SearchDomain['candidates']['infinite'], Field>> = {
  never: constant(0),
  sometimes: bit,
  always: constant(1),
};

type LargeGenome = Genome<
  'infinite' | 'size' | 'count' | 'masses' | 'weights' | 'decade' | 'K' | 'seed' | 'num' | 'den' | 'rounds',
  'mass' | 'exponent' | 'weight' | 'binade'
>;

function genomeOf({ candidates, rounds }: SearchDomain): LargeGenome {
  return genome({
    head: {
      infinite: INFINITE[candidates.infinite],
      size: range(0, SIZES.length - 1),
      count: range(0, 10),
      masses: choice(MASSES.length),
      weights: choice(WEIGHTS.length),
      decade: range(0, 5),
      K: range(2, 10),
      seed: range(0, 2 ** 16 - 1),
      num: range(1, 40),
      den: range(1, 6),
      rounds: range(1, Math.min(3, rounds)),
    },
    atom: { mass: range(1, 9), exponent: range(0, 5), weight: range(1, 9), binade: range(-72, 72) },
    atoms: { min: 2, max: 8 },
  });
}

const genotypes = oncePer(genomeOf);

/** The weight that a family gives to a whole number and a power of two. */
function weightOf(family: (typeof WEIGHTS)[number], digit: number, binade: number): number {
  switch (family) {
    case 'integers':
      return digit;
    case 'near-20':
      return 1 + digit * 2 ** -20;
    case 'near-33':
      return 1 + digit * 2 ** -33;
    case 'binades':
      return digit * 2 ** binade;
    case 'tied-top':
      return Math.min(8, digit);
  }
}

/** The atoms that are written out, of the same kinds as the families. */
function listedAtoms(genes: Int32Array, of: LargeGenome): LargeAtom[] {
  const masses = MASSES[of.read(genes, 'masses')];
  const weights = WEIGHTS[of.read(genes, 'weights')] ?? 'integers';
  // Nearly equal weights of which one has nearly all the mass would leave less slack than enclosures can show.
  const skewed = masses === 'skewed' && !weights.startsWith('near');
  return Array.from({ length: of.atoms(genes) }, (_, i) => {
    // The simplest weights are 1, 2, 3, …: a case of equal weights tests little.
    const weight = weightOf(weights, of.atom(genes, i, 'weight') + i, of.atom(genes, i, 'binade'));
    const mass = of.atom(genes, i, 'mass') * (skewed ? 10 ** of.atom(genes, i, 'exponent') : 1);
    return { mass, weight };
  });
}

/** `h_K − 1 = (K − 1)(top − bottom)/(top + (K − 1) bottom)`; at K = ∞, top/bottom − 1. */
function excessOfH(top: number, bottom: number, K: number): number {
  return K === Infinity ? (top - bottom) / bottom : ((K - 1) * (top - bottom)) / (top + (K - 1) * bottom);
}

/** A rational of ten bits, at most x and within a part in 512 of it. */
function tenBits(x: number): Rational {
  const scale = 2 ** (Math.floor(Math.log2(x)) - 9);
  return Q.mul(Q.of(Math.floor((x * (1 - 2 ** -40)) / scale)), exactRational(scale));
}

function lambdaOf(num: number, den: number, domain: SearchDomain, instance: LargeInstance): Lambda {
  const { K } = instance;
  const belowOne = Q.of(num, num + den);
  switch (domain.data) {
    case 'synthetic':
      return 'infinity';
    case 'real':
      return Q.reduce(Q.of(num, den));
    case 'stable':
      return Q.reduce(K === Infinity ? belowOne : Q.div(belowOne, Q.of(K - 1)));
    case 'sharply-stable': {
      const { top, bottom } = classesOf(instance);
      return Q.reduce(top === bottom ? Q.of(num, den) : Q.mul(belowOne, tenBits(1 / excessOfH(top, bottom, K))));
    }
    case 'unstable':
      return Q.reduce(Q.of(num + den, K === Infinity ? den : den * (K - 1)));
  }
}

/** Whether there are exactly two weights. */
function hasTwoWeights(instance: LargeInstance): boolean {
  // The other atoms need not be drawn if the first ones show it.
  if (new Set(instance.atoms.map(({ weight }) => weight)).size > 2) return false;
  const { weight, top, bottom } = classesOf(instance);
  if (top === bottom) return false;
  for (let i = 0; i < weight.length; i += 1) if (weight[i] !== top && weight[i] !== bottom) return false;
  return true;
}

function bestShare(instance: LargeInstance): number {
  const { mass, total, weight, top } = classesOf(instance);
  return mass.reduce((sum, m, i) => (weight[i] === top ? sum + m : sum), 0) / total;
}

/** Whether odds against the best may fall by all but exactly the rate claimed, and no exact answer is affordable. */
function isTooTight(instance: LargeInstance): boolean {
  if (hasExactTwin(instance)) return false;
  if (sizeOf(instance) < MANY) {
    const { top, bottom } = classesOf(instance);
    if (top <= NEAR * bottom) return true;
  }
  return hasTwoWeights(instance) && (instance.K === Infinity || bestShare(instance) < RARE);
}

/** Rounds of tilting after which enough is left to be gained for enclosures to see. */
function visibleRounds(instance: LargeInstance): number {
  const { mass, weight, top } = classesOf(instance);
  const tilted = Float64Array.from(mass);
  for (let t = 1; t <= instance.rounds; t += 1) {
    let [all, left] = [0, 0];
    for (let i = 0; i < tilted.length; i += 1) {
      const share = (weight[i] as number) / top;
      const m = (tilted[i] as number) * share;
      tilted[i] = m;
      all += m;
      left += m * (1 - share);
    }
    if (left < LEAST_LEFT * all) return Math.max(1, t - 1);
  }
  return instance.rounds;
}

/** Atoms of which one weighs twice as much, if all weigh the same. */
function unequal(atoms: readonly LargeAtom[]): readonly LargeAtom[] {
  const [first, ...others] = atoms;
  if (first === undefined || others.some(({ weight }) => weight !== first.weight)) return atoms;
  return [{ ...first, weight: 2 * first.weight }, ...others];
}

function decode(genes: Int32Array, domain: SearchDomain): LargeInstance {
  const of = genotypes(domain);
  const read = (name: Parameters<LargeGenome['read']>[1]): number => of.read(genes, name);
  const listed = listedAtoms(genes, of);
  const atoms = domain.data === 'sharply-stable' ? unequal(listed) : listed;
  const wanted = read('count') * 10 ** (SIZES[read('size')] ?? 0);
  const count = Math.min(wanted, MOST_ATOMS - atoms.length);
  const K = read('infinite') === 1 ? Infinity : read('K') * 10 ** read('decade');
  const more =
    count === 0
      ? undefined
      : {
          count,
          masses: MASSES[read('masses')] ?? 'equal',
          weights: WEIGHTS[read('weights')] ?? 'integers',
          seed: read('seed'),
        };
  const full = instanceOf(atoms, more, K, read('rounds'));
  const synthetic = domain.data === 'synthetic';
  const aboutGains = synthetic || domain.data === 'real';
  const instance =
    aboutGains && isTooTight(full)
      ? instanceOf(atoms.slice(0, FEW), undefined, K === Infinity ? K : 2 + (K % (FEW - 1)), full.rounds)
      : full;
  const rounds = synthetic && K === Infinity ? visibleRounds(instance) : instance.rounds;
  return { ...instance, lambda: lambdaOf(read('num'), read('den'), domain, instance), rounds };
}

/** A fully synthetic instance. */
function instanceOf(
  atoms: LargeInstance['atoms'],
  more: LargeInstance['more'],
  K: number,
  rounds: number,
): LargeInstance {
  const model = 'large-discrete';
  const lambda = 'infinity';
  return more === undefined ? { model, atoms, K, lambda, rounds } : { model, atoms, more, K, lambda, rounds };
}

const spread = (instance: LargeInstance): number => {
  const { top, bottom } = classesOf(instance);
  return top / bottom;
};
const always = (): boolean => true;
const finite = ({ candidates }: SearchDomain): boolean => candidates.infinite !== 'always';

/** Required shares leave room for chance in the shortest runs that enforce them, 200 cases: fewer than one in a thousand falls short by it. */
const labels: readonly Label<LargeInstance>[] = [
  { name: 'n ≥ 10,000', share: 0.005, possible: always, carries: (i) => sizeOf(i) >= 10_000 },
  { name: 'K ≥ 1,000', share: 0.08, possible: finite, carries: (i) => i.K >= 1000 && i.K !== Infinity },
  { name: 'K ≥ 100,000', share: 0.01, possible: finite, carries: (i) => i.K >= 100_000 && i.K !== Infinity },
  {
    name: 'K = ∞',
    share: 0.1,
    possible: ({ candidates }) => candidates.infinite === 'sometimes',
    carries: (i) => i.K === Infinity,
  },
  { name: 'weights over 20 decades', share: 0.05, possible: always, carries: (i) => spread(i) >= 1e20 },
  {
    name: 'nearly equal weights',
    share: 0.05,
    possible: always,
    carries: (i) => spread(i) > 1 && spread(i) <= NEAR,
  },
  {
    name: 'tie at the best',
    share: 0.05,
    possible: always,
    carries: (i) => classesOf(i).ties,
  },
  {
    name: 'edge of stability (λ(K−1) ≥ 0.9)',
    share: 0.02,
    possible: ({ data }) => data === 'stable',
    carries: (i) => i.lambda !== 'infinity' && Q.toNumber(i.lambda) * (i.K - 1) >= 0.9,
  },
];

/** Atoms over all rounds of a usual case. */
const USUAL_ATOMS = 500;

export const largeGenerator: CaseGenerator<Int32Array, LargeInstance> = {
  genotypes,
  decode,
  labels,
  extents: largeExtents,
  cost: ({ atoms, more, rounds }) => (rounds * (atoms.length + (more?.count ?? 0))) / USUAL_ATOMS,
};
