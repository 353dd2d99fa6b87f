/**
 * The typeset formula is the claim that is tested: trees are typeset, the LaTeX is read again by the usual conventions
 * of print, and both must have the same value. Polynomials that distinguish every structure replace the functions.
 */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import * as Q from '../arithmetic/rational';
import type { BinaryOperator } from './interpretation';
import type { Expression } from './tree';
import { expressionTex } from './typeset';
import { ELEMENTARY } from './words';
import { runsMean } from './words/runs-mean';
import { usersMean } from './words/users-mean';

const NAMES = { K: '3', lambda: '5/7', eta: '-11/13', t: '2', n: '17/19', sigma2: '-3/23' } as const;
type Name = keyof typeof NAMES;
const TEX_NAMES: Readonly<Record<string, Name>> = {
  K: 'K',
  '\\lambda': 'lambda',
  '\\eta': 'eta',
  t: 't',
  n: 'n',
  '\\sigma^2': 'sigma2',
};

type ElementaryName = 'log' | 'exp' | 'sqrt' | 'tanh' | 'abs' | 'min' | 'max';

const elementary = (name: ElementaryName): (typeof ELEMENTARY)[number] => {
  const word = ELEMENTARY.find((candidate) => candidate.name === name);
  if (word === undefined) throw new Error(`no function ${name}`);
  return word;
};

/** A polynomial in place of each function, chosen so that different structures have different values. */
const STAND_INS: Readonly<Record<ElementaryName, (a: Q.Rational, b: Q.Rational) => Q.Rational>> = {
  log: (a) => Q.add(Q.mul(a, a), Q.of(2)),
  exp: (a) => Q.add(Q.mul(a, Q.of(3)), Q.of(7)),
  sqrt: (a) => Q.add(Q.mul(a, a), a),
  tanh: (a) => Q.add(Q.mul(a, Q.of(5)), Q.of(1, 3)),
  abs: (a) => Q.add(Q.mul(a, Q.of(11)), Q.of(2, 3)),
  min: (a, b) => Q.add(Q.mul(a, Q.of(13)), b),
  max: (a, b) => Q.sub(Q.mul(a, Q.of(17)), b),
};

/** Polynomials in place of the averages that are typeset with brackets. */
const AVERAGES: Readonly<Record<'E_users' | 'runs', (a: Q.Rational) => Q.Rational>> = {
  E_users: (a) => Q.add(Q.mul(a, Q.of(19)), Q.of(1, 5)),
  runs: (a) => Q.sub(Q.mul(a, a), Q.of(1, 7)),
};

class Undefined extends Error {}

function power(base: Q.Rational, exponent: Q.Rational): Q.Rational {
  const { num, den } = Q.reduce(exponent);
  if (den !== 1n || num > 25n || num < -25n || (base.num === 0n && num < 0n)) throw new Undefined();
  return Q.reduce(Q.pow(base, Number(num)));
}

function quotient(a: Q.Rational, b: Q.Rational): Q.Rational {
  if (b.num === 0n) throw new Undefined();
  return Q.reduce(Q.div(a, b));
}

const OPERATIONS: Readonly<Record<BinaryOperator, (a: Q.Rational, b: Q.Rational) => Q.Rational>> = {
  '+': Q.add,
  '-': Q.sub,
  '*': Q.mul,
  '/': quotient,
  '^': power,
};

function valueOf(e: Expression): Q.Rational {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'name':
      return Q.parse(NAMES[e.name as Name]);
    case 'negate':
      return Q.neg(valueOf(e.of));
    case 'binary':
      return OPERATIONS[e.op](valueOf(e.left), valueOf(e.right));
    case 'call': {
      const [a = Q.zero, b = Q.zero] = e.args.map(valueOf);
      return STAND_INS[e.word.name as ElementaryName](a, b);
    }
    case 'scalar': {
      const [argument] = e.args;
      if (typeof argument !== 'object') throw new Error(`no value of ${e.word.name}`);
      return AVERAGES[e.word.name as 'E_users' | 'runs'](
        valueOf(('of' in argument && 'last' in argument ? argument.of : argument) as Expression),
      );
    }
    default:
      throw new Error(`no value of ${e.kind}`);
  }
}

/** Reads LaTeX by the usual conventions: sums of products of powers, with a sign only at the start of a sum. */
class Reader {
  private readonly tokens: string[];

  constructor(source: string) {
    this.tokens =
      source.match(
        /\\mathbb\{E\}_(?:u|\{\\mathrm\{runs\}\})|\\sigma\^2|\\left[(|[]|\\right[)|\]]|\\[a-z]+|\\,|\d+(?:\.\d+)?|[A-Za-z^{}+\-,]/g,
      ) ?? [];
  }

  all(): Q.Rational {
    const value = this.sum();
    if (this.tokens.length > 0) throw new Error(`left over: ${this.tokens.join(' ')}`);
    return value;
  }

  private take(token: string): void {
    const next = this.tokens.shift();
    if (next !== token) throw new Error(`${token} expected, not ${String(next)}`);
  }

  private sum(): Q.Rational {
    const negative = this.tokens[0] === '-' && this.tokens.shift() === '-';
    let total = negative ? Q.neg(this.product()) : this.product();
    for (let op = this.tokens[0]; op === '+' || op === '-'; op = this.tokens[0]) {
      this.tokens.shift();
      total = OPERATIONS[op](total, this.product());
    }
    return total;
  }

