/** The labels of discrete instances: kinds of case of which every run needs a required share. */
import type { DiscreteInstance } from '../../../models/closed-form/discrete';
import { type SearchDomain, Q, type Rational } from '../../../theory';
import type { Label } from '../generator';
import { onceInARow } from '../once-per';

/** What several labels ask about one instance. */
interface Traits {
  /** How many atoms have the largest weight, and their mass. */
  readonly ties: number;
  readonly bestMass: number;
  /** The largest weight over the smallest. */
  readonly spread: number;
}

const traitsOf = onceInARow(({ w, p0 }: DiscreteInstance): Traits => {
  const best = w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  const masses = p0.filter((_, i) => Q.equals(w[i] ?? best, best)).map(Q.toNumber);
  const weights = w.map(Q.toNumber);
  return {
    ties: masses.length,
    bestMass: masses.reduce((sum, mass) => sum + mass, 0),
    spread: Math.max(...weights) / Math.min(...weights),
  };
});

const free = ({ users }: SearchDomain): boolean => users?.preferences !== 'cyclic';
const always = (): boolean => true;
const full = ({ support }: SearchDomain): boolean => support !== 'best-missing';
const mayHaveGaps = ({ support }: SearchDomain): boolean => support === 'best' || support === 'any';
const manyAtoms = (domain: SearchDomain): boolean => free(domain) && domain.samples !== true;
const few = ({ exact = false, growth }: SearchDomain): boolean => exact || growth !== undefined;

const isBelowOne = ({ num, den }: Rational): boolean => num < den;
const isWhole = ({ num, den }: Rational): boolean => num % den === 0n;
const leastMass = ({ p0 }: DiscreteInstance): number =>
  p0.reduce((least, mass) => (mass.num === 0n ? least : Math.min(least, Q.toNumber(mass))), 1);
const anyReference = ({ reference = 'any' }: SearchDomain): boolean => reference === 'any';

/** The longest memory that is counted; of a memory of all laws two count. */
const LONGEST_MEMORY = 10;

/** Whether the domain is about a memory of so many laws. */
const remembers =
  (laws: number) =>
  ({ memory }: SearchDomain): boolean =>
    (memory === 'all' ? 2 : memory) === laws;

/** Whether a memory of so many laws fits into the rounds of two candidates. */
const fitsAtFiniteK =
  (laws: number) =>
  ({ candidates: { min, infinite }, growth = Infinity }: SearchDomain): boolean =>
    infinite !== 'always' && Math.max(2, min) ** (laws + 1) <= growth;

/** Cases that go on after the first round that is told all laws of the memory. */
const memoryLabels: readonly Label<DiscreteInstance>[] = Array.from(
  { length: LONGEST_MEMORY },
  (_, i) => i + 1,
).flatMap((laws): readonly Label<DiscreteInstance>[] => [
  {
    name: `t ≥ ${laws + 1}, after ${laws} remembered`,
    share: 0.03,
    possible: remembers(laws),
    carries: ({ rounds }) => rounds > laws,
  },
  {
    name: `t ≥ ${laws + 1} at finite K ≥ 2, after ${laws} remembered`,
    share: 0.005,
    possible: (domain) => remembers(laws)(domain) && fitsAtFiniteK(laws)(domain) && domain.candidates.max >= 2,
    carries: ({ rounds, K }) => rounds > laws && K >= 2 && K !== Infinity,
  },
]);

const hasPrompts = ({ prompts }: SearchDomain): boolean => prompts === true;

/** What the labels of prompts ask about one instance. */
const answersOf = onceInARow(({ prompts = [], p0, w }: DiscreteInstance) => {
  const labels = [...new Set(prompts.filter((_, i) => (p0[i] ?? Q.zero).num > 0n))];
  const answers = labels.map((label) => w.filter((_, i) => prompts[i] === label));
  const tops = answers.map((weights) => weights.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b)));
  return {
    count: labels.length,
    single: answers.filter(({ length }) => length === 1).length,
    unequal: tops.some((top) => !Q.equals(top, tops[0] ?? top)),
  };
});

/** Prompts with mass, and their answers. */
const promptLabels: readonly Label<DiscreteInstance>[] = [
  { name: 'one prompt', share: 0.02, possible: hasPrompts, carries: (i) => answersOf(i).count === 1 },
  { name: 'two prompts', share: 0.1, possible: hasPrompts, carries: (i) => answersOf(i).count === 2 },
  { name: 'three prompts', share: 0.1, possible: hasPrompts, carries: (i) => answersOf(i).count === 3 },
  {
    name: 'several prompts of several answers each',
    share: 0.05,
    possible: hasPrompts,
    carries: (i) => answersOf(i).count > 1 && answersOf(i).single === 0,
  },
  {
    name: 'a prompt with one answer',
    share: 0.1,
    possible: hasPrompts,
    carries: (i) => answersOf(i).count > 1 && answersOf(i).single > 0,
  },
  {
    name: 'prompts whose best answers have different weights',
    share: 0.2,
    possible: hasPrompts,
    carries: (i) => answersOf(i).unequal,
  },
];

const hasTruth = ({ secondReward }: SearchDomain): boolean => secondReward === true;

