/**
 * The results of a verification run: `results.json`, documented in `docs/results-format.md`.
 *
 * The document contains everything that a report shows. Fields are listed in the order in which they are written, so equal results
 * are equal bytes. `timing`, the only part that differs between two runs with the same seed, comes last.
 */
import * as z from 'zod';
import { counterexampleSchema } from './counterexample';
import { readDocument } from './document';
import { domainSchema } from './domain';
import { examplesSchema } from './examples';
import {
  casesSchema,
  claimFields,
  countSchema,
  evidenceSchema,
  findingSchema,
  instanceSchema,
  jsonNumberSchema,
  labelSchema,
  lawSchema,
  listOf,
  modelSchema,
  objectOf,
  textsSchema,
} from './fields';
import { learnedSchema } from './learned';
import { proofSchema, refusedSchema } from './proofs';

/** `weak`: nothing was refuted, but a required label was too rare, or a claim was decided too rarely. */
const cellStatusSchema = z.enum(['holds', 'refuted', 'undecided', 'weak', 'incomplete']);
export type CellStatus = z.infer<typeof cellStatusSchema>;

/** Whether a counterexample from an earlier run still refutes; a `stale` one does not, and needs attention. */
const storedSchema = z.enum(['none', 'confirmed', 'stale']);
export type StoredStatus = z.infer<typeof storedSchema>;

/**
 * `weak`: the pass means little, because a mutant survived, a dropped hypothesis did not behave as theory expects, a required label
 * was too rare, too few cases decided one of the claims, or an expected refutation was not found.
 * `refuted as expected`: a published claim that fails, with a counterexample. `open`: a conjecture that no case refuted.
 */
const verdictSchema = z.enum(['holds', 'refuted as expected', 'open', 'refuted', 'weak', 'undecided', 'incomplete']);
export type StatementVerdict = z.infer<typeof verdictSchema>;

/** The margins of the random cases that held; absent where none had a margin, as for equalities. */
const marginsSchema = objectOf({
  /** Number of cases in which both sides of an inequality, not both 0, were equal. */
  attained: countSchema,
  /**
   * Cases by the decade d of their smallest positive margin, 10^d ≤ margin < 10^(d+1), the largest first. The decade 0 has all of at
   * least 1, the decade −31 all below 1e-30.
   */
  decades: listOf(z.tuple([z.int(), countSchema]).readonly()),
});

