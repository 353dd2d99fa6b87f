/** The paper's figures again: `reproduction.json`, documented in `docs/results-format.md`. */
import * as z from 'zod';
import { readDocument } from './document';
import { listOf, objectOf } from './fields';
import { resultsSchema } from './verification';

const findingVerdictSchema = z.enum(['holds', 'refuted', 'undecided']);
export type FindingVerdict = z.infer<typeof findingVerdictSchema>;

/** One thing that a figure shows, decided on the confidence bands of its runs. */
const soughtSchema = objectOf({
  says: z.string(),
  verdict: findingVerdictSchema,
  /** The ranges that decided it. */
  seen: z.string(),
});
export type Finding = z.infer<typeof soughtSchema>;

const figureSchema = objectOf({
  id: z.string(),
  title: z.string(),
  /** What the paper shows, and what is different here. */
  shows: z.string(),
  differs: z.string(),
  findings: listOf(soughtSchema),
  /** The run, with the exact loop and all verdicts. */
  results: resultsSchema,
});
export type ReproducedFigure = z.infer<typeof figureSchema>;

const reproductionSchema = objectOf({
  format: z.literal('curated-loops/reproduction'),
  version: z.literal(1),
  figures: listOf(figureSchema),
});
/** The figures that were run, with what was found. */
export type Reproduction = z.infer<typeof reproductionSchema>;

const KIND = {
  format: 'curated-loops/reproduction',
  version: 1,
  schema: reproductionSchema,
  origin: 'make the file with curated-loops reproduce',
} as const;

/** @throws InputError with one line: not JSON, another format or version, or the first wrong field */
export const parseReproduction = (input: unknown, name?: string): Reproduction => readDocument(input, KIND, name);

/** The text of `reproduction.json`. @throws InputError when it could not be read back */
export const serialiseReproduction = (reproduction: Reproduction): string =>
  `${JSON.stringify(parseReproduction(reproduction), null, 2)}\n`;
