/**
 * The results of a verification run: `results.json`, documented in `docs/results-format.md`.
 *
 * Everything a report shows is in here. Fields stand in the order in which they are written, so results that are equal are equal
 * bytes; `timing`, the only part that differs between two runs with the same seed, comes last.
 */
import { z } from 'zod';
import { counterexampleSchema } from './counterexample';
import { readDocument } from './document';
import { domainSchema } from './domain';
import {
  casesSchema,
  claimFields,
  countSchema,
  findingSchema,
  instanceSchema,
  labelSchema,
  listOf,
  modelSchema,
  objectOf,
  textsSchema,
} from './fields';
import { learnedSchema } from './learned';

/** `weak`: everything held, but a required label was too rare, or a claim was never decided, for that to mean much. */
const cellStatusSchema = z.enum(['holds', 'refuted', 'undecided', 'weak', 'incomplete']);
export type CellStatus = z.infer<typeof cellStatusSchema>;

/** Whether a counterexample stored in an earlier run still refutes; a reader must look at `stale` ones. */
const storedSchema = z.enum(['none', 'confirmed', 'stale']);
export type StoredStatus = z.infer<typeof storedSchema>;

/**
 * `weak`: nothing was refuted, but the pass means little: a mutant survived, a dropped hypothesis did not behave as theory
 * expects, a required label was too rare, or no case decided one of the claims; or what was expected to be refuted was not.
 * `refuted as expected`: a published claim that fails, and the search found where. `open`: a conjecture that no case refuted.
 */
const verdictSchema = z.enum(['holds', 'refuted as expected', 'open', 'refuted', 'weak', 'undecided', 'incomplete']);
export type StatementVerdict = z.infer<typeof verdictSchema>;

/** A statement on one kind of model. */
const cellSchema = objectOf({
  model: modelSchema,
  status: cellStatusSchema,
  reason: z.string().optional(),
  claims: listOf(z.string()),
  cases: casesSchema,
  /** Where the search looked. */
  domain: domainSchema,
  /** Cases by the strongest means any of their decisions needed. */
  rungs: objectOf({ exact: countSchema, certified: countSchema }),
  decisions: countSchema,
  /** Inequalities that were attained: both sides equal, not both 0. */
  attained: countSchema,
  labels: listOf(labelSchema),
  seed: z.int(),
  /** Stored counterexamples decided again before the search. */
  replayed: countSchema,
  /** The decision of smallest margin greater than 0. */
  tightest: objectOf({
    instance: instanceSchema,
    finding: findingSchema,
    foundBy: z.enum(['random', 'targeted']),
  }).optional(),
  counterexample: counterexampleSchema.optional(),
});
export type CellResult = z.infer<typeof cellSchema>;

/** The statement without one of its hypotheses. */
const dropSchema = objectOf({
  hypothesis: z.string(),
  says: z.string(),
  formal: z.string().optional(),
  how: z.string(),
  because: z.string(),
  expected: z.enum(['counterexample', 'none']),
  model: modelSchema,
  status: z.enum(['counterexample', 'not shown necessary', 'incomplete']),
  /** Whether the outcome is the one that theory expects. */
  asExpected: z.boolean(),
  claims: listOf(objectOf({ text: z.string(), tex: z.string() })),
  cases: casesSchema,
  /** Where the search looked. */
  domain: domainSchema,
  seed: z.int(),
  stored: storedSchema,
  counterexample: counterexampleSchema.optional(),
});
export type DropResult = z.infer<typeof dropSchema>;

/** The statement on a wrong loop, which it must refute. */
const mutantSchema = objectOf({
  id: z.string(),
  title: z.string(),
  model: modelSchema,
  status: z.enum(['killed', 'survived', 'incomplete']),
  cases: casesSchema,
  /** Where the search looked. */
  domain: domainSchema,
  seed: z.int(),
  stored: storedSchema,
  counterexample: counterexampleSchema.optional(),
});
export type MutantResult = z.infer<typeof mutantSchema>;

const claimSchema = objectOf(claimFields);
export type ClaimJson = z.infer<typeof claimSchema>;

/** What is expected of a statement that is no theorem: that it is refuted, or that nobody knows. */
const expectationSchema = objectOf({
  verdict: z.enum(['refuted', 'open']),
  because: z.string(),
  /** Id of the statement that holds in its place. */
  corrected: z.string().optional(),
});
export type ExpectationJson = z.infer<typeof expectationSchema>;

const statementSchema = objectOf({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  source: objectOf({ kind: z.enum(['published', 'restated', 'derived', 'conjectured']), reference: z.string() }),
  /** Absent for a theorem. */
  expected: expectationSchema.optional(),
  verdict: verdictSchema,
  claims: listOf(claimSchema),
  cells: listOf(cellSchema),
  drops: listOf(dropSchema),
  mutants: listOf(mutantSchema),
  /** Command that runs this statement again with the same seed. */
  replay: z.string(),
});
export type StatementResult = z.infer<typeof statementSchema>;

const countsSchema = objectOf({
  statements: z.record(verdictSchema, countSchema).readonly(),
  cells: countSchema,
  cases: countSchema,
  decisions: countSchema,
  drops: objectOf({ counterexample: countSchema, notShownNecessary: countSchema, unexpected: countSchema }),
  mutants: objectOf({ killed: countSchema, survived: countSchema }),
});

const resultsSchema = objectOf({
  format: z.literal('curated-loops/results'),
  version: z.literal(5),
  tool: objectOf({ version: z.string(), node: z.string(), dependencies: textsSchema }),
  seed: z.int(),
  options: objectOf({
    only: listOf(z.string()),
    models: listOf(modelSchema),
    cases: countSchema,
    quick: z.boolean(),
  }),
  /** False when the run was cut short; such a run is never green. */
  complete: z.boolean(),
  /** The worst verdict of its parts; `open` where nothing is wrong, but a conjecture is among them. */
  verdict: verdictSchema,
  counts: countsSchema,
  statements: listOf(statementSchema),
  /** Learned experiments, decided statistically; absent when no experiment was asked for. */
  learned: learnedSchema.optional(),
  /** The only part that differs between two runs with the same seed. */
  timing: objectOf({
    startedAt: z.string(),
    seconds: z.number(),
    /** Threads that searched. */
    threads: z.int().positive(),
    /** Seconds by statement, added up over the threads. */
    statements: z.record(z.string(), z.number()).readonly(),
  }),
});
/**
 * The result of `verify`: verdicts, counts and counterexamples by statement, and the timing.
 * @example
 * const passes = ({ verdict }: VerificationResults): boolean => verdict === 'holds' || verdict === 'open';
 */
export type VerificationResults = z.infer<typeof resultsSchema>;

const RESULTS = {
  format: 'curated-loops/results',
  version: 5,
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
 * @throws InputError when the results do not satisfy the schema, so that every file written can be read back.
 */
export function serialiseResults(results: VerificationResults): string {
  const text = JSON.stringify(parseResults(results), null, 2);
  return `${text.replace(NUMBER_LIST, (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}
