/**
 * The audit of recorded runs: `audit.json`, documented in `docs/results-format.md`.
 *
 * Verdicts share one error budget: with probability at least 1 − α none of them is wrong. Intervals of estimates (temperature, lapse rate,
 * transmission) hold one by one, at the stated confidence. Pools are the unit of all statistics. Fields are listed in the order in which they are
 * written.
 */
import * as z from 'zod';
import { type DocumentKind, readDocument } from './document';
import { countSchema, jsonNumberSchema, listOf, objectOf, toolSchema } from './fields';

const verdictSchema = z.enum(['holds', 'refuted', 'undecided', 'not applicable']);
export type AuditVerdict = z.infer<typeof verdictSchema>;

/** An estimate with an interval; an end is infinite if nothing bounds it. */
const estimateSchema = objectOf({ estimate: z.number(), lo: jsonNumberSchema, hi: jsonNumberSchema });
export type Estimate = z.infer<typeof estimateSchema>;

/** A whole number from `lo` to `hi`. */
const extentSchema = objectOf({ lo: countSchema, hi: countSchema });

/** The part of the audit to which a check belongs. */
const sectionSchema = z.enum(['pools', 'selection', 'transmission', 'convergence', 'traits', 'guarantees']);
export type AuditSection = z.infer<typeof sectionSchema>;

/** A question that is decided: its sides are numbers of the record, or means that pools estimate. */
const checkSchema = objectOf({
  section: sectionSchema,
  /** Unique within a trace, such as `lemma-2.2 a` or `transmission of value`. */
  id: z.string(),
  /** The claim in words. */
  says: z.string(),
  /** The claim in the claim language, if it is one. */
  claim: objectOf({ text: z.string(), tex: z.string() }).optional(),
  verdict: verdictSchema,
  /** Why it is not applicable or undecided, or what was found. */
  reason: z.string().optional(),
  /** `exact`: decided from the recorded numbers alone; `statistical`: from pools as samples. */
  rung: z.enum(['exact', 'statistical']),
  /** Round, if the check is about one. */
  t: countSchema.optional(),
  /** By how much the claim is satisfied (negative: violated), or for an equality the difference of its sides. */
  slack: estimateSchema.optional(),
  /** Number of pools behind the verdict, or of samples behind a measured mean. */
  pools: countSchema,
  /** Error probability spent. */
  alpha: z.number().nonnegative(),
  /** The smallest violation that would have been refuted with probability 0.9; infinite if none would. */
  power: jsonNumberSchema.optional(),
  /** Of an undecided check: about how many of them would decide it if the estimate were true; infinite if it lies on the edge. */
  enough: jsonNumberSchema.optional(),
});
export type AuditCheck = z.infer<typeof checkSchema>;

/** A trait in a round. Means are over all candidates, over those kept, and under the model after the round. */
const roundTraitSchema = objectOf({
  name: z.string(),
  /** Absent without pools. */
  poolMean: z.number().optional(),
  /** Absent if the trace does not say which candidates were kept. */
  keptMean: z.number().optional(),
  /** Mean over pools of the population standard deviation within the pool. */
  meanWithinPoolSd: z.number().optional(),
  /** Selection differential: mean over pools of kept mean minus pool mean, with the interval of its expectation. */
  differential: estimateSchema.optional(),
  /** The measured mean of the model after the round. */
  measured: objectOf({ ...estimateSchema.unwrap().shape, n: countSchema }).optional(),
});
export type AuditedTrait = z.infer<typeof roundTraitSchema>;

const auditedRoundSchema = objectOf({
  /** Round t; 0 is before the loop and has measures only. */
  t: countSchema,
  pools: countSchema,
  candidates: countSchema,
  kept: countSchema,
  /** Pools in which two candidates have the same reward. */
  tied: countSchema,
  traits: listOf(roundTraitSchema),
  /** Share of candidates at the largest reward. */
  topShare: estimateSchema.optional(),
});
export type AuditedRound = z.infer<typeof auditedRoundSchema>;

const parameterSchema = objectOf({
  /** Temperature τ or its inverse β, or lapse rate ε: the share of pools in which the kept ones are chosen at random. */
  name: z.enum(['temperature', 'inverse temperature', 'lapse rate']),
  /** Infinite for a rule that always keeps the best. */
  estimate: jsonNumberSchema,
  lo: jsonNumberSchema,
  hi: jsonNumberSchema,
  /** The confidence of the interval. */
  confidence: z.number(),
});
export type RuleParameter = z.infer<typeof parameterSchema>;

/** A family of rules, and whether the recorded choices may come from it. */
const ruleFitSchema = objectOf({
  rule: z.enum(['luce', 'luce with lapses', 'best', 'best with lapses', 'worst', 'worst with lapses', 'uniform']),
  says: z.string(),
  /** `consistent`: nothing in the record speaks against it; `rejected`: no rule of the family fits. */
  fit: z.enum(['consistent', 'rejected', 'not tested']),
  because: z.string(),
  parameters: listOf(parameterSchema),
  /** Mean log-likelihood of a pool's choice at the best fit; absent if the record is impossible under the family. */
  logLikelihood: z.number().optional(),
  /** Of those that are consistent, the one with the greatest likelihood, allowing for its parameters. */
  preferred: z.boolean(),
});
export type RuleFit = z.infer<typeof ruleFitSchema>;

