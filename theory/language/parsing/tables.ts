/** The words of the language by name. */
import type { Word } from '../tree';
import { DRAW_STATISTICS, ELEMENTARY, EVENTS, FUNCTIONS, LAWS, drawnMass } from '../words';

export const RELATIONS: readonly string[] = ['<', '<=', '==', '>=', '>'];

const byName = <W extends { readonly name: string }>(words: readonly W[]): ReadonlyMap<string, W> =>
  new Map(words.map((word) => [word.name, word]));

export const functions: ReadonlyMap<string, Word<'scalar'> | Word<'observable'>> = byName(
  FUNCTIONS.filter((word) => word !== drawnMass),
);
export const elementary = byName(ELEMENTARY);
export const statistics = byName(DRAW_STATISTICS);
export const namedLaws: ReadonlyMap<string, Word<'law'>> = byName(LAWS.filter(({ takes }) => takes.length === 0));
export const lawFunctions: ReadonlyMap<string, Word<'law'>> = byName(LAWS.filter(({ takes }) => takes.length > 0));
export const events: ReadonlyMap<string, Word<'event'>> = byName(EVENTS);

export const withRemedy = (problem: string, remedy: string | undefined): string =>
  remedy === undefined ? problem : `${problem}; ${remedy}`;
