/**
 * The stand-alone counterexample, and the regressions file that keeps several. Both are untrusted input.
 * Documented in `docs/results-format.md`.
 */
import * as z from 'zod';
import { type DocumentKind, readDocument } from './document';
import { countSchema, findingSchema, instanceSchema, lawSchema, listOf, objectOf, textsSchema } from './fields';

/** A counterexample that `replay` decides again without other data. */
export const counterexampleSchema = objectOf({
  format: z.literal('curated-loops/counterexample'),
  version: z.literal(1),
  statement: z.string(),
  /** What is refuted: the statement, the statement without a hypothesis, or the statement on a mutant or another loop. */
  subject: objectOf({ kind: z.enum(['statement', 'hypothesis', 'mutant', 'variant']), id: z.string() }),
  /** The refuted claim, in the claim language, with its restriction and definitions. */
  claim: z.string(),
  when: z.string().optional(),
  where: textsSchema,
  loop: z.string(),
  instance: instanceSchema,
  /** Present if the laws up to the finding depend on the law of the real data although λ = ∞, as with a mixture of the loop's own. */
  usesReference: z.literal(true).exactOptional(),
  /** The laws p_0, p_1, … of the loop up to the round of the finding, for drawing; the regressions file leaves them out. */
  laws: listOf(lawSchema).exactOptional(),
  finding: findingSchema,
  foundBy: z.enum(['replay', 'random', 'targeted']),
  shrinks: countSchema,
  seed: z.int(),
  /** Version of curated-loops that found it. */
  foundWith: z.string(),
});
/**
 * A counterexample with all data needed to decide it again.
 * @example
 * const sides = ({ finding }: Counterexample): string => `${finding.claim} fails at t = ${finding.t}`;
 */
export type Counterexample = z.infer<typeof counterexampleSchema>;

/** Counterexamples stored beside a project; every run decides them again before it searches. */
const regressionsSchema = objectOf({
  format: z.literal('curated-loops/regressions'),
  version: z.literal(1),
  counterexamples: listOf(counterexampleSchema),
});
export type Regressions = z.infer<typeof regressionsSchema>;

const COUNTEREXAMPLE: DocumentKind<Counterexample> = {
  format: 'curated-loops/counterexample',
  version: 1,
  schema: counterexampleSchema,
  origin:
    'give a file from the counterexamples folder of a report, or correct it (docs/results-format.md of curated-loops)',
};

const REGRESSIONS: DocumentKind<Regressions> = {
  format: 'curated-loops/regressions',
  version: 1,
  schema: regressionsSchema,
  origin: 'give a regressions file, or correct it (docs/results-format.md of curated-loops)',
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

/** The text of a regressions file, which needs no pictures. @throws InputError when it could not be read back */
export function serialiseRegressions(regressions: Regressions): string {
  const { counterexamples, ...rest } = parseRegressions(regressions);
  const kept = counterexamples.map(({ laws: _laws, ...counterexample }) => counterexample);
  return `${JSON.stringify({ ...rest, counterexamples: kept }, null, 2)}\n`;
}
