import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  NotRepresentableError,
  Q,
  type Rational,
  UndefinedValueError,
  exactArithmetic,
  exactOf,
  rationalOf,
} from '../../../../theory';
import type { ChoiceRule } from '../../../loops/choice-rule';
import { type Choice, finite } from '../../../loops/loop';
import { DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { checkAffordable, ExactLawOperations } from './exact-law';
import { fixedPointLaws } from './fixed-point/fixed-point-law';
import { curated, curationFactor } from '../../trajectories/general-law';
import { multisetCount, multisets } from './multisets';

const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);
const formats = (law: readonly Rational[]): string[] => law.map(Q.format);

const laws = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 5 })
  .map((atoms) => {
    const total = atoms.reduce((sum, [mass]) => sum + mass, 0);
    return { p: atoms.map(([mass]) => Q.of(mass, total)), w: atoms.map(([, weight]) => Q.of(weight, 7)) };
  });

const choices: fc.Arbitrary<Choice> = fc.record({
  candidates: fc.constantFrom(1, 2, 3, 5, Infinity),
  power: fc.constantFrom<Choice['power']>(1, 0, -1),
});

describe('multisets', () => {
  it.each([
    [1, 1],
    [2, 3],
    [3, 0],
    [5, 4],
    [8, 6],
    // Counts beyond bytes, and numbers of samples beyond doubles.
    [2, 60],
    [2, 300],
    [3, 40],
  ])('of %i atoms and %i draws: every ordered sample is counted once', (n, K) => {
    const table = multisets(n, K);
    expect(table.size).toBe(multisetCount(n, K));
    expect(table.multinomial.reduce((sum, ways) => sum + ways, 0n)).toBe(BigInt(n) ** BigInt(K));
    const rows = Array.from({ length: table.size }, (_, row) => [...table.counts.subarray(row * n, (row + 1) * n)]);
    expect(new Set(rows.map(String)).size).toBe(table.size);
    expect(rows.every((row) => row.reduce((a, b) => a + b, 0) === K)).toBe(true);
  });
});

describe('exact laws', () => {
  it('curates two atoms with two candidates as computed by hand', () => {
    // p = (1/2, 1/2), w = (1, 2): the two draws differ with probability 1/2; then the better is kept with probability
    // 2/3.
    const kept = new ExactLawOperations(rationals('1,2')).curate(rationals('1/2,1/2'), { candidates: 2, power: 1 });
    expect(formats(kept)).toEqual(['5/12', '7/12']);
  });

  it('tilts at K = ∞, and does not change the law at K = 1', () => {
    const operations = new ExactLawOperations(rationals('1,2'));
    expect(formats(operations.curate(rationals('1/2,1/2'), { candidates: Infinity, power: 1 }))).toEqual([
      '1/3',
      '2/3',
    ]);
    expect(formats(operations.curate(rationals('1/4,3/4'), { candidates: 1, power: 1 }))).toEqual(['1/4', '3/4']);
  });

  it('stays a probability law under every operation that preserves probability laws', () => {
    fc.assert(
      fc.property(laws, choices, ({ p, w }, choice) => {
        const operations = new ExactLawOperations(w);
        const half = Q.of(1, 2);
        const next = [
          operations.curate(p, choice),
          operations.mix(p, operations.curate(p, choice), half),
          operations.favour(p),
          operations.misfit(p, half, 0),
          operations.misfit(p, half, p.length - 1),
          operations.misfit(p, half, 'uniform'),
        ];
        return next.every((law) => Q.equals(Q.sum(law), Q.one) && law.every(({ num }) => num >= 0n));
      }),
      { seed: 1 },
    );
  });

  it('agrees with the curation factor computed from K − 1 other draws', () => {
    fc.assert(
      fc.property(laws, fc.constantFrom(1, 2, 4, Infinity), ({ p, w }, K) => {
        const A = exactArithmetic;
        const direct = curated(A, p.map(exactOf), w.map(exactOf), { candidates: K, power: 1 });
        const enumerated = new ExactLawOperations(w).curate(p, { candidates: K, power: 1 });
        return direct.every((mass, i) => Q.equals(rationalOf(mass) as Rational, enumerated[i] as Rational));
      }),
      { seed: 2 },
    );
  });

  it('gives the curation factor mean 1 and bounds it by K', () => {
    fc.assert(
      fc.property(laws, fc.constantFrom(2, 3, 5), ({ p, w }, K) => {
        const factor = curationFactor(exactArithmetic, p.map(exactOf), w.map(exactOf), K).map(
          (h) => rationalOf(h) as Rational,
        );
        const meanOfFactor = Q.sum(p.map((mass, i) => Q.mul(mass, factor[i] as Rational)));
        return Q.equals(meanOfFactor, Q.one) && factor.every((h) => Q.sign(h) > 0 && Q.compare(h, Q.of(K)) <= 0);
      }),
      { seed: 3 },
    );
  });

  it('refuses to condition on an event of probability 0', () => {
    const condition = (): unknown =>
      new ExactLawOperations(rationals('1,2')).condition(rationals('1,0'), [false, true]);
    expect(condition).toThrow(UndefinedValueError);
  });

  it('refuses steps whose masses would be too long', () => {
    expect(() => checkAffordable([{ num: 1n, den: 1n << 120_000n }], 2)).toThrow(NotRepresentableError);
  });
});