/** How many pairs of atoms w and w_true order alike, and how many the other way round. */
const agreementOf = onceInARow(
  ({ w, wTrue = w }: DiscreteInstance): { readonly alike: number; readonly opposed: number } => {
    const pairs = w.flatMap((weight, i) => w.slice(0, i).map((other, j) => [Q.compare(weight, other), i, j] as const));
    const orders = pairs.map(([sign, i, j]) => sign * Q.compare(wTrue[i] ?? Q.one, wTrue[j] ?? Q.one));
    const count = (sign: number): number => orders.filter((order) => order === sign).length;
    return { alike: count(1), opposed: count(-1) };
  },
);

const misfits = ({ fit }: SearchDomain): boolean => fit !== 'exact';

export const discreteLabels: readonly Label<DiscreteInstance>[] = [
  ...memoryLabels,
  ...promptLabels,
  {
    name: 'a fitting error away from the first atom',
    share: 0.1,
    possible: misfits,
    carries: ({ errorTowards = [0] }) => errorTowards[0] !== 0,
  },
  {
    name: 'a fitting error towards the uniform law',
    share: 0.03,
    possible: misfits,
    carries: ({ errorTowards = [] }) => errorTowards.includes('uniform'),
  },
  {
    name: 'a fitting error in changing directions',
    share: 0.03,
    possible: misfits,
    carries: ({ errorTowards = [] }) => errorTowards.length > 1,
  },
  {
    name: 'w_true in the order of w',
    share: 0.1,
    possible: hasTruth,
    carries: (i) => agreementOf(i).alike > 0 && agreementOf(i).opposed === 0,
  },
  {
    name: 'w_true in the reverse order',
    share: 0.1,
    possible: hasTruth,
    carries: (i) => agreementOf(i).opposed > 0 && agreementOf(i).alike === 0,
  },
  {
    name: 'w_true in another order',
    share: 0.1,
    possible: hasTruth,
    carries: (i) => agreementOf(i).opposed > 0 && agreementOf(i).alike > 0,
  },
  { name: 'tie at the best', share: 0.02, possible: free, carries: (i) => traitsOf(i).ties > 1 },
  { name: 'tie of three at the best', share: 0.005, possible: manyAtoms, carries: (i) => traitsOf(i).ties >= 3 },
  { name: 'a weight below 1', share: 0.1, possible: free, carries: ({ w }) => w.some(isBelowOne) },
  { name: 'all weights below 1', share: 0.01, possible: free, carries: ({ w }) => w.every(isBelowOne) },
  { name: 'a weight that is no whole number', share: 0.2, possible: free, carries: ({ w }) => !w.every(isWhole) },
  { name: 'weights over 12 decades', share: 0.005, possible: free, carries: (i) => traitsOf(i).spread > 1e12 },
  { name: 'n ≥ 7', share: 0.02, possible: manyAtoms, carries: ({ w }) => w.length >= 7 },
  { name: 'an atom of mass below 1e-9', share: 0.005, possible: free, carries: (i) => leastMass(i) < 1e-9 },
  {
    name: 'an atom without mass',
    share: 0.01,
    possible: mayHaveGaps,
    carries: ({ p0 }) => p0.some(({ num }) => num === 0n),
  },
  {
    name: 'best atoms without mass',
    share: 0.002,
    possible: ({ support }) => support === 'any',
    carries: (i) => traitsOf(i).bestMass === 0,
  },
  {
    name: 't ≥ 4',
    share: 0.03,
    possible: (domain) => domain.rounds >= 6 && !few(domain),
    carries: ({ rounds }) => rounds >= 4,
  },
  {
    name: 'λ > 100',
    share: 0.01,
    possible: (domain) => domain.data === 'real' && anyReference(domain),
    carries: ({ lambda }) => lambda !== 'infinity' && lambda.num > 100n * lambda.den,
  },
  { name: 'all weights equal', share: 0.002, possible: free, carries: (i) => traitsOf(i).spread === 1 },
  { name: 'weights over 4 decades', share: 0.05, possible: always, carries: (i) => traitsOf(i).spread >= 1e4 },
  {
    name: 'nearly equal weights',
    share: 0.05,
    possible: (domain) => full(domain) && free(domain),
    carries: (i) => traitsOf(i).spread > 1 && traitsOf(i).spread <= 1.02,
  },
  {
    name: 'rare best atom (≤ 1/50)',
    share: 0.03,
    possible: full,
    carries: (i) => traitsOf(i).bestMass <= 0.02,
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
    name: 'K ≥ 7',
    share: 0.03,
    possible: (domain) => domain.candidates.infinite !== 'always' && domain.candidates.max >= 16 && !few(domain),
    carries: (i) => i.K >= 7 && i.K !== Infinity,
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
    possible: (domain) => (domain.data === 'real' || domain.data === 'stable') && anyReference(domain),
    carries: (i) => i.lambda !== 'infinity' && i.lambda.num === 0n,
  },
  {
    name: 'real data misses an atom',
    share: 0.02,
    possible: (domain) =>
      domain.data !== 'synthetic' && domain.start === 'free' && anyReference(domain) && free(domain),
    carries: (i) => i.pRef.some((mass) => mass.num === 0n),
  },
];
