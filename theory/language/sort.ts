/** The sorts of expressions: a number, a function of the atom, or a whole number. */
import { Q } from '../arithmetic';
import type { Event, Expression } from './tree';

export type Sort = 'scalar' | 'observable';

/** Whether the expression is a number or a function of the atom. */
export function sortOf(e: Expression): Sort {
  switch (e.kind) {
    case 'observable':
    case 'function':
      return 'observable';
    case 'negate':
      return sortOf(e.of);
    case 'binary':
      return sortOf(e.left) === 'observable' || sortOf(e.right) === 'observable' ? 'observable' : 'scalar';
    case 'call':
      return e.args.some((arg) => sortOf(arg) === 'observable') ? 'observable' : 'scalar';
    case 'indicator':
      return sortOfEvent(e.event);
    case 'number':
    case 'name':
    case 's':
    case 'definition':
    case 'at':
    case 'draw':
    case 'draw-statistic':
    case 'drawn':
    case 'scalar':
      return 'scalar';
  }
}

/** Whether an event is about the atom, or compares two numbers. */
function sortOfEvent(event: Event): Sort {
  if (event.kind === 'event') return 'observable';
  return sortOf(event.left) === 'observable' ? 'observable' : sortOf(event.right);
}

/** The names whose values are whole numbers of at least 0. */
const isWholeName = (name: string): boolean => name === 't' || name === 'K' || name === 'n' || name === 'd';

/** Whether the expression is a whole number, `signed` or of at least 0, for every t, s, K, n and d. */
function isWhole(e: Expression, signed: boolean): boolean {
  switch (e.kind) {
    case 'number':
      return Q.isInteger(e.value);
    case 'name':
      return isWholeName(e.name);
    case 's':
      return true;
    case 'definition':
      return isWhole(e.body, signed);
    case 'negate':
      return signed && isWhole(e.of, true);
    case 'binary':
      if (e.op === '/' || (e.op === '-' && !signed)) return false;
      return isWhole(e.left, signed) && isWhole(e.right, signed && e.op !== '^');
    default:
      return false;
  }
}

/** Whether the expression is a whole number for every t, s, K, n and d. */
export const isIntegerExpression = (e: Expression): boolean => isWhole(e, true);
