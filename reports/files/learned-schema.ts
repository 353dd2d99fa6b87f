/**
 * The validating twin of `LearnedResults`: the learned part of `results.json`, documented in `docs/results-format.md`.
 *
 * Fields stand in the order in which they are written. All numbers are finite, apart from the ends of a slack and the power.
 */
import { z } from 'zod';
import {
  countSchema,
  jsonNumberSchema,
  listOf,
  type LearnedResults,
  type Agree,
  type Holds,
} from '../../properties/results';

const bandSchema = z.strictObject({ estimate: z.number(), lo: z.number(), hi: z.number() });

const slackSchema = z.strictObject({ estimate: z.number().optional(), lo: jsonNumberSchema, hi: jsonNumberSchema });

const pictureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: listOf(z.tuple([z.number(), z.number()]).readonly()) }),
  z.strictObject({ kind: z.literal('masses'), masses: listOf(z.number().nonnegative()) }),
]);

const regionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ball'), centre: listOf(z.number()), radius: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('classes'), classes: listOf(countSchema) }),
]);

const settingSchema = z.strictObject({
  data: z.string(),
  learner: z.string(),
  reward: z.string(),
  wMax: z.number().optional(),
  K: z.int().positive(),
  lambda: z.string(),
  rounds: countSchema,
  seeds: listOf(z.int()),
  examples: countSchema,
  start: z.enum(['reference', 'elsewhere']),
  warm: z.boolean(),
});

const partsSchema = z.strictObject({
  selection: bandSchema,
  promised: bandSchema,
  response: z.strictObject({ observed: bandSchema, expected: bandSchema }).optional(),
  transmission: bandSchema,
});

const roundSchema = z.strictObject({
  t: countSchema,
  fit: z.strictObject({
    steps: countSchema,
    loss: z.number(),
    heldOutLoss: z.number().optional(),
    stoppedBy: z.string(),
  }),
  reward: bandSchema,
  variance: bandSchema,
  best: bandSchema,
  fromLimit: z.strictObject({ lo: z.number(), hi: z.number() }),
  theory: z.strictObject({ reward: z.number(), variance: z.number(), best: z.number() }),
  parts: partsSchema.optional(),
  picture: pictureSchema.optional(),
});

const verdictSchema = z.enum(['holds', 'refuted', 'undecided', 'not applicable']);

const decisionSchema = z.strictObject({
  seed: z.int(),
  t: countSchema,
  verdict: verdictSchema.exclude(['not applicable']),
  slack: slackSchema,
  by: z.enum(['one mean', 'enclosures']),
  samples: countSchema,
  alpha: z.number(),
  power: jsonNumberSchema,
});

const claimSchema = z.strictObject({
  id: z.string(),
  says: z.string(),
  text: z.string(),
  tex: z.string(),
  when: z.strictObject({ text: z.string(), tex: z.string() }).optional(),
  definitions: listOf(z.string()),
  verdict: verdictSchema,
  reason: z.string().optional(),
  decisions: listOf(decisionSchema),
});

const cellSchema = z.strictObject({
  statement: z.string(),
  title: z.string(),
  rung: z.literal('statistical'),
  verdict: verdictSchema,
  reason: z.string().optional(),
  alpha: z.number(),
  power: jsonNumberSchema.optional(),
  claims: listOf(claimSchema),
});

const experimentSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  family: z.string(),
  setting: settingSchema,
  region: regionSchema,
  reference: pictureSchema,
  status: z.enum(['done', 'failed', 'incomplete']),
  failure: z.strictObject({ seed: z.int(), round: countSchema, cause: z.string() }).optional(),
  runs: listOf(z.strictObject({ seed: z.int(), rounds: listOf(roundSchema) })),
  cells: listOf(cellSchema),
  replay: z.string(),
});

const mutantSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  experiment: z.string(),
  statements: listOf(z.string()),
  status: z.enum(['killed', 'survived', 'failed', 'incomplete']),
  refutation: z
    .strictObject({ statement: z.string(), claim: z.string(), text: z.string(), decision: decisionSchema })
    .optional(),
  reason: z.string().optional(),
  replay: z.string().optional(),
});

export const learnedSchema = z.strictObject({
  backend: z.strictObject({ name: z.string(), reason: z.string() }).optional(),
  budget: z.strictObject({ alpha: z.number(), checks: countSchema, spent: z.number() }),
  experiments: listOf(experimentSchema),
  mutants: listOf(mutantSchema),
});

export type LearnedSchemaAgrees = Holds<Agree<z.infer<typeof learnedSchema>, LearnedResults>>;
