/**
 * The representations of a discrete law: the bounds of doubles include the error of their input, fixed point rounds outwards at any number
 * of bits, and each refuses what it cannot hold.
 */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { NotRepresentableError, Q, type Rational, bigArithmetic, exactRational } from '../../../../theory';
import { type ChoiceRule, type Faults, type LawOperations, finite } from '../../../loops';
import { exactUniform, targetLaw, weighedAtoms } from './atoms';
import { type ExactLaw, curateFinite } from './exact-curation';
import { type DoubleLaw, DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { lawWithin } from './double-curation';
import { ExactLawOperations, bitSize, checkAffordable } from './exact-law';
import { type FixedPointLaw, fixedPointLaws } from './fixed-point/fixed-point-law';
import { LuceScores } from './luce-scores';
import { MAX_MULTISETS, multisetCount, multisets } from './multisets';

const U = 2 ** -53;
const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);
const curateExactly = (law: ExactLaw, scores: readonly Rational[], K: number, mostBits?: number): ExactLaw =>
  curateFinite(law, new LuceScores(scores), K, mostBits);
const formats = (law: readonly Rational[]): string[] => law.map((mass) => Q.format(Q.reduce(mass)));

const keep: ChoiceRule = {
  kind: 'keep',
  symmetric: true,
  keep: (candidates, F) => {
    const total = F.sum(candidates.map(({ w }) => w));
    return candidates.map(({ w }) => F.div(w, total));
  },
};
const luce: ChoiceRule = { kind: 'luce', score: ({ w }) => w };

type Operations<L> = LawOperations<L> & Faults<L> & { condition(law: L, event: readonly boolean[]): L };
type Operation = <L>(operations: Operations<L>, law: L) => L;

/** Operations on three atoms, each with the factor by which it multiplies a small relative error of its input. */
const OPERATIONS: readonly (readonly [string, number, Operation])[] = [
  ['curate among 2', 2, (ops, law) => ops.curate(law, { candidates: 2, power: 1 })],
  ['curate among 5, backwards', 5, (ops, law) => ops.curate(law, { candidates: 5, power: -1 })],
  ['curate among 3, at random', 3, (ops, law) => ops.curate(law, { candidates: 3, power: 0 })],
  ['curate among infinitely many', 2, (ops, law) => ops.curate(law, { candidates: Infinity, power: 1 })],
  ['curate without normalising', 1, (ops, law) => ops.curateUnnormalised(law, { candidates: Infinity, power: 1 })],
  ['curate among 3, divided by 3', 3, (ops, law) => ops.curateUnnormalised(law, { candidates: 3, power: 1 })],
  ['mix', 1, (ops, law) => ops.mix(law, law, Q.of(2, 3))],
  ['favour', 2, (ops, law) => ops.favour(law)],
  ['misfit', 1, (ops, law) => ops.misfit(law, Q.of(1, 1000), 1)],
  ['misfit uniformly', 1, (ops, law) => ops.misfit(law, Q.of(1, 1000), 'uniform')],
  ['condition', 2, (ops, law) => ops.condition(law, [true, false, true])],
  ['concentrate', 2, (ops, law) => finite(ops).concentrate(law)],
  ['choose among 3', 3, (ops, law) => finite(ops).choose(law, keep, 3)],
  ['choose by a score', 2, (ops, law) => finite(ops).choose(law, luce, 2)],
  ['choose by a score among infinitely many', 2, (ops, law) => finite(ops).choose(law, luce, Infinity)],
];

