/**
 * Vectors on the command line: numbers separated by commas, or `@file`.
 *
 * A file holds a JSON array of numbers or strings (`[0.25, "1/3"]`), or numbers separated by commas, blanks or new lines, with decimal points
 * (`separated-numbers.ts`). Numbers are read exactly: 0.1 is 1/10.
 */
import { Q, type Rational } from '../../theory/arithmetic';
import { InputError } from '../../theory/errors';
import { readRationals } from './numbers';
import { separatedNumbers } from './separated-numbers';
import { readText } from './text-file';

/** A string or any other value of a flat JSON array, as it is written. */
const JSON_ENTRY = /"(?:[^"\\]|\\.)*"|[^\s,[\]"]+/g;

/** An array such as `[0,25, 0,75]`: pairs of whole numbers with blanks between the pairs only, as decimal commas are written. */
const DECIMAL_COMMAS = /^\[\s*-?\d+,\d+(?:\s*,\s+-?\d+,\d+)+\s*\]$/;

/** The entries of a JSON array as texts. */
function jsonEntries(where: string, text: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${where} is not JSON (${(error as Error).message}); write an array such as [0.25, "1/3"]`);
  }
  if (!Array.isArray(parsed)) {
    throw new InputError(`${where} holds JSON that is not an array; write an array such as [0.25, "1/3"]`);
  }
  const entries: readonly unknown[] = parsed;
  const bad = entries.findIndex((entry) => typeof entry !== 'number' && typeof entry !== 'string');
  if (bad >= 0) {
    throw new InputError(
      `${where}: entry ${bad + 1} is ${JSON.stringify(entries[bad])}, neither a number nor a string such as "1/3"`,
    );
  }
  if (DECIMAL_COMMAS.test(text))
    throw new InputError(
      `${where}: ${text.split('\n')[0] ?? ''} may hold decimal commas; write decimals with a point, such as 0.25, or a blank after every comma`,
    );
  const written = text.match(JSON_ENTRY) ?? [];
  return entries.map((entry, i) => (typeof entry === 'string' ? entry : (written[i] ?? '')));
}

/** An entry as it is written, and its place for messages, such as `entry 2`. */
interface Entry {
  readonly text: string;
  readonly place: string;
}

function entriesOf(where: string, text: string): readonly Entry[] {
  if (text.trim() === '') throw new InputError(`${where} is empty; write at least one number into it`);
  if (/^[[{"]/.test(text.trim()))
    return jsonEntries(where, text.trim()).map((entry, i) => ({ text: entry, place: `entry ${i + 1}` }));
  return separatedNumbers(where, text).map((number, i) => ({
    text: number.text,
    place: `line ${number.line}, entry ${i + 1}`,
  }));
}

function readEntry(where: string, { text, place }: Entry): Rational {
  try {
    return Q.parse(text);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${where}: ${place}: ${error.message}`);
    throw error;
  }
}

/** Reads `1/2,1/3,1/6` or `@masses.json`. @throws InputError naming the file and the position of a bad entry */
export function readVector(option: string, text: string): Rational[] {
  if (!text.startsWith('@')) {
    if (text.includes(';'))
      throw new InputError(
        `${option} ${text} has a semicolon; separate numbers by commas, and write decimals with a point, such as 0.25`,
      );
    return readRationals(option, text);
  }
  const path = text.slice(1);
  if (path === '') throw new InputError(`${option} @ names no file; write ${option} @masses.json`);
  const where = `${option} ${text}`;
  const entries = entriesOf(where, readText(path).replace(/^\uFEFF/, ''));
  const vector = entries.map((entry) => readEntry(where, entry));
  if (vector.length === 0) throw new InputError(`${where} is an empty array; write at least one number into it`);
  return vector;
}

/** A sum near 1 as short text. */
function shownSum(sum: Rational): string {
  const fraction = Q.format(sum);
  if (fraction.length <= 24) return fraction;
  const off = Q.toNumber(Q.sub(sum, Q.one));
  const size = Math.abs(off).toPrecision(3);
  return Math.abs(off) < 0.01 ? `1 ${off > 0 ? '+' : '−'} ${size}` : `about ${Q.toNumber(sum).toPrecision(6)}`;
}

/**
 * Reads a vector of masses; `normalise` divides it by its sum exactly.
 * @param name its name in messages
 * @throws InputError for a negative mass, for a sum that is not 1 without `normalise`, and for the sum 0
 */
export function readLaw(option: string, name: string, text: string, normalise: boolean): Rational[] {
  const masses = readVector(option, text);
  const negative = masses.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`${name} has the negative entry ${Q.format(negative)}; masses are at least 0`);
  const sum = Q.sum(masses);
  if (Q.equals(sum, Q.one)) return masses;
  if (!normalise) {
    throw new InputError(`${name} sums to ${shownSum(sum)}, not 1; divide the masses by their sum, or add --normalise`);
  }
  if (sum.num === 0n) throw new InputError(`${name} sums to 0; --normalise needs a mass greater than 0`);
  const common = Q.overOneDenominator(masses);
  const total = common.reduce((all, { num }) => all + num, 0n);
  return common.map(({ num }) => ({ num, den: total }));
}
