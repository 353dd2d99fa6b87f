/** The check of one loop against every statement, as printed by `check --json`; documented in `docs/results-format.md`. */
import * as z from 'zod';
import { type DocumentKind, readDocument } from './document';
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

const proofSchema = objectOf({
  statement: z.string(),
  /** The letter of the claim. */
  claim: z.string(),
  /** The numbers of candidates K for which it is proved. */
  candidates: listOf(countSchema),
  /** The number of atoms, or `any`. */
  atoms: z.union([countSchema, z.literal('any')]),
  /** `synthetic`: no real data; `real`: any λ ≥ 0; `stable`: λ(K − 1) < 1. */
  data: z.enum(['synthetic', 'real', 'stable']),
  /** The last round of the proof, or `every`. */
  rounds: z.union([countSchema, z.literal('every')]),
});
export type LoopProof = z.infer<typeof proofSchema>;

const proofsSchema = objectOf({
  /** Why the rule is no rational function, so that nothing was put to a proof. */
  notRational: z.string().exactOptional(),
  proved: listOf(proofSchema),
  /** Claims without a proof, or with none for some K: why the first attempt that failed did. */
  unproved: listOf(
    objectOf({
      statement: z.string(),
      claim: z.string(),
      why: z.enum(['negative', 'unsupported', 'budget']),
      reason: z.string(),
    }),
  ),
});
/** What `check --prove` proved for all laws and weights. */
export type LoopProofs = z.infer<typeof proofsSchema>;

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
  /** What is proved of the rule, if that was asked for. */
  proofs: proofsSchema.exactOptional(),
  verdict: verdictSchema,
});
/**
 * The result of `checkLoop`: defects of the loop, or a cell per statement, and the verdict.
 * @example
 * const refuted = ({ cells }: LoopCheck): readonly string[] =>
 *   cells.filter(({ verdict }) => verdict === 'refuted').map(({ statement }) => statement);
 */
export type LoopCheck = z.infer<typeof checkSchema>;

const CHECK: DocumentKind<LoopCheck> = {
  format: 'curated-loops/check',
  version: 2,
  schema: checkSchema,
  origin: 'give what `curated-loops check --json` printed',
};

/**
 * Reads what `check --json` printed. `name`, such as a path, is put before messages.
 * @throws InputError with one line naming what is wrong.
 */
export function parseCheck(input: unknown, name?: string): LoopCheck {
  return readDocument(input, CHECK, name);
}
