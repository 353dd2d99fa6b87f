/** What changed between a baseline and a run: `guard.json`, documented in `docs/results-format.md`. */
import { z } from 'zod';
import { OUTCOME_FIELDS, cellRecordSchema, fingerprintSchema } from './baseline';
import { domainSchema } from './domain';
import { countSchema, listOf, objectOf, toolSchema } from './fields';

/** The outcome of a cell, before or after. */
const sideSchema = objectOf(OUTCOME_FIELDS);
export type Side = z.infer<typeof sideSchema>;

const CELL_NAME = { loop: z.string(), statement: z.string() };

const changeSchema = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('verdict'), ...CELL_NAME, before: sideSchema, after: sideSchema }),
  /** The margin, where the verdict is the same. `after` is absent where no decision has slack any more. */
  objectOf({
    kind: z.literal('margin'),
    ...CELL_NAME,
    before: z.number(),
    after: z.number().exactOptional(),
    /** Where the search of this run looked. */
    domain: domainSchema,
  }),
  /** A cell that the run does not have. */
  objectOf({ kind: z.literal('vanished'), ...CELL_NAME, before: sideSchema }),
  /** The update makes other laws than those recorded, or makes laws no longer. */
  objectOf({
    kind: z.literal('update'),
    loop: z.string(),
    before: fingerprintSchema,
    after: fingerprintSchema.exactOptional(),
  }),
]);
export type Change = z.infer<typeof changeSchema>;

const guardDiffSchema = objectOf({
  format: z.literal('curated-loops/guard-diff'),
  version: z.literal(2),
  tool: toolSchema,
  /** Version of curated-loops that made the baseline. */
  recordedWith: z.string(),
  seed: countSchema,
  cases: countSchema,
  tolerance: z.number(),
  /** Why margins were not compared; absent where they were. */
  marginsNotCompared: z.string().exactOptional(),
  regressions: listOf(changeSchema),
  /** Better than recorded, which does not fail. */
  improvements: listOf(changeSchema),
  /** Cells of this run that the baseline does not have. */
  added: listOf(cellRecordSchema),
  /** Cells with the verdict, and within tolerance the margin, that is recorded. */
  unchanged: countSchema,
});
/**
 * The changes between a baseline and a run.
 * @example
 * const passes = ({ regressions }: GuardDiff): boolean => regressions.length === 0;
 */
export type GuardDiff = z.infer<typeof guardDiffSchema>;
