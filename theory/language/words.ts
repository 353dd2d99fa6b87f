/** The words of the claim language that are not in the tables of `syntax.ts`, and the names that definitions may take. */
import { ClaimError } from '../errors';
import { DIVERGENCES, type ElementaryFunction, NAMED_LAWS, OBSERVABLES, SCALARS, USER_OBSERVABLES } from './syntax';

export const RELATIONS: readonly string[] = ['<', '<=', '==', '>=', '>'];
export const BINARY_OPERATORS: readonly string[] = ['+', '-', '*', '/', '^'];

/** Elementary functions with the number of their arguments. */
export const ELEMENTARY: Readonly<Record<ElementaryFunction, 1 | 2>> = {
  log: 1,
  exp: 1,
  sqrt: 1,
  tanh: 1,
  abs: 1,
  min: 2,
  max: 2,
};

export const FUNCTIONS: readonly string[] = [
  ...['E', 'Var', 'P', 'H', 'mass', 'ratio', 'risk', 'E_draws', 'E_users', 'runs'],
  ...Object.keys(DIVERGENCES),
  ...Object.keys(ELEMENTARY),
];
export const LAW_FUNCTIONS: readonly string[] = ['curate', 'tilt', 'train', 'binned', 'next', 'given'];
export const DRAW_STATISTICS: readonly string[] = ['sum', 'mean', 'var'];

/** Words of the language, and letters that the typeset formula uses for something else. */
const RESERVED: readonly string[] = [
  ...FUNCTIONS,
  ...LAW_FUNCTIONS,
  ...DRAW_STATISTICS,
  ...['p', 'x', 'y', 'A_star', 'A_users', 'e'],
];

/** Whether a table has the key as its own. */
export const has = (table: object, key: string | undefined): boolean => key !== undefined && Object.hasOwn(table, key);

/** Checks the names of definitions. @throws ClaimError naming the first that cannot be taken. */
export function checkDefinitionNames(names: readonly string[], source: string): void {
  for (const name of names) {
    if (
      [SCALARS, OBSERVABLES, USER_OBSERVABLES, NAMED_LAWS].some((table) => has(table, name)) ||
      RESERVED.includes(name) ||
      /^[pwr]_/.test(name)
    ) {
      throw new ClaimError(`the definition "${name}" hides a word of the language; rename it`, source);
    }
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      throw new ClaimError(`the definition "${name}" is not named by letters, digits and _; rename it`, source);
    }
  }
}
