/** Numbers of 106 bits: compares operations and sums over multisets with exact numbers. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, Q, type Rational } from '../../../../../theory';
import * as DD from './double-double';
import { luceInDoubleDoubles } from './double-double-sums';
import { curateFinite } from '../exact-curation';
import { LuceScores } from '../luce-scores';

const BITS = 2200;

/** The exact value of the last result. */
const result = (): bigint => DD.toFixedPoint(DD.result.high, DD.result.low, BITS);

/** Whole numbers of up to 120 bits times powers of two. */
const values = fc
  .tuple(fc.bigInt({ min: 0n, max: 1n << 120n }), fc.integer({ min: -300, max: 300 }))
  .map(([whole, exponent]) => {
    const [high, low] = DD.ofWhole(whole).map((part) => part * 2 ** exponent) as [number, number];
    return { high, low, exact: DD.toFixedPoint(high, low, BITS) };
  });

/** Whether a computed number of fixed point is within the stated relative error of `num/den`, and 4 units. */
function isNear(computed: bigint, num: bigint, den: bigint): boolean {
  const off = computed * den - num;
  const allowed = (num * BigInt(Math.ceil(DD.operations(1) * 2 ** 140))) / (1n << 140n) + 4n * den;
  return (off < 0n ? -off : off) <= allowed;
}

describe('numbers of 106 bits', () => {
  it('are added, multiplied and divided to within the stated error', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        DD.add(a.high, a.low, b.high, b.low);
        if (!isNear(result(), a.exact + b.exact, 1n)) return false;
        DD.multiply(a.high, a.low, b.high, b.low);
        if (!isNear(result(), (a.exact * b.exact) >> BigInt(BITS), 1n)) return false;
        if (b.exact === 0n) return true;
        DD.divide(a.high, a.low, b.high, b.low);
        return isNear(result(), a.exact << BigInt(BITS), b.exact);
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  it('keep the digits of whole numbers up to 106 bits', () => {
    const whole = (1n << 106n) - 12345n;
    expect(DD.toFixedPoint(...DD.ofWhole(whole), 0)).toBe(whole);
    expect(() => DD.ofWhole(1n << 2000n)).toThrow(NotRepresentableError);
  });
});

describe('a choice in numbers of 106 bits', () => {
  const powers = fc.integer({ min: 0, max: 40 }).map((exponent) => 10n ** BigInt(exponent));
  const laws = fc
    .array(fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 6n }), powers, fc.bigInt({ min: 1n, max: 100n }), powers), {
      minLength: 2,
      maxLength: 4,
    })
    .map((atoms) => {
      const masses = atoms.map(([digits, power]) => digits * power);
      const total = masses.reduce((sum, mass) => sum + mass, 0n);
      return { p: masses.map((mass) => Q.of(mass, total)), scores: atoms.map(([, , digits, power]) => digits * power) };
    });
  const enclosed = (
    p: readonly Rational[],
    scores: readonly bigint[],
    K: number,
  ): ReturnType<typeof luceInDoubleDoubles> => {
    const lo = p.map(({ num, den }) => (num << 512n) / den);
    return luceInDoubleDoubles({ lo, hi: lo.map((least) => least + 1n), scores, K, bits: 512 });
  };

  it('encloses the exact law to 24 digits, for rare masses and weights far apart', () => {
    fc.assert(
      fc.property(laws, fc.constantFrom(2, 3, 7, 20), ({ p, scores }, K) => {
        const exact = curateFinite(p, new LuceScores(scores.map((score) => Q.of(score))), K, 1e7);
        const { lo, hi } = enclosed(p, scores, K);
        return exact.every(({ num, den }, i) => {
          const [low, high, scaled] = [(lo[i] as bigint) * den, (hi[i] as bigint) * den, num << 512n];
          return low <= scaled && scaled <= high && (high - low) * 10n ** 24n <= scaled;
        });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('is left to more bits for wide enclosures, far scores and K above 64', () => {
    const half = 1n << 511n;
    const problem = { lo: [half, half], hi: [half, half], scores: [1n, 2n], K: 2, bits: 512 };
    expect(luceInDoubleDoubles(problem).lo).toHaveLength(2);
    for (const change of [
      { hi: [half, half + (half >> 60n)] },
      { lo: [0n, half] },
      { scores: [1n, 1n << 400n] },
      { scores: [1n, 1n << 4000n] },
      { K: 65 },
    ])
      expect(() => luceInDoubleDoubles({ ...problem, ...change })).toThrow(NotRepresentableError);
  });
});