describe('laws in fixed point', () => {
  const { from, operations } = fixedPointLaws(1536);
  const HUGE = 10n ** 15n;
  const wideLaws = fc
    .array(fc.tuple(fc.bigInt({ min: 0n, max: HUGE }), fc.bigInt({ min: 1n, max: HUGE })), {
      minLength: 1,
      maxLength: 4,
    })
    .filter((atoms) => atoms.some(([mass]) => mass > 0n))
    .map((atoms) => {
      const total = atoms.reduce((sum, [mass]) => sum + mass, 0n);
      return { p: atoms.map(([mass]) => Q.of(mass, total)), w: atoms.map(([, weight]) => Q.of(weight, 10n ** 9n)) };
    });

  it.each([
    ['a hundred', 1536, 'all bits', 100n],
    ['24', 512, '106 bits', 24n],
  ] as const)(
    'enclose the exact law after several rounds to %s digits, whatever the operations',
    (_name, size, curation, digits) => {
      const { from, operations } = fixedPointLaws(size, curation);
      fc.assert(
        fc.property(wideLaws, fc.array(choices, { minLength: 1, maxLength: 2 }), fc.nat(40), ({ p, w }, rounds, l) => {
          const [exact, fixed] = [new ExactLawOperations(w), operations(w)];
          const lambda = Q.of(l, 9);
          let [law, enclosed] = [Q.reduceAll(p) as readonly Rational[], from(p)];
          for (const choice of rounds) {
            const target = l % 2 === 0 ? 'uniform' : l % p.length;
            law = exact.misfit(exact.mix(p, exact.favour(exact.curate(law, choice)), lambda), Q.of(1, 20), target);
            enclosed = fixed.misfit(
              fixed.mix(from(p), fixed.favour(fixed.curate(enclosed, choice)), lambda),
              Q.of(1, 20),
              target,
            );
          }
          const bits = 1n << BigInt(size);
          return law.every((mass, i) => {
            const [lo, hi] = [Q.of(enclosed.lo[i] ?? 0n, bits), Q.of(enclosed.hi[i] ?? 0n, bits)];
            const narrow = Q.compare(Q.sub(hi, lo), Q.mul(mass, Q.of(1n, 10n ** digits))) <= 0;
            return narrow && Q.compare(lo, mass) <= 0 && Q.compare(mass, hi) <= 0;
          });
        }),
        { seed: 6, numRuns: 60 },
      );
    },
  );

  it.each([
    ['1/2,1/2,0', '3,3,7'],
    ['1/4,1/2,1/4', '1,1,1'],
    ['1,0,0', '2,3,5'],
    ['3/4,1/4', '1,1'],
  ])('are exact where the result is a multiple of the last bit: %s with weights %s', (p, w) => {
    for (const candidates of [2, 9, 64]) {
      const { lo, hi } = operations(rationals(w)).curate(from(rationals(p)), { candidates, power: 1 });
      expect(lo).toEqual(hi);
      expect(lo).toEqual(rationals(p).map(({ num, den }) => (num << 1536n) / den));
    }
  });

  it('encloses a choice by a rule', () => {
    const better: ChoiceRule = {
      kind: 'keep',
      symmetric: true,
      keep: (candidates, F) => {
        const weights = candidates.map(({ w }) => F.add(w, F.of(1, 3)));
        const total = F.sum(weights);
        return weights.map((weight) => F.div(weight, total));
      },
    };
    fc.assert(
      fc.property(wideLaws, fc.integer({ min: 2, max: 4 }), ({ p, w }, K) => {
        const exact = new ExactLawOperations(w).finite.choose(p, better, K);
        const fixed = finite(operations(w)).choose(from(p), better, K);
        return exact.every(({ num, den }, i) => {
          const scaled = num << 1536n;
          const [lo, hi] = [(fixed.lo[i] ?? 0n) * den, (fixed.hi[i] ?? 0n) * den];
          return lo <= scaled && scaled <= hi && hi - lo <= scaled >> 300n;
        });
      }),
      { seed: 8, numRuns: 40 },
    );
  });

  it('encloses conditional laws and laws that are not normalised', () => {
    fc.assert(
      fc.property(wideLaws, choices, ({ p, w }, choice) => {
        const [exact, fixed] = [new ExactLawOperations(w), operations(w)];
        const event = p.map(({ num }) => num > 0n);
        const made = [
          [exact.curateUnnormalised(p, choice), fixed.curateUnnormalised(from(p), choice)],
          [exact.condition(p, event), fixed.condition(from(p), event)],
        ] as const;
        return made.every(([law, { lo, hi }]) =>
          law.every(({ num, den }, i) => {
            const scaled = num << 1536n;
            return (lo[i] ?? 0n) * den <= scaled && scaled <= (hi[i] ?? 0n) * den;
          }),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe('double laws', () => {
  it('enclose the exact law after several rounds of any operations', () => {
    fc.assert(
      fc.property(laws, fc.array(choices, { minLength: 1, maxLength: 3 }), fc.nat(40), ({ p, w }, rounds, l) => {
        const [exact, double] = [new ExactLawOperations(w), new DoubleLawOperations(w)];
        const lambda = Q.of(l, 9);
        let [exactLaw, rounded] = [Q.reduceAll(p) as readonly Rational[], doubleLaw(p)];
        for (const choice of rounds) {
          const target = l % 2 === 0 ? 'uniform' : l % p.length;
          exactLaw = exact.misfit(
            exact.mix(p, exact.favour(exact.curate(exactLaw, choice)), lambda),
            Q.of(1, 20),
            target,
          );
          rounded = double.misfit(
            double.mix(doubleLaw(p), double.favour(double.curate(rounded, choice)), lambda),
            Q.of(1, 20),
            target,
          );
        }
        return enclosures(rounded).every(({ lo, hi }, i) => {
          const mass = exactLaw[i] as Rational;
          return Q.compare(fromDouble(lo), mass) <= 0 && Q.compare(mass, fromDouble(hi)) <= 0 && hi - lo < 1e-10;
        });
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it.each([
    ['masses', (): unknown => doubleLaw([Q.parse('1e-300'), Q.parse('1')])],
    ['weights', (): unknown => new DoubleLawOperations(rationals('1e-200,1'))],
    [
      'products of masses',
      (): unknown =>
        new DoubleLawOperations(rationals('1,2')).curate(doubleLaw([Q.parse('1e-290'), Q.parse('1')]), {
          candidates: 4,
          power: 1,
        }),
    ],
    [
      'tilted masses, which would underflow to 0',
      (): unknown =>
        new DoubleLawOperations(rationals('1e-50,1e100')).curate(doubleLaw(rationals('1e-200,1')), {
          candidates: Infinity,
          power: 1,
        }),
    ],
    [
      'terms of a sum, which would underflow to 0',
      (): unknown =>
        new DoubleLawOperations(rationals('1e-90,1e100')).curate(doubleLaw(rationals('1e-120,1')), {
          candidates: 2,
          power: 1,
        }),
    ],
    [
      'mixed masses, which would underflow to 0',
      (): unknown =>
        new DoubleLawOperations(rationals('1,2')).mix(
          doubleLaw(rationals('1e-100,1')),
          doubleLaw(rationals('0,1')),
          Q.parse('1e300'),
        ),
    ],
    [
      'a λ beyond the doubles',
      (): unknown =>
        new DoubleLawOperations(rationals('1,2')).mix(
          doubleLaw(rationals('1/2,1/2')),
          doubleLaw(rationals('1/2,1/2')),
          Q.parse('1e400'),
        ),
    ],
  ])('leave %s that doubles cannot hold to the exact rung', (_what, make) => {
    expect(make).toThrow(NotRepresentableError);
  });

  it('curate with more candidates than can be enumerated', () => {
    const { mass, error } = new DoubleLawOperations(rationals('1,2')).curate(doubleLaw(rationals('1/2,1/2')), {
      candidates: 1_000_000,
      power: 1,
    });
    // At K = ∞ the masses are 1/3 and 2/3; at K they differ by O(1/K).
    expect(error).toBeLessThan(1e-13);
    expect(Math.abs((mass[0] as number) - 1 / 3)).toBeLessThan(1e-6);
    expect(Math.abs((mass[0] as number) - 1 / 3)).toBeGreaterThan(1e-8);
  });
});

/** The exact value of a finite double. */
function fromDouble(x: number): Rational {
  let den = 1n;
  let value = x;
  while (!Number.isInteger(value)) {
    value *= 2;
    den *= 2n;
  }
  return Q.of(BigInt(value), den);
}
