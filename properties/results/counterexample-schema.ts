/**
 * Reading counterexamples and regressions files, which may come from strangers.
 *
 * The schemas are the validating twins of `Counterexample` and `FindingJson` in `results.ts`; the types at the end of this
 * file fail to compile when the two drift apart. Instances are checked loosely here (an object that names its model),
 * because `decodeInstance` of `models` checks them in full when they are used. Documented in `docs/results-format.md`.
 */
import { z } from 'zod';
import type { InstanceJson } from '../../models';
import { InputError } from '../../theory';
import type { Counterexample, FindingJson } from './verification-results';

/** What a document must say about itself before its fields are looked at. */
export interface DocumentKind<T> {
  readonly format: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** Where such a document comes from: the remedy in messages. */
  readonly origin: string;
}

const LONGEST_SHOWN = 60;
const LONGEST_PATH = 120;

const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const shown = (value: unknown): string =>
  oneLine(shortened(value === undefined ? 'nothing' : JSON.stringify(value), LONGEST_SHOWN));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathText(path: readonly PropertyKey[]): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return oneLine(shortened(joined.replace(/^\./, ''), LONGEST_PATH));
}

/** The value at a path, undefined where the path leaves the document. */
function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? shown(issue.values[0]) : `one of ${issue.values.map(shown).join(', ')}`;
    default:
      return oneLine(issue.message);
  }
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown, origin: string): string {
  if (issue.code === 'unrecognized_keys') {
    const where = issue.path.length > 0 ? ` in ${pathText(issue.path)}` : '';
    const unknown = issue.keys.map((key) => shown(key)).join(', ');
    return `unknown field ${unknown}${where}; correct its name or remove it (docs/results-format.md lists the fields)`;
  }
  const value = valueAt(root, issue.path);
  const problem = value === undefined ? 'is missing' : `is ${shown(value)}`;
  return `${pathText(issue.path)} ${problem}, expected ${expectation(issue)}; ${origin}`;
}

/** An error whose message starts with the name of the document, where it has one. */
function refusal(name: string | undefined, message: string): InputError {
  return new InputError(name === undefined ? message : `${name}: ${message}`);
}

function parseJson(text: string, kind: DocumentKind<unknown>, name: string | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const because = oneLine(error instanceof Error ? error.message : String(error));
    throw refusal(name, `not JSON (${because}); ${kind.origin}`);
  }
}

/** Why a document is not of the given kind and version, if it says so itself. */
function foreign(
  { format, version }: Readonly<Record<string, unknown>>,
  kind: DocumentKind<unknown>,
): string | undefined {
  if (format !== kind.format) {
    const found = format === undefined ? 'no "format" field' : `format ${shown(format)}`;
    return `${found}, expected "${kind.format}"; ${kind.origin}`;
  }
  if (version === kind.version) return undefined;
  const found = version === undefined ? 'no version' : `version ${shown(version)}`;
  const newer = typeof version === 'number' && version > kind.version;
  const remedy = newer ? 'update curated-loops' : 'make the file again with this version of curated-loops';
  return `${kind.format}: ${found}, this program reads version ${kind.version}; ${remedy}`;
}

/**
 * The document of the given kind in a JSON text or an already parsed value.
 * @throws InputError with one line: not JSON, another format, another version, or the first field that is wrong.
 */
export function readDocument<T>(input: unknown, kind: DocumentKind<T>, name?: string): T {
  const document = typeof input === 'string' ? parseJson(input, kind, name) : input;
  if (!isObject(document)) {
    throw refusal(name, `expected an object with "format": "${kind.format}", got ${shown(document)}; ${kind.origin}`);
  }
  const wrong = foreign(document, kind);
  if (wrong !== undefined) throw refusal(name, wrong);
  const parsed = kind.schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refusal(name, issue ? describeIssue(issue, document, kind.origin) : `not well formed; ${kind.origin}`);
}

/** A list that stays as it was read. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** A whole number of at least 0. */
export const countSchema = z.int().nonnegative();

export const jsonNumberSchema = z.union([z.number(), z.literal('Infinity'), z.literal('-Infinity')], {
  error: 'a number, "Infinity" or "-Infinity"',
});

