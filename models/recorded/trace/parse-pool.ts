/**
 * A pool of a trace from its JSON: `{"round":1,"pool":"p7","candidates":[{"reward":0.5,"kept":true},…]}`.
 *
 * It is checked by hand, because a schema would take longer than all other work of an audit.
 */
import { InputError } from '../../../theory/errors';
import { type Fields, checkNames, isFields, shown, wholeNumber } from './fields';
import type { Pool } from './records';
import type { Traits } from './traits';

const NAMES = ['round', 'pool', 'candidates', 'kept'];
const KEPT = 'kept';

/** Longest id of a pool and name of a class, since ids and classes are remembered. */
const LONGEST = 1000;

/** Most values of a pool, with those that are missing. */
const MAX_VALUES = 4_000_000;

/** The id of a pool: a text, or a whole number, which stands for its digits. */
function poolId(value: unknown): string {
  if (typeof value === 'string') {
    if (value.length <= LONGEST) return value;
    throw new InputError(`"pool" has ${value.length} characters; give the pool a short id in place of its prompt`);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new InputError(`"pool" is ${shown(value)}; it must be a text or a whole number`);
}

/** Which candidates are kept, from a list of their numbers, counted from 0, or of K truth values. */
export function keptOf(list: unknown, size: number): readonly boolean[] {
  if (!Array.isArray(list))
    throw new InputError(`"kept" is ${shown(list)}; it must be a list of the numbers of kept candidates, from 0`);
  const values: readonly unknown[] = list;
  if (values.length === size && size > 0 && values.every((value) => typeof value === 'boolean')) return values;
  const kept = new Array<boolean>(size).fill(false);
  for (const value of values) {
    const at = typeof value === 'number' && Number.isInteger(value) ? value : -1;
    if (at < 0 || at >= size) {
      throw new InputError(
        `"kept" names the candidate ${shown(value)}; the candidates are numbered from 0 to ${size - 1}`,
      );
    }
    if (kept[at] === true) throw new InputError(`"kept" names the candidate ${at} twice`);
    kept[at] = true;
  }
  return kept;
}

/** @throws InputError if a pool with so many candidates and traits has too many values */
export function checkValues(candidates: number, traits: number): void {
  if (candidates * traits <= MAX_VALUES) return;
  throw new InputError(
    `the pool has ${candidates} candidates with ${traits} traits or more, which are too many; check what a trait is, or split the pool`,
  );
}

/** @throws InputError if a text is longer than any name of a class */
export function checkClass(trait: string, candidate: number, { length }: string): void {
  if (length <= LONGEST) return;
  throw new InputError(
    `the trait "${trait}" of candidate ${candidate} is a text of ${length} characters; a class has a short name: leave out prompts and completions`,
  );
}

/** The traits of candidates by column, while they are filled. */
interface Columns {
  readonly numbers: Map<string, Float64Array>;
  readonly classes: Map<string, (string | undefined)[]>;
}

function valueError(trait: string, candidate: number, value: unknown): InputError {
  const what = typeof value === 'number' ? 'a number beyond the range of doubles' : shown(value);
  return new InputError(
    `the trait "${trait}" of candidate ${candidate} is ${what}; it must be a number, a class as text, a truth value, or null if it is missing`,
  );
}

/** Reads the candidates into columns, and returns which are kept. */
function fill({ numbers, classes }: Columns, candidates: readonly unknown[], line: number, traits: Traits) {
  const size = candidates.length;
  const missing = new Set<string>();
  const kept: boolean[] = [];
  const checkRoom = (): void => checkValues(size, numbers.size + classes.size + 1);
  const numbersOf = (trait: string): Float64Array => {
    traits.use(trait, 'number', line);
    checkRoom();
    const column = new Float64Array(size).fill(NaN);
    numbers.set(trait, column);
    return column;
  };
  const classesOf = (trait: string): (string | undefined)[] => {
    traits.use(trait, 'class', line);
    checkRoom();
    const column = new Array<string | undefined>(size).fill(undefined);
    classes.set(trait, column);
    return column;
  };
  for (let i = 0; i < size; i++) {
    const candidate = candidates[i];
    if (!isFields(candidate))
      throw new InputError(`candidate ${i} is ${shown(candidate)}; it must be an object of traits`);
    for (const name in candidate) {
      const value = candidate[name];
      if (name === KEPT) {
        if (typeof value !== 'boolean')
          throw new InputError(`"kept" of candidate ${i} is ${shown(value)}; it must be true or false`);
        kept.push(value);
      } else if (typeof value === 'number' && Number.isFinite(value)) {
        (numbers.get(name) ?? numbersOf(name))[i] = value;
      } else if (typeof value === 'boolean') {
        (numbers.get(name) ?? numbersOf(name))[i] = value ? 1 : 0;
      } else if (typeof value === 'string') {
        checkClass(name, i, value);
        (classes.get(name) ?? classesOf(name))[i] = value;
      } else if (value === null) {
        missing.add(name);
      } else {
        throw valueError(name, i, value);
      }
    }
  }
  for (const trait of missing) {
    if (numbers.has(trait) || classes.has(trait)) continue;
    // No candidate of the pool has a value, which says nothing about the kind of the trait.
    if (traits.kindOf(trait) === 'class') classesOf(trait);
    else {
      checkRoom();
      numbers.set(trait, new Float64Array(size).fill(NaN));
    }
  }
  return kept;
}

/**
 * @param record a record with the field `pool`
 * @param traits the traits of the trace so far; those of the pool are noted there
 * @throws InputError naming the first value that is wrong
 */
export function parsePool(record: Fields, line: number, traits: Traits): Pool {
  checkNames('the pool', record, NAMES);
  const round = wholeNumber('"round" of a pool', record['round'], 1);
  const id = poolId(record['pool']);
  const { candidates } = record;
  if (!Array.isArray(candidates) || candidates.length === 0) {
    throw new InputError(`"candidates" is ${shown(candidates)}; it must be a list of at least one candidate`);
  }
  const size = candidates.length;
  const numbers = new Map<string, Float64Array>();
  const classes = new Map<string, (string | undefined)[]>();
  const flags = fill({ numbers, classes }, candidates, line, traits);
  for (const [trait, values] of numbers) traits.checkNumbers(trait, values);
  for (const [trait, values] of classes) traits.checkClasses(trait, values);
  if (flags.length > 0 && flags.length < size) {
    throw new InputError(`${flags.length} of ${size} candidates say whether they are kept; all must, or none`);
  }
  const list = record['kept'];
  if (list !== undefined && flags.length > 0) {
    throw new InputError('the pool has "kept" both as a list and at its candidates; leave out one');
  }
  const kept = list === undefined ? (flags.length > 0 ? flags : undefined) : keptOf(list, size);
  return { kind: 'pool', line, round, id, size, numbers, classes, kept };
}
