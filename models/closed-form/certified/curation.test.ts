import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { Q, type Rational } from '../../../theory';
import { ExactLawOperations } from '../discrete/laws/exact-law';
import { type Curated, curateFinite } from './curation';

interface Reference {
  readonly name: string;
  readonly mass: readonly number[];
  readonly w: readonly number[];
  readonly K: number;
  readonly H: readonly string[];
  readonly gain: string;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../fixtures/finite-k.json'), 'utf8')) as {
  readonly cases: readonly Reference[];
};

const U = 2 ** -53;

function curated(mass: readonly number[], w: readonly number[], K: number): Curated {
  const total = mass.reduce((sum, m) => sum + m, 0);
  const p = Float64Array.from(mass, (m) => m / total);
  return curateFinite({ mass: p, massError: U, scores: Float64Array.from(w), scoreError: 0, K });
}

/** The exact value of a double. */
function exactly(x: number): Rational {
  let scale = 1n;
  let value = x;
  while (!Number.isInteger(value)) {
    value *= 2;
    scale *= 2n;
  }
  return Q.of(BigInt(value), scale);
}

/** |computed − exact| / exact, exactly. */
function relativeError(computed: number, exact: Rational): number {
  return Math.abs(Q.toNumber(Q.sub(Q.div(exactly(computed), exact), Q.one)));
}

describe.each(cases)('$name, against 40 digits', ({ mass, w, K, H, gain }) => {
  const step = curated(mass, w, K);
  const total = mass.reduce((sum, m) => sum + m, 0);

  test('curated masses are within 2e-15 of the truth, and within their bound', () => {
    for (const [i, factor] of H.entries()) {
      const exact = Q.mul(Q.of(mass[i] as number, total), Q.parse(factor));
      const error = relativeError(step.mass[i] as number, exact);
      expect(error).toBeLessThanOrEqual(2e-15);
      expect(error).toBeLessThanOrEqual(step.error);
    }
  });

  test('the enclosure contains the gain, and its lower end has 12 digits', () => {
    const truth = Q.parse(gain);
    const { lo, hi } = step.gain();
    expect(Q.compare(exactly(lo), truth)).toBeLessThanOrEqual(0);
    expect(Q.compare(exactly(hi), truth)).toBeGreaterThanOrEqual(0);
    expect(lo / Q.toNumber(truth)).toBeGreaterThan(1 - 1e-12);
  });
});

test('bounds contain the exact step, on random small laws', () => {
  const atom = fc.record({
    mass: fc.integer({ min: 0, max: 1000 }),
    weight: fc.integer({ min: 1, max: 1000 }),
    binade: fc.integer({ min: -40, max: 40 }),
  });
  const atoms = fc.array(atom, { minLength: 1, maxLength: 4 }).filter((list) => list.some(({ mass }) => mass > 0));
  fc.assert(
    fc.property(atoms, fc.integer({ min: 2, max: 5 }), fc.boolean(), (list, K, wide) => {
      const mass = list.map((a) => a.mass);
      const w = list.map((a) => (wide ? a.weight * 2 ** a.binade : a.weight));
      const total = mass.reduce((sum, m) => sum + m, 0);
      const exactW = w.map(exactly);
      const law = mass.map((m) => Q.reduce(Q.of(m, total)));
      const exact = new ExactLawOperations(exactW).curate(law, { candidates: K, power: 1 });
      const step = curated(mass, w, K);
      exact.forEach((value, i) => {
        if (value.num === 0n) expect(step.mass[i]).toBe(0);
        else expect(relativeError(step.mass[i] as number, value)).toBeLessThanOrEqual(Math.min(step.error, 2e-15));
      });
      const mean = (p: readonly Rational[]): Rational => Q.sum(p.map((m, i) => Q.mul(m, exactW[i] as Rational)));
      const gain = Q.sub(mean(exact), mean(law));
      const support = w.filter((_, i) => (mass[i] as number) > 0);
      if (support.every((weight) => weight === support[0])) return;
      const { lo, hi } = step.gain();
      expect(Q.compare(exactly(lo), gain)).toBeLessThanOrEqual(0);
      expect(Q.compare(exactly(hi), gain)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1500, seed: 3 },
  );
});

test('K = 2 on equal weights changes nothing', () => {
  const { mass, error } = curated([1, 2, 5], [3, 3, 3], 2);
  [0.125, 0.25, 0.625].forEach((p, i) => expect(Math.abs((mass[i] as number) / p - 1)).toBeLessThanOrEqual(error));
});

test('a rare atom of small weight keeps its digits at K = 2', () => {
  const step = curated([1, 1e10], [1, 2 ** 40], 2);
  const law = new ExactLawOperations([Q.one, Q.of(2n ** 40n)]);
  const [rare] = law.curate([Q.of(1, 1 + 1e10), Q.of(1e10, 1 + 1e10)], { candidates: 2, power: 1 });
  expect(relativeError(step.mass[0] as number, rare as Rational)).toBeLessThanOrEqual(2e-15);
});

test.each([
  ['weights over more than 255 binades', [1, 1], [2 ** -300, 1], 2],
  ['masses below the range in which doubles keep relative errors', [1e-290, 1], [1, 1], 2],
])('%s are refused', (_, mass, w, K) => {
  expect(() => curated(mass, w, K)).toThrow();
});

test('one step at n = 100,000 and K = 1,000,000 is bounded to 13 digits', () => {
  const n = 100_000;
  const step = curated(
    Array.from({ length: n }, (_, i) => 1 + (i % 997)),
    Array.from({ length: n }, (_, i) => 1 + ((i * 7919) % 1000)),
    1_000_000,
  );
  expect(step.error).toBeLessThan(1e-13);
});
