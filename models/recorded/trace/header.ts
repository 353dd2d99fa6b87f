/**
 * The header of a trace: what is known about a recorded run before its first pool. See `docs/trace-format.md`.
 *
 * Every field but the first two is optional. What a header does not say is unknown to an audit, never assumed.
 */
import * as z from 'zod';

export const TRACE_FORMAT = 'curated-loops-trace';
export const TRACE_VERSION = 1;

/** A trait of the candidates: its range, if it has one, and how it is measured. */
const traitSchema = z.object({
  /** Smallest possible value. */
  min: z.number().optional(),
  /** Largest possible value. */
  max: z.number().optional(),
  /** For a trait whose values are classes: all classes that are possible. */
  classes: z.array(z.string()).readonly().optional(),
});
export type TraitInfo = z.infer<typeof traitSchema>;

export const traceHeaderSchema = z.object({
  format: z.literal(TRACE_FORMAT),
  version: z.literal(TRACE_VERSION),
  /** Name of the run. */
  name: z.string().optional(),
  /** The generative model. */
  model: z.string().optional(),
  seed: z.union([z.number(), z.string()]).optional(),
  /** Where the log is from. */
  source: z.string().optional(),
  /** K, the number of candidates offered per pool; absent if pools differ. */
  offered: z.int().positive().optional(),
  /** Number of candidates kept per pool; absent if pools differ. */
  kept: z.int().nonnegative().optional(),
  /**
   * The rule by which candidates were kept: `luce`, `best`, `top-m`, `bottom-m` or `uniform`, each with `by TRAIT` if it is not by the reward,
   * and `luce` also with `at temperature T`. Any other text is a rule of the user, which is shown but not tested.
   */
  rule: z.string().optional(),
  /** The trait that is the reward. @defaultValue `reward`, if the candidates have such a trait */
  reward: z.string().optional(),
  /** Whether the reward is r or already the weight `w = e^r`. @defaultValue `reward` */
  scale: z.enum(['reward', 'weight']).optional(),
  /** λ, the ratio of curated to real data; `inf` if the loop is fully synthetic. */
  lambda: z.union([z.number().nonnegative(), z.literal('inf')]).optional(),
  /** Whether the model before round 1 was fitted to the real data, `p_0 = p_ref`. */
  startsAtReference: z.boolean().optional(),
  /**
   * Whether the recorded kept candidates of a round are `all` that its refit was given besides real data, or a `sample` of them.
   * @defaultValue all
   */
  keptAre: z.enum(['all', 'sample']).optional(),
  /** Whether the pools are fair draws from the model (`drawn`) or a selection of them (`chosen`). */
  pools: z.enum(['drawn', 'chosen']).optional(),
  /** Of a simulated trace: its learner, and what the loop really did where that is not what the other fields say. */
  truth: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
  /** The traits by name. */
  traits: z.record(z.string(), traitSchema).optional(),
});
/** The header of a trace. */
export type TraceHeader = z.infer<typeof traceHeaderSchema>;
