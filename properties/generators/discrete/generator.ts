/**
 * Discrete cases: masses, weights, K and λ from small integers.
 *
 * A genotype has one record per atom. Most cases are small; one in four leaves the usual ranges of K, n, λ, the number of rounds and the
 * decades of masses and weights, as do cases that fast-check moves to the edges. Every field shrinks to its simplest value, so
 * counterexamples end at n = 2, K = 2, w = (1, 2).
 */
import type { DiscreteInstance } from '../../../models/closed-form/discrete';
import { type SearchDomain, Q, type Rational } from '../../../theory';
import { discreteExtents } from '../extents/discrete';
import type { CaseGenerator } from '../generator';
import { type Genome, genome } from '../genome/genome';
import { type Field, bit, choice, constant, odd, range, wideRange } from '../genome/genome-layout';
import { oncePer } from '../once-per';
import { lawOf, ratio } from '../whole-ratio';
import { affordableAtoms, affordableCandidates, affordableRounds, costOf } from './affordable';
import {
  type Genes,
  type OptionalAtom,
  type OptionalHead,
  errorTargetsOf,
  optionalAtom,
  optionalHead,
  samplesOf,
  trueWeightsOf,
  usersOf,
  withCyclicUsers,
  withFixedPoint,
  withPrompts,
} from './extras';
import { discreteLabels } from './labels';
import { declaredBound, lambdaOf } from './lambda';
import { type Gaps, RARELY, SIDES, sidesOf, withGaps } from './masses';
import { SCALES, powerOfTen } from './weights';

const USUAL_N = 5;
const LARGEST_N = 12;
/** Where runs are enumerated. */
const FEW_ATOMS = 3;
const USUAL_K = 6;
const USUAL_ROUNDS = 3;
/** Rounds of most cases: with a memory of m laws, one more than the first that is told all of them. */
const usualRounds = ({ memory = 0 }: SearchDomain): number =>
  Math.max(USUAL_ROUNDS, (memory === 'all' ? USUAL_ROUNDS : memory) + 2);
/** Powers of ten of masses and weights. */
const DECADES = { usual: 4, most: 15 };

/** Denominators of λ; the last is for values so small that a round with them changes next to nothing. */
const DENOMINATORS: readonly number[] = [1, 2, 3, 4, 5, 100];

/** Values of the field `masses`; otherwise they are of one size. */
const SKEWED = 1;

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

const GAPS: Readonly<Record<SearchDomain['support'], Gaps>> = {
  full: 'none',
  'best-missing': 'none',
  best: 'but the best',
  any: 'any',
};

type DiscreteGenome = Genome<
  | 'infinite'
  | 'masses'
  | 'weights'
  | 'scale'
  | 'levels'
  | 'sides'
  | 'gaps'
  | 'K'
  | 'num'
  | 'den'
  | 'magnitude'
  | 'bound'
  | 'epsilon'
  | 'rounds'
  | OptionalHead,
  'mass' | 'exponent' | 'weight' | 'part' | 'decade' | 'ref' | 'q' | OptionalAtom
>;

function genomeOf(domain: SearchDomain): DiscreteGenome {
  const { candidates, fit, rounds, support, reference = 'any', positiveReference } = domain;
  // Shrinking follows the order of the fields: first the kind of case, then its numbers.
  return genome({
    head: {
      infinite: INFINITE[candidates.infinite],
      masses: odd(choice(2)),
      weights: odd(choice(SCALES.length)),
      scale: odd(wideRange(-9, 9, { min: 0, max: 0 })),
      levels: odd(wideRange(0, EQUAL, { min: 0, max: 0 })),
      sides: odd(reference === 'any' ? choice(SIDES.length) : constant(0)),
      gaps: odd(GAPS[support] === 'none' || positiveReference ? constant(0) : range(0, RARELY)),
      K: wideRange(candidates.min, candidates.max, { min: candidates.min, max: Math.max(candidates.min, USUAL_K) }),
      num: range(0, 40),
      den: range(1, DENOMINATORS.length),
      magnitude: odd(wideRange(-6, 6, { min: 0, max: 0 })),
      bound: range(1, 100),
      epsilon: EPSILON[fit],
      rounds: wideRange(1, rounds, { min: 1, max: usualRounds(domain) }),
      ...optionalHead(domain),
    },
    atom: {
      mass: range(1, 9),
      exponent: wideRange(0, DECADES.most, { min: 0, max: DECADES.usual }),
      weight: range(1, 9),
      part: range(1, 9),
      decade: wideRange(-DECADES.most, DECADES.most, { min: -DECADES.usual, max: DECADES.usual }),
      ref: range(positiveReference ? 1 : 0, 9),
      q: range(0, 9),
      ...optionalAtom(domain),
    },
    atoms: atomsOf(domain),
  });
}

function atomsOf(domain: SearchDomain): {
  readonly min: number;
  readonly max: number;
  readonly usual?: number;
} {
  const { support, samples, users } = domain;
  if (users?.preferences === 'cyclic') return { min: 3, max: 3 };
  const min = support === 'best-missing' ? 1 : 2;
  // The best atom is added where it has no mass.
  const added = support === 'best-missing' ? 1 : 0;
  const max = affordableAtoms(domain, (samples ? FEW_ATOMS : LARGEST_N) + added, min + added) - added;
  return { min, max, usual: Math.min(USUAL_N, max) };
}