const intervalSchema = z.strictObject({ lo: jsonNumberSchema, hi: jsonNumberSchema });

export const findingSchema = z.strictObject({
  claim: z.string(),
  t: countSchema,
  atoms: z.strictObject({ x: countSchema.optional(), y: countSchema.optional() }),
  left: intervalSchema,
  right: intervalSchema,
  rung: z.enum(['exact', 'certified']),
  margin: z.number().optional(),
});

/** Any object that names its model; `decodeInstance` checks the rest. */
export const instanceSchema = z.custom<InstanceJson>((value) => isObject(value) && typeof value.model === 'string', {
  error: 'an instance: an object with a "model" field',
});

export const counterexampleSchema = z.strictObject({
  format: z.literal('curated-loops/counterexample'),
  version: z.literal(1),
  statement: z.string(),
  subject: z.strictObject({ kind: z.enum(['statement', 'hypothesis', 'mutant', 'variant']), id: z.string() }),
  claim: z.string(),
  when: z.string().optional(),
  where: z.record(z.string(), z.string()),
  loop: z.string(),
  instance: instanceSchema,
  finding: findingSchema,
  foundBy: z.enum(['replay', 'random', 'targeted']),
  shrinks: countSchema,
  seed: z.int(),
  foundWith: z.string(),
});

/** Counterexamples kept beside a project, which every run decides again before it searches. */
export const regressionsSchema = z.strictObject({
  format: z.literal('curated-loops/regressions'),
  version: z.literal(1),
  counterexamples: listOf(counterexampleSchema),
});

export type Regressions = z.infer<typeof regressionsSchema>;

const COUNTEREXAMPLE: DocumentKind<Counterexample> = {
  format: 'curated-loops/counterexample',
  version: 1,
  schema: counterexampleSchema,
  origin: 'give a file from the counterexamples folder of a report, or correct it (docs/results-format.md)',
};

const REGRESSIONS: DocumentKind<Regressions> = {
  format: 'curated-loops/regressions',
  version: 1,
  schema: regressionsSchema,
  origin: 'give a regressions file, or correct it (docs/results-format.md)',
};

/**
 * Reads a stand-alone counterexample. `name`, such as a path, is put before messages.
 * @throws InputError with one line naming what is wrong.
 */
export function parseCounterexample(input: unknown, name?: string): Counterexample {
  return readDocument(input, COUNTEREXAMPLE, name);
}

/**
 * Reads a regressions file. `name`, such as a path, is put before messages.
 * @throws InputError with one line naming what is wrong.
 */
export function parseRegressions(input: unknown, name?: string): Regressions {
  return readDocument(input, REGRESSIONS, name);
}

/**
 * Reads the counterexamples of either kind of file: one counterexample, or a regressions file.
 * @throws InputError with one line naming what is wrong.
 */
export function parseCounterexamples(input: unknown, name?: string): readonly Counterexample[] {
  const document = typeof input === 'string' ? parseJson(input, COUNTEREXAMPLE, name) : input;
  if (isObject(document) && document.format === REGRESSIONS.format)
    return parseRegressions(document, name).counterexamples;
  return [parseCounterexample(document, name)];
}

/** The text of a regressions file. @throws InputError when it is not one; nothing is written that could not be read back. */
export function serialiseRegressions(regressions: Regressions): string {
  return `${JSON.stringify(parseRegressions(regressions), null, 2)}\n`;
}

/** All optional fields made required, so that a field missing on one side shows. */
type Firm<T> = T extends readonly (infer U)[]
  ? readonly Firm<U>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Firm<T[K]> }
    : T;
type Assignable<A, B> = [A] extends [B] ? true : false;
/** Whether two types have the same fields, of the same types, equally optional. */
export type Agree<A, B> = [
  Assignable<A, B>,
  Assignable<B, A>,
  Assignable<Firm<A>, Firm<B>>,
  Assignable<Firm<B>, Firm<A>>,
];
export type Holds<T extends [true, true, true, true]> = T;
export type FindingSchemaAgrees = Holds<Agree<z.infer<typeof findingSchema>, FindingJson>>;
export type CounterexampleSchemaAgrees = Holds<Agree<z.infer<typeof counterexampleSchema>, Counterexample>>;
