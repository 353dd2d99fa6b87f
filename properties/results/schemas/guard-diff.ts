/** The changes between a baseline and a run: `guard.json`, documented in `docs/results-format.md`. */
import * as z from 'zod';
import { OUTCOME_FIELDS, cellRecordSchema, fingerprintSchema } from './baseline';
import { domainSchema } from './domain';
import { countSchema, listOf, objectOf, toolSchema } from './fields';
import { learnedEvidenceSchema } from './matrix';

/** The outcome of a cell, before or after. */
const sideSchema = objectOf(OUTCOME_FIELDS);
export type Side = z.infer<typeof sideSchema>;

const CELL_NAME = { loop: z.string(), statement: z.string() };

const changeSchema = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('verdict'), ...CELL_NAME, before: sideSchema, after: sideSchema }),
  /** A changed margin under the same verdict. `after` is absent if no decision has positive slack any more. */
  objectOf({
    kind: z.literal('margin'),
    ...CELL_NAME,
    before: z.number(),
    after: z.number().exactOptional(),
    /** Where the search of this run looked. */
    domain: domainSchema,
  }),
  /** Of learned runs: the interval of a claim's slack, which lies apart from the one recorded. */
  objectOf({
    kind: z.literal('slack'),
    ...CELL_NAME,
    before: learnedEvidenceSchema,
    after: learnedEvidenceSchema,
  }),
  /** A cell that the run lacks. */
  objectOf({ kind: z.literal('vanished'), ...CELL_NAME, before: sideSchema }),
  /** The update computes other laws than recorded, or none. */
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
  /** Why margins were not compared; absent if they were. */
  marginsNotCompared: z.string().exactOptional(),
  regressions: listOf(changeSchema),
  /** Changes for the better; they do not fail the run. */
  improvements: listOf(changeSchema),
  /** Cells of this run that the baseline lacks. */
  added: listOf(cellRecordSchema),
  /** Number of cells with the recorded verdict and, within tolerance, the recorded margin. */
  unchanged: countSchema,
});
/**
 * The changes between a baseline and a run.
 * @example
 * const passes = ({ regressions }: GuardDiff): boolean => regressions.length === 0;
 */
export type GuardDiff = z.infer<typeof guardDiffSchema>;
