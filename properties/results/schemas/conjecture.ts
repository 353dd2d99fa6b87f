/** The result of a search for a counterexample to a conjecture, as printed by `conjecture --json`; documented in `docs/results-format.md`. */
import * as z from 'zod';
import type { SearchDomain } from '../../../theory';
import { counterexampleSchema } from './counterexample';
import { type DocumentKind, isObject, readDocument } from './document';
import { domainSchema } from './domain';
import {
  countSchema,
  exactSidesSchema,
  findingSchema,
  instanceSchema,
  labelSchema,
  listOf,
  modelSchema,
  objectOf,
  textsSchema,
} from './fields';

/** All parameters of the search, as plain data, which can be sent between threads. */
const questionSchema = objectOf({
  /** A comparison in the claim language. */
  claim: z.string(),
  given: listOf(z.string()),
  /** Definitions for the claim and the conditions; each may use the earlier ones. */
  where: textsSchema,
  /** Id of a built-in loop, or absolute path of a loop file. */
  loop: z.string(),
  model: modelSchema,
  /** @defaultValue the kind that the conditions imply; else `real` if λ, η or p_ref is mentioned, and `synthetic` otherwise */
  data: z.enum(['synthetic', 'real', 'stable', 'sharply-stable', 'unstable']).exactOptional(),
  seed: z.int(),
});
/**
 * The question put to `conjecture`: a claim, its conditions, the loop and the kind of model.
 * @example
 * const question: ConjectureQuestion = {
 *   claim: 'E(p[1], w) >= E(p[0], w)',
 *   given: ['K >= 2'],
 *   where: {},
 *   loop: 'curated',
 *   model: 'discrete',
 *   seed: 1,
 * };
 */
export type ConjectureQuestion = z.infer<typeof questionSchema>;

/**
 * `open`: no counterexample was found, which proves nothing. `no case`: no case satisfied the conditions, so nothing was tested.
 * `incomplete`: the search was cut short.
 */
const verdictSchema = z.enum(['refuted', 'open', 'undecided', 'incomplete', 'no case']);
export type ConjectureVerdict = z.infer<typeof verdictSchema>;

/** How often each condition was satisfied among the draws of a sample, in the order of the conditions. */
const givensSchema = objectOf({ drawn: countSchema, satisfied: listOf(countSchema) });
export type GivenCounts = z.infer<typeof givensSchema>;

/** What cases were drawn from, in the form of `theory`. */
const drawnFromSchema = z.custom<SearchDomain>(isObject, { error: 'a domain: an object' });

const conjectureSchema = objectOf({
  format: z.literal('curated-loops/conjecture'),
  version: z.literal(2),
  question: questionSchema,
  /** LaTeX of the claim, of each condition, and of each definition used. */
  tex: objectOf({ claim: z.string(), given: listOf(z.string()), where: listOf(z.string()) }),
  drawnFrom: drawnFromSchema,
  verdict: verdictSchema,
  /** Why the verdict is neither refuted nor open. */
  reason: z.string().exactOptional(),
  /** Number of search rounds begun. */
  rounds: countSchema,
  /** `run`: random cases that satisfied the conditions; `undecided`: those of them left undecided; `discarded`: draws that did not satisfy them. */
  cases: objectOf({ run: countSchema, undecided: countSchema, discarded: countSchema }),
  /** Where the cases lay. */
  domain: domainSchema,
  decisions: countSchema,
  /** Numbers of cases by the strongest means that a decision needed. */
  rungs: objectOf({ exact: countSchema, certified: countSchema }),
  /** Number of decisions of an inequality with equal sides, not both 0. */
  attained: countSchema,
  labels: listOf(labelSchema),
  /** The decision with the smallest positive margin. */
  tightest: objectOf({
    instance: instanceSchema,
    finding: findingSchema,
    usesReference: z.literal(true).exactOptional(),
  }).exactOptional(),
  counterexample: counterexampleSchema.exactOptional(),
  /** Both sides of the counterexample as fractions, if they are rational. */
  sides: exactSidesSchema.exactOptional(),
  /** How often each condition was satisfied alone; present if no case satisfied all of them. */
  givens: givensSchema.exactOptional(),
});
/**
 * The result of `conjecture`.
 * @example
 * const isOpen = ({ verdict }: ConjectureResult): boolean => verdict === 'open';
 */
export type ConjectureResult = z.infer<typeof conjectureSchema>;

const CONJECTURE: DocumentKind<ConjectureResult> = {
  format: 'curated-loops/conjecture',
  version: 2,
  schema: conjectureSchema,
  origin: 'give what `curated-loops conjecture --json` printed',
};

/**
 * Reads what `conjecture --json` printed. `name`, such as a path, is put before messages.
 * @throws InputError with one line naming what is wrong.
 */
export function parseConjecture(input: unknown, name?: string): ConjectureResult {
  return readDocument(input, CONJECTURE, name);
}
