/** The names that definitions may take. */
import { ClaimError } from '../errors';
import { OBSERVABLES, SCALARS, TRUE_OBSERVABLES, USER_OBSERVABLES } from './names';
import { DRAW_STATISTICS, ELEMENTARY, EVENTS, FUNCTIONS, LAWS } from './words';

/** Words of the language, and letters that have another meaning in typeset formulas. */
const RESERVED: ReadonlySet<string> = new Set([
  ...[SCALARS, OBSERVABLES, USER_OBSERVABLES, TRUE_OBSERVABLES].flatMap((table) => Object.keys(table)),
  ...[FUNCTIONS, LAWS, EVENTS, ELEMENTARY, DRAW_STATISTICS].flat().map(({ name }) => name),
  ...['p', 'x', 'y', 'e', 'indicator'],
]);

/** Checks the names of definitions. @throws ClaimError naming the first name that is not allowed. */
export function checkDefinitionNames(names: readonly string[], source: string): void {
  for (const name of names) {
    if (RESERVED.has(name) || /^[pwr]_/.test(name)) {
      throw new ClaimError(`the definition "${name}" hides a word of the language; rename it`, source);
    }
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
      throw new ClaimError(`the definition "${name}" is not named by letters, digits and _; rename it`, source);
    }
  }
}
