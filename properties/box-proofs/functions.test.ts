/** Which functions are identically 0. */
import { describe, expect, it } from '@jest/globals';
import { Q, UnanswerableError } from '../../theory';
import { Functions } from './functions';

describe('functions of two variables', () => {
  const on = new Functions(2);
  const [x, y, one] = [on.variable(0), on.variable(1), on.fromRational(Q.one)];

  it('tells an identity of rational functions from other equations', () => {
    const left = on.sub(on.div(one, x), on.div(one, y));
    const right = on.div(on.sub(y, x), on.mul(x, y));
    expect(on.isZero(on.sub(left, right))).toBe(true);
    expect(on.isZero(on.sub(left, on.neg(right)))).toBe(false);
  });

  it('takes log 1 as 0, and cancels equal logarithms only', () => {
    const quotient = on.div(on.add(x, y), on.add(y, x));
    expect(on.isZero(on.log(quotient))).toBe(true);
    const difference = on.sub(on.log(on.add(x, y)), on.log(on.add(y, x)));
    expect(on.isZero(difference)).toBe(true);
    expect(on.isZero(on.sub(on.log(x), on.log(y)))).toBe(false);
    expect(on.isZero(on.mul(on.sub(x, x), on.log(y)))).toBe(true);
  });

  it('says nothing where it cannot tell', () => {
    expect(() => on.mul(on.log(x), on.log(y))).toThrow(UnanswerableError);
    expect(() => on.div(x, on.log(y))).toThrow(UnanswerableError);
    // Zero on the grid 2, 3, …, 34 of x, and of degree 33.
    const roots = Array.from({ length: 33 }, (_, i) => on.sub(x, on.fromRational(Q.of(i + 2))));
    const product = roots.reduce((a, b) => on.mul(a, b));
    expect(() => on.isZero(product)).toThrow(UnanswerableError);
    expect(() => new Functions(3)).toThrow(UnanswerableError);
  });
});
