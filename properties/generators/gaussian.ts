/**
 * Gaussian cases and mixtures of Gaussians, in one and two dimensions, from small integers.
 *
 * Precisions are `L Lᵀ / s` with L lower triangular of positive diagonal, so they are positive definite; the reward's matrix is
 * `M Mᵀ`, positive semidefinite and possibly singular, never 0. K is ∞, or 1 where the domain asks for no curation.
 */
import * as fc from 'fast-check';
import type { GaussianInstance, Instance, Lambda } from '../../models';
import { type Domain, Q, type Rational } from '../../theory';
import type { CaseGenerator, Label } from './generator';

interface ComponentGenotype {
  readonly share: number;
  readonly scale: number;
  readonly lower: readonly [number, number, number];
  readonly mean: readonly [number, number];
}

export interface GaussianGenotype {
  readonly plane: boolean;
  readonly long: boolean;
  readonly start: readonly ComponentGenotype[];
  readonly reference: readonly ComponentGenotype[];
  readonly q: ComponentGenotype;
  readonly reward: {
    readonly lower: readonly [number, number, number];
    readonly centre: readonly [number, number];
    readonly b: number;
  };
  readonly lambda: { readonly num: number; readonly den: number };
  readonly rounds: number;
}

/** Rounds of a long run: enough to see a rate in t. */
const LONG_RUN = 30;

function genotypes(model: GaussianInstance['model']): (domain: Domain) => fc.Arbitrary<GaussianGenotype> {
  const pair = (min: number, max: number): fc.Arbitrary<[number, number]> =>
    fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
  const component = fc.record({
    share: fc.integer({ min: 1, max: 9 }),
    scale: fc.integer({ min: 1, max: 5 }),
    lower: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 }), fc.integer({ min: 1, max: 3 })),
    mean: pair(-4, 4),
  });
  const components = model === 'gaussian' ? { minLength: 1, maxLength: 1 } : { minLength: 2, maxLength: 3 };
  return (domain) =>
    fc.record({
      plane: fc.boolean(),
      long: domain.data === 'synthetic' && model === 'gaussian' ? fc.boolean() : fc.constant(false),
      start: fc.array(component, components),
      reference: fc.array(component, components),
      q: component,
      reward: fc.record({
        lower: fc.tuple(
          fc.integer({ min: 0, max: 2 }),
          fc.integer({ min: -1, max: 1 }),
          fc.integer({ min: 0, max: 2 }),
        ),
        centre: pair(-3, 3),
        b: fc.integer({ min: -2, max: 2 }),
      }),
      // λ = 0 makes p_t = p_ref, an equality that enclosures of a mixture cannot decide.
      lambda: fc.record({
        num: fc.integer({ min: model === 'mixture' ? 1 : 0, max: 40 }),
        den: fc.integer({ min: 1, max: 6 }),
      }),
      rounds: fc.integer({ min: 1, max: Math.min(3, domain.rounds) }),
    });
}

/** `L Lᵀ / s` from the entries of a lower triangular L, in one or two dimensions. */
function gram([a, b, c]: readonly [number, number, number], scale: number, plane: boolean): Rational[][] {
  if (!plane) return [[Q.of(a * a, scale)]];
  return [
    [Q.of(a * a, scale), Q.of(a * b, scale)],
    [Q.of(a * b, scale), Q.of(b * b + c * c, scale)],
  ];
}

const vector = ([x, y]: readonly [number, number], plane: boolean): Rational[] =>
  plane ? [Q.of(x), Q.of(y)] : [Q.of(x)];

function lawOf(components: readonly ComponentGenotype[], plane: boolean): GaussianInstance['start'] {
  const total = components.reduce((sum, { share }) => sum + share, 0);
  return components.map(({ share, scale, lower, mean }) => ({
    share: Q.reduce(Q.of(share, total)),
    precision: gram(lower, scale, plane).map((row) => row.map(Q.reduce)),
    mean: vector(mean, plane),
  }));
}

function rewardOf({ reward, plane }: GaussianGenotype, domain: Domain): GaussianInstance['reward'] {
  const b = Q.of(reward.b);
  const [first, ...others] = reward.lower;
  if (domain.reward === 'linear') {
    const slope: readonly [number, number] = [reward.centre[0] === 0 ? 1 : reward.centre[0], reward.centre[1]];
    return { kind: 'linear', b, slope: vector(slope, plane) };
  }
  const zero = first === 0 && (!plane || others.every((entry) => entry === 0));
  const lower: readonly [number, number, number] = zero ? [1, 0, 0] : reward.lower;
  return { kind: 'quadratic', b, A: gram(lower, 1, plane), c: vector(reward.centre, plane) };
}

function decodeAs(model: GaussianInstance['model']): (genotype: GaussianGenotype, domain: Domain) => GaussianInstance {
  return (genotype, domain) => {
    const { plane, lambda } = genotype;
    const start = lawOf(genotype.start, plane);
    const uncurated = domain.candidates.max === 1 && domain.candidates.infinite === 'never';
    const share: Lambda = domain.data === 'synthetic' ? 'infinity' : Q.of(lambda.num, lambda.den);
    return {
      model,
      start,
      reference: domain.start === 'reference' ? start : lawOf(genotype.reference, plane),
      q: { ...(lawOf([genotype.q], plane)[0] as GaussianInstance['q']), share: Q.one },
      reward: rewardOf(genotype, domain),
      K: uncurated ? 1 : Infinity,
      lambda: share,
      epsilon: Q.zero,
      rounds: genotype.long ? LONG_RUN : genotype.rounds,
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
  { name: 'two dimensions', share: 0.3, possible: () => true, carries: (i) => i.start[0]?.mean.length === 2 },
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

type GaussianGenerator = CaseGenerator<GaussianGenotype, Instance>;

function generatorFor(model: GaussianInstance['model']): GaussianGenerator {
  return { genotypes: genotypes(model), decode: decodeAs(model), labels: labels as GaussianGenerator['labels'] };
}

export const gaussianGenerator: GaussianGenerator = generatorFor('gaussian');
export const mixtureGenerator: GaussianGenerator = generatorFor('mixture');
