import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Genome, genome } from './genome';
import { type Field, type Layout, bit, choice, constant, odd, range } from './genome-layout';

const small = genome({
  head: {
    infinite: bit,
    kind: choice(3),
    K: range(2, 6),
    fixed: constant(7),
    shift: range(-4, 4),
    high: range(-9, -3),
  },
  atom: { mass: range(1, 9), tilt: range(-2, 2) },
  atoms: { min: 2, max: 5 },
});

const wide = genome({
  head: { n: range(1, 100_000), seed: range(0, 2 ** 31 - 1), any: range(-(2 ** 31), 2 ** 31 - 1) },
  atom: { mass: range(1, 1000), weight: range(1, 1000) },
  atoms: { min: 0, max: 8 },
});

const headOnly = genome({ head: { K: range(1, 6), rounds: range(1, 3) }, atom: {}, atoms: { min: 0, max: 0 } });

const kinds = genome({
  head: { K: range(1, 6), kind: odd(choice(3)), scale: odd(range(-9, 9)) },
  atom: { digit: range(1, 9), decade: range(-4, 4) },
  atoms: { min: 2, max: 4 },
});

type AnyGenome = Genome<string, string>;
const GENOMES: readonly (readonly [string, AnyGenome])[] = [
  ['of small fields', small],
  ['of large fields', wide],
  ['without atoms', headOnly],
  ['with odd kinds', kinds],
];

const drawn = (arbitrary: AnyGenome, numRuns = 200, seed = 3): Int32Array[] => fc.sample(arbitrary, { numRuns, seed });

const candidatesOf = (arbitrary: AnyGenome, genes: Int32Array, context?: unknown): fc.Value<Int32Array>[] => [
  ...arbitrary.shrink(genes, context),
];

/** Length, sum of complexities, complexities: what the order of simplicity compares, from first to last. */
function rank({ simplest, cost, headLength, stride }: Layout, genes: Int32Array): number[] {
  const complexities = Array.from(genes, (gene, i) => {
    const field = i < headLength ? i : headLength + ((i - headLength) % stride);
    const distance = gene - (simplest[field] ?? NaN);
    return (distance >= 0 ? 2 * distance : 1 - 2 * distance) * (cost[field] ?? NaN);
  });
  return [genes.length, complexities.reduce((sum, c) => sum + c, 0), ...complexities];
}

function isSimpler(layout: Layout, a: Int32Array, b: Int32Array): boolean {
  const [left, right] = [rank(layout, a), rank(layout, b)];
  const first = left.findIndex((value, i) => value !== right[i]);
  return first >= 0 && (left[first] as number) < (right[first] as number);
}

/** What fast-check's shrinking ends at, from the first failing case. */
function shrunk<H extends string, A extends string>(
  arbitrary: Genome<H, A>,
  seed: number,
  fails: (genes: Int32Array) => boolean,
): { readonly genes: Int32Array; readonly tried: number } {
  let tried = 0;
  let failed = false;
  const property = fc.property(arbitrary, (genes) => {
    if (failed) tried += 1;
    failed ||= fails(genes);
    return !fails(genes);
  });
  const { counterexample } = fc.check(property, { seed, numRuns: 10_000 });
  return { genes: counterexample?.[0] ?? new Int32Array(), tried };
}

describe('a drawn genotype', () => {
  it.each(GENOMES)('%s lies inside its layout', (_name, arbitrary) => {
    expect(drawn(arbitrary, 1000).every((genes) => arbitrary.canShrinkWithoutContext(genes))).toBe(true);
  });

  it.each(GENOMES)('%s depends on the seed alone', (_name, arbitrary) => {
    expect(drawn(arbitrary, 50, 8)).toEqual(drawn(arbitrary, 50, 8));
    expect(drawn(arbitrary, 50, 8)).not.toEqual(drawn(arbitrary, 50, 9));
  });

  it('is read by name', () => {
    const genes = Int32Array.of(1, 2, 3, 7, -1, -3, 4, -2, 9, 2);
    expect(small.canShrinkWithoutContext(genes)).toBe(true);
    expect([small.read(genes, 'infinite'), small.read(genes, 'K'), small.read(genes, 'high')]).toEqual([1, 3, -3]);
    expect([small.atoms(genes), small.atom(genes, 0, 'mass'), small.atom(genes, 1, 'tilt')]).toEqual([2, 4, 2]);
  });
});

