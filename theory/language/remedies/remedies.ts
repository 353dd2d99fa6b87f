/**
 * The nearest thing that can be said: for another notation its word here, else the words that are spelt alike.
 *
 * A remedy is a half sentence that follows the error, such as `write p[0]` or `did you mean entropy?`; it is undefined where nothing is near.
 */
import { suggestion } from '../../unknown-id';
import { FORGOTTEN_LAWS, FUNCTIONS_ELSEWHERE, LAW_NAMES, NAMES, OPERATORS, TEXTS } from './notations';

/** Names that are shorter than this resemble each other by chance, so that only their case is corrected. */
const SHORTEST = 3;

const inTable = (table: Readonly<Record<string, string>>, name: string): string | undefined => {
  const key = name.toLowerCase();
  return Object.hasOwn(table, key) ? `write ${table[key] ?? ''}` : undefined;
};

function alike(name: string, words: readonly string[]): string | undefined {
  const near = name.length < SHORTEST ? words.filter((word) => word.toLowerCase() === name.toLowerCase()) : words;
  const found = suggestion(name, near).trim();
  return found === '' ? undefined : found;
}

/** `p_0`, `p0` and `p_12` are rounds. */
function roundIn(name: string): string | undefined {
  const number = /^p_?(\d+)$/i.exec(name)?.[1];
  return number === undefined ? undefined : `write p[${Number(number)}]`;
}

/** `E_p`, `Var_q` and so on carry the law in their name. */
function withIndex(name: string): string | undefined {
  const word = /^(E|Var|Cov|Std|P|KL|TV)_\w*$/.exec(name)?.[1];
  return word === undefined ? undefined : `write the law as the first argument: ${word}(p[t], …)`;
}

/** A name in the place of a number. @param words the names known there */
export function remedyForName(name: string, words: readonly string[], events: readonly string[]): string | undefined {
  if (name === 'x' || name === 'y') return `${name} is an atom: write w(${name}) or p[t](${name})`;
  if (events.includes(name)) return `${name} is an event: write P(law, ${name}) or indicator(${name})`;
  const law = roundIn(name) ?? inTable(LAW_NAMES, name);
  if (law !== undefined) return `${law}, and a number of it, as E(p[t], w)`;
  return inTable(NAMES, name) ?? alike(name, words);
}

/** A name that is called. @param words the functions, @param numbers the names of numbers */
export function remedyForFunction(
  name: string,
  words: readonly string[],
  numbers: readonly string[],
): string | undefined {
  if (numbers.includes(name)) return `${name} is a number: write multiplication with *, as in ${name}*(…)`;
  const round = roundIn(name) ?? (/^p_?t$/i.test(name) ? 'write p[t]' : undefined);
  if (round !== undefined) return `${round} for the law, and ${round.slice(6)}(x) for the mass of an atom`;
  return withIndex(name) ?? inTable(FUNCTIONS_ELSEWHERE, name) ?? alike(name, words);
}

/** A name in the place of a law. */
export function remedyForLaw(name: string, words: readonly string[]): string | undefined {
  return roundIn(name) ?? inTable(LAW_NAMES, name) ?? inTable(FORGOTTEN_LAWS, name) ?? alike(name, words);
}

/** An operator, and a comparison in the place of a number. */
export function remedyForOperator(op: string): string | undefined {
  if (['<', '<=', '==', '>=', '>'].includes(op))
    return 'a comparison is an event: write P(law, event), or indicator(event) for a number';
  return inTable(OPERATORS, op);
}

/** A text that has no syntax tree. */
export function remedyForText(text: string): string | undefined {
  return TEXTS.find(([pattern]) => pattern.test(text))?.[1];
}
