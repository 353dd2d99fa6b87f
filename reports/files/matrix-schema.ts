/**
 * The validating twin of `MatrixResults`: reads and writes `matrix.json`. Fields stand in the order in which they are written, so
 * results that are equal are equal bytes. Documented in `docs/results-format.md`.
 */
import { z } from 'zod';
import { type Agree, type Holds, countSchema, listOf, readDocument } from '../../properties/results';
import type { MatrixResults } from '../../properties/matrix';
import { InputError, MODEL_KINDS } from '../../theory';
import { counterexampleSchema } from './schema';

const expectationSchema = z.strictObject({
  verdict: z.enum(['holds', 'refuted', 'undecided', 'open']),
  because: z.string(),
});

const cellSchema = z.strictObject({
  loop: z.string(),
  statement: z.string(),
  model: z.enum(MODEL_KINDS).exactOptional(),
  verdict: z.enum(['holds', 'refuted', 'undecided', 'not applicable']),
  reason: z.string().exactOptional(),
  cases: z.strictObject({ planned: countSchema, run: countSchema, discarded: countSchema, undecided: countSchema }),
  decisions: countSchema,
  attained: countSchema,
  margin: z.number().exactOptional(),
  counterexample: counterexampleSchema.exactOptional(),
  seed: countSchema,
  expected: expectationSchema.exactOptional(),
  agreement: z.enum(['as expected', 'open', 'unexpected', 'undecided', 'stale', 'nothing expected']),
});

const loopSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  formula: z.string().exactOptional(),
  reference: z.string().exactOptional(),
});

export const matrixSchema = z.strictObject({
  format: z.literal('curated-loops/matrix'),
  version: z.literal(1),
  tool: z.strictObject({ version: z.string() }),
  seed: countSchema,
  cases: countSchema,
  complete: z.boolean(),
  loops: listOf(loopSchema),
  statements: listOf(z.strictObject({ id: z.string(), title: z.string() })),
  cells: listOf(cellSchema),
});

export type MatrixSchemaAgrees = Holds<Agree<z.infer<typeof matrixSchema>, MatrixResults>>;

const MATRIX = {
  format: 'curated-loops/matrix',
  version: 1,
  schema: matrixSchema,
  origin: 'give a matrix.json that `curated-loops matrix` wrote',
};

/** The first place where not the cell stands that belongs there. */
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
 * @throws InputError with one line: not JSON, another format, another version, the first field that is wrong, or a cell out of place
 */
export function parseMatrix(input: unknown, name?: string): MatrixResults {
  const results = readDocument<MatrixResults>(input, MATRIX, name);
  const wrong = misplaced(results);
  if (wrong === undefined) return results;
  throw new InputError(`${name === undefined ? '' : `${name}: `}${wrong}; ${MATRIX.origin}`);
}

/** The text of `matrix.json`, with a final newline. @throws InputError when the results could not be read back. */
export function serialiseMatrix(results: MatrixResults): string {
  return `${JSON.stringify(parseMatrix(results), null, 2)}\n`;
}
