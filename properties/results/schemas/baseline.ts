/**
 * The baseline of a guard: the matrix of some loops, cell by cell, and a fingerprint of each loop's update.
 *
 * Kept beside a project and compared with on every change. Cells and loops stand on a line each, so that a change of the baseline
 * reads well in a pull request. Documented in `docs/results-format.md`.
 */
import { z } from 'zod';
import { cellKey } from '../cell-key';
import { type DocumentKind, readDocument, refusal } from './document';
import { domainSchema } from './domain';
import {
  countSchema,
  findingSchema,
  instanceSchema,
  listOf,
  objectOf,
  sha256Schema,
  textsSchema,
  toolSchema,
} from './fields';
import { cellVerdictSchema } from './matrix';

/** The smallest counterexample of a cell: enough to decide it again. */
const witnessSchema = objectOf({
  /** The refuted claim in the claim language, with its restriction and definitions. */
  claim: z.string(),
  when: z.string().exactOptional(),
  where: textsSchema.exactOptional(),
  instance: instanceSchema,
  finding: findingSchema,
});
export type Witness = z.infer<typeof witnessSchema>;

/** What a search found of a cell. */
export const OUTCOME_FIELDS = {
  verdict: cellVerdictSchema,
  reason: z.string().exactOptional(),
  margin: z.number().exactOptional(),
  /** Where the search looked. */
  domain: domainSchema,
  witness: witnessSchema.exactOptional(),
};

export const cellRecordSchema = objectOf({
  loop: z.string(),
  statement: z.string(),
  ...OUTCOME_FIELDS,
  /** Seed of the search. */
  seed: countSchema,
});
export type CellRecord = z.infer<typeof cellRecordSchema>;

/** SHA-256 over the laws that an update makes on a fixed set of instances. */
export const fingerprintSchema = objectOf({
  sha256: sha256Schema,
  /** Instances on which the rule is defined; elsewhere it is recorded that it is not. */
  instances: countSchema,
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;

const loopRecordSchema = objectOf({
  id: z.string(),
  /** File that the loop was loaded from, relative to the baseline; absent for a loop that is known by its id. */
  from: z.string().exactOptional(),
  /** Absent for a loop that does not run on finite spaces. */
  fingerprint: fingerprintSchema.exactOptional(),
});
export type LoopRecord = z.infer<typeof loopRecordSchema>;

const baselineSchema = objectOf({
  format: z.literal('curated-loops/baseline'),
  version: z.literal(2),
  tool: toolSchema,
  seed: countSchema,
  cases: z.int().positive(),
  /** Relative loss of margin that is let pass. */
  tolerance: z.number().min(0).max(1),
  /** Whether every built-in loop, and every statement, was asked for: then new ones are run as well. */
  every: objectOf({ loops: z.boolean(), statements: z.boolean() }),
  loops: listOf(loopRecordSchema),
  cells: listOf(cellRecordSchema),
});
/**
 * The verdicts, margins and fingerprints that a guard compares later runs with.
 * @example
 * const guarded = (baseline: Baseline): readonly string[] => baseline.loops.map(({ id }) => id);
 */
export type Baseline = z.infer<typeof baselineSchema>;

/** What a run of the guard saw. */
export type Snapshot = Pick<Baseline, 'seed' | 'cases' | 'loops' | 'cells'>;

const BASELINE: DocumentKind<Baseline> = {
  format: 'curated-loops/baseline',
  version: 2,
  schema: baselineSchema,
  origin: 'restore the file, or remove it and run `curated-loops guard init` (docs/results-format.md)',
};

/** Two entries of one name, a cell of no loop, or a refuted cell without witness: well formed, and no baseline all the same. */
function inconsistency({ loops, cells }: Baseline): string | undefined {
  const ids = loops.map(({ id }) => id);
  const keys = cells.map(cellKey);
  const twice = [...ids.filter((id, i) => ids.indexOf(id) < i), ...keys.filter((key, i) => keys.indexOf(key) < i)];
  if (twice[0] !== undefined) return `"${twice[0].replace('\n', ', ')}" stands there twice`;
  const stray = cells.find(({ loop }) => !ids.includes(loop));
  if (stray) return `a cell of the loop "${stray.loop}", which is not among the loops`;
  const bare = cells.find(({ verdict, witness }) => (verdict === 'refuted') !== (witness !== undefined));
  if (bare)
    return `the cell ${bare.statement} × ${bare.loop} is ${bare.verdict} and has ${bare.witness ? 'a' : 'no'} witness`;
  return undefined;
}

/**
 * Reads a baseline. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, the first field that is wrong, or what contradicts itself
 */
export function parseBaseline(input: unknown, name?: string): Baseline {
  const baseline = readDocument(input, BASELINE, name);
  const wrong = inconsistency(baseline);
  if (wrong === undefined) return baseline;
  throw refusal(name, `${wrong}; ${BASELINE.origin}`);
}

const lines = (entries: readonly unknown[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;

/** The text of a baseline. @throws InputError when it could not be read back; then nothing is written. */
export function serialiseBaseline(baseline: Baseline): string {
  const { loops, cells, ...head } = parseBaseline(baseline);
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${[...fields, `  "loops": ${lines(loops)}`, `  "cells": ${lines(cells)}`].join(',\n')}\n}\n`;
}
