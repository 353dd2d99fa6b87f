/** The check of one loop against every statement, as printed by `check --json`; documented in `docs/results-format.md`. */
import * as z from 'zod';
import { exactSidesSchema, countSchema, listOf, objectOf } from './fields';
import { CELL_FIELDS, checkedVerdictSchema, loopSummarySchema } from './matrix';

const defectKindSchema = z.enum([
  'throws',
  'hangs',
  'promise',
  'not an array',
  'wrong length',
  'not a number',
  'negative',
  'not normalised',
  'not positive',
  'mutates its input',
  'not deterministic',
  'works with JS numbers only',
  'differs between doubles and rationals',
  'not a loop',
]);
export type DefectKind = z.infer<typeof defectKindSchema>;

/** An input in plain JSON: numbers as fractions. */
const inputSchema = z.record(z.string(), z.unknown()).readonly();
export type InputJson = z.infer<typeof inputSchema>;

const defectSchema = objectOf({
  kind: defectKindSchema,
  /** The fault and its remedy. */
  message: z.string(),
  /** The smallest input found that shows the defect. */
  input: inputSchema,
});
export type LoopDefect = z.infer<typeof defectSchema>;

const cellSchema = objectOf({
  ...CELL_FIELDS,
  verdict: checkedVerdictSchema,
  /** True for a published claim that fails for the loop of the paper too, so that its refutation does not count against the loop. */
  failsAnyway: z.literal(true).exactOptional(),
  /** Both sides of the refuted claim as fractions, if they are rational. */
  sides: exactSidesSchema.exactOptional(),
});
export type CheckedCell = z.infer<typeof cellSchema>;

/** `open`: nothing but conjectures was searched, and none was refuted. */
const verdictSchema = z.enum(['holds', 'refuted', 'undecided', 'open', 'not a loop']);
export type LoopVerdict = z.infer<typeof verdictSchema>;

const checkSchema = objectOf({
  format: z.literal('curated-loops/check'),
  version: z.literal(2),
  loop: loopSummarySchema,
  seed: z.int(),
  cases: countSchema,
  /** Why it is not a loop; a defect prevents the search. */
  defects: listOf(defectSchema),
  /** Remarks that are no defects. */
  notes: listOf(z.string()),
  /** One per statement, in the order of the registry. */
  cells: listOf(cellSchema),
  verdict: verdictSchema,
});
/**
 * The result of `checkLoop`: defects of the loop, or a cell per statement, and the verdict.
 * @example
 * const refuted = ({ cells }: LoopCheck): readonly string[] =>
 *   cells.filter(({ verdict }) => verdict === 'refuted').map(({ statement }) => statement);
 */
export type LoopCheck = z.infer<typeof checkSchema>;