describe.each(OPERATIONS)('%s', (_name, factor, apply) => {
  const w = rationals('1,3,3');
  const [exact, doubles] = [new ExactLawOperations(w), new DoubleLawOperations(w)];

  it.each([
    ['2000019,3000029,4999952', 'the first masses are larger'],
    ['1999981,2999971,5000048', 'the first masses are smaller'],
  ])('the bound in doubles contains a true law at the edge of the stated error: %s (%s)', (ten) => {
    const stated = 1e-5;
    const truth = apply(exact, Q.reduceAll(ten.split(',').map((mass) => Q.of(Number(mass), 10_000_000))));
    const { mass, error } = apply<DoubleLaw>(doubles, { mass: [0.2, 0.3, 0.5], error: stated });
    truth.forEach((m, i) => {
      if (m.num === 0n) return expect(mass[i]).toBe(0);
      const off = Q.sub(Q.div(exactRational(mass[i] as number), m), Q.one);
      expect(Math.abs(Q.toNumber(off))).toBeLessThanOrEqual(error);
    });
    expect(error).toBeGreaterThanOrEqual(factor * stated);
    expect(error).toBeLessThan(1.001 * factor * stated);
  });

  it('the bound in doubles of an exact law counts the roundings', () => {
    const { error } = apply<DoubleLaw>(doubles, { mass: [0.25, 0.25, 0.5], error: 0 });
    expect(error).toBeGreaterThan(2 * U);
    expect(error).toBeLessThan(60 * U);
  });

  it.each([12, 40])('fixed point encloses the exact law to %d bits', (bits) => {
    const fixed = fixedPointLaws(bits);
    const ops = fixed.operations(w);
    for (const text of ['1/7,3/7,3/7', '1/4,1/4,1/2', '1/2,1/2,0', '0,2/3,1/3', '1,0,0']) {
      const law = rationals(text);
      const { lo, hi } = apply<FixedPointLaw>(ops, fixed.from(law));
      apply(exact, law).forEach(({ num, den }, i) => {
        const scaled = num << BigInt(bits);
        expect((lo[i] as bigint) * den <= scaled && scaled <= (hi[i] as bigint) * den).toBe(true);
        expect(hi[i] === 0n).toBe(num === 0n);
        expect((hi[i] as bigint) - (lo[i] as bigint) <= 60n).toBe(true);
      });
    }
  });
});

