/**
 * The baseline of a guard: the matrix of some loops, cell by cell, and a fingerprint of each loop's update.
 *
 * It lies beside a project, and every change is compared with it. Each cell and each loop has a line of its own, so that a change of
 * the baseline reads well in a pull request. Documented in `docs/results-format.md`.
 */
import * as z from 'zod';
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
import { checkedVerdictSchema, learnedEvidenceSchema } from './matrix';

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

/** The outcome of a cell's search. */
export const OUTCOME_FIELDS = {
  verdict: checkedVerdictSchema,
  reason: z.string().exactOptional(),
  margin: z.number().exactOptional(),
  /** Where the search looked. */
  domain: domainSchema,
  witness: witnessSchema.exactOptional(),
  /** Of learned runs: the decisions, whose intervals are the tolerance of later runs. */
  learned: listOf(learnedEvidenceSchema).exactOptional(),
};

export const cellRecordSchema = objectOf({
  loop: z.string(),
  statement: z.string(),
  ...OUTCOME_FIELDS,
  /** Seed of the search. */
  seed: countSchema,
});
export type CellRecord = z.infer<typeof cellRecordSchema>;

/** SHA-256 over the laws that an update computes on a fixed set of instances. */
export const fingerprintSchema = objectOf({
  sha256: sha256Schema,
  /** Number of instances on which the rule is defined; the digest covers the others as undefined. */
  instances: countSchema,
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;

const loopRecordSchema = objectOf({
  id: z.string(),
  /** File of the loop, relative to the baseline; absent for a built-in loop. */
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
  /** 0 for learned runs, which have no cases. */
  cases: countSchema,
  /** Relative loss of margin that is tolerated. */
  tolerance: z.number().min(0).max(1),
  /** Whether the cells are those of learned runs. @defaultValue the cells are searched on closed-form models */
  model: z.literal('learned').exactOptional(),
  /** Whether the baseline covers every built-in loop, and every statement; new ones are then run too. */
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

/** The loops and cells of a guard's run. */
export type Snapshot = Pick<Baseline, 'seed' | 'cases' | 'model' | 'loops' | 'cells'>;

const BASELINE: DocumentKind<Baseline> = {
  format: 'curated-loops/baseline',
  version: 2,
  schema: baselineSchema,
  origin: 'restore the file, or remove it and run `curated-loops guard init` (docs/results-format.md of curated-loops)',
};

/** A contradiction that the schema cannot see: a duplicate entry, a cell without its loop, or a refuted cell without a witness. */
function inconsistency({ loops, cells }: Baseline): string | undefined {
  const ids = loops.map(({ id }) => id);
  const keys = cells.map(cellKey);
  const twice = [...ids.filter((id, i) => ids.indexOf(id) < i), ...keys.filter((key, i) => keys.indexOf(key) < i)];
  if (twice[0] !== undefined) return `"${twice[0].replace('\n', ', ')}" occurs twice`;
  const stray = cells.find(({ loop }) => !ids.includes(loop));
  if (stray) return `a cell of the loop "${stray.loop}", which is not among the loops`;
  const bare = cells.find(
    ({ verdict, witness, learned }) => (verdict === 'refuted' && learned === undefined) !== (witness !== undefined),
  );
  if (bare)
    return `the cell ${bare.statement} × ${bare.loop} is ${bare.verdict} and has ${bare.witness ? 'a' : 'no'} witness`;
  return undefined;
}

/**
 * Reads a baseline. `name`, such as a path, is put before messages.
 * @throws InputError with one line: not JSON, another format, another version, the first wrong field, or a contradiction
 */
export function parseBaseline(input: unknown, name?: string): Baseline {
  const baseline = readDocument(input, BASELINE, name);
  const wrong = inconsistency(baseline);
  if (wrong === undefined) return baseline;
  throw refusal(name, `${wrong}; ${BASELINE.origin}`);
}

const lines = (entries: readonly unknown[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;

/** The text of a baseline. @throws InputError when it could not be read back */
export function serialiseBaseline(baseline: Baseline): string {
  const { loops, cells, ...head } = parseBaseline(baseline);
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${[...fields, `  "loops": ${lines(loops)}`, `  "cells": ${lines(cells)}`].join(',\n')}\n}\n`;
}
