/**
 * Reads an untrusted JSON document: first its format and version, then its fields.
 *
 * The error for an invalid document is one line: the first wrong field, its value, the expected value and the remedy.
 */
import type * as z from 'zod';
import { InputError } from '../../../theory/errors';

/** A kind of document: its format, version and schema. */
export interface DocumentKind<T> {
  readonly format: string;
  readonly version: number;
  /** Older versions that have the same fields. @defaultValue no version */
  readonly alsoReads?: readonly number[];
  readonly schema: z.ZodType<T>;
  /** The remedy that messages name, such as the command that makes the document. */
  readonly origin: string;
}

const LONGEST_SHOWN = 60;
const LONGEST_PATH = 120;

const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const shown = (value: unknown): string =>
  oneLine(shortened(value === undefined ? 'nothing' : JSON.stringify(value), LONGEST_SHOWN));

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathText(path: readonly PropertyKey[]): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return oneLine(shortened(joined.replace(/^\./, ''), LONGEST_PATH));
}

/** The value at a path; undefined if the path leaves the document. */
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
    return `unknown field ${unknown}${where}; correct its name or remove it (docs/results-format.md of curated-loops lists the fields)`;
  }
  const value = valueAt(root, issue.path);
  const problem = value === undefined ? 'is missing' : `is ${shown(value)}`;
  return `${pathText(issue.path)} ${problem}, expected ${expectation(issue)}; ${origin}`;
}

/** An error whose message starts with the name of the document, if it has one. */
export function refusal(name: string | undefined, message: string): InputError {
  return new InputError(name === undefined ? message : `${name}: ${message}`);
}

/** @throws InputError with one line if the text is not JSON */
function parseJson(text: string, kind: DocumentKind<unknown>, name: string | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const because = oneLine(error instanceof Error ? error.message : String(error));
    throw refusal(name, `not JSON (${because}); ${kind.origin}`);
  }
}

/** Why the document's fields `format` and `version` do not match the kind; undefined if they do. */
function foreign(
  { format, version }: Readonly<Record<string, unknown>>,
  kind: DocumentKind<unknown>,
): string | undefined {
  if (format !== kind.format) {
    const found = format === undefined ? 'no "format" field' : `format ${shown(format)}`;
    return `${found}, expected "${kind.format}"; ${kind.origin}`;
  }
  if (version === kind.version || kind.alsoReads?.some((older) => older === version)) return undefined;
  const found = version === undefined ? 'no version' : `version ${shown(version)}`;
  const newer = typeof version === 'number' && version > kind.version;
  const remedy = newer ? 'update curated-loops' : 'make the file again with this version of curated-loops';
  return `${kind.format}: ${found}, this program reads version ${kind.version}; ${remedy}`;
}

/**
 * The document of the given kind in a JSON text or an already parsed value.
 * @throws InputError with one line: not JSON, another format, another version, or the first wrong field
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
