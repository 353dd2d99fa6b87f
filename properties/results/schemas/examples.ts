/** Named examples in `results.json`: trajectories beside the bounds of the statements, and the phase diagram over (λ, K). */
import * as z from 'zod';
import { countSchema, jsonNumberSchema, listOf, objectOf } from './fields';

/** A bound that a statement gives, by round. */
const boundSchema = objectOf({
  statement: z.string(),
  /** Letter of the claim. */
  claim: z.string(),
  side: z.enum(['lower', 'upper']),
  /** The round of the first value. */
  from: countSchema,
  values: listOf(z.number()),
});

/** A quantity in every round, enclosed: it lies between `lo[t]` and `hi[t]`. */
const curveSchema = objectOf({
  quantity: z.enum(['reward', 'variance', 'best', 'divergence']),
  /** The quantity in the claim language. */
  text: z.string(),
  lo: listOf(z.number()),
  hi: listOf(z.number()),
  bounds: listOf(boundSchema),
});
export type Curve = z.infer<typeof curveSchema>;

/** A loop from the law of an example. */
const exampleRunSchema = objectOf({
  /** Candidates, or `inf`. */
  K: z.union([z.int(), z.literal('inf')]),
  /** A fraction, or `inf` without real data; the real data is the law at the start. */
  lambda: z.string(),
  curves: listOf(curveSchema),
});
export type ExampleRun = z.infer<typeof exampleRunSchema>;

const exampleSchema = objectOf({
  id: z.string(),
  title: z.string(),
  /** Masses and weights of the atoms, as fractions. */
  p: listOf(z.string()),
  w: listOf(z.string()),
  rounds: countSchema,
  runs: listOf(exampleRunSchema),
});
export type Example = z.infer<typeof exampleSchema>;

/** Largest KL(p_t‖p_ref) found, beside its bounds, over λ for each K. */
const phaseSchema = objectOf({
  /** The two atoms of the laws have the weights 1 and this. */
  weightRatio: z.int(),
  rounds: countSchema,
  lambdas: listOf(z.number()),
  rows: listOf(
    objectOf({
      K: z.int(),
      /** The bound of theorem 2.4 for each λ; infinite where it has none, from λ = 1/(K − 1) on. */
      published: listOf(jsonNumberSchema),
      /** The bound of sharp-theorem-2.4 at this ratio of weights. */
      sharp: listOf(jsonNumberSchema),
      /** The largest divergence found, rounded down to six digits. */
      found: listOf(z.number()),
      /** The mass of the best atom in the real data at which it was found. */
      mass: listOf(z.number()),
    }),
  ),
});
export type PhaseDiagram = z.infer<typeof phaseSchema>;

export const examplesSchema = objectOf({ trajectories: listOf(exampleSchema), phase: phaseSchema });
export type Examples = z.infer<typeof examplesSchema>;
