/**
 * Where a search looked: the extents of the cases that were run, one quantity at a time.
 *
 * Extents are observed, not planned. They bound each quantity alone: the largest K and the largest number of rounds need not have met in one
 * case. A quantity that the kind of model does not have is absent, and so is every quantity where no case was run.
 */
import * as z from 'zod';
import { listOf, objectOf } from './fields';

/** Least and greatest finite value, and whether ∞ occurred. A value beyond the doubles counts as the nearest double. */
const rangeSchema = objectOf({
  least: z.number().exactOptional(),
  greatest: z.number().exactOptional(),
  infinite: z.literal(true).exactOptional(),
});
export type Range = z.infer<typeof rangeSchema>;

const RANGES = {
  /** Dimensions of a Gaussian, a regression, two coupled models or the features of atoms. */
  dimensions: rangeSchema.exactOptional(),
  /** Components of a law, start and real data. */
  components: rangeSchema.exactOptional(),
  /** Atoms of a finite space. */
  atoms: rangeSchema.exactOptional(),
  /** Points per round of a regression. */
  points: rangeSchema.exactOptional(),
  /** Candidates. */
  K: rangeSchema.exactOptional(),
  rounds: rangeSchema.exactOptional(),
  /** Weights of the atoms, those of every user. */
  weights: rangeSchema.exactOptional(),
  /** w_max/w_min, that of every user. */
  weightRatio: rangeSchema.exactOptional(),
  lambda: rangeSchema.exactOptional(),
  /** Masses of p_0 greater than 0. */
  masses: rangeSchema.exactOptional(),
  users: rangeSchema.exactOptional(),
  /** Prompts that the atoms answer. */
  prompts: rangeSchema.exactOptional(),
  /** Samples that a learner fits. */
  samples: rangeSchema.exactOptional(),
};

const extentsShape = {
  ...RANGES,
  /** Whether p_0 gave an atom no mass. */
  massZero: z.literal(true).exactOptional(),
  /** Whether several atoms had the largest weight. */
  ties: z.literal(true).exactOptional(),
};

export const extentsSchema = objectOf(extentsShape);
/**
 * The extents of some cases; of no case `{}`.
 */
export type Extents = z.infer<typeof extentsSchema>;

/** A quantity that has a range. */
export type Quantity = keyof typeof RANGES;

export const domainSchema = objectOf({
  ...extentsShape,
  /** What the declared needs of the loop leave out of what the statement speaks about, in words. */
  excluded: listOf(z.string()).exactOptional(),
});
/**
 * The domain of a verdict: where its search looked, and what it left out.
 * @example
 * const manyCandidates = ({ K }: SearchedDomain): boolean => K?.infinite === true;
 */
export type SearchedDomain = z.infer<typeof domainSchema>;
