/**
 * What the GPU check found: the JSON that `run.sh` of the GPU pack writes and `npm run bench -- --gpu FILE` shows.
 *
 * Times are in seconds, rates are for one unit of work (a gradient step, or a draw of `count` points).
 */
import * as z from 'zod';
import { type DocumentKind, countSchema, listOf, objectOf, readDocument } from '../../properties/results/schemas';

/** A number of the GPU beside that of the CPU, as `largestDifference` measures it. */
const comparisonSchema = objectOf({
  what: z.string(),
  difference: z.number().nonnegative(),
  /** The largest difference that passes; absent where the difference is only told. */
  tolerance: z.number().positive().optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Verdicts on the GPU beside those on the CPU. */
const verdictsSchema = objectOf({
  what: z.string(),
  /** How many verdicts were compared; 0 if one of the two was not run to its end. */
  compared: countSchema,
  differing: listOf(objectOf({ of: z.string(), gpu: z.string(), cpu: z.string() })),
  /** Wall time; absent for what was not run to its end. */
  seconds: objectOf({ gpu: z.number().nonnegative().optional(), cpu: z.number().nonnegative().optional() }),
  /** Why nothing was compared. */
  missing: z.string().optional(),
  /** Whether the run was meant for the GPU alone, since it is too long for the CPU. */
  alone: z.boolean(),
  /** The verdicts of the GPU by name. */
  verdicts: z.record(z.string(), z.string()),
});
export type Verdicts = z.infer<typeof verdictsSchema>;

const secondsSchema = listOf(z.number().positive());

/** The rate of one kind of work; the rounds of both sides were measured in turns. */
const throughputSchema = objectOf({
  work: z.enum(['training', 'sampling']),
  /** Samples of a step, or points of a draw. */
  count: z.int().positive(),
  /** Seconds per unit of work, one for each round. */
  ours: secondsSchema,
  /** Those of PyTorch on the same card, absent where it did not run. */
  peer: secondsSchema.optional(),
  /** The mode of PyTorch, or why it is absent. */
  note: z.string(),
});
export type Throughput = z.infer<typeof throughputSchema>;

const reportSchema = objectOf({
  format: z.literal('curated-loops/gpu-check'),
  version: z.literal(1),
  /** When the check began, in UTC. */
  date: z.iso.datetime(),
  /** A dry run has small sizes, and its times say nothing about a GPU. */
  dry: z.boolean(),
  package: z.string(),
  node: z.string(),
  processors: z.string(),
  /** The backend under test and the one that it is compared with, in the words of the package. */
  gpu: z.string(),
  cpu: z.string(),
  /** PyTorch with its device, or why it is missing. */
  peer: z.string(),
  seconds: z.number().nonnegative(),
  comparisons: listOf(comparisonSchema),
  verdicts: listOf(verdictsSchema),
  throughput: listOf(throughputSchema),
  /** Parts that failed, or that no time was left for. */
  missing: listOf(z.string()),
});
export type GpuReport = z.infer<typeof reportSchema>;

const KIND: DocumentKind<GpuReport> = {
  format: 'curated-loops/gpu-check',
  version: 1,
  schema: reportSchema,
  origin: 'make the file with run.sh of npm run pack:gpu-check',
};

/** @throws InputError with one line: another format or version, or the first wrong field */
export const parseGpuReport = (input: unknown, name?: string): GpuReport => readDocument(input, KIND, name);

/** The text of the file. @throws InputError when it could not be read back */
export const serialiseGpuReport = (report: GpuReport): string => `${JSON.stringify(parseGpuReport(report), null, 2)}\n`;

/** Whether a comparison is within its tolerance; true without a tolerance. */
export const isWithin = ({ difference, tolerance }: Comparison): boolean =>
  tolerance === undefined || difference <= tolerance;

/** Whether all was compared and all agrees. */
export const agrees = ({ comparisons, verdicts, missing }: GpuReport): boolean =>
  missing.length === 0 &&
  comparisons.every(isWithin) &&
  verdicts.every(({ differing, compared, alone }) => (alone || compared > 0) && differing.length === 0);
