/**
 * The results of learned experiments: part of `results.json`, documented in `docs/results-format.md`.
 *
 * Every band and every verdict comes from confidence sequences that share one error budget: with probability at least 1 − α all of
 * them are right at once, however often they were looked at. Fields stand in the order in which they are written. All numbers are
 * finite, apart from the ends of a slack and the power.
 */
import { z } from 'zod';
import type { BestRegion } from '../../../models/learned';
import { claimFields, countSchema, jsonNumberSchema, listOf, objectOf } from './fields';

export type { BestRegion };

/** An estimate with its confidence interval: of the mean of a bounded variable, so that all three are finite. */
const bandSchema = objectOf({ estimate: z.number(), lo: z.number(), hi: z.number() });
export type Band = z.infer<typeof bandSchema>;

/** Enclosure of the slack of a claim; half of the line where a quotient has no bound. */
const slackSchema = objectOf({
  /** Absent where it is not finite. */
  estimate: z.number().optional(),
  lo: jsonNumberSchema,
  hi: jsonNumberSchema,
});
export type Slack = z.infer<typeof slackSchema>;

/** How an experiment is drawn: points of the plane, or the masses of classes. */
const pictureSchema = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('points'), points: listOf(z.tuple([z.number(), z.number()]).readonly()) }),
  objectOf({ kind: z.literal('masses'), masses: listOf(z.number().nonnegative()) }),
]);
export type Picture = z.infer<typeof pictureSchema>;

const regionSchema: z.ZodType<BestRegion> = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('ball'), centre: listOf(z.number()), radius: z.number().nonnegative() }),
  objectOf({ kind: z.literal('classes'), classes: listOf(countSchema) }),
]);

/** What an experiment was: its data, learner and loop. */
const settingSchema = objectOf({
  data: z.string(),
  learner: z.string(),
  reward: z.string(),
  /** Supremum of w, to be drawn where it is known. */
  wMax: z.number().optional(),
  K: z.int().positive(),
  /** λ as text: a number, a fraction or ∞. */
  lambda: z.string(),
  /** Rounds of retraining T. */
  rounds: countSchema,
  seeds: listOf(z.int()),
  /** Training points per round. */
  examples: countSchema,
  /** `reference`: p_0 was fitted to the real data; `elsewhere`: to other data. */
  start: z.enum(['reference', 'elsewhere']),
  /** Whether each fit starts from the model before. */
  warm: z.boolean(),
});
export type ExperimentSetting = z.infer<typeof settingSchema>;

/** The gain of a round, in its parts. */
const partsSchema = objectOf({
  /** Mean weight of the kept candidates less that of the model: what the choice gained. */
  selection: bandSchema,
  /** `((K−1)/K) Var/w_max`, which lemma-2.2 promises for the selection. */
  promised: bandSchema,
  /** With real data: mean weight of the training data less that of the real data, and η times that of the kept candidates. */
  response: objectOf({ observed: bandSchema, expected: bandSchema }).optional(),
  /** Mean weight of the next model less that of its training data: the learner's error. */
  transmission: bandSchema,
});
export type RoundParts = z.infer<typeof partsSchema>;

/** One round of one run. */
const roundSchema = objectOf({
  t: countSchema,
  fit: objectOf({
    steps: countSchema,
    loss: z.number(),
    heldOutLoss: z.number().optional(),
    stoppedBy: z.string(),
  }),
  /** `E[w]`. */
  reward: bandSchema,
  /** `Var(w)`. */
  variance: bandSchema,
  /** `P(A_*)`. */
  best: bandSchema,
  /** Total variation over the bins from the limit `p_0(·|A_*)`. */
  fromLimit: objectOf({ lo: z.number(), hi: z.number() }),
  /** The exact loop from the discretised start (the same p_0, as many atoms as points were drawn from it). */
  theory: objectOf({ reward: z.number(), variance: z.number(), best: z.number() }),
  /** From this round to the next; absent in the last round. */
  parts: partsSchema.optional(),
  /** A few points of the model, in the first run of an experiment. */
  picture: pictureSchema.optional(),
});
export type RoundResult = z.infer<typeof roundSchema>;

