/**
 * The fields that the first records of a file have, by the keys that lead to them: `score.rm` is the field `rm` of the field `score`.
 *
 * In records of whole pools a field may be in a list: `rewards` is a list of numbers, `completions.score.rm` has a number of each object in the list
 * `completions`.
 */
import { InputError } from '../../../theory/errors';
import type { Row } from '../sources';
import { isMissing, numberOf } from './values';

const MAX_DEPTH = 6;
const MAX_FIELDS = 2000;

/** How many values of a list are looked at. */
const LOOK = 32;

export interface Field {
  /** The keys, joined by dots. */
  readonly name: string;
  readonly keys: readonly string[];
  /** Number of keys that lead to the list of the candidates; undefined if the value is not in a list. */
  readonly list: number | undefined;
  /** What the values of the sample are; `unknown` if all are missing. */
  readonly kind: 'number' | 'text' | 'unknown';
}

type Value = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The fields of some records by name.
 * @param lists whether values may be in a list, one of each candidate
 */
export function fieldsOf(rows: readonly Row[], lists: boolean): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const note = (keys: readonly string[], list: number | undefined, value: unknown): void => {
    const name = keys.join('.');
    const before = fields.get(name);
    const kind = isMissing(value) ? 'unknown' : numberOf(value) === undefined ? 'text' : 'number';
    if (before === undefined) {
      fields.set(name, { name, keys, list, kind });
      if (fields.size > MAX_FIELDS) {
        throw new InputError(`the records have more than ${MAX_FIELDS} fields; leave out those that are no traits`);
      }
    } else if (before.kind === 'unknown' || (before.kind === 'number' && kind === 'text')) {
      fields.set(name, { ...before, kind });
    }
  };
  const visit = (value: unknown, keys: readonly string[], list: number | undefined): void => {
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      // Such as the messages of a prompt; whole, it can name a pool.
      if (!lists || isObject(items[0])) note(keys, list, items);
      if (lists && list === undefined) for (const item of items.slice(0, LOOK)) visit(item, keys, keys.length);
    } else if (isObject(value)) {
      if (keys.length >= MAX_DEPTH) return;
      for (const key in value) visit(value[key], [...keys, key], list);
    } else note(keys, list, value);
  };
  for (const { fields: record } of rows) visit(record, [], undefined);
  return fields;
}

/** The value at some keys; undefined if there is none. */
export function valueAt(record: unknown, keys: readonly string[], from = 0): unknown {
  let value = record;
  for (let i = from; i < keys.length; i++) {
    if (!isObject(value)) return undefined;
    value = value[keys[i] ?? ''];
  }
  return value;
}

/** The values of a field that is in a list; undefined if the record does not have the list. */
export function listAt(record: unknown, { keys, list = keys.length }: Field): readonly unknown[] | undefined {
  const values = valueAt(record, keys.slice(0, list));
  if (!Array.isArray(values)) return undefined;
  const items: readonly unknown[] = values;
  return list === keys.length ? items : items.map((item) => valueAt(item, keys, list));
}

/** The name of a field without the list that it is in: `score.rm` of `completions.score.rm`. */
export function nameInList({ name, keys, list }: Field): string {
  return list === undefined || list === keys.length ? name : keys.slice(list).join('.');
}
