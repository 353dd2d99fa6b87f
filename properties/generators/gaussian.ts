/**
 * Gaussian cases and mixtures of Gaussians, in one and two dimensions, from small integers.
 *
 * Precisions are `L Lᵀ / s` with L lower triangular of positive diagonal, so they are positive definite; the reward's matrix is
 * `M Mᵀ`, positive semidefinite and possibly singular, never 0. K is ∞, or 1 where the domain asks for no curation.
 *
 * One atom of the genotype is one component: first the only one of q, then those of the start, then those of the real data. With
 * an odd number to share out, `longer` says which of the two gets one more.
 *
 * Where the domain asks for a learner of n samples the Gaussians are on the line, and n is up to 6.
 */
import { type GaussianInstance, MOST_POINTS } from '../../models/closed-form/gaussian';
import type { Instance } from '../../models/closed-form';
import { type SearchDomain, Q, type Rational } from '../../theory';
import { gaussianExtents } from './extents/gaussian';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { type Field, bit, constant, range } from './genome/genome-layout';
import { oncePer } from './once-per';
import { lowest, ratio } from './whole-ratio';

type Model = GaussianInstance['model'];
type Component = GaussianInstance['start'][number];

/** Rounds of a long run: enough to see a rate in t. */
const LONG_RUN = 30;

/** Components of q, start and reference together. */
const COMPONENTS: Readonly<Record<Model, { readonly min: number; readonly max: number }>> = {
  gaussian: { min: 3, max: 3 },
  mixture: { min: 5, max: 7 },
};

/** The matrix `L = [[a, 0], [b, c]]` of a component and `M = [[A, 0], [B, C]]` of the reward; means and centre (x, y). */
type GaussianGenome = Genome<
  'plane' | 'long' | 'longer' | 'A' | 'B' | 'C' | 'x' | 'y' | 'b' | 'num' | 'den' | 'rounds' | 'size',
  'share' | 'scale' | 'a' | 'b' | 'c' | 'x' | 'y'
>;

function genomeOf(model: Model, domain: SearchDomain): GaussianGenome {
  return genome({
    head: {
      plane: domain.samples ? constant(0) : bit,
      long: domain.data === 'synthetic' && model === 'gaussian' ? bit : constant(0),
      longer: model === 'mixture' ? bit : constant(0),
      A: range(0, 2),
      B: range(-1, 1),
      C: range(0, 2),
      x: range(-3, 3),
      y: range(-3, 3),
      b: range(-2, 2),
      // λ = 0 makes p_t = p_ref, an equality that enclosures of a mixture cannot decide.
      num: range(model === 'mixture' ? 1 : 0, 40),
      den: range(1, 6),
      rounds: range(1, Math.min(3, domain.rounds)),
      ...((domain.samples ? { size: range(1, MOST_POINTS) } : {}) as { readonly size: Field }),
    },
    atom: {
      share: range(1, 9),
      scale: range(1, 5),
      a: range(1, 3),
      b: range(-2, 2),
      c: range(1, 3),
      x: range(-4, 4),
      y: range(-4, 4),
    },
    atoms: COMPONENTS[model],
  });
}

/** `L Lᵀ / s` from the entries of `L = [[a, 0], [b, c]]`, in one or two dimensions. */
function gram(a: number, b: number, c: number, scale: number, plane: boolean): Rational[][] {
  if (!plane) return [[lowest(a * a, scale)]];
  return [
    [lowest(a * a, scale), lowest(a * b, scale)],
    [lowest(a * b, scale), lowest(b * b + c * c, scale)],
  ];
}

const vector = (x: number, y: number, plane: boolean): Rational[] =>
  plane ? [lowest(x, 1), lowest(y, 1)] : [lowest(x, 1)];

