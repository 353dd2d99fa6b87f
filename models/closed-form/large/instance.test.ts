import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, Q } from '../../../theory';
import { decodeInstance, encodeInstance } from '../json';
import { smallCases } from './cases.testing';
import { atomsOf } from './atoms';
import { checkLargeInstance } from './check';
import { MASS_FAMILIES, WEIGHT_FAMILIES, drawWeights, massDrawer } from './families';
import { type LargeInstance, sizeOf } from './instance';
import { integerAt, wholeAt } from './integers';
import { exactTwin, hasExactTwin } from './twin';
import { decodeLarge, encodeLarge } from '../json/large';

const instance: LargeInstance = {
  model: 'large-discrete',
  atoms: [
    { mass: 1, weight: 1 },
    { mass: 3, weight: 0.1 },
  ],
  more: { count: 5, masses: 'skewed', weights: 'binades', seed: 9 },
  K: 1000,
  lambda: Q.of(1, 3),
  rounds: 2,
};

describe('the integers behind families', () => {
  it('are the same on every machine', () => {
    expect([integerAt(1, 0), integerAt(1, 1), integerAt(1, 2), wholeAt(1, 3, 1, 6)]).toEqual([
      2527132011, 314344336, 2535364964, 3,
    ]);
  });

  it('stay in their range and reach both ends', () => {
    const drawn = Array.from({ length: 2000 }, (_, i) => wholeAt(3, i, -72, 72));
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([-72, 72]);
  });
});

function familyWeights(family: (typeof WEIGHT_FAMILIES)[number], count: number, seed: number): Float64Array {
  const { weights, positions } = drawWeights(family, count, seed);
  return Float64Array.from(positions, (position) => weights[position] as number);
}

describe('families', () => {
  const pairs = MASS_FAMILIES.flatMap((masses) => WEIGHT_FAMILIES.map((weights) => [masses, weights] as const));

  it.each(pairs)(
    '%s masses with %s weights are whole and exact, with a sum below 2^53 at any size',
    (masses, weights) => {
      const { mass, weight } = atomsOf(
        checkLargeInstance({ ...instance, atoms: [], more: { count: 100_000, masses, weights, seed: 4 } }),
      );
      expect(mass.every((m) => Number.isSafeInteger(m) && m >= 1)).toBe(true);
      expect(mass.reduce((sum, m) => sum + BigInt(m), 0n)).toBeLessThan(2n ** 53n);
      expect(weight.every((w) => w > 0 && Number.isFinite(w))).toBe(true);
      expect(new Set(weight.slice(0, 3)).size).toBeGreaterThan(1);
    },
  );

  it('are the same on every machine', () => {
    const first = (weights: (typeof WEIGHT_FAMILIES)[number]): number[] => [...familyWeights(weights, 6, 9)];
    expect(Object.fromEntries(WEIGHT_FAMILIES.map((family) => [family, first(family)]))).toEqual({
      integers: [1, 5, 8, 8, 1, 7],
      'near-20': [1, 500, 834, 861, 59, 740].map((k) => 1 + k * 2 ** -20),
      'near-33': [1, 500, 834, 861, 59, 740].map((k) => 1 + k * 2 ** -33),
      binades: [2 ** -72, 1, 1.5, 7 * 2 ** -9, 2 ** -20, 3 * 2 ** -59],
      'tied-top': [1, 4, 6, 7, 1, 6],
    });
    const masses = (family: (typeof MASS_FAMILIES)[number]): number[] => {
      const block = new Float64Array(6);
      massDrawer(family, drawWeights('tied-top', 1000, 9), 9)(block, 0);
      return [...block];
    };
    expect(Object.fromEntries(MASS_FAMILIES.map((family) => [family, masses(family)]))).toEqual({
      equal: [1, 1, 1, 1, 1, 1],
      integers: [600, 410, 846, 113, 109, 423],
      skewed: [24576, 64, 8192, 192, 536870912, 14336],
      zipf: [1e9, 5e8, 333333333, 25e7, 2e8, 166666666],
      'rare-best': [26835824, 23652080, 30956416, 18661760, 18601408, 23864912],
    });
  });

  it('an atom does not depend on the number of atoms', () => {
    for (const family of WEIGHT_FAMILIES) {
      expect(familyWeights(family, 1000, 5).slice(0, 50)).toEqual(familyWeights(family, 50, 5));
    }
  });

  it('rare-best gives the best atoms one unit of mass', () => {
    const masses = new Float64Array(4);
    massDrawer('rare-best', { weights: Float64Array.of(1, 2, 4), positions: Uint16Array.of(0, 2, 1, 2) }, 1)(masses, 0);
    expect([masses[1], masses[3]]).toEqual([1, 1]);
    expect(Math.min(masses[0] ?? 0, masses[2] ?? 0)).toBeGreaterThanOrEqual(2 ** 24);
  });
});