/** Candidates whose predicted chance of being kept lies in a bin. */
const calibrationSchema = objectOf({
  predicted: z.number(),
  observed: estimateSchema,
  candidates: countSchema,
});
export type CalibrationBin = z.infer<typeof calibrationSchema>;

const choiceSchema = objectOf({
  /** The rule that the trace names. */
  named: z.string().optional(),
  /** Pools on which rules are fitted and tested: some but not all candidates were kept, and all have a reward. Very large records are thinned. */
  used: countSchema,
  /** Those with at least two different rewards: only they tell of the rule. */
  informative: countSchema,
  fits: listOf(ruleFitSchema),
  /** Calibration of the preferred rule. */
  calibration: objectOf({ rule: z.string(), bins: listOf(calibrationSchema) }).optional(),
});
export type AuditedChoice = z.infer<typeof choiceSchema>;

const transmissionSchema = objectOf({
  trait: z.string(),
  /** Where the mean of the next model is from. */
  from: z.enum(['measures', 'next pools']),
  /** η as the trace states it; absent if it is unknown. */
  eta: z.number().optional(),
  rounds: listOf(
    objectOf({
      t: countSchema,
      /** Mean of the kept candidates minus that of the pools. */
      differential: z.number(),
      /** Mean of the model after the round minus that before it. */
      response: estimateSchema,
      /** The learner's error: mean of the model after the round minus the prediction `(1 − η) reference + η kept`; absent if η is unknown. */
      error: estimateSchema.optional(),
    }),
  ),
  /** Summed over the rounds; the slope is response per unit of differential, absent if the differential is 0. */
  overall: objectOf({ differential: z.number(), response: estimateSchema, slope: estimateSchema.optional() }),
});
export type Transmission = z.infer<typeof transmissionSchema>;

/** The selection differential of a trait that is not the reward, in its parts. */
const correlatedSchema = objectOf({
  trait: z.string(),
  /** Selection differential, over all rounds. */
  differential: estimateSchema,
  /** Part that the choice by reward explains: the expected differential under the fitted rule, through covariance with the reward. */
  indirect: z.number(),
  /** The rest: selection of the trait itself. */
  direct: estimateSchema,
});
export type CorrelatedTrait = z.infer<typeof correlatedSchema>;

const classesSchema = objectOf({
  trait: z.string(),
  classes: listOf(z.string()),
  rounds: listOf(
    objectOf({
      t: countSchema,
      /** `pools`: among the candidates; `kept`: among those kept; `model`: as measured after the round. */
      of: z.enum(['pools', 'kept', 'model']),
      shares: listOf(z.number()),
      /** Entropy of the shares in nats. */
      entropy: z.number(),
    }),
  ),
});
export type AuditedClasses = z.infer<typeof classesSchema>;

/** The exact dynamics from the first round's pools, with the fitted rule and the stated η. */
const projectionSchema = objectOf({
  says: z.string(),
  rounds: listOf(objectOf({ t: countSchema, projected: estimateSchema, recorded: estimateSchema })),
});
export type Projection = z.infer<typeof projectionSchema>;

const traceAuditSchema = objectOf({
  file: z.string(),
  name: z.string(),
  source: z.string().optional(),
  /** The format that was read, and why it was taken for that. */
  read: z.string(),
  notes: listOf(z.string()),
  size: objectOf({
    rounds: countSchema,
    pools: countSchema,
    candidates: countSchema,
    /** Candidates of a pool. */
    offered: extentSchema,
    /** Kept candidates of a pool; absent if the trace does not say. */
    kept: extentSchema.optional(),
  }),
  reward: objectOf({
    name: z.string(),
    scale: z.enum(['reward', 'weight']),
    /** Largest possible reward; absent if nobody states it. */
    bound: z.number().optional(),
    /** Number of candidates without a reward. */
    missing: countSchema,
  }).optional(),
  /** λ as text, `∞` if fully synthetic; absent if unknown. */
  lambda: z.string().optional(),
  rounds: listOf(auditedRoundSchema),
  choice: choiceSchema.optional(),
  transmission: listOf(transmissionSchema),
  correlated: listOf(correlatedSchema),
  classes: listOf(classesSchema),
  projection: projectionSchema.optional(),
  checks: listOf(checkSchema),
  verdict: verdictSchema,
});
export type TraceAudit = z.infer<typeof traceAuditSchema>;

const auditSchema = objectOf({
  format: z.literal('curated-loops/audit'),
  version: z.literal(1),
  tool: toolSchema,
  /** Error budget of all verdicts, and what was spent of it. */
  budget: objectOf({ total: z.number(), spent: z.number(), checks: countSchema }),
  /** Confidence of each interval of an estimate. */
  confidence: z.number(),
  traces: listOf(traceAuditSchema),
});
export type AuditResults = z.infer<typeof auditSchema>;

const AUDIT: DocumentKind<AuditResults> = {
  format: 'curated-loops/audit',
  version: 1,
  schema: auditSchema,
  origin: 'give an audit.json that `curated-loops audit` wrote',
};

/**
 * The audit in a JSON text or an already parsed value. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, or the first wrong field
 */
export function parseAudit(input: unknown, name?: string): AuditResults {
  return readDocument(input, AUDIT, name);
}

/** The text of `audit.json`, with a final newline. @throws InputError when the results could not be read back */
export function serialiseAudit(results: AuditResults): string {
  return `${JSON.stringify(parseAudit(results), null, 2)}\n`;
}
