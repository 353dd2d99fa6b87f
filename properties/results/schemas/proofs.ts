/** What certificates prove, and those that are refused: parts of `results.json` and of `matrix.json`. */
import * as z from 'zod';
import { countSchema, listOf, objectOf } from './fields';

/** A claim that certificates prove for all laws and weights, and how far. */
export const proofSchema = objectOf({
  claim: z.string(),
  /** Values of K, in order. */
  K: listOf(z.union([z.int().positive(), z.literal('infinity')])),
  /** Laws on any number of atoms, or on at most this many. */
  atoms: z.union([z.literal('any'), z.int().positive()]),
  /** Every round, or the rounds up to this one. */
  rounds: z.union([z.literal('every'), countSchema]),
  /** Number of terms of all polynomials. */
  terms: countSchema,
});
export type ProofJson = z.infer<typeof proofSchema>;

/** A certificate that the checker refuses, because it is wrong or because the claim has changed. */
export const refusedSchema = objectOf({ file: z.string(), reason: z.string() });
export type RefusedCertificate = z.infer<typeof refusedSchema>;