describe('in fixed point', () => {
  const { from, operations, masses } = fixedPointLaws(8);

  it('a mass that is no multiple of the last bit lies between two neighbours, and others are exact', () => {
    expect(from(rationals('1/3,2/3,0'))).toEqual({ lo: [85n, 170n, 0n], hi: [86n, 171n, 0n] });
    expect(from(rationals('1/256,255/256'))).toEqual({ lo: [1n, 255n], hi: [1n, 255n] });
    const [third] = masses(from(rationals('1/3,2/3')), 20);
    expect(third && bigArithmetic(20).enclose(third)).toEqual({ lo: 85 / 256, hi: 86 / 256 });
  });

  it('among equal weights, masses that are known exactly stay so, and others are enclosed', () => {
    const known = from(rationals('1/4,3/4'));
    expect(operations(rationals('2,2')).curate(known, { candidates: 3, power: 1 })).toBe(known);
    expect(operations(rationals('2,3')).curate(known, { candidates: 3, power: 1 })).not.toBe(known);
    expect(operations(rationals('2,3')).curate(known, { candidates: 1, power: 1 })).toBe(known);
    const half = from(rationals('1/2,1/2'));
    // (5/12, 7/12) for weights (1, 2) and K = 2.
    const { lo, hi } = operations(rationals('1,2')).curate(half, { candidates: 2, power: 1 });
    expect(lo[0]).toBe(106n);
    expect(hi[0]).toBe(107n);
  });

  it('mixes are rounded outwards, and λ = ∞ keeps the synthetic law', () => {
    const ops = operations(rationals('1,2'));
    const [a, b] = [from(rationals('1,0')), from(rationals('1/2,1/2'))];
    expect(ops.mix(a, b, Q.of(1, 2))).toEqual({ lo: [213n, 42n], hi: [214n, 43n] });
    expect(ops.mix(a, b, Q.zero)).toEqual(a);
    expect(ops.mix(a, b, 'infinity')).toBe(b);
    expect(ops.fit(a)).toBe(a);
  });

  it.each<[string, () => unknown]>([
    [
      'a law whose masses are below the last bit',
      () => operations([Q.one, Q.one]).condition(from(rationals('1/1000,999/1000')), [true, false]),
    ],
    [
      'n = 12 atoms and K = 12 make more than 20000 multisets',
      () =>
        operations(Array.from({ length: 12 }, (_, i) => Q.of(i + 1))).curate(
          from(Array.from({ length: 12 }, () => Q.of(1, 12))),
          { candidates: 12, power: 1 },
        ),
    ],
    [
      'a choice among infinitely many candidates',
      () => finite(operations(rationals('1,2'))).choose(from(rationals('1/2,1/2')), keep, Infinity),
    ],
    [
      'a draw between two atoms',
      () => {
        const coarse = fixedPointLaws(2);
        const ops = finite(coarse.operations(rationals('1,2')));
        for (let seed = 0; seed < 100; seed += 1) ops.sample(coarse.from(rationals('1/3,2/3')), 3, seed);
      },
    ],
  ])('refuses %s', (message, make) => {
    expect(make).toThrow(NotRepresentableError);
    expect(make).toThrow(message);
  });

  it('encloses a step on whole vectors', () => {
    const { lo, hi } = finite(operations(rationals('1,2'))).transform([from(rationals('1/3,2/3'))], ([p = []]) =>
      [...p].reverse(),
    );
    expect(lo[0] !== undefined && lo[0] <= 170n && hi[0] !== undefined && hi[0] >= 171n).toBe(true);
    expect(lo[1] !== undefined && lo[1] <= 85n && hi[1] !== undefined && hi[1] >= 86n).toBe(true);
  });

  it('draws the samples of the exact law', () => {
    const fixed = fixedPointLaws(200);
    const w = rationals('1,2,3,4');
    const [exact, ops] = [new ExactLawOperations(w), finite(fixed.operations(w))];
    for (const text of ['1/2,1/3,1/6,0', '0,1/7,0,6/7', '0,0,1,0']) {
      const p = rationals(text);
      for (let seed = 0; seed < 100; seed += 1) {
        expect(ops.sample(fixed.from(p), 3, seed)).toEqual(fixed.from(exact.finite.sample(p, 3, seed)));
      }
    }
    expect(ops.shares).toEqual([]);
  });
});

