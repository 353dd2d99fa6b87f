/** The schema of an exploration: what a record must hold. A record of another shape is refused before it is counted. */
import * as z from 'zod';
import { countSchema, extentsSchema, listOf, objectOf } from '../../results/schemas';
import type { Exploration } from '../../search';

const numberSchema = z.custom<number>((value) => typeof value === 'number', { error: 'a number' });

const intervalSchema = objectOf({ lo: numberSchema, hi: numberSchema });

const findingSchema = objectOf({
  claim: z.string(),
  t: countSchema,
  atoms: objectOf({ x: countSchema.exactOptional(), y: countSchema.exactOptional() }),
  left: intervalSchema,
  right: intervalSchema,
  rung: z.enum(['exact', 'certified']),
  margin: numberSchema.optional(),
});

const claimSchema = objectOf({ cases: countSchema, attained: countSchema, margin: numberSchema.optional() });

/** What a genotype is depends on the model; its generator refuses what is none when it is decoded. */
const genotypeSchema = z.unknown();

const tightSchema = objectOf({
  genotype: genotypeSchema,
  finding: findingSchema,
  foundBy: z.enum(['random', 'targeted']),
});

const eliteSchema = objectOf({ genotype: genotypeSchema, margin: numberSchema });

const countsSchema = objectOf({
  run: countSchema,
  discarded: countSchema,
  undecided: countSchema,
  exact: countSchema,
  certified: countSchema,
  decisions: countSchema,
  attained: countSchema,
  carried: z.record(z.string(), countSchema).readonly(),
  byClaim: z.record(z.string(), claimSchema).readonly(),
  reach: extentsSchema,
  undecidedBecause: z.string().optional(),
  inapplicable: z.string().exactOptional(),
  tightest: tightSchema.optional(),
  margins: listOf(countSchema),
  elites: z.record(z.string(), z.record(z.string(), eliteSchema).readonly()).readonly(),
});

const failureSchema = z.discriminatedUnion('foundBy', [
  objectOf({ foundBy: z.literal('random'), seed: z.int(), path: z.string() }),
  objectOf({ foundBy: z.literal('targeted'), genotype: genotypeSchema }),
]);

/** An exploration that was not cut short: no other is recorded. */
const explorationSchema = objectOf({
  counts: countsSchema,
  failure: failureSchema.optional(),
  cutShort: z.literal(false, { error: 'false: a part that was cut short is no answer' }),
});

/** The exploration in decoded data. @throws ZodError for data of another shape */
export function readExploration(data: unknown): Exploration {
  const { counts, failure, cutShort } = explorationSchema.parse(data);
  const { undecidedBecause, tightest, ...rest } = counts;
  return {
    counts: {
      ...rest,
      byClaim: Object.fromEntries(
        Object.entries(rest.byClaim).map(([id, { margin, ...claim }]) => [id, { ...claim, margin }]),
      ),
      undecidedBecause,
      tightest: tightest && { ...tightest, finding: { ...tightest.finding, margin: tightest.finding.margin } },
    },
    failure,
    cutShort,
  };
}