  private product(): Q.Rational {
    let endsInDigit = /^\d/.test(this.tokens[0] ?? '') && this.tokens[1] !== '^';
    let total = this.power();
    for (let op = this.tokens[0]; op === '\\,' || op === '\\cdot'; op = this.tokens[0]) {
      this.tokens.shift();
      const next = this.tokens[0] ?? '';
      if (op === '\\,' && /^\d/.test(next)) throw new Error('a number set directly after a factor');
      if (op === '\\,' && endsInDigit && next === '\\frac') throw new Error('a mixed number');
      endsInDigit = /^\d/.test(next) && this.tokens[1] !== '^';
      total = Q.mul(total, this.power());
    }
    return total;
  }

  private power(): Q.Rational {
    const base = this.tokens[0];
    const value = this.atom();
    if (base === 'e' || this.tokens[0] !== '^') return value;
    this.tokens.shift();
    return power(value, this.group());
  }

  private group(): Q.Rational {
    this.take('{');
    const value = this.sum();
    this.take('}');
    return value;
  }

  private list(): Q.Rational[] {
    this.take('\\left(');
    const values = [this.sum()];
    while (this.tokens[0] === ',') {
      this.tokens.shift();
      values.push(this.sum());
    }
    this.take('\\right)');
    return values;
  }

  private atom(): Q.Rational {
    const token = this.tokens.shift() ?? '';
    const name = TEX_NAMES[token];
    if (name !== undefined) return Q.parse(NAMES[name]);
    if (/^\d/.test(token)) return Q.parse(token);
    switch (token) {
      case '\\frac':
        return quotient(this.group(), this.group());
      case '\\left(': {
        this.tokens.unshift(token);
        const [value = Q.zero] = this.list();
        return value;
      }
      case '\\left|': {
        const value = this.sum();
        this.take('\\right|');
        return STAND_INS.abs(value, Q.zero);
      }
      case '\\mathbb{E}_u':
      case '\\mathbb{E}_{\\mathrm{runs}}': {
        this.take('\\left[');
        const value = this.sum();
        this.take('\\right]');
        return AVERAGES[token.endsWith('u') ? 'E_users' : 'runs'](value);
      }
      case '\\sqrt':
        return STAND_INS.sqrt(this.group(), Q.zero);
      case 'e':
        this.take('^');
        return STAND_INS.exp(this.group(), Q.zero);
      case '\\log':
      case '\\tanh':
      case '\\min':
      case '\\max': {
        const [a = Q.zero, b = Q.zero] = this.list();
        return STAND_INS[token.slice(1) as ElementaryName](a, b);
      }
      default:
        throw new Error(`unreadable: ${token}`);
    }
  }
}

const numbers = fc
  .constantFrom('0', '2', '3', '10', '0.5', '1e-7', '2.5e+21')
  .map((text): Expression => ({ kind: 'number', value: Q.parse(text), text }));
const names = fc
  .constantFrom<Name>('K', 'lambda', 'eta', 't', 'n', 'sigma2')
  .map((name): Expression => ({ kind: 'name', name }));
const exponents: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom('2', '3').map((text): Expression => ({ kind: 'number', value: Q.parse(text), text })),
  fc.constant<Expression>({ kind: 'name', name: 't' }),
  fc.constant<Expression>({ kind: 'negate', of: { kind: 'name', name: 't' } }),
);
const trees = fc.letrec<{ e: Expression }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(numbers, names),
    fc
      .tuple(fc.constantFrom<'+' | '-' | '*' | '/'>('+', '-', '*', '/'), tie('e'), tie('e'))
      .map(([op, left, right]): Expression => ({ kind: 'binary', op, left, right })),
    fc.tuple(tie('e'), exponents).map(([left, right]): Expression => ({ kind: 'binary', op: '^', left, right })),
    tie('e').map((of): Expression => ({ kind: 'negate', of })),
    tie('e').map((of): Expression => ({ kind: 'scalar', word: usersMean, args: [of] })),
    tie('e').map((of): Expression => ({ kind: 'scalar', word: runsMean, args: [{ of, last: {} }] })),
    fc
      .tuple(fc.constantFrom<ElementaryName>('log', 'exp', 'sqrt', 'tanh', 'abs'), tie('e'))
      .map(([name, arg]): Expression => ({ kind: 'call', word: elementary(name), args: [arg] })),
    fc
      .tuple(fc.constantFrom<ElementaryName>('min', 'max'), tie('e'), tie('e'))
      .map(([name, a, b]): Expression => ({ kind: 'call', word: elementary(name), args: [a, b] })),
  ),
})).e;

function attempt(value: () => Q.Rational): string {
  try {
    return Q.format(value());
  } catch (error) {
    if (error instanceof Undefined) return 'undefined';
    throw error;
  }
}

describe('a typeset expression', () => {
  it('has the value of the tree when it is read by the usual conventions', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const tex = expressionTex(tree);
        expect([tex, attempt(() => new Reader(tex).all())]).toEqual([tex, attempt(() => valueOf(tree))]);
      }),
      { seed: 91, numRuns: 3000 },
    );
  });
});
