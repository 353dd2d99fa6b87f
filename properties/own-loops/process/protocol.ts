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
  /** Whether the probabilities depend on the masses of the candidates, which it is told then. */
  masses: z.boolean({ error: 'true or false' }).optional(),
  p_ref: z.literal('positive', { error: '"positive", or left out' }).optional(),
  ...DECLARED,
});
const stepSchema = z.strictObject({ ...ABOUT, kind: z.literal('step'), ...DECLARED });

/** The laws of a round that a sampler may draw from. */
const law = z.enum(['model', 'curated', 'training', 'reference'], {
  error: 'one of "model", "curated", "training", "reference"',
});
const MOST_ROUNDS = 100;
const samplerSchema = z.strictObject({
  ...ABOUT,
  kind: z.literal('sampler'),
  K: z.int({ error: 'a whole number of at least 1' }).min(1, { error: 'a whole number of at least 1' }),
  /** Exact, since hypotheses such as λ(K − 1) < 1 are decided from it. */
  lambda: exactOrInfinite,
  w_max: z.number({ error: 'a number above 0' }).positive({ error: 'a number above 0' }),
  /** Whether w = w_max has positive probability. */
  w_max_attained: z.boolean({ error: 'true or false' }).optional(),
  rounds: z
    .int({ error: `a whole number from 1 to ${MOST_ROUNDS}` })
    .min(1)
    .max(MOST_ROUNDS)
    .optional(),
  laws: z.array(law).min(1, { error: 'at least one law' }).readonly(),
  start: z.enum(['reference', 'elsewhere'], { error: '"reference" or "elsewhere"' }).optional(),
});
export type SamplerHello = z.infer<typeof samplerSchema>;

/** What a process says of itself in its answer to `hello`. */
const helloSchema = z.discriminatedUnion('kind', [ruleSchema, stepSchema, samplerSchema], {
  error: '"rule", "step" or "sampler"',
});
export type Hello = z.infer<typeof helloSchema>;
/** What a process says of itself that gives exact numbers. */
export type ExactHello = Exclude<Hello, SamplerHello>;

/** The most draws that are asked for at a time. */
export const MOST_DRAWN = 16_384;

/** The messages, without their numbers. */
export const messageSchema = z.union([
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(PROTOCOL), version: z.literal(VERSION) }),
  z.strictObject({ type: z.literal('init'), seed: z.int() }),
  z.strictObject({
    type: z.literal('choose'),
    weights: exactList,
    p: exactList.optional(),
    p_ref: exactList.optional(),
  }),
  z.strictObject({
    type: z.literal('step'),
    p: exactList,
    w: exactList,
    p_ref: exactList,
    K,
    lambda: exactOrInfinite,
    t: z.int().min(0),
  }),
  /** To a sampler: the round that is over. */
  z.strictObject({ type: z.literal('step'), t: z.int().min(0) }),
  z.strictObject({
    type: z.literal('sample'),
    law,
    t: z.int().min(0),
    count: z.int().min(1).max(MOST_DRAWN),
    seed: z.int(),
  }),
  z.strictObject({ type: z.literal('shutdown') }),
]);
export type Message = z.infer<typeof messageSchema>;

const done = z.strictObject({});

/** The answers, by the type of the message and without their numbers; `round` answers the `step` of a sampler. */
const ANSWERS = {
  hello: helloSchema,
  init: done,
  choose: z.strictObject({ probabilities: exactList }),
  step: z.strictObject({ p: exactList }),
  round: done,
  sample: z.strictObject({ weights: z.array(z.number({ error: 'a number' }), { error: 'a list of numbers' }) }),
  shutdown: done,
} as const satisfies Record<Message['type'] | 'round', z.ZodType>;

/** The answer to a message. */
export type Answer<M extends Message> = M extends { readonly type: 'step' }
  ? z.infer<(typeof ANSWERS)[M extends { readonly p: unknown } ? 'step' : 'round']>
  : z.infer<(typeof ANSWERS)[M['type']]>;

const schemaFor = (message: Message): z.ZodType =>
  ANSWERS[message.type === 'step' && !('p' in message) ? 'round' : message.type];

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

/** Reads the line that answers message number `n`. */
export function readAnswer(text: string, message: Message, n: number): Reading {
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
  const parsed = schemaFor(message).safeParse(answer);
  return parsed.success ? { kind: 'answer', answer: parsed.data } : nonsense(problemOf(answer, parsed.error));
}