describe('in doubles', () => {
  it('a law is refused outside the range in which relative errors hold, and kept at its edges', () => {
    const edge = [1e-280, 1e280, 0];
    expect(lawWithin(edge, 1e-3, [1, 1, 0])).toEqual({ mass: edge, error: 1e-3 });
    for (const [mass, error, charged] of [
      [[1], 1.1e-3, [1]],
      [[9e-281], 0, [1]],
      [[1.1e280], 0, [1]],
      [[0], 0, [1]],
      [[1e-300], 0, [0]],
      [[0.5, NaN], 0, [1, 1]],
      [[NaN, 0.5], 0, [1, 1]],
    ] as const) {
      expect(() => lawWithin(mass, error, charged)).toThrow(
        new NotRepresentableError('masses beyond the range of doubles'),
      );
    }
  });

  it('an atom without mass is exactly 0, and others lie between doubles', () => {
    const [zero, third, rest] = enclosures(doubleLaw(rationals('0,1/3,2/3')));
    expect(zero).toEqual({ lo: 0, hi: 0 });
    for (const [enclosure, truth] of [
      [third, Q.of(1, 3)],
      [rest, Q.of(2, 3)],
    ] as const) {
      const [lo, hi] = [exactRational(enclosure?.lo ?? NaN), exactRational(enclosure?.hi ?? NaN)];
      expect(Q.compare(lo, truth) < 0 && Q.compare(truth, hi) < 0).toBe(true);
      expect(Q.toNumber(Q.sub(hi, lo))).toBeLessThan(30 * U);
    }
    const wide = enclosures({ mass: [0.5], error: 1e-3 })[0];
    expect(wide?.lo).toBeCloseTo(0.4995, 12);
    expect(wide?.hi).toBeCloseTo(0.5 * (1 + 1e-3 + 2e-6), 12);
  });

  it.each<[string, () => unknown]>([
    ['weights too far from 1 for doubles', () => new DoubleLawOperations(rationals('2e100,1'))],
    ['weights too far from 1 for doubles', () => new DoubleLawOperations(rationals('9e-101,1'))],
    [
      'scores too far from 1 for doubles',
      () =>
        new DoubleLawOperations(rationals('1,1e60')).finite.choose(
          doubleLaw(rationals('1/2,1/2')),
          { kind: 'luce', score: ({ w }, F) => F.mul(w, w) },
          2,
        ),
    ],
    [
      'scores too far from 1 for doubles',
      () =>
        new DoubleLawOperations(rationals('1,1e-60')).finite.choose(
          doubleLaw(rationals('1/2,1/2')),
          { kind: 'luce', score: ({ w }, F) => F.mul(w, w) },
          2,
        ),
    ],
    [
      'a choice among infinitely many candidates',
      () => new DoubleLawOperations(rationals('1,2')).finite.choose(doubleLaw(rationals('1/2,1/2')), keep, Infinity),
    ],
    [
      'products beyond the range of doubles',
      () => new DoubleLawOperations(rationals('1,2')).finite.choose(doubleLaw(rationals('1/2,1/2')), keep, 31),
    ],
    [
      'products beyond the range of doubles',
      () => new DoubleLawOperations(rationals('1,2')).finite.choose(doubleLaw(rationals('1e-130,1')), keep, 2),
    ],
    [
      'conditioning on an event of probability 0',
      () => new DoubleLawOperations(rationals('1,2')).condition(doubleLaw(rationals('1,0')), [false, true]),
    ],
    [
      'the best atoms of a law without mass',
      () => new DoubleLawOperations(rationals('1,2')).finite.concentrate({ mass: [0, 0], error: 0 }),
    ],
    [
      'quadrature over masses that do not sum to 1',
      () =>
        new DoubleLawOperations(rationals('1,2')).curate({ mass: [0.5, 0.6], error: 0 }, { candidates: 60, power: 1 }),
    ],
    [
      'quadrature over masses that do not sum to 1',
      () =>
        new DoubleLawOperations(rationals('1,2')).curate({ mass: [0.5, 0.4], error: 0 }, { candidates: 60, power: 1 }),
    ],
    [
      'a step on whole vectors, which is evaluated exactly',
      () => new DoubleLawOperations(rationals('1,2')).finite.transform([], () => []),
    ],
  ])('refuses %s', (message, make) => {
    expect(make).toThrow(NotRepresentableError);
    expect(make).toThrow(message);
  });

  it('weights at the edge of the range, and a law known to a large error, are kept', () => {
    const { largest, smallest, weights } = new DoubleLawOperations(rationals('1e100,1e-100,3'));
    expect([largest, smallest, [...weights]]).toEqual([1e100, 1e-100, [1e100, 1e-100, 3]]);
    const near = new DoubleLawOperations(rationals('1,2')).curate(
      { mass: [0.5, 0.5000005], error: 1e-6 },
      { candidates: 60, power: 1 },
    );
    expect(near.mass[0]).toBeCloseTo(1 / 3, 2);
    const operations = new DoubleLawOperations(rationals('1,2'));
    const law = doubleLaw(rationals('1/2,1/2'));
    expect(operations.curate(law, { candidates: 1, power: 1 })).toBe(law);
    expect(operations.fit(law)).toBe(law);
    expect(operations.mix(doubleLaw(rationals('1,0')), law, 'infinity')).toBe(law);
    expect(operations.mix(doubleLaw(rationals('1,0')), law, Q.zero).mass).toEqual([1, 0]);
    expect(operations.finite.choose(law, keep, 30).mass[1]).toBeGreaterThan(0.6);
  });

  it('draws that fall between two atoms are refused', () => {
    const operations = new DoubleLawOperations(rationals('1,2'));
    const draw = (): void => {
      for (let seed = 0; seed < 50; seed += 1) operations.finite.sample({ mass: [0.5, 0.5], error: 0.5 }, 3, seed);
    };
    expect(draw).toThrow(new NotRepresentableError('a draw between two atoms'));
  });

  it('a sample has the error of one rounding', () => {
    const { mass, error } = new DoubleLawOperations(rationals('1,2')).finite.sample(
      doubleLaw(rationals('1/2,1/2')),
      3,
      1,
    );
    expect(mass.map((m) => Math.round(3 * m) / 3)).toEqual(mass);
    expect(error).toBeGreaterThanOrEqual(U);
    expect(error).toBeLessThan(2 * U);
  });

  it('twenty atoms fit into the sum over multisets', () => {
    const w = Array.from({ length: 20 }, (_, i) => Q.of(i + 1));
    const p = w.map((weight) => Q.div(weight, Q.of(210)));
    const { mass, error } = new DoubleLawOperations(w).curate(doubleLaw(p), { candidates: 2, power: 1 });
    new ExactLawOperations(w).curate(p, { candidates: 2, power: 1 }).forEach((exact, i) => {
      const off = Q.toNumber(Q.sub(Q.div(exactRational(mass[i] as number), exact), Q.one));
      expect(Math.abs(off)).toBeLessThanOrEqual(error);
    });
  });

  it('the sum over multisets and quadrature agree where both are used', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 }),
        fc.constantFrom(4, 8, 56, 57),
        (values, K) => {
          const w = values.map((value) => Q.of(value, 7));
          const total = values.reduce((a, b) => a + b, 0);
          const p = [...values].reverse().map((value) => Q.of(value, total));
          const { mass, error } = new DoubleLawOperations(w).curate(doubleLaw(p), { candidates: K, power: 1 });
          if (multisetCount(w.length, K) > 3000) return;
          new ExactLawOperations(w).curate(p, { candidates: K, power: 1 }).forEach((exact, i) => {
            const off = Q.toNumber(Q.sub(Q.div(exactRational(mass[i] as number), exact), Q.one));
            expect(Math.abs(off)).toBeLessThanOrEqual(error);
          });
          expect(error).toBeLessThan(1e-12);
        },
      ),
      { seed: 3, numRuns: 30 },
    );
  });
});