const runSchema = objectOf({ seed: z.int(), rounds: listOf(roundSchema) });
export type RunResult = z.infer<typeof runSchema>;

const verdictSchema = z.enum(['holds', 'refuted', 'undecided', 'not applicable']);
export type LearnedVerdict = z.infer<typeof verdictSchema>;

/** A claim, decided in one run at one round. */
const decisionSchema = objectOf({
  seed: z.int(),
  t: countSchema,
  verdict: verdictSchema.exclude(['not applicable']),
  /** `left − right` of the claim, turned so that it holds where this is positive. */
  slack: slackSchema,
  /** As the mean of one bounded variable, or from enclosures of each expectation. */
  by: z.enum(['one mean', 'enclosures']),
  /** Independent draws used. */
  samples: countSchema,
  /** Chance, over all looks, that this decision is wrong. */
  alpha: z.number(),
  /** Smallest violation that would have been refuted with probability 0.9, in units of the slack; ∞ where no violation would. */
  power: jsonNumberSchema,
});
export type StatisticalDecision = z.infer<typeof decisionSchema>;

const claimSchema = objectOf({
  ...claimFields,
  verdict: verdictSchema,
  /** Why it is not applicable, or where it is undecided. */
  reason: z.string().optional(),
  decisions: listOf(decisionSchema),
});
export type LearnedClaimResult = z.infer<typeof claimSchema>;

/** A statement on a learned experiment. */
const cellSchema = objectOf({
  statement: z.string(),
  title: z.string(),
  rung: z.literal('statistical'),
  verdict: verdictSchema,
  reason: z.string().optional(),
  /** Error probability spent on its decisions. */
  alpha: z.number(),
  /** The largest of the smallest violations its decisions would have caught; absent without decisions. */
  power: jsonNumberSchema.optional(),
  claims: listOf(claimSchema),
});
export type LearnedCell = z.infer<typeof cellSchema>;

const experimentSchema = objectOf({
  /** Such as `gaussians8/gmm/K=4/λ=∞`. */
  id: z.string(),
  title: z.string(),
  /** Experiments that differ in λ only are shown together. */
  family: z.string(),
  setting: settingSchema,
  region: regionSchema,
  /** A few points of the real data. */
  reference: pictureSchema,
  /** `failed`: a training broke down; there is no verdict. `incomplete`: it was cut short. */
  status: z.enum(['done', 'failed', 'incomplete']),
  failure: objectOf({ seed: z.int(), round: countSchema, cause: z.string() }).optional(),
  runs: listOf(runSchema),
  cells: listOf(cellSchema),
  /** Command that runs it again. */
  replay: z.string(),
});
export type ExperimentResult = z.infer<typeof experimentSchema>;

/** A wrong loop, run with a learner: some statement must refute it. */
const mutantSchema = objectOf({
  id: z.string(),
  title: z.string(),
  experiment: z.string(),
  /** Statements that were asked. */
  statements: listOf(z.string()),
  status: z.enum(['killed', 'survived', 'failed', 'incomplete']),
  /** The refuted claim, with the decision that refuted it. */
  refutation: objectOf({
    statement: z.string(),
    claim: z.string(),
    text: z.string(),
    decision: decisionSchema,
  }).optional(),
  reason: z.string().optional(),
  /** Command that runs it again; by default that of its experiment. */
  replay: z.string().optional(),
});
export type LearnedMutantResult = z.infer<typeof mutantSchema>;

export const learnedSchema = objectOf({
  /** TensorFlow.js backend; absent when no learner needed one. */
  backend: objectOf({ name: z.string(), reason: z.string() }).optional(),
  /** Family-wise error budget: α over all checks of the run, how many there are, and what was spent. */
  budget: objectOf({ alpha: z.number(), checks: countSchema, spent: z.number() }),
  experiments: listOf(experimentSchema),
  mutants: listOf(mutantSchema),
});
export type LearnedResults = z.infer<typeof learnedSchema>;
