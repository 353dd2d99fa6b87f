/**
 * The validating twin of `VerificationResults`: reads and writes `results.json`.
 *
 * Fields stand in the order in which they are written, so results that are equal are equal bytes; `timing`, the only part
 * that differs between two runs with the same seed, comes last. Documented in `docs/results-format.md`.
 */
import { z } from 'zod';
import {
  countSchema,
  counterexampleSchema,
  findingSchema,
  instanceSchema,
  listOf,
  readDocument,
  type VerificationResults,
  type Agree,
  type Holds,
} from '../../properties/results';
import { MODEL_KINDS } from '../../theory';
import { learnedSchema } from './learned-schema';

export {
  type Regressions,
  counterexampleSchema,
  parseCounterexample,
  parseCounterexamples,
  parseRegressions,
  regressionsSchema,
  serialiseRegressions,
} from '../../properties/results';

const modelSchema = z.enum(MODEL_KINDS);
const storedSchema = z.enum(['none', 'confirmed', 'stale']);
const verdictSchema = z.enum(['holds', 'refuted as expected', 'open', 'refuted', 'weak', 'undecided', 'incomplete']);

const casesSchema = z.strictObject({
  planned: countSchema,
  run: countSchema,
  discarded: countSchema,
  undecided: countSchema,
});

const labelSchema = z.strictObject({ name: z.string(), share: z.number(), required: z.number(), met: z.boolean() });

const cellSchema = z.strictObject({
  model: modelSchema,
  status: z.enum(['holds', 'refuted', 'undecided', 'weak', 'incomplete']),
  reason: z.string().optional(),
  claims: listOf(z.string()),
  cases: casesSchema,
  rungs: z.strictObject({ exact: countSchema, certified: countSchema }),
  decisions: countSchema,
  attained: countSchema,
  labels: listOf(labelSchema),
  seed: z.int(),
  replayed: countSchema,
  tightest: z
    .strictObject({ instance: instanceSchema, finding: findingSchema, foundBy: z.enum(['random', 'targeted']) })
    .optional(),
  counterexample: counterexampleSchema.optional(),
});

const dropSchema = z.strictObject({
  hypothesis: z.string(),
  says: z.string(),
  formal: z.string().optional(),
  how: z.string(),
  because: z.string(),
  expected: z.enum(['counterexample', 'none']),
  model: modelSchema,
  status: z.enum(['counterexample', 'not shown necessary', 'incomplete']),
  asExpected: z.boolean(),
  claims: listOf(z.strictObject({ text: z.string(), tex: z.string() })),
  cases: casesSchema,
  seed: z.int(),
  stored: storedSchema,
  counterexample: counterexampleSchema.optional(),
});

const mutantSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  model: modelSchema,
  status: z.enum(['killed', 'survived', 'incomplete']),
  cases: casesSchema,
  seed: z.int(),
  stored: storedSchema,
  counterexample: counterexampleSchema.optional(),
});

const claimSchema = z.strictObject({
  id: z.string(),
  says: z.string(),
  text: z.string(),
  tex: z.string(),
  when: z.strictObject({ text: z.string(), tex: z.string() }).optional(),
  definitions: listOf(z.string()),
});

const expectationSchema = z.strictObject({
  verdict: z.enum(['refuted', 'open']),
  because: z.string(),
  corrected: z.string().optional(),
});

const statementSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  source: z.strictObject({ kind: z.enum(['published', 'restated', 'derived', 'conjectured']), reference: z.string() }),
  expected: expectationSchema.optional(),
  verdict: verdictSchema,
  claims: listOf(claimSchema),
  cells: listOf(cellSchema),
  drops: listOf(dropSchema),
  mutants: listOf(mutantSchema),
  replay: z.string(),
});

const countsSchema = z.strictObject({
  statements: z.strictObject({
    holds: countSchema,
    'refuted as expected': countSchema,
    open: countSchema,
    refuted: countSchema,
    weak: countSchema,
    undecided: countSchema,
    incomplete: countSchema,
  }),
  cells: countSchema,
  cases: countSchema,
  decisions: countSchema,
  drops: z.strictObject({ counterexample: countSchema, notShownNecessary: countSchema, unexpected: countSchema }),
  mutants: z.strictObject({ killed: countSchema, survived: countSchema }),
});

export const resultsSchema = z.strictObject({
  format: z.literal('curated-loops/results'),
  version: z.literal(4),
  tool: z.strictObject({
    version: z.string(),
    node: z.string(),
    dependencies: z.record(z.string(), z.string()),
  }),
  seed: z.int(),
  options: z.strictObject({
    only: listOf(z.string()),
    models: listOf(modelSchema),
    cases: countSchema,
    quick: z.boolean(),
  }),
  complete: z.boolean(),
  verdict: verdictSchema,
  counts: countsSchema,
  statements: listOf(statementSchema),
  learned: learnedSchema.optional(),
  timing: z.strictObject({
    startedAt: z.string(),
    seconds: z.number(),
    threads: z.int().positive(),
    statements: z.record(z.string(), z.number()),
  }),
});

export type ResultsSchemaAgrees = Holds<Agree<z.infer<typeof resultsSchema>, VerificationResults>>;

const RESULTS = {
  format: 'curated-loops/results',
  version: 4,
  schema: resultsSchema,
  origin: 'give a results.json that `curated-loops verify` wrote',
};

/**
 * The results in a JSON text or an already parsed value. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, or the first field that is wrong.
 */
export function parseResults(input: unknown, name?: string): VerificationResults {
  return readDocument(input, RESULTS, name);
}

/** A list of numbers over several lines; a text of the document has no line breaks, so it is never taken for one. */
const NUMBER_LIST = /\[\n\s+(-?\d[^\s,\]]*(?:,\n\s+-?\d[^\s,\]]*)*)\n\s+\]/g;

/**
 * The text of `results.json`: fields in the order of the schema, timing last, lists of numbers on one line, with a final newline.
 * @throws InputError when the results are not what the schema says; nothing is written that could not be read back.
 */
export function serialiseResults(results: VerificationResults): string {
  const text = JSON.stringify(parseResults(results), null, 2);
  return `${text.replace(NUMBER_LIST, (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}
