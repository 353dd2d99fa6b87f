/** Numbers with names answer as the exact reals do that they stand for. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Arithmetic,
  NotRepresentableError,
  Q,
  type Relation,
  UndefinedValueError,
  bigArithmetic,
} from '../../../../theory';
import { type ExactQuotient, exactQuotients as E } from './exact-quotient';
import { Atom, areEqual, constantOf, inverseOf, multipleOf, negated, productOf, sumOf } from './laurent';
import { type NamedReal, namedReal, namedReals as A } from './named-real';

const RELATIONS: readonly Relation[] = ['<', '<=', '==', '>=', '>'];
const big = bigArithmetic(60);

type Tree =
  | { readonly op: 'rational'; readonly num: number; readonly den: number }
  | { readonly op: 'name'; readonly at: number }
  | { readonly op: 'add' | 'sub' | 'mul' | 'div'; readonly left: Tree; readonly right: Tree }
  | { readonly op: 'neg' | 'pow'; readonly of: Tree; readonly n: number };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ op: fc.constant('name' as const), at: fc.nat(3) }),
    fc.record({
      op: fc.constant('rational' as const),
      num: fc.integer({ min: -3, max: 3 }),
      den: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      op: fc.constantFrom('add' as const, 'sub' as const, 'mul' as const, 'div' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      op: fc.constantFrom('neg' as const, 'pow' as const),
      of: tie('tree'),
      n: fc.integer({ min: -2, max: 3 }),
    }),
  ),
}));

function valueIn<T>(arithmetic: Arithmetic<T>, names: readonly T[], t: Tree): T {
  switch (t.op) {
    case 'rational':
      return arithmetic.fromRational(Q.of(t.num, t.den));
    case 'name':
      return names[t.at] as T;
    case 'neg':
      return arithmetic.neg(valueIn(arithmetic, names, t.of));
    case 'pow':
      return arithmetic.pow(valueIn(arithmetic, names, t.of), t.n);
    default:
      return arithmetic[t.op](valueIn(arithmetic, names, t.left), valueIn(arithmetic, names, t.right));
  }
}

/** Three positive numbers, the last a product of the others, and a negative logarithm. */
function namesIn<T>(arithmetic: Arithmetic<T>): T[] {
  const of = (num: number, den = 1): T => arithmetic.fromRational(Q.of(num, den));
  const first = arithmetic.exp(of(-1, 2));
  const second = arithmetic.mul(arithmetic.exp(of(1, 3)), arithmetic.sqrt(of(6)));
  return [first, second, arithmetic.mul(first, second), arithmetic.log(of(2, 3))];
}

const [FIRST, SECOND, LOG] = [new Atom(true), new Atom(true), new Atom(false)];
const FORMS = [
  multipleOf(FIRST, Q.one),
  multipleOf(SECOND, Q.one),
  productOf(multipleOf(FIRST, Q.one), multipleOf(SECOND, Q.one)),
  multipleOf(LOG, Q.one),
];
const EXACT: readonly ExactQuotient[] = namesIn(E);
const NAMED: readonly NamedReal[] = EXACT.map((value, i) =>
  namedReal(
    () => FORMS[i] as (typeof FORMS)[number],
    () => value,
  ),
);

/** The value, or the kind of error. */
function attempt<T>(f: () => T): { readonly value: T } | { readonly error: 'undefined' | 'not representable' } {
  try {
    return { value: f() };
  } catch (error) {
    if (error instanceof UndefinedValueError) return { error: 'undefined' };
    if (error instanceof NotRepresentableError) return { error: 'not representable' };
    throw error;
  }
}

