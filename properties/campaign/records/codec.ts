/**
 * Explorations as JSON and back.
 *
 * JSON has no typed arrays, BigInts, infinities, NaN or −0, and genotypes and counts hold them. Each is written as an object with one field that starts
 * with `$`; a field that is undefined is left out, as `structuredClone` between threads keeps it but no reader tells it apart.
 */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';

/** A typed array, by the field that marks it. */
const ARRAYS = { $int32: Int32Array, $float64: Float64Array, $uint32: Uint32Array, $uint8: Uint8Array } as const;

const MARK = '$';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function encodedNumber(value: number): Json {
  return Number.isFinite(value) && !Object.is(value, -0)
    ? value
    : { $number: Object.is(value, -0) ? '-0' : String(value) };
}

/** Plain data as JSON. @throws InputError for a function or another value that is no data */
export function encode(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return encodedNumber(value);
  if (typeof value === 'bigint') return { $bigint: String(value) };
  if (Array.isArray(value))
    return value.map((item: unknown) => (item === undefined ? { $undefined: true } : encode(item)));
  const name = Object.prototype.toString.call(value).slice('[object '.length, -1);
  const array = Object.entries(ARRAYS).find(([, kind]) => kind.name === name);
  if (array !== undefined) return { [array[0]]: [...(value as Int32Array)].map(encodedNumber) };
  if (typeof value !== 'object' || name !== 'Object')
    throw new InputError(`a value of kind ${name} cannot be written; give plain data`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const marked = fields.find(([field]) => field.startsWith(MARK));
  if (marked !== undefined)
    throw new InputError(`a field named "${marked[0]}" cannot be written: names with $ mark kinds of values`);
  return Object.fromEntries(fields.map(([field, item]) => [field, encode(item)]));
}

const words = z.record(z.string(), z.unknown());
const numberWord = z.enum(['-0', 'Infinity', '-Infinity', 'NaN']);
const bigintWord = z.string().regex(/^-?\d+$/);
const encodedNumbers = z.array(z.union([z.number(), z.strictObject({ $number: numberWord })]));

const decodedNumber = (value: z.infer<typeof encodedNumbers>[number]): number =>
  typeof value === 'number' ? value : Number(value.$number);

/** The value that an object with one marked field stands for. @throws ZodError if the field has no such value */
function marked(mark: string, value: unknown): unknown {
  if (mark === '$number') return Number(numberWord.parse(value));
  if (mark === '$bigint') return BigInt(bigintWord.parse(value));
  if (mark === '$undefined') return undefined;
  const kind = Object.hasOwn(ARRAYS, mark) ? ARRAYS[mark as keyof typeof ARRAYS] : undefined;
  if (kind === undefined)
    throw new InputError(`the mark "${mark}" is not known; the record is of another version, or damaged`);
  return kind.from(encodedNumbers.parse(value).map(decodedNumber));
}

/** The data that `encode` wrote. @throws InputError or ZodError for what it cannot have written */
export function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(words.parse(value));
  const [first] = fields;
  if (first?.[0].startsWith(MARK) && fields.length === 1) return marked(first[0], first[1]);
  return Object.fromEntries(fields.map(([field, item]) => [field, decode(item)]));
}
