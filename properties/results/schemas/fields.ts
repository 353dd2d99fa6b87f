/** Fields that several formats share: read-only objects and lists, whole numbers, enclosures, findings, instances. */
import * as z from 'zod';
import type { InstanceJson } from '../../../models';
import { MODEL_KINDS } from '../../../theory/model-kinds';
import { isObject } from './document';

export type { InstanceJson };

/** A read-only list. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** A read-only object with exactly these fields. */
export const objectOf = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).readonly();

/** Texts by name, such as the definitions of a claim. */
export const textsSchema = z.record(z.string(), z.string()).readonly();

/** A whole number of at least 0. */
export const countSchema = z.int().nonnegative();

/** A SHA-256 digest. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

export const modelSchema = z.enum(MODEL_KINDS);

/** A double; infinities, which JSON lacks, are strings. */
export const jsonNumberSchema = z.union([z.number(), z.literal('Infinity'), z.literal('-Infinity')], {
  error: 'a number, "Infinity" or "-Infinity"',
});
export type JsonNumber = z.infer<typeof jsonNumberSchema>;

const intervalSchema = objectOf({ lo: jsonNumberSchema, hi: jsonNumberSchema });
export type JsonInterval = z.infer<typeof intervalSchema>;

/** One decided comparison on one instance. */
export const findingSchema = objectOf({
  /** Letter of the claim, or `dropped` for the claim that replaces those which need a dropped hypothesis. */
  claim: z.string(),
  t: countSchema,
  /** Positions (from 0) of the atoms x and y, if the claim mentions them. */
  atoms: objectOf({ x: countSchema.optional(), y: countSchema.optional() }),
  left: intervalSchema,
  right: intervalSchema,
  rung: z.enum(['exact', 'certified']),
  /** Relative slack; absent for equalities, for infinite sides, and when both sides are 0. */
  margin: z.number().optional(),
});
export type FindingJson = z.infer<typeof findingSchema>;

/** Any object that names its model; `decodeInstance` of `models` checks the rest when the instance is used. */
export const instanceSchema = z.custom<InstanceJson>((value) => isObject(value) && typeof value.model === 'string', {
  error: 'an instance: an object with a "model" field',
});

/** A Gaussian, by its mean (d entries) and its covariance (d×d, by rows). */
const gaussianFields = { mean: listOf(z.number()), covariance: listOf(listOf(z.number())) };

const roundField = { t: countSchema };

/** The law p_t in doubles, for drawing: they decide nothing. */
export const lawSchema = z.discriminatedUnion('kind', [
  /** The masses of a finite space, in the order of its atoms. */
  objectOf({ ...roundField, kind: z.literal('masses'), masses: listOf(z.number()) }),
  objectOf({ ...roundField, kind: z.literal('gaussian'), ...gaussianFields }),
  objectOf({
    ...roundField,
    kind: z.literal('mixture'),
    components: listOf(objectOf({ share: z.number(), ...gaussianFields })),
  }),
]);
export type LawJson = z.infer<typeof lawSchema>;

/** How many cases a search planned, ran, discarded and left undecided. */
export const casesSchema = objectOf({
  planned: countSchema,
  run: countSchema,
  discarded: countSchema,
  undecided: countSchema,
});
export type CaseCounts = z.infer<typeof casesSchema>;

/** The share of cases with a label, and whether it reaches the required share. */
export const labelSchema = objectOf({
  name: z.string(),
  share: z.number(),
  required: z.number(),
  met: z.boolean(),
});
export type LabelShare = z.infer<typeof labelSchema>;

/** The evidence of a search for one claim. */
export const evidenceSchema = objectOf({
  /** Letter of the claim. */
  claim: z.string(),
  /** Random cases that decided it. */
  cases: countSchema,
  /** Random cases in which its two sides, not both 0, are equal. */
  attained: countSchema,
  /** Smallest positive margin of random cases and of the hill climb; absent for equalities. */
  margin: z.number().optional(),
  /** Why the evidence is too little; absent if it suffices. */
  shortfall: z.string().optional(),
});
export type ClaimEvidence = z.infer<typeof evidenceSchema>;

/** Both sides of a refuted claim as exact numbers: `a/b`, `∞`, `-∞`, or a sum with logarithms such as `1/2*log(2)`. */
export const exactSidesSchema = objectOf({ left: z.string(), right: z.string() });
export type ExactSides = z.infer<typeof exactSidesSchema>;

/** The version of curated-loops that wrote a document. */
export const toolSchema = objectOf({ version: z.string() });

/** A claim as every format describes it: in words, in the claim language and as LaTeX. */
export const claimFields = {
  id: z.string(),
  says: z.string(),
  text: z.string(),
  tex: z.string(),
  when: objectOf({ text: z.string(), tex: z.string() }).optional(),
  /** LaTeX of the definitions the claim uses. */
  definitions: listOf(z.string()),
};
