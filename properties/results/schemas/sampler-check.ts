/**
 * The check of a loop of a process that only gives samples, as printed by `check --process --json`; documented in `docs/results-format.md`.
 *
 * Every verdict is statistical; all of them share one error budget.
 */
import * as z from 'zod';
import { countSchema, listOf, objectOf } from './fields';
import { learnedCellSchema } from './learned';

const verdictSchema = z.enum(['holds', 'refuted', 'undecided']);

const samplerCheckSchema = objectOf({
  format: z.literal('curated-loops/sampler-check'),
  version: z.literal(1),
  loop: objectOf({ id: z.string(), title: z.string() }),
  setting: objectOf({
    K: z.int().positive(),
    /** λ as text: a fraction or ∞. */
    lambda: z.string(),
    /** Supremum of w. */
    wMax: z.number(),
    rounds: countSchema,
    /** `reference`: p_0 is fitted to the real data; `elsewhere`: to other data. */
    start: z.enum(['reference', 'elsewhere']),
    /** The laws that the process samples. */
    laws: listOf(z.enum(['model', 'curated', 'training', 'reference'])),
  }),
  seed: z.int(),
  /** Draws of each law in a round, and fourfold of the real data. */
  draws: countSchema,
  /** The error budget of the run: α over all checks, their number, and the part of α that was spent. */
  budget: objectOf({ alpha: z.number(), checks: countSchema, spent: z.number() }),
  /** Why the process failed; decisions before stay. */
  failure: z.string().exactOptional(),
  /** One per statement with a claim about models that are only sampled. */
  cells: listOf(learnedCellSchema),
  verdict: verdictSchema,
});
/** The result of a check of samples. */
export type SamplerCheck = z.infer<typeof samplerCheckSchema>;