describe('atoms', () => {
  it('the best of the charged ones have the largest w among them', () => {
    const atoms = weighedAtoms(rationals('1,3,3,2'));
    expect(atoms.bestOf([true, true, true, true])).toEqual([false, true, true, false]);
    expect(atoms.bestOf([true, true, false, true])).toEqual([false, true, false, false]);
    expect(atoms.bestOf([true, false, false, true])).toEqual([false, false, false, true]);
    expect(atoms.bestOf([false, false, false, false])).toEqual([false, false, false, false]);
    expect(atoms.shares).toEqual([]);
    expect(atoms.each.every(({ users }) => users.length === 0)).toBe(true);
  });

  it('are one object for each list of weights and users', () => {
    const w = rationals('1,3');
    const users = [{ share: Q.one, w }];
    expect(weighedAtoms(w, users)).toBe(weighedAtoms(w, users));
    const { each, shares } = weighedAtoms(w, [{ share: Q.one, w: rationals('3,1') }]);
    expect(formats(each.flatMap((atom) => atom.users))).toEqual(['3', '1']);
    expect(formats(shares)).toEqual(['1']);
  });

  it('a target is a point mass or the uniform law, and a uniform number is a multiple of 2^-53', () => {
    expect(formats(targetLaw(1, 3))).toEqual(['0', '1', '0']);
    expect(formats(targetLaw('uniform', 3))).toEqual(['1/3', '1/3', '1/3']);
    expect(formats([exactUniform(0.75), exactUniform(0)])).toEqual(['3/4', '0']);
  });
});