/** A statement on one kind of model. */
const cellSchema = objectOf({
  model: modelSchema,
  status: cellStatusSchema,
  reason: z.string().optional(),
  claims: listOf(z.string()),
  cases: casesSchema,
  /** Where the search looked. */
  domain: domainSchema,
  /** Numbers of cases by the strongest means that a decision needed. */
  rungs: objectOf({ exact: countSchema, certified: countSchema }),
  decisions: countSchema,
  /** Number of decisions of an inequality with equal sides, not both 0. */
  attained: countSchema,
  labels: listOf(labelSchema),
  margins: marginsSchema.exactOptional(),
  /** The evidence for each claim. */
  evidence: listOf(evidenceSchema),
  seed: z.int(),
  /** Number of stored counterexamples that were decided again before the search. */
  replayed: countSchema,
  /** The decision with the smallest positive margin. */
  tightest: objectOf({
    instance: instanceSchema,
    /** The laws p_0, p_1, … up to the round of the finding, for drawing. */
    laws: listOf(lawSchema).exactOptional(),
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
  /** Whether the outcome is the one that theory predicts. */
  asExpected: z.boolean(),
  claims: listOf(
    objectOf({ text: z.string(), tex: z.string(), when: objectOf({ text: z.string(), tex: z.string() }).optional() }),
  ),
  cases: casesSchema,
  /** Where the search looked. */
  domain: domainSchema,
  seed: z.int(),
  stored: storedSchema,
  /**
   * How a claim of the drop's own fared with the hypothesis kept: only if it holds there does the counterexample show that the
   * hypothesis is needed. Absent for claims of the statement, which its cells search.
   */
  kept: objectOf({
    status: cellStatusSchema,
    reason: z.string().optional(),
    cases: casesSchema,
    domain: domainSchema,
  }).optional(),
  counterexample: counterexampleSchema.optional(),
});
export type DropResult = z.infer<typeof dropSchema>;

/** The statement on a wrong loop, where it must be refuted. */
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

/** The expected verdict on a statement that is not a theorem: refuted, or open. */
const expectationSchema = objectOf({
  verdict: z.enum(['refuted', 'open']),
  because: z.string(),
  /** Id of the statement that holds in its place. */
  corrected: z.string().optional(),
});
export type ExpectationJson = z.infer<typeof expectationSchema>;

/** An expression in the claim language and as LaTeX. */
const expressionSchema = objectOf({ text: z.string(), tex: z.string() });

/** The constant of a statement beside the best known, over a grid; the values are in the middle of their enclosures, and infinite where there is no bound. */
const constantsSchema = objectOf({
  says: z.string(),
  own: expressionSchema,
  best: expressionSchema,
  /** Id of the statement with the best one. */
  by: z.string(),
  better: z.enum(['larger', 'smaller']),
  over: z.enum(['lambda', 'D']),
  /** Values of λ or D, as fractions. */
  values: listOf(z.string()),
  rows: listOf(objectOf({ K: z.int(), own: listOf(jsonNumberSchema), best: listOf(jsonNumberSchema) })),
});
export type ConstantsJson = z.infer<typeof constantsSchema>;

const statementSchema = objectOf({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  source: objectOf({ kind: z.enum(['published', 'restated', 'derived', 'conjectured']), reference: z.string() }),
  /** Ids of the statements from which it follows: its proof uses them, or it is a special case of one. */
  follows: listOf(z.string()).exactOptional(),
  /** Id of the statement with the best known constant for what this one bounds. */
  sharper: z.string().exactOptional(),
  constants: constantsSchema.exactOptional(),
  /** Absent for a theorem. */
  expected: expectationSchema.optional(),
  verdict: verdictSchema,
  claims: listOf(claimSchema),
  cells: listOf(cellSchema),
  drops: listOf(dropSchema),
  mutants: listOf(mutantSchema),
  /** What certificates prove; absent if none is stored. */
  proofs: listOf(proofSchema).exactOptional(),
  /** Stored certificates that were refused: the statement is weak. */
  refused: listOf(refusedSchema).exactOptional(),
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

export const resultsSchema = objectOf({
  format: z.literal('curated-loops/results'),
  /**
   * In version 7 the hill climb starts anew in every block of 10,000 cases, and seeds generate other cases after the first 250 of a search. The
   * fields are those of version 6.
   */
  version: z.literal([6, 7]),
  tool: objectOf({
    version: z.string(),
    /** Git commit of the checkout that ran, with `+changes` if its files differ; absent for an installed package. */
    commit: z.string().exactOptional(),
    node: z.string(),
    /** Operating system and processor, such as `linux x64`. */
    platform: z.string().exactOptional(),
    dependencies: textsSchema,
  }),
  seed: z.int(),
  options: objectOf({
    only: listOf(z.string()),
    models: listOf(modelSchema),
    cases: countSchema,
    quick: z.boolean(),
  }),
  /** False when the run was cut short; such a run is never green. */
  complete: z.boolean(),
  /** The worst verdict of the parts; `open` if nothing is wrong but a conjecture is among them. */
  verdict: verdictSchema,
  counts: countsSchema,
  statements: listOf(statementSchema),
  /** Learned experiments, decided statistically; absent if none were run. */
  learned: learnedSchema.optional(),
  /** Named examples, for drawing; absent unless the run verified all statements that they show. */
  examples: examplesSchema.exactOptional(),
  /** The only part that differs between two runs with the same seed. */
  timing: objectOf({
    startedAt: z.string(),
    seconds: z.number(),
    /** Number of threads that searched. */
    threads: z.int().positive(),
    /** Processor seconds by statement, summed over the threads. */
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
  version: 7,
  alsoReads: [6],
  schema: resultsSchema,
  origin: 'give a results.json that `curated-loops verify` wrote',
};

/**
 * The results in a JSON text or an already parsed value. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, or the first wrong field
 */
export function parseResults(input: unknown, name?: string): VerificationResults {
  return readDocument(input, RESULTS, name);
}

/** A list of numbers over several lines. Strings of the document have no line breaks and cannot match. */
const NUMBER_LIST = /\[\n\s+(-?\d[^\s,\]]*(?:,\n\s+-?\d[^\s,\]]*)*)\n\s+\]/g;

/**
 * The text of `results.json`: fields in the order of the schema, timing last, lists of numbers on one line, with a final newline.
 * @throws InputError when the results do not satisfy the schema, so that every written file can be read back
 */
export function serialiseResults(results: VerificationResults): string {
  const text = JSON.stringify(parseResults(results), null, 2);
  return `${text.replace(NUMBER_LIST, (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}
