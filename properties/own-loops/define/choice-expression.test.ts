import { describe, expect, it } from '@jest/globals';
import { InputError, Q, numberField, rationalField } from '../../../theory';
import { choiceExpression } from './choice-expression';

const onRationals = (text: string, weights: readonly number[]): string[] => {
  const candidates = weights.map((w) => ({ w: Q.of(w), users: [] }));
  return choiceExpression(text)
    .rule.keep(candidates, rationalField)
    .map((value) => Q.format(Q.reduce(value)));
};

describe('a choice written as an expression', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ['w[1]/sum(w)', [1, 3], ['1/4', '3/4']],
    ['1/K', [5, 6, 7], ['1/3', '1/3', '1/3']],
    ['(1 - 0.1)*w[1]/sum(w) + 0.1/K', [1, 3], ['11/40', '29/40']],
    ['w[1]^2/(K*(var(w) + mean(w)^2))', [1, 3], ['1/10', '9/10']],
    ['min(w[1], 3)', [2, 5], ['2', '3']],
    ['max(w[1], 3)', [2, 5], ['3', '5']],
    ['sqrt(w[1])', [4, 9], ['2', '3']],
    ['w[1]^-1', [4, 2], ['1/4', '1/2']],
    ['w[1]^(K - 1)', [4, 2], ['4', '2']],
    ['-(-w[1])', [4, 2], ['4', '2']],
    ['12345678901234567890123', [1], ['12345678901234567890123']],
  ])('%s', (text, weights, kept) => {
    expect(onRationals(text, weights)).toEqual(kept);
    const doubles = choiceExpression(text).rule.keep(
      weights.map((w) => ({ w, users: [] })),
      numberField,
    );
    doubles.forEach((value, k) => expect(value).toBeCloseTo(Q.toNumber(Q.parse(kept[k] ?? '0')), 12));
  });

  it('knows whether roots occur', () => {
    expect(choiceExpression('sqrt(w[1])').roots).toBe(true);
    expect(choiceExpression('-(1 + min(1, sqrt(w[1])))').roots).toBe(true);
    expect(choiceExpression('w[1]').roots).toBe(false);
  });

  it.each([
    ['w[2]/sum(w)', 'sum(w) - w[1]'],
    ['w[0]', 'draws are w[1] and w[2]'],
    ['w', 'inside E_draws use w[1]'],
    ['exp(w[1])', 'exp has no exact value'],
    ['lambda*w[1]', 'lambda is not known to who chooses'],
    ['t', 't is not known'],
    ['E(p[0], w)', 'cannot stand inside E_draws'],
    ['w[1]) + (0', 'is not one expression'],
    ['w[1]) >= 0 # (', ''],
    ['1, 2', 'takes 2 arguments'],
    ['w[1] = 3', ''],
    ['w[1] > 3', ''],
    ['import("fs")', ''],
    ['w.constructor', ''],
    ['"w"', ''],
    ['', ''],
    ['w[1]^0.5', 'an exponent is an integer'],
    ['w[1]^lambda', 'an exponent is an integer'],
    ['w(x)', ''],
    ['w_u', ''],
  ])('%s is refused, and what is allowed is said', (text, because) => {
    expect(() => choiceExpression(text)).toThrow(InputError);
    expect(() => choiceExpression(text)).toThrow(because);
    expect(() => choiceExpression(text)).toThrow('allowed are + - * / ^, numbers, K, w[1]');
  });

  it('refuses a power that exact numbers could not pay for', () => {
    expect(() => onRationals('w[1]^1000', [2])).toThrow('beyond 64');
  });
});
