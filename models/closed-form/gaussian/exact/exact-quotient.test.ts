import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Arithmetic, NotRepresentableError, Q, UndefinedValueError, bigArithmetic } from '../../../../theory';
import { exactQuotients as A } from './exact-quotient';

const big = bigArithmetic(60);
const TRUE = { truth: 'true', certainty: 'exact' };
const EXACTLY_TRUE = { ...TRUE, equal: true };

/** An expression of exponentials and roots, which any arithmetic can evaluate. */
type Tree =
  | { readonly op: 'leaf'; readonly exponent: number; readonly root: number }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div'; readonly left: Tree; readonly right: Tree };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      op: fc.constant('leaf' as const),
      exponent: fc.integer({ min: -2, max: 2 }),
      root: fc.integer({ min: 1, max: 6 }),
    }),
    fc.record({
      op: fc.constantFrom('add' as const, 'sub' as const, 'mul' as const, 'div' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
}));

function valueIn<T>(arithmetic: Arithmetic<T>, t: Tree): T {
  if (t.op !== 'leaf') return arithmetic[t.op](valueIn(arithmetic, t.left), valueIn(arithmetic, t.right));
  return arithmetic.mul(
    arithmetic.exp(arithmetic.fromRational(Q.of(t.exponent))),
    arithmetic.sqrt(arithmetic.fromRational(Q.of(t.root))),
  );
}

/** The value, or undefined if it is undefined or not representable. */
function attempt<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof UndefinedValueError || error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

const x = A.exp(A.fromRational(Q.of(1, 2)));
const y = A.sqrt(A.fromRational(Q.of(2)));
const z = A.exp(A.fromRational(Q.of(-3)));
const one = A.fromRational(Q.one);

describe('quotients of exact reals', () => {
  it('agree with high-precision enclosures on random expressions', () => {
    fc.assert(
      fc.property(tree, (t) => {
        const exact = attempt(() => valueIn(A, t));
        const enclosed = attempt(() => valueIn(big, t));
        fc.pre(exact !== undefined && enclosed !== undefined);
        const a = A.enclose(exact);
        const b = big.enclose(enclosed);
        expect(a.lo <= b.hi && b.lo <= a.hi).toBe(true);
        const signs = (['<', '==', '>'] as const).map(
          (relation) => A.decide(relation, exact, A.fromRational(Q.zero)).truth,
        );
        expect(signs.filter((truth) => truth === 'true')).toHaveLength(1);
        if (b.lo > 0) expect(signs).toEqual(['false', 'false', 'true']);
        if (b.hi < 0) expect(signs).toEqual(['true', 'false', 'false']);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['shares sum to 1', A.add(A.div(x, A.add(x, y)), A.div(y, A.add(x, y))), one],
    ['a factor cancels', A.mul(A.div(z, A.add(x, y)), A.add(x, y)), z],
    ['a common scale cancels', A.div(A.mul(z, x), A.add(A.mul(z, x), A.mul(z, y))), A.div(x, A.add(x, y))],
    ['quotients of quotients', A.div(A.div(x, A.add(x, y)), A.div(y, A.add(x, y))), A.div(x, y)],
    [
      'different denominators',
      A.sub(A.div(one, A.add(x, y)), A.div(one, A.sub(x, y))),
      A.div(A.mul(A.fromRational(Q.of(-2)), y), A.sub(A.mul(x, x), A.mul(y, y))),
    ],
    [
      'a square',
      A.pow(A.div(x, A.add(one, y)), 2),
      A.div(A.mul(x, x), A.add(A.fromRational(Q.of(3)), A.mul(A.fromRational(Q.of(2)), y))),
    ],
    ['a negative power', A.pow(A.add(x, y), -1), A.div(one, A.add(y, x))],
    ['a denominator that is negative', A.div(one, A.sub(z, x)), A.neg(A.div(one, A.sub(x, z)))],
  ])('%s, exactly', (_name, left, right) => {
    expect(A.decide('==', left, right)).toEqual(EXACTLY_TRUE);
    expect(A.decide('<', left, right).truth).toBe('false');
  });

  it('order quotients with negative denominators', () => {
    expect(A.decide('<', A.div(one, A.sub(z, x)), A.fromRational(Q.zero)).truth).toBe('true');
    expect(A.decide('>', A.max(A.div(one, A.sub(z, x)), z), A.fromRational(Q.zero)).truth).toBe('true');
    expect(A.decide('==', A.abs(A.div(one, A.sub(z, x))), A.div(one, A.sub(x, z)))).toEqual(EXACTLY_TRUE);
  });

  it('refuse to divide by a sum that vanishes', () => {
    const root = (n: number) => A.sqrt(A.fromRational(Q.of(n)));
    expect(() => A.div(one, A.sub(A.add(root(2), root(3)), A.add(root(3), root(2))))).toThrow(UndefinedValueError);
    expect(() => A.div(one, A.sub(root(8), A.add(root(2), root(2))))).toThrow(UndefinedValueError);
  });

  it('treat infinity as exact reals do', () => {
    expect(A.decide('==', A.div(A.div(x, A.add(x, y)), A.infinity), A.fromRational(Q.zero))).toEqual(EXACTLY_TRUE);
    expect(A.decide('<', A.div(x, A.add(x, y)), A.infinity).truth).toBe('true');
    expect(A.decide('==', A.add(A.div(x, A.add(x, y)), A.infinity), A.infinity)).toMatchObject(TRUE);
    expect(A.decide('==', A.mul(A.div(x, A.sub(z, x)), A.infinity), A.neg(A.infinity))).toMatchObject(TRUE);
  });

  it.each(['log', 'exp', 'sqrt', 'tanh'] as const)('have no %s', (fn) => {
    expect(() => A[fn](A.div(x, A.add(x, y)))).toThrow(NotRepresentableError);
  });
});
