import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Divergence, Interval } from '../../../theory';
import { type MassEnclosure, binnedDivergence } from './binned-divergence';

const KINDS: readonly Divergence[] = ['KL', 'TV', 'chi2', 'sup_ratio'];

function exact(kind: Divergence, p: readonly number[], q: readonly number[]): number {
  const pairs = p.map((mass, b) => [mass, q[b] as number] as const);
  const sum = (f: (a: number, b: number) => number): number => pairs.reduce((total, [a, b]) => total + f(a, b), 0);
  switch (kind) {
    case 'KL':
      return sum((a, b) => (a === 0 ? 0 : a * Math.log(a / b)));
    case 'TV':
      return sum((a, b) => Math.abs(a - b)) / 2;
    case 'chi2':
      return sum((a, b) => (a === b ? 0 : (a - b) ** 2 / b));
    case 'sup_ratio':
      return Math.max(...pairs.map(([a, b]) => (a === 0 ? 0 : a / b)));
  }
}

const law = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 })
  .filter((m) => m.some((x) => x > 0))
  .map((m) => m.map((x) => x / m.reduce((a, b) => a + b, 0)));

const around = (mass: number, below: number, above: number): Interval => ({
  lo: Math.max(0, mass - below),
  hi: Math.min(1, mass + above),
});

const widths = fc.array(
  fc.integer({ min: 0, max: 20 }).map((n) => n / 100),
  { minLength: 12, maxLength: 12 },
);

describe.each(KINDS)('%s', (kind) => {
  test('of any laws within the masses’ enclosures is enclosed', () => {
    fc.assert(
      fc.property(law, law, widths, (p, q, w) => {
        const masses = p.map((mass, b): MassEnclosure => {
          const [a0, a1, b0, b1] = w.slice(4 * b, 4 * b + 4) as [number, number, number, number];
          return { p: around(mass, a0, a1), q: around(q[b] as number, b0, b1) };
        });
        const { lo, hi } = binnedDivergence(kind, masses);
        const value = exact(kind, p, q);
        expect(lo).toBeLessThanOrEqual(value);
        expect(hi).toBeGreaterThanOrEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  test('of known masses is known', () => {
    fc.assert(
      fc.property(law, law, (p, q) => {
        const masses = p.map((mass, b) => ({ p: around(mass, 0, 0), q: around(q[b] as number, 0, 0) }));
        const { lo, hi } = binnedDivergence(kind, masses);
        const value = exact(kind, p, q);
        expect(value === Infinity ? hi === Infinity : hi - lo < 1e-9).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('masses that may vanish leave KL unbounded, those that cannot do not', () => {
  const half = around(0.5, 0.1, 0.1);
  const open = binnedDivergence('KL', [
    { p: half, q: { lo: 0, hi: 0.1 } },
    { p: half, q: { lo: 0.9, hi: 1 } },
  ]);
  expect(open.hi).toBe(Infinity);
  expect(open.lo).toBeGreaterThan(0.2);
});