const genotypes = oncePer(genomeOf);

/** One number for each atom. */
type PerAtom = (name: 'mass' | 'exponent' | 'weight' | 'part' | 'decade' | 'ref' | 'q') => number[];

const greatest = (values: readonly Rational[]): Rational => values.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));

/** Values of the gene `levels`: two digits only, so that many atoms tie; or one weight for all. */
const TWO_DIGITS = 1;
const EQUAL = 2;

/** Weights on the scale of the case, from the digit of each atom. */
function weighing(
  domain: SearchDomain,
  layout: DiscreteGenome,
  genes: Int32Array,
  masses: readonly number[],
  each: PerAtom,
): (digit: number, atom: number) => Rational {
  const scale = SCALES[layout.read(genes, 'weights')] as (typeof SCALES)[number];
  const factor = powerOfTen(layout.read(genes, 'scale'));
  const levels = layout.read(genes, 'levels');
  const largest = Math.max(...masses);
  const [parts, decades] = [each('part'), each('decade')];
  return (digit, i) => {
    const weight =
      levels === EQUAL
        ? Q.one
        : scale({
            digit: levels === TWO_DIGITS ? 1 + (digit % 2) : digit,
            part: parts[i] ?? 1,
            decade: decades[i] ?? 0,
            commonness: ratio(masses[i] ?? largest, largest),
          });
    const scaled = Q.reduce(Q.mul(weight, factor));
    return domain.squares ? Q.mul(scaled, scaled) : scaled;
  };
}

function decode(genes: Int32Array, domain: SearchDomain): DiscreteInstance {
  const layout = genotypes(domain);
  const read = (name: Parameters<DiscreteGenome['read']>[1]): number => layout.read(genes, name);
  const atoms = layout.atoms(genes);
  const each: PerAtom = (name) => layout.column(genes, name);
  const [digits, exponents] = [each('mass'), each('exponent')];
  const skewed = read('masses') === SKEWED;
  const masses = digits.map((digit, i) => (skewed ? digit * 10 ** (exponents[i] as number) : digit));
  const weightOf = weighing(domain, layout, genes, masses, each);
  const w = each('weight').map(weightOf);
  const [ref, q] = [each('ref'), each('q')];
  const best = greatest(w);
  const gaps = read('gaps') === RARELY ? GAPS[domain.support] : 'none';
  const whole = withGaps(
    masses,
    digits,
    gaps,
    w.map((weight) => Q.equals(weight, best)),
  );
  if (domain.support === 'best-missing') {
    w.push(Q.mul(best, Q.of(domain.squares ? 4 : 2)));
    whole.push(0);
    ref.push(1);
    q.push(1);
    exponents.push(0);
  }
  const start = lawOf(whole);
  const [pRef, qLaw] = sidesOf(domain, SIDES[read('sides')], { start, w, ref, q, exponents });
  const extras: Genes = {
    head: (name) => layout.read(genes, name),
    atom: (i, name) => (i < atoms ? layout.atom(genes, i, name) : 1),
  };
  const users = usersOf(domain, extras, w, weightOf);
  const wanted = read('infinite') === 1 ? Infinity : read('K');
  // With λ = 0 the next law is the real data, exactly, whatever is kept.
  const isIdle = read('num') === 0 && domain.data !== 'synthetic' && domain.data !== 'unstable';
  const K = affordableCandidates({ p0: start, w, ...users }, wanted, isIdle ? { ...domain, exact: true } : domain);
  const top = greatest(w);
  const bottom = w.reduce((a, b) => (Q.compare(a, b) <= 0 ? a : b));
  const lambda = { num: read('num'), den: DENOMINATORS[read('den') - 1] ?? 1, magnitude: read('magnitude') };
  const of: DiscreteInstance = {
    model: 'discrete',
    p0: start,
    w,
    pRef: domain.start === 'reference' ? start : pRef,
    q: qLaw,
    K,
    lambda: lambdaOf(lambda, domain, { top, bottom }, K),
    ...declaredBound(domain, read('bound'), top),
    epsilon: ratio(read('epsilon'), 20),
    rounds: read('rounds'),
    ...users,
    ...trueWeightsOf(domain, extras, w, weightOf),
    ...samplesOf(domain, extras),
  };
  const drawn = withPrompts(of, domain, extras, atoms);
  const targets = errorTargetsOf(domain, extras, drawn);
  const instance = { ...drawn, ...targets, rounds: affordableRounds(drawn, domain) };
  if (domain.users?.preferences === 'cyclic') return withCyclicUsers(instance);
  return withFixedPoint(instance, domain.reference ?? 'any', extras);
}

export const discreteGenerator: CaseGenerator<Int32Array, DiscreteInstance> = {
  genotypes,
  decode,
  labels: discreteLabels,
  extents: discreteExtents,
  cost: costOf,
};
