import { describe, expect, it } from '@jest/globals';
import { InputError, Q, parseClaim } from '../../theory';
import { freeNameOf, isExponent, substituted } from './substitute';

describe('the free name of a claim', () => {
  it.each([
    ['E(p[1], w) >= c*Var(p[0], w)', {}, 'c'],
    ['E(p[1], w) >= 1e3*share_2*Var(p[0], w)/w_max', {}, 'share_2'],
    ['E(p[1], w) >= bound', { bound: 'alpha*K' }, 'alpha'],
    ['p[0](x)*a >= log_integral(1/2, 1)*H(p[0], x)', {}, 'a'],
  ])('of %s with %j is %s', (text, where, name) => {
    expect(freeNameOf(text, where)).toBe(name);
  });

  it.each([
    ['E(p[1], w) >= E(p[0], w)', {}, 'has no free name; write c in place'],
    ['E(p[1], w) >= c*d_2', {}, 'has 2 free names, c, d_2; define all but one by --where'],
    ['E(p[1], w) >= c', { c: '2' }, 'has no free name'],
  ])('of %s with %j is refused', (text, where, message) => {
    expect(() => freeNameOf(text, where)).toThrow(InputError);
    expect(() => freeNameOf(text, where)).toThrow(message);
  });
});

describe('a claim at a value', () => {
  it.each([
    ['c*Var(p[t], w) >= curate_c', Q.of(101, 100), '(101/100)*Var(p[t], w) >= curate_c'],
    ['c*K >= 2*c', Q.of(2), '2*K >= 2*2'],
    ['K - c >= 0', Q.of(-1), 'K - (-1) >= 0'],
    ['lambda/(1 + lambda)^c*K >= 0', Q.of(3), 'lambda/(1 + lambda)^3*K >= 0'],
    ['lambda/(1 + lambda)^c*K >= 0', Q.of(1, 2), 'lambda/exp((1/2)*log((1 + lambda)))*K >= 0'],
    ['E(p[0], w)^c*K^c >= K^2', Q.of(1, 2), 'exp((1/2)*log(E(p[0], w)))*exp((1/2)*log(K)) >= K^2'],
    ['p[t](x)^c <= 1', Q.of(3, 2), 'exp((3/2)*log(p[t](x))) <= 1'],
    ['E(p[0], 2*w^c) >= 0', Q.of(1, 2), 'E(p[0], 2*exp((1/2)*log(w))) >= 0'],
    ['((1 + K)^c)^c >= 1', Q.of(1, 2), 'exp((1/2)*log((exp((1/2)*log((1 + K)))))) >= 1'],
  ])('%s', (text, value, expected) => {
    const at = substituted(text, 'c', value);
    expect(at).toBe(expected);
    if (!at.includes('curate_c')) parseClaim(at);
  });

  it('knows an exponent', () => {
    expect(isExponent('(1 + lambda) ^ c', 'c')).toBe(true);
    expect(isExponent('c*(1 + lambda)^2', 'c')).toBe(false);
  });
});
