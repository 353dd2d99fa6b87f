/**
 * The matrix statement × loop: `matrix.json`, documented in `docs/results-format.md`.
 *
 * A cell is one statement on one loop:
 * - *holds*: every case that was searched is decided and true, with all claims decided and all labels met;
 * - *refuted*: with the smallest counterexample;
 * - *undecided*: some case, or the search as a whole (`reason`), could not be decided;
 * - *not applicable*: the statement's hypotheses and the loop exclude each other; `reason` names the hypothesis that does not fit.
 *
 * Fields are listed in the order in which they are written, so equal results are equal bytes.
 */
import * as z from 'zod';
import { counterexampleSchema } from './counterexample';
import { readDocument, refusal } from './document';
import { domainSchema } from './domain';
import { learnedVerdictSchema, slackSchema } from './learned';
import { casesSchema, countSchema, listOf, modelSchema, objectOf, toolSchema } from './fields';
import { proofSchema, refusedSchema } from './proofs';

const cellVerdictSchema = z.enum(['holds', 'refuted', 'undecided', 'not applicable']);
export type CellVerdict = z.infer<typeof cellVerdictSchema>;

/** `open`: a conjecture that no case refutes on the loop. It does not hold, since nobody has proved it. */
export const checkedVerdictSchema = z.enum([...cellVerdictSchema.options, 'open']);
export type CheckedVerdict = z.infer<typeof checkedVerdictSchema>;

/** The verdict that theory predicts for a cell, with the reason. `open`: neither proved nor refuted. */
const expectationSchema = objectOf({
  verdict: z.enum(['holds', 'refuted', 'undecided', 'open']),
  because: z.string(),
});
export type CellExpectation = z.infer<typeof expectationSchema>;

/** What one claim came to on one learned run: its decision of least slack. */
export const learnedEvidenceSchema = objectOf({
  /** Id of the experiment, such as `gaussians8/gmm/best-of-K/K=4/λ=∞`. */
  experiment: z.string(),
  claim: z.string(),
  verdict: learnedVerdictSchema,
  seed: z.int(),
  /** Round. */
  t: countSchema,
  slack: slackSchema,
  /** Number of independent draws. */
  samples: countSchema,
});
export type LearnedEvidence = z.infer<typeof learnedEvidenceSchema>;

/** The fields of a cell before it is compared with an expectation. */
export const CELL_FIELDS = {
  loop: z.string(),
  statement: z.string(),
  /** The kind of model searched; absent where the statement is not applicable. */
  model: modelSchema.exactOptional(),
  verdict: cellVerdictSchema,
  /** Why the cell is undecided, or which hypothesis excludes the loop. */
  reason: z.string().exactOptional(),
  cases: casesSchema,
  /** Where the search looked; `{}` where nothing was searched. */
  domain: domainSchema,
  decisions: countSchema,
  /** Number of decisions of an inequality with equal sides. */
  attained: countSchema,
  /** The smallest positive relative slack that the search met. */
  margin: z.number().exactOptional(),
  counterexample: counterexampleSchema.exactOptional(),
  /** Of learned runs only, which have no cases: the decisions behind the verdict. */
  learned: listOf(learnedEvidenceSchema).exactOptional(),
  /** Seed of the search. */
  seed: countSchema,
};

/**
 * Whether a cell agrees with theory. `open`: theory makes no prediction, and no case refutes the cell. `unexpected` fails a run.
 * `stale`: no cell belongs to the expectation.
 */
const agreementSchema = z.enum(['as expected', 'open', 'unexpected', 'undecided', 'stale', 'nothing expected']);
export type Agreement = z.infer<typeof agreementSchema>;

const judgedSchema = objectOf({
  ...CELL_FIELDS,
  expected: expectationSchema.exactOptional(),
  agreement: agreementSchema,
  /** What certificates prove of the claims on the paper's loop; absent if they prove nothing, and on every other loop. */
  proofs: listOf(proofSchema).exactOptional(),
  /** With proofs: ids of the claims of the cell that no certificate proves; absent if there are none. */
  unproved: listOf(z.string()).exactOptional(),
});
export type JudgedCell = z.infer<typeof judgedSchema>;
/** A cell before it is compared with an expectation. */
export type VariantCell = Omit<JudgedCell, 'expected' | 'agreement' | 'proofs' | 'unproved'>;

export const loopSummarySchema = objectOf({
  id: z.string(),
  title: z.string(),
  formula: z.string().exactOptional(),
  reference: z.string().exactOptional(),
});
export type LoopSummary = z.infer<typeof loopSummarySchema>;

/** Rows are statements, columns loops; `cells` holds every pair, by statement, then by loop. */
const matrixSchema = objectOf({
  format: z.literal('curated-loops/matrix'),
  version: z.literal(2),
  tool: toolSchema,
  seed: countSchema,
  cases: countSchema,
  complete: z.boolean(),
  loops: listOf(loopSummarySchema),
  statements: listOf(objectOf({ id: z.string(), title: z.string() })),
  cells: listOf(judgedSchema),
  /** Stored certificates that were refused: the matrix is not green. Absent if there are none. */
  refused: listOf(refusedSchema).exactOptional(),
});
/**
 * The result of `runMatrix`: a cell per statement and loop.
 * @example
 * const cellsOf = ({ cells }: MatrixResults, id: string) => cells.filter(({ loop }) => loop === id);
 */
export type MatrixResults = z.infer<typeof matrixSchema>;

const MATRIX = {
  format: 'curated-loops/matrix',
  version: 2,
  schema: matrixSchema,
  origin: 'give a matrix.json that `curated-loops matrix` wrote',
};

/** The first cell that is out of place. */
function misplaced({ statements, loops, cells }: MatrixResults): string | undefined {
  const pairs = statements.flatMap((statement) => loops.map((loop) => `${statement.id} × ${loop.id}`));
  const found = cells.map(({ statement, loop }) => `${statement} × ${loop}`);
  const at = Array.from({ length: Math.max(pairs.length, found.length) }, (_, i) => i).find(
    (i) => pairs[i] !== found[i],
  );
  if (at === undefined) return undefined;
  return `cells[${at}] is ${found[at] ?? 'missing'}, expected ${pairs[at] ?? 'no more'}`;
}

/**
 * The matrix in a JSON text or an already parsed value. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, the first wrong field, or a cell out of place
 */
export function parseMatrix(input: unknown, name?: string): MatrixResults {
  const results = readDocument<MatrixResults>(input, MATRIX, name);
  const wrong = misplaced(results);
  if (wrong === undefined) return results;
  throw refusal(name, `${wrong}; ${MATRIX.origin}`);
}

/** The text of `matrix.json`, with a final newline. @throws InputError when the results could not be read back */
export function serialiseMatrix(results: MatrixResults): string {
  return `${JSON.stringify(parseMatrix(results), null, 2)}\n`;
}
