import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { bigArithmetic } from './high-precision';
import { doubleArithmetic as A, point } from './interval';
import { ofDouble } from './reference.testing';

/**
 * The double enclosures trust `Math.exp`, `Math.log` and `Math.expm1` to four units in the last place. The error is
 * measured by cheap functional equations on many points, and against 40 digits on some.
 */
const B = bigArithmetic(40);
const ALLOWED = 4;

const unitOf = (x: number): number => Math.max(2 ** (Math.floor(Math.log2(Math.abs(x))) - 52), Number.MIN_VALUE);

/** Error of `computed` in units in its last place, against 40 digits. */
function errorInUnits(computed: number, reference: ReturnType<typeof B.exp>): number {
  return Math.abs(B.enclose(B.sub(reference, B.fromRational(ofDouble(computed)))).lo) / unitOf(computed);
}

const uniform = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const cases: readonly [
  string,
  (x: number) => number,
  (x: ReturnType<typeof B.exp>) => ReturnType<typeof B.exp>,
  fc.Arbitrary<number>,
][] = [
  ['exp', Math.exp, (x) => B.exp(x), fc.oneof(uniform(-745, 709.78), uniform(-2, 2), uniform(-1e-3, 1e-3))],
  [
    'log',
    Math.log,
    (x) => B.log(x),
    fc.oneof(uniform(Number.MIN_VALUE, Number.MAX_VALUE), uniform(0.5, 2), uniform(0.999, 1.001)),
  ],
  [
    'expm1',
    Math.expm1,
    (x) => B.sub(B.exp(x), B.fromRational(ofDouble(1))),
    fc.oneof(uniform(-40, -1e-6), uniform(1e-6, 40), uniform(1e-6, 1e-3)),
  ],
];

describe('the mathematical library', () => {
  it.each(cases)('%s errs by less than half the units allowed for', (_name, compute, exact, points) => {
    let worst = 0;
    fc.assert(
      fc.property(points, (x) => {
        const computed = compute(x);
        if (Number.isFinite(computed) && computed !== 0) {
          worst = Math.max(worst, errorInUnits(computed, exact(B.fromRational(ofDouble(x)))));
        }
      }),
      { seed: 31, numRuns: 800 },
    );
    expect(worst).toBeGreaterThan(0.4);
    expect(worst).toBeLessThan(ALLOWED / 2);
  });

  // exp(x)·exp(−x) = 1 and log(x·y) = log x + log y need no 40-digit arithmetic, so 100 000 points are cheap.
  it('exp and log stay inside their enclosures under their functional equations on 100 000 points', () => {
    const width = 1e-15;
    for (let i = 1; i <= 100_000; i += 1) {
      const x = ((i * 0.6180339887498949) % 1) * 1400 - 700;
      const product = Math.exp(x) * Math.exp(-x);
      if (Math.abs(product - 1) > 2 * width) throw new Error(`exp(${x})·exp(${-x}) = ${product}`);
      const back = Math.log(Math.exp(x));
      if (Math.abs(back - x) > 4 * unitOf(Math.max(1, Math.abs(x)))) throw new Error(`log(exp(${x})) = ${back}`);
      const { lo, hi } = A.exp(A.log(point(i)));
      if (!(lo <= i && i <= hi)) throw new Error(`exp(log ${i}) is not in [${lo}, ${hi}]`);
    }
  });
});
