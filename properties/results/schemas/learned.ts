/**
 * The results of learned experiments: part of `results.json`, documented in `docs/results-format.md`.
 *
 * Every band and every verdict comes from confidence sequences that share one error budget: with probability at least 1 − α all of
 * them are right at once, at every look. Fields are listed in the order in which they are written. All numbers are finite, apart
 * from the ends of a slack and the power.
 */
import * as z from 'zod';
import type { BestRegion } from '../../../models/learned';
import { claimFields, countSchema, jsonNumberSchema, listOf, objectOf } from './fields';

export type { BestRegion };

/** An estimate of the mean of a bounded variable with its confidence interval; all three numbers are finite. */
const bandSchema = objectOf({ estimate: z.number(), lo: z.number(), hi: z.number() });
export type Band = z.infer<typeof bandSchema>;

/** Enclosure of the slack of a claim; an end is infinite if a quotient is unbounded. */
export const slackSchema = objectOf({
  /** Absent if it is not finite. */
  estimate: z.number().optional(),
  lo: jsonNumberSchema,
  hi: jsonNumberSchema,
});
export type Slack = z.infer<typeof slackSchema>;

/** The picture of a law: points of the plane, the masses of classes, or images. */
const pictureSchema = z.discriminatedUnion('kind', [
  objectOf({
    kind: z.literal('points'),
    points: listOf(z.tuple([z.number(), z.number()]).readonly()),
    /** Positions of the points that are in A_*, if A_* has no shape. */
    best: listOf(countSchema).optional(),
  }),
  objectOf({ kind: z.literal('masses'), masses: listOf(z.number().nonnegative()) }),
  objectOf({
    kind: z.literal('images'),
    /** Of the whole picture, in pixels. */
    width: countSchema,
    height: countSchema,
    /** The images side by side, as one PNG in base64. */
    png: z.base64(),
  }),
]);
export type Picture = z.infer<typeof pictureSchema>;

const regionSchema: z.ZodType<BestRegion> = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('ball'), centre: listOf(z.number()), radius: z.number().nonnegative() }),
  objectOf({ kind: z.literal('classes'), classes: listOf(countSchema) }),
  objectOf({ kind: z.literal('marked') }),
]);

/** The data, learner and loop of an experiment. */
const settingSchema = objectOf({
  data: z.string(),
  learner: z.string(),
  loop: objectOf({
    id: z.string(),
    title: z.string(),
    /** How the loop mixes, if not by a constant λ. */
    mixture: z.string().optional(),
  }),
  reward: z.string(),
  /** The rewards of all users with their shares, the first of which is `reward`; absent for a loop with one reward. */
  users: listOf(objectOf({ reward: z.string(), share: z.string() })).optional(),
  /** Supremum of w; absent if it is unknown. */
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
  /** Whether each fit starts from the previous model. */
  warm: z.boolean(),
  /** The names of the groups whose shares are watched, such as the classes of images; absent if there are none. */
  groups: listOf(z.string()).optional(),
});
export type ExperimentSetting = z.infer<typeof settingSchema>;

/** The parts of a round's gain. */
const partsSchema = objectOf({
  /** The gain from the choice: mean weight of the kept candidates minus that of the model. */
  selection: bandSchema,
  /** `((K−1)/K) Var/w_max`, the lower bound of lemma-2.2 on `selection`. */
  promised: bandSchema,
  /** With real data: mean weight of the training data minus that of the real data, and η times the same difference for the kept candidates. */
  response: objectOf({ observed: bandSchema, expected: bandSchema }).optional(),
  /** The learner's error: mean weight of the next model minus that of its training data. */
  transmission: bandSchema,
});
export type RoundParts = z.infer<typeof partsSchema>;

