import { describe, expect, it } from '@jest/globals';
import { BoundedMean } from './bounded-mean';
import { inRandomOrder, recordedMean } from './in-random-order';

const UNIT = { lo: 0, hi: 1 };

describe('a random order', () => {
  it('has the same values', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i);
    expect([...inRandomOrder(values)].sort((a, b) => a - b)).toEqual([...values]);
  });

  it('depends on the number of values alone', () => {
    const one = inRandomOrder(Float64Array.from({ length: 50 }, (_, i) => i));
    const other = inRandomOrder(Float64Array.from({ length: 50 }, (_, i) => 2 * i));
    expect([...other]).toEqual([...one].map((x) => 2 * x));
  });

  it('puts every value everywhere equally often', () => {
    // Over the orders of 200 lengths, the mean place of the first value is the middle.
    const places = Array.from({ length: 200 }, (_, i) => {
      const n = 20 + i;
      const order = inRandomOrder(Float64Array.from({ length: n }, (_, k) => k));
      return order.indexOf(0) / (n - 1);
    });
    const mean = places.reduce((sum, x) => sum + x, 0) / places.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4.5 * Math.sqrt(1 / 12 / places.length));
    expect(new Set(places).size).toBeGreaterThan(150);
  });

  it('leaves as many values at their place as a random order does', () => {
    // Their number has mean 1 and variance 1, whatever the number of values.
    const left = Array.from({ length: 200 }, (_, i) => {
      const n = 20 + i;
      return inRandomOrder(Float64Array.from({ length: n }, (_, k) => k)).filter((k, place) => k === place).length;
    });
    const mean = left.reduce((sum, x) => sum + x, 0) / left.length;
    expect(Math.abs(mean - 1)).toBeLessThan(4.5 / Math.sqrt(left.length));
  });
});

describe('the mean of recorded values', () => {
  /** Values that rise along the record, with mean 1/2. */
  const drifting = Float64Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);

  it('is covered for values that drift, which have none in the order of the record', () => {
    const { estimate, interval, count } = recordedMean(drifting, UNIT, 1e-3);
    expect(estimate).toBeCloseTo(0.5, 12);
    expect(interval?.lo).toBeLessThan(0.5);
    expect(interval?.hi).toBeGreaterThan(0.5);
    expect(count).toBe(400);
    const inOrder = new BoundedMean({ range: UNIT, alpha: 1e-3, planned: 400 });
    inOrder.add(drifting);
    expect(() => inOrder.enclosure()).toThrow('no mean is left');
  });

  it('has no interval where every mean is refuted', () => {
    // A large error probability, and an order that begins with the smallest values.
    const order = inRandomOrder(Float64Array.from({ length: 60 }, (_, i) => i));
    const values = new Float64Array(60);
    order.forEach((k, place) => (values[k] = place < 30 ? 0.01 * (place % 2) : 1 - 0.01 * (place % 2)));
    const { interval, estimate } = recordedMean(values, UNIT, 0.5);
    expect(interval).toBeUndefined();
    expect(estimate).toBeCloseTo(0.5, 2);
  });

  it('names a value outside the range', () => {
    expect(() => recordedMean(Float64Array.of(0.2, 3), UNIT, 0.05)).toThrow('is 3, outside the range [0, 1]');
  });
});
