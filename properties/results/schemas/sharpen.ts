/** What is known about a constant of a claim, as printed by `sharpen --json`; documented in `docs/results-format.md`. */
import * as z from 'zod';
import { counterexampleSchema } from './counterexample';
import { countSchema, listOf, objectOf, textsSchema } from './fields';

const provedSchema = objectOf({
  value: z.string(),
  /** The numbers of candidates K for which it is proved. */
  candidates: listOf(countSchema),
  /** The number of atoms, or `any`. */
  atoms: z.union([countSchema, z.literal('any')]),
  /** `synthetic`: no real data; `real`: any λ ≥ 0; `stable`: λ(K − 1) < 1. */
  data: z.enum(['synthetic', 'real', 'stable']),
  /** The last round of the proof, or `every`. */
  rounds: z.union([countSchema, z.literal('every')]),
  /** The number of coefficients for each K; none is negative. */
  terms: listOf(countSchema),
});

const sharpenedSchema = objectOf({
  /** The statement and the letter of its claim; absent for a claim of your own. */
  statement: z.string().exactOptional(),
  claim: z.string().exactOptional(),
  /** The claim with a free name in place of the constant. */
  text: z.string(),
  name: z.string(),
  given: listOf(z.string()),
  where: textsSchema,
  loop: z.string(),
  /** The values that make the claim say more. */
  sharper: z.enum(['smaller', 'larger']),
  published: z.string().exactOptional(),
  /** The ends of the range that was tried. */
  weakest: z.string(),
  sharpest: z.string(),
  /** The weakest value that is refuted; absent if none is. */
  refuted: objectOf({ value: z.string(), counterexample: counterexampleSchema }).exactOptional(),
  /** The sharpest value at which a search found no counterexample; absent if all are refuted. */
  open: objectOf({ value: z.string(), cases: countSchema, reason: z.string().exactOptional() }).exactOptional(),
  /** The sharpest value that is proved; absent if none is. */
  proved: provedSchema.exactOptional(),
  /** The weakest value at which no proof was found, and why. */
  unproved: objectOf({ value: z.string(), reason: z.string() }).exactOptional(),
  /** The numbers of searches and of attempts of proofs. */
  searches: countSchema,
  attempts: countSchema,
});
/**
 * What is known about a constant: fractions such as `101/100`, with a counterexample and the extent of a proof.
 */
export type SharpenedConstant = z.infer<typeof sharpenedSchema>;

const sharpenSchema = objectOf({
  format: z.literal('curated-loops/sharpen'),
  version: z.literal(1),
  seed: z.int(),
  constants: listOf(sharpenedSchema),
});
/** The result of `sharpen`. */
export type SharpenResult = z.infer<typeof sharpenSchema>;