/** One round of one run. */
const roundSchema = objectOf({
  t: countSchema,
  fit: objectOf({
    steps: countSchema,
    /** Absent for a learner that does not tell it. */
    loss: z.number().optional(),
    heldOutLoss: z.number().optional(),
    stoppedBy: z.string(),
  }),
  /** `E[w]`. */
  reward: bandSchema,
  /** `Var(w)`. */
  variance: bandSchema,
  /** `P(A_*)`. */
  best: bandSchema,
  /** Total variation distance over the bins from the limit `p_0(·|A_*)`. */
  fromLimit: objectOf({ lo: z.number(), hi: z.number() }),
  /** The mass of each group; absent if there are none. */
  shares: listOf(bandSchema).optional(),
  /** Images of the model against real ones, on the features of a classifier; absent for data that is no labelled images. */
  images: objectOf({
    /**
     * The Fréchet distance of some images, and its extrapolation to samples without end, with a band of the noise of the draws: two standard
     * deviations to either side, outside of the error budget.
     */
    frechet: objectOf({ plain: z.number(), extrapolated: z.number(), lo: z.number(), hi: z.number() }),
    precision: bandSchema,
    recall: bandSchema,
    /** Of images with a class: the share of those near a real image of their class. */
    precisionInClass: bandSchema.optional(),
  }).optional(),
  /** The exact loop from the discretised start: p_0 replaced by points drawn from it, one atom each. Absent if it has no exact law on them. */
  theory: objectOf({
    reward: z.number(),
    variance: z.number(),
    best: z.number(),
    /** One for each group; absent if there are none. */
    shares: listOf(z.number()).optional(),
  }).optional(),
  /** From this round to the next; absent in the last round. */
  parts: partsSchema.optional(),
  /** A few points of the model, in the first run of an experiment. */
  picture: pictureSchema.optional(),
});
export type RoundResult = z.infer<typeof roundSchema>;

const runSchema = objectOf({ seed: z.int(), rounds: listOf(roundSchema) });
export type RunResult = z.infer<typeof runSchema>;

const verdictSchema = z.enum(['holds', 'refuted', "learner's error", 'undecided', 'not applicable']);
export type LearnedVerdict = z.infer<typeof verdictSchema>;
export { verdictSchema as learnedVerdictSchema };

const certaintySchema = verdictSchema.extract(['holds', 'refuted', 'undecided']);

/** How the sign of a slack was decided. */
const evidenceFields = {
  /** `left − right` of the claim, or `right − left` for ≤ and <, so that a positive slack satisfies the claim. */
  slack: slackSchema,
  /** The means of the decision: the mean of one bounded variable, or enclosures of each expectation. */
  by: z.enum(['one mean', 'enclosures']),
  /** Number of independent draws used. */
  samples: countSchema,
  /** Bound on the probability, over all looks, that this decision is wrong. */
  alpha: z.number(),
  /** Smallest violation that would have been refuted with probability 0.9, in units of the slack; ∞ if no violation would. */
  power: jsonNumberSchema,
  /** If undecided: about how many draws would decide it if the estimate were true; ∞ on the edge. */
  enough: jsonNumberSchema.optional(),
} as const;

/** A part of a decision: whether it is at least 0. */
const partFields = { verdict: certaintySchema, ...evidenceFields } as const;
const partSchema = objectOf(partFields);
export type DecisionPart = z.infer<typeof partSchema>;

/** The decision of a claim in one run at one round. */
const decisionSchema = objectOf({
  seed: z.int(),
  t: countSchema,
  verdict: verdictSchema.exclude(['not applicable']),
  ...evidenceFields,
  /** Of a claim that compares trained models. The slack is the sum of the slacks of `loop` and `learner`. */
  parts: objectOf({
    /** The claim on the trained models alone, whatever made it hold or fail. */
    models: certaintySchema,
    /** What the loop did: the slack less the learner's share. */
    loop: partSchema,
    /** What the learner made of it: its share of the slack, 0 for an exact learner, below 0 where it harms the claim. */
    learner: partSchema,
  }).optional(),
});
export type StatisticalDecision = z.infer<typeof decisionSchema>;