describe('numbers with names', () => {
  it('compare as the exact reals do', () => {
    let compared = 0;
    fc.assert(
      fc.property(tree, tree, fc.constantFrom(...RELATIONS), (left, right, relation) => {
        const exact = attempt(() => E.decide(relation, valueIn(E, EXACT, left), valueIn(E, EXACT, right)));
        const named = attempt(() => A.decide(relation, valueIn(A, NAMED, left), valueIn(A, NAMED, right)));
        // Names may prove an equality of numbers that exact reals do not represent.
        if ('error' in exact && exact.error === 'not representable') return;
        compared += 1;
        expect(named).toEqual(exact);
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1500);
  });

  it('are equal by name only where enclosures of many digits overlap', () => {
    const names = namesIn(big);
    fc.assert(
      fc.property(tree, tree, (left, right) => {
        const named = attempt(() => A.decide('==', valueIn(A, NAMED, left), valueIn(A, NAMED, right)));
        if ('error' in named || named.value.truth !== 'true') return;
        const enclosed = attempt(() => big.decide('==', valueIn(big, names, left), valueIn(big, names, right)));
        expect('error' in enclosed || enclosed.value.truth !== 'false').toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('have the enclosures and exact values of the exact reals', () => {
    fc.assert(
      fc.property(tree, (t) => {
        const exact = attempt(() => E.enclose(valueIn(E, EXACT, t)));
        if ('error' in exact) return;
        const named = valueIn(A, NAMED, t);
        expect(A.enclose(named)).toEqual(exact.value);
        const value = valueIn(E, EXACT, t);
        expect(A.exactly?.(named)).toEqual(value.kind === 'quotient' ? undefined : value);
      }),
      { numRuns: 500 },
    );
  });

  it('are not computed to see that an identity holds', () => {
    const never = (): never => {
      throw new Error('this number is not needed');
    };
    const [e, f] = [multipleOf(new Atom(true), Q.one), multipleOf(new Atom(true), Q.one)].map((form) =>
      namedReal(() => form, never),
    ) as [NamedReal, NamedReal];
    // Fisher's identity of one Gaussian: f − e = (e f − e²)/e.
    const variance = A.sub(A.mul(e, f), A.pow(e, 2));
    expect(A.decide('>=', A.sub(f, e), A.div(variance, e))).toEqual({
      truth: 'true',
      certainty: 'exact',
      equal: true,
    });
    expect(A.decide('<', A.sum([f, A.neg(e)]), A.div(variance, e)).truth).toBe('false');
    expect(A.enclose(A.sub(A.mul(e, f), A.mul(f, e)))).toEqual({ lo: 0, hi: 0 });
    expect(A.enclose(A.div(variance, A.infinity))).toEqual({ lo: 0, hi: 0 });
    expect([variance, A.infinity].map((value) => A.isFinite?.(value))).toEqual([true, false]);
  });

  it('are not divided by unless they are positive', () => {
    const zero = namedReal(
      () => multipleOf(new Atom(false), Q.one),
      () => E.fromRational(Q.zero),
    );
    expect(() => A.div(A.fromRational(Q.one), zero)).toThrow(UndefinedValueError);
    expect(() => A.pow(zero, -1)).toThrow(UndefinedValueError);
    expect(() => A.div(NAMED[0] as NamedReal, A.sub(NAMED[1] as NamedReal, NAMED[1] as NamedReal))).toThrow(
      UndefinedValueError,
    );
  });
});

describe('Laurent polynomials', () => {
  const [x, y] = [multipleOf(FIRST, Q.of(2)), multipleOf(SECOND, Q.of(1, 3))];

  it('collect equal monomials, in any order of the factors', () => {
    expect(
      areEqual(productOf(sumOf(x, y), sumOf(x, negated(y))), sumOf(productOf(x, x), negated(productOf(y, y)))),
    ).toBe(true);
    expect(productOf(y, x)).toEqual(productOf(x, y));
    expect(sumOf(productOf(x, y), negated(productOf(y, x)))).toEqual([]);
  });

  it('have inverses where they are one term of positive atoms', () => {
    const inverse = inverseOf(productOf(x, y));
    expect(inverse && areEqual(productOf(inverse, productOf(x, y)), constantOf(Q.one))).toBe(true);
    expect(inverseOf(sumOf(x, y))).toBeUndefined();
    expect(inverseOf(multipleOf(LOG, Q.one))).toBeUndefined();
    expect(inverseOf([])).toBeUndefined();
  });
});
