/**
 * The messages between `check --process` and a loop in another language: JSON, one object a line, one answer to each message.
 *
 * Every message has a number `n` and a `type`, and its answer repeats `n`. Exact numbers are texts, `"3/7"` or `"0.25"`, so that none is
 * rounded on the way. `docs/process-protocol.md` describes each message; its examples are read by these schemas.
 */
import * as z from 'zod';

const PROTOCOL = 'curated-loops';
export const VERSION = 1;

/** The longest line of an answer, in bytes. */
export const LONGEST_LINE = 4 * 2 ** 20;
/** The largest K for which a rule may be declared. */
const LARGEST_K = 64;

const EXACT = /^[+-]?(\d+\/0*[1-9]\d*|(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?)$/;
const exact = z
  .union([z.string(), z.int()], { error: 'an exact number as a text, such as "3/7" or "0.25"' })
  .transform(String)
  .refine((text) => EXACT.test(text), { error: 'an exact number as a text, such as "3/7" or "0.25"' });
const exactList = z.array(exact, { error: 'a list of exact numbers, such as ["3/7", "4/7"]' }).readonly();
/** An exact number, or `inf`. */
const exactOrInfinite = z.union([z.literal('inf'), exact], { error: 'an exact number as a text, or "inf"' });
const K = z.union([z.int().min(1), z.literal('inf')], { error: 'a whole number of at least 1, or "inf"' });

const line = (most: number) =>
  z
    .string({ error: 'a text' })
    .min(1, { error: 'a text that is not empty' })
    .max(most, { error: `at most ${most} characters` })
    .regex(/^[^\n\r]*$/, { error: 'one line' });
const bound = z.int().min(1).max(LARGEST_K);

const ABOUT = {
  protocol: z.literal(PROTOCOL, { error: `"${PROTOCOL}"` }),
  version: z.literal(VERSION, { error: `${VERSION}, the version that this curated-loops speaks` }),
  id: z
    .string({ error: 'a text of letters, digits and hyphens' })
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, { error: 'up to 60 letters, digits and hyphens, a letter first' }),
  title: line(200).optional(),
};
const DECLARED = {
  candidates: z.strictObject({ min: bound.optional(), max: bound.optional() }).optional(),
  lambda: z.literal('inf', { error: '"inf", or left out' }).optional(),
};

const ruleSchema = z.strictObject({
  ...ABOUT,
  kind: z.literal('rule'),
  /** Whether the probabilities belong to the weights, in whatever order these come. */
  symmetric: z.boolean({ error: 'true or false' }).optional(),
  ...DECLARED,
});
const stepSchema = z.strictObject({ ...ABOUT, kind: z.literal('step'), ...DECLARED });

/** What a process says of itself in its answer to `hello`. */
const helloSchema = z.discriminatedUnion('kind', [ruleSchema, stepSchema], {
  error: '"rule" or "step"',
});
export type Hello = z.infer<typeof helloSchema>;

/** The messages, without their numbers. */
export const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(PROTOCOL), version: z.literal(VERSION) }),
  z.strictObject({ type: z.literal('init'), seed: z.int() }),
  z.strictObject({ type: z.literal('choose'), weights: exactList }),
  z.strictObject({
    type: z.literal('step'),
    p: exactList,
    w: exactList,
    p_ref: exactList,
    K,
    lambda: exactOrInfinite,
    t: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('shutdown') }),
]);
export type Message = z.infer<typeof messageSchema>;

const done = z.strictObject({});

/** The answers, by the type of the message and without their numbers. */
export const ANSWERS = {
  hello: helloSchema,
  init: done,
  choose: z.strictObject({ probabilities: exactList }),
  step: z.strictObject({ p: exactList }),
  shutdown: done,
} as const satisfies Record<Message['type'], z.ZodType>;

/** The answer to a message of a type. */
export type Answer<M extends Message['type']> = z.infer<(typeof ANSWERS)[M]>;

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

/** A text on one line, shortened. */
export const shortened = (text: string, most = 160): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > most ? `${flat.slice(0, most)}…` : flat;
};

/** What is wrong with an answer, on one line: the place, the value and what belongs there. */
function problemOf(answer: unknown, { issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'it is not well formed';
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `it has the unknown field "${issue.keys.join('", "')}"${where === '' ? '' : ` in ${where}`}; leave it out`;
  if (where === '') return `it is ${shortened(JSON.stringify(answer), 60)}; give an object`;
  const value = valueAt(answer, issue.path);
  const found = value === undefined ? `has no ${where}` : `has ${where} = ${shortened(JSON.stringify(value), 60)}`;
  return `it ${found}; give ${issue.message}`;
}

/** An answer as it was read: what the message asks for, an error of the user's code, or why it is no answer. */
export type Reading =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'nonsense'; readonly problem: string };

const nonsense = (problem: string): Reading => ({ kind: 'nonsense', problem });

/** Reads the line that answers message number `n` of a type. */
export function readAnswer(text: string, type: Message['type'], n: number): Reading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return nonsense('it is not JSON; write nothing but answers to the standard output, one JSON object a line');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return nonsense('it is not a JSON object');
  const { n: number, ...answer } = json as Readonly<Record<string, unknown>>;
  if (number !== n)
    return nonsense(
      `its n is ${number === undefined ? 'missing' : shortened(JSON.stringify(number), 60)}; repeat that of the message`,
    );
  if (typeof answer.error === 'string') return { kind: 'error', error: shortened(answer.error, 300) };
  const parsed = ANSWERS[type].safeParse(answer);
  return parsed.success ? { kind: 'answer', answer: parsed.data } : nonsense(problemOf(answer, parsed.error));
}
