/** The words of the language by name. */
import { DRAW_STATISTICS, ELEMENTARY, EVENTS, FUNCTIONS, LAWS, drawnMass } from '../words';

export const RELATIONS: readonly string[] = ['<', '<=', '==', '>=', '>'];

const byName = <W extends { readonly name: string }>(words: readonly W[]): ReadonlyMap<string, W> =>
  new Map(words.map((word) => [word.name, word]));

export const functions = byName(FUNCTIONS.filter((word) => word !== drawnMass));
export const elementary = byName(ELEMENTARY);
export const statistics = byName(DRAW_STATISTICS);
export const namedLaws = byName(LAWS.filter(({ takes }) => takes.length === 0));
export const lawFunctions = byName(LAWS.filter(({ takes }) => takes.length > 0));
export const events = byName(EVENTS);

export const withRemedy = (problem: string, remedy: string | undefined): string =>
  remedy === undefined ? problem : `${problem}; ${remedy}`;
