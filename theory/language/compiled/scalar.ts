/** The codes of numbers. */
import { Q, type Relation } from '../../arithmetic';
import { TiedValuesError, unanswerable } from '../../errors';
import type { Draws } from '../interpretation';
import type { NamedObservable } from '../names';
import { applyOperator, exponentOf } from '../operators';
import { type Evaluator, type Event, type Expression, type ScalarCode, argumentsOf } from '../tree';
import { expectation } from '../words';
import type { Codes } from './codes';
import { namedCode } from './observable';

type Binary = Expression & { kind: 'binary' };

/** The weights in whose order a function of the atom is, if all users share it. */
const WEIGHT_OF: Readonly<Partial<Record<NamedObservable, 'w' | 'w_true'>>> = {
  w: 'w',
  r: 'w',
  w_true: 'w_true',
  r_true: 'w_true',
};

/** Whether a comparison holds, by the sign of the left side minus the right. */
const HOLDS: Readonly<Record<Relation, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '==': (sign) => sign === 0,
  '>=': (sign) => sign >= 0,
  '>': (sign) => sign > 0,
};

/** Whether two expressions have the same tree, and so the same value. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  const other = new Map<string, unknown>(right);
  return left.length === right.length && left.every(([key, value]) => other.has(key) && isSame(value, other.get(key)));
}

/** `E(P, f) − E(Q, f)`, which a model may compute without cancellation; undefined for other expressions. */
function gainCode({ op, left, right }: Binary, subtract: ScalarCode, codes: Codes): ScalarCode | undefined {
  if (op !== '-' || left.kind !== 'scalar' || right.kind !== 'scalar') return undefined;
  const [p, q] = [argumentsOf(left, expectation), argumentsOf(right, expectation)];
  if (p === undefined || q === undefined || p[1].kind === 'indicator' || !isSame(p[1], q[1])) return undefined;
  const [after, before, f] = [codes.law(p[0]), codes.law(q[0]), codes.observable(p[1])];
  return (at) => at.model.difference?.(after(at), before(at), f(at)) ?? subtract(at);
}

function binaryCode(e: Binary, codes: Codes): ScalarCode {
  const left = codes.scalar(e.left);
  if (e.op === '^') {
    const exponent = codes.integer(e.right);
    return (at) => at.arithmetic.pow(left(at), exponentOf(exponent(at)));
  }
  const { op } = e;
  const right = codes.scalar(e.right);
  const code: ScalarCode = (at) => applyOperator(at.arithmetic, op, left(at), right(at));
  return gainCode(e, code, codes) ?? code;
}

function callCode({ word, args }: Expression & { kind: 'call' }, codes: Codes): ScalarCode {
  const [a, b] = args.map((arg) => codes.scalar(arg)) as [ScalarCode, ScalarCode?];
  if (b !== undefined) return (at) => word.apply(at.arithmetic, a(at), b(at));
  return (at) => {
    const value = a(at);
    return word.apply(at.arithmetic, value, value);
  };
}

/**
 * Whether an event of numbers holds. Two draws of w, or of r, are compared exactly where the model can do so.
 * @throws TiedValuesError if the rung cannot tell
 */
function eventOfNumbers(event: Event, codes: Codes): <T, L, O, V>(at: Evaluator<T, L, O, V>) => boolean {
  if (event.kind === 'event') return () => unanswerable(`${event.word.name} is about an atom`);
  const { relation, left, right } = event;
  const [a, b] = [codes.scalar(left), codes.scalar(right)];
  const compared = <T, L, O, V>(at: Evaluator<T, L, O, V>): boolean => {
    const { truth } = at.arithmetic.decide(relation, a(at), b(at));
    if (truth === 'unknown') throw new TiedValuesError('an event of draws that this rung cannot decide');
    return truth === 'true';
  };
  if (left.kind !== 'drawn' || right.kind !== 'drawn' || left.name !== right.name) return compared;
  const of = WEIGHT_OF[left.name];
  if (of === undefined) return compared;
  return (at) => {
    const sign = at.model.order?.(at.atDraw(left.index), at.atDraw(right.index), of);
    return sign === undefined ? compared(at) : HOLDS[relation](sign);
  };
}

function nameCode({ name }: Expression & { kind: 'name' }): ScalarCode {
  switch (name) {
    case 'inf':
      return (at) => at.arithmetic.infinity;
    case 'K':
      return (at) => at.K();
    case 't':
      return (at) => at.arithmetic.fromRational(Q.of(at.t));
    default:
      return (at) => at.model.scalar(name);
  }
}

const drawnBy = <T>({ distinguished }: Draws<T>, index: number): T => distinguished[index] as T;

/** The code of an expression as a number. At K = ∞ its value may be undefined where the limit is not. */
export function plainCode(e: Expression, codes: Codes): ScalarCode {
  switch (e.kind) {
    case 'number': {
      const { value } = e;
      return (at) => at.arithmetic.fromRational(value);
    }
    case 'name':
      return nameCode(e);
    case 's':
      return (at) => at.arithmetic.fromRational(Q.of(at.s()));
    case 'definition':
      return codes.scalar(e.body);
    case 'observable':
    case 'function': {
      const name = e.kind === 'observable' ? e.name : e.word.name;
      return () => unanswerable(`${name} is not a scalar`);
    }
    case 'at': {
      const [of, { atom }] = [namedCode(e.name), e];
      return (at) => at.model.observables.at(of(at), at.atom(atom));
    }
    case 'draw': {
      const { index } = e;
      return (at) => drawnBy(at.draws(), index);
    }
    case 'draw-statistic': {
      const { word } = e;
      return (at) => word.of(at.draws());
    }
    case 'drawn': {
      const [of, { index }] = [namedCode(e.name), e];
      return (at) => at.model.observables.at(of(at), at.atDraw(index));
    }
    case 'indicator': {
      const happens = eventOfNumbers(e.event, codes);
      return (at) => at.arithmetic.fromRational(happens(at) ? Q.one : Q.zero);
    }
    case 'negate': {
      const of = codes.scalar(e.of);
      return (at) => at.arithmetic.neg(of(at));
    }
    case 'binary':
      return binaryCode(e, codes);
    case 'call':
      return callCode(e, codes);
    case 'scalar': {
      const { word } = e;
      const [a, b, c, d] = codes.arguments(word, e.args);
      return (at) => word.evaluate(at, a, b, c, d);
    }
  }
}
