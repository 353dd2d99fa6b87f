/** Fields of the definitions of rewards and learners, and the first fault of a malformed definition on one line. */
import * as z from 'zod';
import { InputError } from '../../../theory';
import { messageOf, safely } from '../foreign-value';

export const functionField = (what: string) =>
  z.custom<never>((value) => typeof value === 'function', { error: `a function ${what}` });

export const idField = z
  .string({ error: 'a text of letters, digits and hyphens' })
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, { error: 'up to 60 letters, digits and hyphens, a letter first' });

export const titleField = z
  .string({ error: 'a text' })
  .min(1, { error: 'a text that is not empty' })
  .max(200, { error: 'at most 200 characters' })
  .regex(/^[^\n\r]*$/, { error: 'one line' });

function problemOf(schema: z.ZodObject, definition: unknown, { issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'is not well formed';
  const [field] = issue.path;
  const fields = Object.keys(schema.shape).join(', ');
  if (issue.code === 'unrecognized_keys')
    return `unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}; the fields are ${fields}`;
  if (field === undefined) return `takes an object with the fields ${fields}, not ${safely(definition)}`;
  const value = (definition as Record<PropertyKey, unknown>)[field];
  return `${String(field)} ${value === undefined ? 'is missing' : `is ${safely(value)}`}; give ${issue.message}`;
}

/** The fault of a definition; undefined if there is none. */
export function problemIn(schema: z.ZodObject, input: unknown): string | undefined {
  try {
    const parsed = schema.safeParse(input);
    return parsed.success ? undefined : problemOf(schema, input, parsed.error);
  } catch (error) {
    return `the definition cannot be read (${messageOf(error)}); give a plain object`;
  }
}

/** The error that refuses a definition. @param name of the function, such as `defineReward` */
export const refusedDefinition = (name: string, problem: string): InputError =>
  new InputError(`${name}: ${problem}; see docs/bring-your-own-model.md of curated-loops`);