describe('the distribution', () => {
  const RUNS = 20_000;
  const unbiased = fc.sample(fc.noBias(small), { numRuns: RUNS, seed: 4 });

  it.each([
    ['infinite', 2],
    ['kind', 3],
    ['K', 5],
    ['shift', 9],
    ['high', 7],
  ] as const)('of the field %s is uniform over its %i values', (name, values) => {
    const counts = new Map<number, number>();
    for (const genes of unbiased) counts.set(small.read(genes, name), (counts.get(small.read(genes, name)) ?? 0) + 1);
    expect(counts.size).toBe(values);
    // Chi-squared with values − 1 degrees of freedom: 40 is beyond its 0.9999 quantile for each of them.
    const expected = RUNS / values;
    const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi2).toBeLessThan(40);
  });

  it('of two fields cut from the same word is independent', () => {
    const pairs = new Map<string, number>();
    for (const genes of unbiased) {
      const pair = `${small.atom(genes, 1, 'mass')},${small.atom(genes, 1, 'tilt')}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    const expected = RUNS / 45;
    const chi2 = [...pairs.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(pairs.size).toBe(45);
    expect(chi2).toBeLessThan(95);
  });

  it('reaches every length and both ends of a large range, more often when biased', () => {
    const lengths = new Set(drawn(wide, 500).map((genes) => wide.atoms(genes)));
    expect([...lengths].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const atEdge = (all: readonly Int32Array[]): number =>
      all.filter((genes) => wide.read(genes, 'seed') < 32 || wide.read(genes, 'seed') > 2 ** 31 - 33).length;
    expect(atEdge(fc.sample(wide, { numRuns: 1000, seed: 2 }))).toBeGreaterThan(50);
    expect(atEdge(fc.sample(fc.noBias(wide), { numRuns: 1000, seed: 2 }))).toBeLessThan(3);
  });
});

describe('shrinking', () => {
  it.each(GENOMES)('of a genotype %s only offers simpler ones inside the layout', (_name, arbitrary) => {
    const sound = (from: Int32Array, to: Int32Array): boolean =>
      arbitrary.canShrinkWithoutContext(to) && isSimpler(arbitrary.layout, to, from);
    for (const genes of drawn(arbitrary, 60)) {
      const first = candidatesOf(arbitrary, genes);
      expect(first.filter(({ value }) => !sound(genes, value))).toEqual([]);
      const [next] = first;
      const second = next ? candidatesOf(arbitrary, next.value, next.context) : [];
      expect(second.filter(({ value }) => next && !sound(next.value, value))).toEqual([]);
    }
  });

  it('offers nothing below the simplest genotype', () => {
    const simplest = Int32Array.of(0, 0, 2, 7, 0, -3, 1, 0, 1, 0);
    expect(candidatesOf(small, simplest)).toEqual([]);
  });

  it('leaves the genotype it starts from alone', () => {
    const genes = drawn(small, 1)[0] ?? new Int32Array();
    const before = genes.slice();
    candidatesOf(small, genes);
    expect(genes).toEqual(before);
  });

  const massOf = (genes: Int32Array): number =>
    [...Array(small.atoms(genes)).keys()].reduce((sum, i) => sum + small.atom(genes, i, 'mass'), 0);

  it.each([1, 2, 3, 4, 5])('of planted failures ends at the known minimum (seed %i)', (seed) => {
    const minimum = (fails: (genes: Int32Array) => boolean): number[] => [...shrunk(small, seed, fails).genes];
    expect(minimum(() => true)).toEqual([0, 0, 2, 7, 0, -3, 1, 0, 1, 0]);
    expect(minimum((genes) => small.atoms(genes) >= 4)).toEqual([0, 0, 2, 7, 0, -3, 1, 0, 1, 0, 1, 0, 1, 0]);
    expect(minimum((genes) => small.read(genes, 'K') >= 4)).toEqual([0, 0, 4, 7, 0, -3, 1, 0, 1, 0]);
    expect(minimum((genes) => Math.abs(small.read(genes, 'shift')) >= 2)).toEqual([0, 0, 2, 7, 2, -3, 1, 0, 1, 0]);
    expect(minimum((genes) => small.read(genes, 'shift') < 0)).toEqual([0, 0, 2, 7, -1, -3, 1, 0, 1, 0]);
  });

  it.each([1, 2, 3, 4, 5])('puts the simpler atom first (seed %i)', (seed) => {
    const unequal = (genes: Int32Array): boolean => small.atom(genes, 0, 'mass') !== small.atom(genes, 1, 'mass');
    expect([...shrunk(small, seed, unequal).genes]).toEqual([0, 0, 2, 7, 0, -3, 1, 0, 2, 0]);
  });

  it.each([1, 2, 3, 4, 5])('trades an odd kind of case for larger numbers in a common one (seed %i)', (seed) => {
    // Kind 0 takes the digits and the other kinds the decades, all times a power of ten.
    const sizes = (genes: Int32Array): number[] =>
      [0, 1].map((i) => {
        const [digit, decade] = [kinds.atom(genes, i, 'digit'), kinds.atom(genes, i, 'decade')];
        return (kinds.read(genes, 'kind') === 0 ? digit : 10 ** decade) * 10 ** kinds.read(genes, 'scale');
      });
    const unequal = (genes: Int32Array): boolean => new Set(sizes(genes)).size > 1;
    expect([...shrunk(kinds, seed, unequal).genes]).toEqual([1, 0, 0, 1, 0, 2, 0]);
    const large = (genes: Int32Array): boolean => Math.max(...sizes(genes)) >= 4;
    expect([...shrunk(kinds, seed, large).genes]).toEqual([1, 0, 0, 1, 0, 4, 0]);
  });

  it('ends where no single step still fails', () => {
    const fails = (genes: Int32Array): boolean => massOf(genes) >= 11 && small.read(genes, 'infinite') === 1;
    const { genes } = shrunk(small, 6, fails);
    expect(fails(genes)).toBe(true);
    expect(candidatesOf(small, genes).filter(({ value }) => fails(value))).toEqual([]);
  });

  it('finds a threshold in a large range by halving', () => {
    const fails = (genes: Int32Array): boolean => wide.read(genes, 'seed') >= 1_234_567;
    const { genes, tried } = shrunk(wide, 7, fails);
    expect([...genes]).toEqual([1, 1_234_567, 0]);
    expect(tried).toBeLessThan(600);
  });
});

describe('a foreign value', () => {
  const good = Int32Array.of(0, 0, 2, 7, 0, -3, 1, 0, 1, 0);
  const changed = (position: number, gene: number): Int32Array => good.map((old, i) => (i === position ? gene : old));

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an array of the same numbers', [...good]],
    ['doubles', Float64Array.from(good)],
    ['NaN among doubles', Float64Array.from(good, () => NaN)],
    ['another integer type', Int16Array.from(good)],
    ['no genes', new Int32Array()],
    ['half an atom', good.subarray(0, 9)],
    ['too few atoms', good.subarray(0, 8)],
    ['too many atoms', Int32Array.of(...good, 1, 0, 1, 0, 1, 0, 1, 0)],
    ['a gene below its range', changed(6, 0)],
    ['a gene above its range', changed(0, 2)],
    ['another constant', changed(3, 8)],
    ['an atom out of range', changed(9, 3)],
  ])('is no genotype: %s', (_name, value) => {
    expect(small.canShrinkWithoutContext(good)).toBe(true);
    expect(small.canShrinkWithoutContext(value)).toBe(false);
  });

  it('is told from a genotype without atoms', () => {
    expect(headOnly.canShrinkWithoutContext(Int32Array.of(6, 3))).toBe(true);
    expect(headOnly.canShrinkWithoutContext(Int32Array.of(6, 3, 1))).toBe(false);
  });

  it('is not one that went through a structured clone', () => {
    expect(small.canShrinkWithoutContext(structuredClone(good))).toBe(true);
  });
});

describe('a layout that makes no sense', () => {
  const fieldOf = (field: Field): (() => AnyGenome) => {
    return () => genome({ head: { K: field }, atom: {}, atoms: { min: 0, max: 0 } });
  };

  it.each([
    ['an empty range', fieldOf(range(3, 2)), 'K'],
    ['a fraction', fieldOf(range(0.5, 2)), '0.5'],
    ['NaN', fieldOf(range(NaN, 2)), 'NaN'],
    ['more than 32 bits', fieldOf(range(0, 2 ** 31)), '2147483648'],
    ['a simplest value outside', fieldOf(range(1, 3, 4)), '4'],
    ['lengths upside down', () => genome({ head: {}, atom: { m: bit }, atoms: { min: 3, max: 2 } }), '3 to 2'],
    ['atoms of nothing', () => genome({ head: {}, atom: {}, atoms: { min: 0, max: 2 } }), 'without a field'],
  ])('is refused: %s', (_name, make, says) => {
    expect(make).toThrow(says);
  });
});