/** The mixture of the components `from`..`to − 1`. */
function lawOf(layout: GaussianGenome, genes: Int32Array, from: number, to: number): Component[] {
  const plane = layout.read(genes, 'plane') === 1;
  const law: Component[] = [];
  let total = 0;
  for (let i = from; i < to; i += 1) total += layout.atom(genes, i, 'share');
  for (let i = from; i < to; i += 1) {
    const entry = (name: Parameters<GaussianGenome['atom']>[2]): number => layout.atom(genes, i, name);
    law.push({
      share: lowest(entry('share'), total),
      precision: gram(entry('a'), entry('b'), entry('c'), entry('scale'), plane),
      mean: vector(entry('x'), entry('y'), plane),
    });
  }
  return law;
}

function rewardOf(layout: GaussianGenome, genes: Int32Array, domain: SearchDomain): GaussianInstance['reward'] {
  const plane = layout.read(genes, 'plane') === 1;
  const b = lowest(layout.read(genes, 'b'), 1);
  const x = layout.read(genes, 'x');
  const y = layout.read(genes, 'y');
  if (domain.reward === 'linear') return { kind: 'linear', b, slope: vector(x === 0 ? 1 : x, y, plane) };
  const [A, B, C] = [layout.read(genes, 'A'), layout.read(genes, 'B'), layout.read(genes, 'C')];
  const zero = A === 0 && (!plane || (B === 0 && C === 0));
  return { kind: 'quadratic', b, A: zero ? gram(1, 0, 0, 1, plane) : gram(A, B, C, 1, plane), c: vector(x, y, plane) };
}

function decodeAs(
  model: Model,
  genotypes: (domain: SearchDomain) => GaussianGenome,
): (genes: Int32Array, domain: SearchDomain) => GaussianInstance {
  return (genes, domain) => {
    const layout = genotypes(domain);
    const components = layout.atoms(genes);
    const starts = Math.floor((components - 1 + layout.read(genes, 'longer')) / 2);
    const start = lawOf(layout, genes, 1, 1 + starts);
    const uncurated = domain.candidates.max === 1 && domain.candidates.infinite === 'never';
    return {
      model,
      start,
      reference: domain.start === 'reference' ? start : lawOf(layout, genes, 1 + starts, components),
      q: lawOf(layout, genes, 0, 1)[0] as Component,
      reward: rewardOf(layout, genes, domain),
      K: uncurated ? 1 : Infinity,
      lambda: domain.data === 'synthetic' ? 'infinity' : ratio(layout.read(genes, 'num'), layout.read(genes, 'den')),
      epsilon: Q.zero,
      rounds: layout.read(genes, 'long') === 1 ? LONG_RUN : layout.read(genes, 'rounds'),
      ...(domain.samples && model === 'gaussian' ? { samples: { size: layout.read(genes, 'size') } } : {}),
    };
  };
}

const isZero = (value: Rational): boolean => value.num === 0n;

function singular({ reward }: GaussianInstance): boolean {
  if (reward.kind !== 'quadratic') return false;
  const [[a = Q.zero, b = Q.zero] = [], [, c] = []] = reward.A;
  return c !== undefined && isZero(Q.sub(Q.mul(a, c), Q.mul(b, b)));
}

const labels: readonly Label<GaussianInstance>[] = [
  {
    name: 'two dimensions',
    share: 0.3,
    possible: ({ samples }) => !samples,
    carries: (i) => i.start[0]?.mean.length === 2,
  },
  {
    name: 'reward flat in a direction',
    share: 0.02,
    possible: ({ reward }) => reward === 'quadratic',
    carries: singular,
  },
  {
    name: `long run (${LONG_RUN} rounds)`,
    share: 0.05,
    possible: ({ data }) => data === 'synthetic',
    carries: (i) => i.model === 'mixture' || i.rounds === LONG_RUN,
  },
];

type GaussianGenerator = CaseGenerator<Int32Array, Instance>;

function generatorFor(model: Model): GaussianGenerator {
  const genotypes = oncePer((domain: SearchDomain) => genomeOf(model, domain));
  return {
    genotypes,
    decode: decodeAs(model, genotypes),
    labels: labels as GaussianGenerator['labels'],
    extents: gaussianExtents as GaussianGenerator['extents'],
  };
}

export const gaussianGenerator: GaussianGenerator = generatorFor('gaussian');
export const mixtureGenerator: GaussianGenerator = generatorFor('mixture');