describe('exact laws', () => {
  it('operations by hand', () => {
    const ops = new ExactLawOperations(rationals('1,2'));
    const p = rationals('1/4,3/4');
    expect(formats(ops.favour(p))).toEqual(['1/7', '6/7']);
    expect(formats(ops.misfit(p, Q.of(1, 2), 1))).toEqual(['1/8', '7/8']);
    expect(formats(ops.mix(p, rationals('1,0'), Q.of(1, 2)))).toEqual(['1/2', '1/2']);
    expect(ops.mix(p, p, 'infinity')).toBe(p);
    expect(ops.fit(p)).toBe(p);
    expect(formats(ops.condition(rationals('1/4,3/4'), [true, false]))).toEqual(['1', '0']);
    expect(formats(ops.curateUnnormalised(p, { candidates: Infinity, power: 1 }))).toEqual(['1/4', '3/2']);
    expect(formats(ops.curateUnnormalised(p, { candidates: 2, power: 1 }))).toEqual(['3/32', '13/32']);
    expect(formats(ops.curate(p, { candidates: Infinity, power: -1 }))).toEqual(['2/5', '3/5']);
    expect(formats(ops.finite.concentrate(p))).toEqual(['0', '1']);
  });

  it('equal weights change no probability law, and do change one of another total', () => {
    const p = rationals('1/4,3/4');
    expect(curateExactly(p, rationals('2,2'), 3)).toBe(p);
    expect(curateExactly(rationals('1/2,0,1/2'), rationals('2,9,2'), 3).map(Q.format)).toEqual(['1/2', '0', '1/2']);
    // Twice the masses give 2² the terms.
    expect(formats(curateExactly(rationals('1/2,3/2'), rationals('2,2'), 2))).toEqual(['1', '3']);
    const other = rationals('1/2,3/2');
    expect(curateExactly(other, rationals('1,2'), 1)).toBe(other);
  });

  it('the size of a law is that of its longest number, times K for the next step', () => {
    const law = [
      { num: 1n, den: 1n << 11n },
      { num: (1n << 15n) - 1n, den: 8n },
    ];
    expect(bitSize(law)).toBe(16);
    expect(bitSize([{ num: 1n, den: 1n << 16n }])).toBe(20);
    expect(() => checkAffordable(law, 3, 48)).not.toThrow();
    expect(() => checkAffordable(law, 3, 47)).toThrow(
      new NotRepresentableError('exact masses of 48 bits; the limit is 47'),
    );
    expect(() => checkAffordable(law, Infinity, 16)).not.toThrow();
  });

  it.each<[string, () => unknown]>([
    [
      'a common denominator of more than 20 bits',
      () => curateExactly(rationals('1/2,1/2'), rationals('1,1001/1000'), 6, 20),
    ],
    [
      'multisets of masses of',
      () => curateExactly(rationals(`1/${10n ** 400n},${10n ** 400n - 1n}/${10n ** 400n}`), rationals('1,2'), 150),
    ],
    [`n = 12 atoms and K = 20 make 84672315 multisets, more than ${MAX_MULTISETS}`, () => multisets(12, 20)],
  ])('refuse %s', (message, make) => {
    expect(make).toThrow(NotRepresentableError);
    expect(make).toThrow(message);
  });

  it('multisets are counted, kept, and cut off above 2^53', () => {
    expect([multisetCount(5, 3), multisetCount(3, 5), multisetCount(1, 9), multisetCount(9, 0)]).toEqual([
      35, 21, 1, 1,
    ]);
    expect(multisetCount(1000, 1000)).toBeGreaterThan(2 ** 53);
    expect(multisets(3, 4)).toBe(multisets(3, 4));
    expect(multisets(4, 3)).not.toBe(multisets(3, 4));
    expect(multisets(2, 255).counts).toBeInstanceOf(Uint8Array);
    expect(multisets(2, 256).counts[0]).toBe(0);
    expect(Math.max(...multisets(2, 256).counts)).toBe(256);
  });
});
