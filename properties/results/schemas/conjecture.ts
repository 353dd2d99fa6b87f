/** What a search for a counterexample to a conjecture found: what `conjecture --json` prints, documented in `docs/results-format.md`. */
import { z } from 'zod';
import type { SearchDomain } from '../../../theory';
import { counterexampleSchema } from './counterexample';
import { isObject } from './document';
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

/** Everything that decides what is searched for. Plain data: it travels between threads. */
const questionSchema = objectOf({
  /** A comparison in the claim language. */
  claim: z.string(),
  given: listOf(z.string()),
  /** Definitions for the claim and what is given, each using the earlier ones. */
  where: textsSchema,
  /** Id of a built-in loop, or path of a file with one, absolute. */
  loop: z.string(),
  model: modelSchema,
  /** @defaultValue what is given or, where λ, η or p_ref is mentioned, `real`; else `synthetic` */
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
 * `open`: no counterexample was found, which proves nothing. `no case`: no case satisfied what is given, so nothing was tested.
 * `incomplete`: the search was ended before it was through.
 */
const verdictSchema = z.enum(['refuted', 'open', 'undecided', 'incomplete', 'no case']);
export type ConjectureVerdict = z.infer<typeof verdictSchema>;

/** How often each of the conditions was satisfied, in their order, among the draws of a sample. */
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
  /** Why it is neither refuted nor open. */
  reason: z.string().exactOptional(),
  /** Rounds of the search that were begun. */
  rounds: countSchema,
  /** Random cases that satisfied what is given, those of them undecided, and draws that did not. */
  cases: objectOf({ run: countSchema, undecided: countSchema, discarded: countSchema }),
  /** Where the cases lay. */
  domain: domainSchema,
  decisions: countSchema,
  /** Cases by the strongest means any of their decisions needed. */
  rungs: objectOf({ exact: countSchema, certified: countSchema }),
  /** Inequalities that were attained: both sides equal, not both 0. */
  attained: countSchema,
  labels: listOf(labelSchema),
  /** The decision of smallest margin greater than 0. */
  tightest: objectOf({ instance: instanceSchema, finding: findingSchema }).exactOptional(),
  counterexample: counterexampleSchema.exactOptional(),
  /** Both sides of the counterexample as fractions, where they have any. */
  sides: exactSidesSchema.exactOptional(),
  /** Where no case satisfied what is given: how often each condition was satisfied alone. */
  givens: givensSchema.exactOptional(),
});
/**
 * The result of `conjecture`.
 * @example
 * const isOpen = ({ verdict }: ConjectureResult): boolean => verdict === 'open';
 */
export type ConjectureResult = z.infer<typeof conjectureSchema>;
