/** How a word is called, such as `E(law, f)`. */
import type { Sort } from '../tree';

const ARGUMENTS: Readonly<Record<Sort, string>> = {
  law: 'law',
  expression: 'f',
  event: 'event',
  atom: 'x',
  number: 'a',
  integer: 'k',
  'bound atom': 'x',
  'of an atom': 'f',
  'candidates?': 'K',
  'of draws': 'f',
  'of independent draws': 'f',
  'of a user': 'f',
  'of a run': 'f',
  'of a round': 'f',
  round: 't',
};

/** The names of the two laws of a divergence. */
const TWO_LAWS = ['p', 'q', 's'] as const;
const TWO_FUNCTIONS = ['f', 'g'] as const;

export function usageOf({ name, takes }: { readonly name: string; readonly takes: readonly Sort[] }): string {
  const several = (sort: Sort): boolean => takes.filter((other) => other === sort).length > 1;
  const names = takes.map((sort, i) => {
    const before = takes.slice(0, i).filter((other) => other === sort).length;
    if (sort === 'law' && several(sort)) return TWO_LAWS[before];
    if (sort === 'expression' && several(sort)) return TWO_FUNCTIONS[before];
    return ARGUMENTS[sort];
  });
  return `${name}(${names.join(', ')})`;
}