/** A comparison about the step from a model to its training data, which the definition of the loop implies whatever the learner does. */
const stepSchema = objectOf({
  text: z.string(),
  tex: z.string(),
  verdict: certaintySchema,
  decisions: listOf(objectOf({ seed: z.int(), t: countSchema, ...partFields })),
});
export type LearnedStep = z.infer<typeof stepSchema>;

const claimSchema = objectOf({
  ...claimFields,
  verdict: verdictSchema,
  /** Why the claim is not applicable, or why a decision is undecided. */
  reason: z.string().optional(),
  decisions: listOf(decisionSchema),
  /** The learner's share of the slack, as a formula; absent if the claim is about the loop alone. */
  share: objectOf({ text: z.string(), tex: z.string() }).optional(),
  /** Absent if there are none. */
  steps: listOf(stepSchema).optional(),
});
export type LearnedClaimResult = z.infer<typeof claimSchema>;

/** A statement on a learned experiment. */
export const learnedCellSchema = objectOf({
  statement: z.string(),
  title: z.string(),
  rung: z.literal('statistical'),
  verdict: verdictSchema,
  reason: z.string().optional(),
  /** Error probability spent on its decisions. */
  alpha: z.number(),
  /** The largest `power` of its decisions; absent without decisions. */
  power: jsonNumberSchema.optional(),
  claims: listOf(claimSchema),
});
export type LearnedCell = z.infer<typeof learnedCellSchema>;

const experimentSchema = objectOf({
  /** For example `gaussians8/gmm/K=4/λ=∞`. */
  id: z.string(),
  title: z.string(),
  /** Name shared by experiments that differ only in λ; they are shown together. */
  family: z.string(),
  setting: settingSchema,
  region: regionSchema,
  /** A few points of the real data. */
  reference: pictureSchema,
  /** `failed`: a training failed, so there is no verdict. `incomplete`: the experiment was cut short. */
  status: z.enum(['done', 'failed', 'incomplete']),
  failure: objectOf({ seed: z.int(), round: countSchema, cause: z.string() }).optional(),
  /** Why no round has a `theory`. */
  noForecast: z.string().optional(),
  runs: listOf(runSchema),
  cells: listOf(learnedCellSchema),
  /** Command that runs it again. */
  replay: z.string(),
});
export type ExperimentResult = z.infer<typeof experimentSchema>;

/** A wrong loop that was run with a learner; some statement must refute it. */
const mutantSchema = objectOf({
  id: z.string(),
  title: z.string(),
  experiment: z.string(),
  /** Ids of the statements that were checked. */
  statements: listOf(z.string()),
  /** Ids of the claims that were checked; absent if all were. */
  claims: listOf(z.string()).optional(),
  status: z.enum(['killed', 'survived', 'failed', 'incomplete']),
  /** The refuted claim, with the decision that refuted it. */
  refutation: objectOf({
    statement: z.string(),
    claim: z.string(),
    text: z.string(),
    decision: decisionSchema,
  }).optional(),
  reason: z.string().optional(),
  /** Command that runs it again; if absent, the command of its experiment. */
  replay: z.string().optional(),
});
export type LearnedMutantResult = z.infer<typeof mutantSchema>;

/** An experiment or a wrong loop of a run, and the number of checks that took their share of the error budget. */
export const trialSchema = z.union([
  objectOf({ checks: countSchema, experiment: experimentSchema }),
  objectOf({ checks: countSchema, mutant: mutantSchema }),
]);
export type TrialResult = z.infer<typeof trialSchema>;

export const learnedSchema = objectOf({
  /** TensorFlow.js backend; absent if no learner needed one. */
  backend: objectOf({ name: z.string(), reason: z.string() }).optional(),
  /** Family-wise error budget: α over all checks of the run, their number, and the part of α that was spent. */
  budget: objectOf({ alpha: z.number(), checks: countSchema, spent: z.number() }),
  experiments: listOf(experimentSchema),
  mutants: listOf(mutantSchema),
});
export type LearnedResults = z.infer<typeof learnedSchema>;
