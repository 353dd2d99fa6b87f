/**
 * Cases of loops whose preference moves, from small integers: up to four atoms with one or two features in eighths, up to four candidates or infinitely many, τ up to 2.
 *
 * Features have a length of at most 7/8. A feature of length 1 could make `‖Σ (p − q) φ‖ = 2 TV(p, q)` an equality of irrational numbers, which enclosures cannot decide. For
 * the same reason λ is never 0.
 */
import type { CoEvolvingInstance } from '../../models/closed-form/co-evolving';
import type { Lambda } from '../../models/loops';
import { Q, type Rational, type SearchDomain, exactRational } from '../../theory';
import { coEvolvingExtents } from './extents/co-evolving';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { type Field, bit, constant, range } from './genome/genome-layout';
import { oncePer } from './once-per';
import { lawOf, lowest, ratio } from './whole-ratio';

/** Vectors are whole numbers over this. */
const UNIT = 8;
/** The length of a feature, in units. */
const LONGEST_FEATURE = 7;
/** Long vectors are so many times as long. */
const LONG = 4;
const MOST_CANDIDATES = 4;
const MOST_ROUNDS = 3;

type CoEvolvingGenome = Genome<
  'd' | 'infinite' | 'K' | 'tau' | 'tauDen' | 'beta' | 'num' | 'den' | 'rounds' | 'v0' | 'v1' | 'u0' | 'u1',
  'mass' | 'real' | 'other' | 'f0' | 'f1' | 'twin'
>;

const INFINITE: Readonly<Record<SearchDomain['candidates']['infinite'], Field>> = {
  never: constant(0),
  sometimes: bit,
  always: constant(1),
};

const units = (most: number): Field => range(-most, most);

function genomeOf({ candidates, rounds }: SearchDomain): CoEvolvingGenome {
  const least = Math.min(candidates.min, MOST_CANDIDATES);
  return genome({
    head: {
      d: range(1, 2),
      infinite: INFINITE[candidates.infinite],
      K: range(
        least,
        Math.max(least, Math.min(candidates.max, MOST_CANDIDATES)),
        Math.min(candidates.max, Math.max(2, least)),
      ),
      tau: range(1, 8),
      tauDen: range(4, 16),
      beta: range(1, UNIT, UNIT / 2),
      num: range(1, 40),
      den: range(1, 6),
      rounds: range(1, Math.min(MOST_ROUNDS, rounds)),
      v0: units(UNIT),
      v1: units(UNIT),
      u0: units(UNIT),
      u1: units(UNIT),
    },
    atom: {
      mass: range(1, 9),
      real: range(0, 9),
      other: range(0, 9),
      f0: units(LONGEST_FEATURE),
      f1: units(LONGEST_FEATURE),
      twin: bit,
    },
    atoms: { min: 1, max: 4 },
  });
}

const genotypes = oncePer(genomeOf);

/** Entries over the unit whose absolute values sum to at most `most`: the second is cut to what the first leaves. */
function vector(entries: readonly number[], most: number, times: number): Rational[] {
  const [first = 0, second] = entries;
  const left = most - Math.abs(first);
  const cut = second === undefined ? [first] : [first, Math.max(-left, Math.min(left, second))];
  return cut.map((entry) => lowest(entry * times, UNIT));
}

const same = (a: readonly Rational[], b: readonly Rational[]): boolean =>
  a.every((entry, k) => Q.equals(entry, b[k] as Rational));

/** `h + τ` in doubles, `h = K e^{2τ}/(e^{2τ} + K − 1)`. */
function sharp(tau: Rational, K: number): number {
  const t = Q.toNumber(tau);
  const range = Math.exp(2 * t);
  return (K === Infinity ? range : (K * range) / (range + K - 1)) + t;
}

/** `L_p + 2 L_w = 2e^{2τ}(2 + e^{2τ}) + 4τe^{4τ}` in doubles. */
function published(tau: Rational): number {
  const t = Q.toNumber(tau);
  const range = Math.exp(2 * t);
  return 2 * range * (2 + range) + 4 * t * range ** 2;
}

/** A rational of few bits, at most x > 0 and within a part in 500 of it. */
function fewBits(x: number): Rational {
  const scale = 2 ** (Math.floor(Math.log2(x)) - 9);
  return Q.mul(Q.of(Math.floor((x * (1 - 2 ** -40)) / scale)), exactRational(scale));
}

/** The λ below which η times this is below 1, a number above 1. */
const limitOf = (constant: number): Rational => fewBits(1 / (constant - 1));

