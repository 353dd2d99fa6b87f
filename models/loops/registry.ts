/** Loops by id: the right ones and, as `mutant` or `mutant:base`, the wrong ones built from them. */
import { InputError } from '../../theory';
import { type Loop, curatedLoop, maximumLikelihoodLoop } from './loop';
import { MUTANTS } from './mutants';

export const LOOPS: Readonly<Record<'curated' | 'maximum-likelihood', Loop>> = {
  curated: curatedLoop,
  'maximum-likelihood': maximumLikelihoodLoop,
};

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

/** The loop with the given id; a mutant by its own id changes the curated loop. @throws InputError for an unknown id. */
export function loopOf(id: string): Loop {
  if (has(LOOPS, id)) return LOOPS[id];
  const [mutant = '', base = 'curated'] = id.split(':');
  if (has(MUTANTS, mutant) && has(LOOPS, base)) return { ...MUTANTS[mutant].mutate(LOOPS[base]), id };
  const known = [...Object.keys(LOOPS), ...Object.keys(MUTANTS)];
  throw new InputError(`there is no loop "${id}"; known are ${known.join(', ')}`);
}
