import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError } from '../../theory';
import { ErrorBudget } from './budget';

describe('an error budget', () => {
  it('is 1e-3 unless said otherwise, in equal shares', () => {
    const budget = new ErrorBudget({ planned: 40 });
    expect(budget.total).toBe(1e-3);
    expect(budget.share()).toBeCloseTo(2.5e-5, 12);
    expect(budget.share(2, 'lemma-2.2')).toBeCloseTo(5e-5, 12);
    expect(budget.spendings.map(({ name, weight }) => [name, weight])).toEqual([
      ['check 1', 1],
      ['lemma-2.2', 2],
    ]);
    expect(budget.spent).toBeCloseTo(7.5e-5, 12);
  });

  it('gives out all that was planned and never more than the total, whatever the weights', () => {
    const weights = fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(weights, fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (parts, total) => {
        const planned = parts.reduce((sum, part) => sum + part, 0);
        const budget = new ErrorBudget({ total, planned });
        for (const part of [...parts].reverse()) budget.share(part);
        expect(budget.spent).toBeLessThanOrEqual(total);
        expect(budget.spent).toBeGreaterThan(total * (1 - 1e-8));
        expect(() => budget.share(1e-3)).toThrow(InputError);
        expect(budget.spendings).toHaveLength(parts.length);
      }),
      { seed: 8 },
    );
  });

  it('refuses a check that was not planned, and names it', () => {
    const budget = new ErrorBudget({ planned: 2 });
    budget.share();
    expect(() => budget.share(1.5, 'theorem-2.3')).toThrow(
      'theorem-2.3 asks for weight 1.5 of an error budget planned for 2, of which 1 is spent',
    );
    budget.share();
    expect(() => budget.share()).toThrow('check 3 asks');
  });

  it.each([0, -1, NaN, Infinity])('refuses %p as a weight or as a plan', (value) => {
    expect(() => new ErrorBudget({ planned: 3 }).share(value)).toThrow(InputError);
    expect(() => new ErrorBudget({ planned: value })).toThrow(InputError);
  });

  it.each([0, 1, -1, NaN])('refuses a total of %p', (total) => {
    expect(() => new ErrorBudget({ planned: 3, total })).toThrow(InputError);
  });
});