describe('a large instance', () => {
  it('is the same after JSON', () => {
    fc.assert(
      fc.property(smallCases, (one) => {
        const text = JSON.stringify(encodeInstance(one));
        expect(encodeInstance(decodeInstance(JSON.parse(text)))).toEqual(encodeInstance(one));
        expect(atomsOf(decodeLarge(JSON.parse(text)))).toEqual(atomsOf(one));
      }),
      { seed: 81, numRuns: 200 },
    );
  });

  it('is short for any number of atoms', () => {
    const large = checkLargeInstance({
      ...instance,
      more: { count: 99_998, masses: 'zipf', weights: 'near-33', seed: 1 },
    });
    expect(sizeOf(large)).toBe(100_000);
    expect(JSON.stringify(encodeLarge(large)).length).toBeLessThan(250);
  });

  it('has a twin of exact rationals if exact answers are affordable', () => {
    const small: LargeInstance = {
      ...instance,
      more: { count: 1, masses: 'equal', weights: 'integers', seed: 0 },
      K: 3,
    };
    expect([hasExactTwin(small), hasExactTwin(instance)]).toEqual([true, false]);
    const { p0, w } = exactTwin(small);
    expect(p0.map((p) => Q.format(p))).toEqual(['1/5', '3/5', '1/5']);
    expect(w.map((weight) => Q.toNumber(weight))).toEqual([1, 0.1, 1]);
  });

  it.each<[string, Partial<LargeInstance>, string]>([
    ['a mass that is not whole', { atoms: [{ mass: 0.5, weight: 1 }] }, 'atom 0 has mass 0.5'],
    ['a negative mass', { atoms: [{ mass: -1, weight: 1 }] }, 'atom 0 has mass -1'],
    ['a weight of 0', { atoms: [{ mass: 1, weight: 0 }] }, 'atom 0 has weight 0'],
    ['an infinite weight', { atoms: [{ mass: 1, weight: Infinity }] }, 'atom 0 has weight Infinity'],
    ['nine atoms', { atoms: Array.from({ length: 9 }, () => ({ mass: 1, weight: 1 })) }, '9 atoms are written out'],
    ['too many more', { more: { count: 1e6, masses: 'equal', weights: 'integers', seed: 0 } }, 'count = 1000000'],
    ['a seed that is not whole', { more: { count: 1, masses: 'equal', weights: 'integers', seed: 0.5 } }, 'seed 0.5'],
    ['K = 1', { K: 1 }, 'K = 1 is not a number of candidates here'],
    ['K beyond a million', { K: 1_000_001 }, 'K = 1000001'],
    ['a negative lambda', { lambda: Q.of(-1, 2) }, 'lambda = -1/2 is negative'],
    ['rounds that are not whole', { rounds: 1.5 }, '1.5 is not a number of rounds'],
    [
      'masses beyond 2^53',
      {
        atoms: Array.from({ length: 8 }, () => ({ mass: 2 ** 50, weight: 1 })),
        more: { count: 10, masses: 'zipf', weights: 'integers', seed: 0 },
      },
      'the masses sum to',
    ],
  ])('refuses %s', (_name, difference, message) => {
    expect(() => checkLargeInstance({ ...instance, ...difference })).toThrow(InputError);
    expect(() => checkLargeInstance({ ...instance, ...difference })).toThrow(message);
  });

  it('refuses a law without mass', () => {
    const { more: _more, ...listed } = instance;
    expect(() => checkLargeInstance({ ...listed, atoms: [{ mass: 0, weight: 1 }] })).toThrow('no atom has mass');
  });

  it.each([
    ['an unknown field', { ...encodeLarge(instance), p0: [] }],
    [
      'an unknown family',
      { ...encodeLarge(instance), more: { count: 1, masses: 'even', weights: 'integers', seed: 0 } },
    ],
    ['a missing field', { model: 'large-discrete' }],
  ])('refuses JSON with %s', (_name, json) => {
    expect(() => decodeInstance(json)).toThrow(InputError);
  });
});