function lambdaOf(num: number, den: number, tau: Rational, K: number, data: SearchDomain['data']): Lambda {
  switch (data) {
    case 'synthetic':
      return 'infinity';
    case 'real':
      return ratio(num, den);
    case 'stable':
      return Q.reduce(Q.mul(ratio(num, num + den), limitOf(published(tau))));
    case 'sharply-stable':
      return Q.reduce(Q.mul(ratio(num, num + den), limitOf(sharp(tau, K))));
    case 'unstable':
      return Q.reduce(Q.mul(ratio(2 * (num + den), den), limitOf(sharp(tau, K))));
  }
}

/** The mean features of a law. */
const meanOf = (law: readonly Rational[], features: readonly (readonly Rational[])[], d: number): Rational[] =>
  Array.from({ length: d }, (_, k) =>
    Q.reduce(
      Q.dot(
        law,
        features.map((entries) => entries[k] as Rational),
      ),
    ),
  );

/** The features of every atom. In domains of one feature, an atom that is a twin has those of the first. */
function featuresOf(genes: Int32Array, layout: CoEvolvingGenome, { states, long }: SearchDomain): Rational[][] {
  const times = long === 'features' ? LONG : 1;
  const own = (i: number): Rational[] => {
    const entries = [layout.atom(genes, i, 'f0'), layout.atom(genes, i, 'f1')];
    return vector(entries.slice(0, layout.read(genes, 'd')), LONGEST_FEATURE, times);
  };
  const isTwin = (i: number): boolean => onOneFeature(states) && layout.atom(genes, i, 'twin') === 1;
  return Array.from({ length: layout.atoms(genes) }, (_, i) => own(isTwin(i) ? 0 : i));
}

const onOneFeature = (states: SearchDomain['states']): boolean =>
  states === 'one-feature' || states === 'other-preference';

/** The law of these masses; in domains of one feature, on the atoms that share that of the first. */
function lawIn(masses: readonly number[], features: readonly Rational[][], states: SearchDomain['states']): Rational[] {
  if (!onOneFeature(states)) return lawOf(masses);
  const kept = masses.map((mass, i) => (same(features[i] as Rational[], features[0] as Rational[]) ? mass : 0));
  return lawOf(kept.some((mass) => mass > 0) ? kept : kept.map((_, i) => (i === 0 ? 1 : 0)));
}

function decode(genes: Int32Array, domain: SearchDomain): CoEvolvingInstance {
  const { states = 'any', long, data, start } = domain;
  const layout = genotypes(domain);
  const read = (name: Parameters<CoEvolvingGenome['read']>[1]): number => layout.read(genes, name);
  const features = featuresOf(genes, layout, domain);
  const law = (name: 'mass' | 'other'): Rational[] => lawIn(layout.column(genes, name), features, states);
  const [p0, q] = [law('mass'), law('other')];
  const d = read('d');
  const preference = (entries: readonly number[], of: readonly Rational[]): Rational[] =>
    states === 'mean-feature' || states === 'one-feature'
      ? meanOf(of, features, d)
      : vector(entries.slice(0, d), UNIT, long === 'preferences' ? LONG : 1);
  const K = read('infinite') === 1 ? Infinity : read('K');
  const tau = lowest(read('tau'), read('tauDen'));
  return {
    model: 'co-evolving',
    features,
    p0,
    pRef: start === 'reference' ? p0 : lawOf(layout.column(genes, 'real')),
    q,
    preferences: [preference([read('v0'), read('v1')], p0), preference([read('u0'), read('u1')], q)],
    tau,
    beta: lowest(read('beta'), UNIT),
    K,
    lambda: lambdaOf(read('num'), read('den'), tau, K, data),
    rounds: read('rounds'),
  };
}

const always = (): boolean => true;

/** Whether two atoms with mass in p_0 have the same features. */
const hasTwins = ({ p0, features }: CoEvolvingInstance): boolean =>
  features.some((a, i) => features.some((b, j) => i < j && p0[i]?.num !== 0n && p0[j]?.num !== 0n && same(a, b)));

const labels: readonly Label<CoEvolvingInstance>[] = [
  { name: 'two atoms or more', share: 0.5, possible: always, carries: ({ features }) => features.length >= 2 },
  { name: 'two features', share: 0.3, possible: always, carries: ({ preferences }) => preferences[0].length === 2 },
  {
    name: 'K = ∞',
    share: 0.1,
    possible: ({ candidates }) => candidates.infinite === 'sometimes',
    carries: ({ K }) => K === Infinity,
  },
  {
    name: 'two atoms of one feature',
    share: 0.1,
    possible: ({ states }) => states === 'one-feature',
    carries: hasTwins,
  },
];

export const coEvolvingGenerator: CaseGenerator<Int32Array, CoEvolvingInstance> = {
  genotypes,
  decode,
  labels,
  extents: coEvolvingExtents,
};
