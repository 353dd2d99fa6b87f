import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError } from '../../theory';
import { ErrorBudget, spentOn } from './budget';

describe('an error budget', () => {
  it('is 1e-3 unless said otherwise, in equal shares', () => {
    const budget = new ErrorBudget({ planned: 40 });
    expect(budget.total).toBe(1e-3);
    expect(budget.share()).toBeCloseTo(2.5e-5, 12);
    expect(budget.share()).toBeCloseTo(2.5e-5, 12);
    expect(budget.spent).toBeCloseTo(5e-5, 12);
  });

  it('gives out all that was planned and never more than the total', () => {
    const planned = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(planned, fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (checks, total) => {
        const budget = new ErrorBudget({ total, planned: checks });
        for (let i = 0; i < checks; i += 1) budget.share();
        expect(budget.spent).toBeLessThanOrEqual(total);
        expect(budget.spent).toBeGreaterThan(total * (1 - 1e-8));
        expect(() => budget.share()).toThrow(InputError);
      }),
      { seed: 8 },
    );
  });

  it('refuses a check that was not planned, and names it', () => {
    const budget = new ErrorBudget({ planned: 2 });
    budget.share();
    budget.share();
    expect(() => budget.share()).toThrow('check 3 asks for a share of an error budget planned for 2');
  });

  it('for a part of the checks has the shares of the whole, and no more than are its own', () => {
    const whole = new ErrorBudget({ planned: 7 });
    const parts = [3, 4, 0].map((own) => new ErrorBudget({ planned: 7, own }));
    for (const [i, own] of [3, 4, 0].entries())
      for (let k = 0; k < own; k += 1) expect(parts[i]?.share()).toBe(whole.share());
    const checks = parts.reduce((sum, part) => sum + part.checks, 0);
    expect(spentOn(checks, { planned: 7 })).toBe(whole.spent);
    for (const part of parts) expect(() => part.share()).toThrow('planned for');
    expect(() => new ErrorBudget({ planned: 7, own: 8 })).toThrow('0 to 7 of the planned checks, not 8');
  });

  it.each([0, -1, NaN, Infinity])('refuses %p as a plan', (value) => {
    expect(() => new ErrorBudget({ planned: value })).toThrow(InputError);
    expect(() => new ErrorBudget({ planned: value })).toThrow(`a positive number of planned checks, not ${value}`);
  });

  it.each([0, 1, -1, NaN])('refuses a total of %p', (total) => {
    expect(() => new ErrorBudget({ planned: 3, total })).toThrow(InputError);
    expect(() => new ErrorBudget({ planned: 3, total })).toThrow(`a probability above 0 and below 1, not ${total}`);
  });
});
