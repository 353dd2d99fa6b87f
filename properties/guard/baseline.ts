/**
 * The baseline of a guard: what the matrix of some loops came to, cell by cell, and a fingerprint of each loop's update.
 *
 * Kept beside a project and compared with on every change. Cells and loops stand on a line each, so that a change of the baseline
 * reads well in a pull request. Documented in `docs/results-format.md`.
 */
import { z } from 'zod';
import type { InstanceJson } from '../../models';
import { InputError } from '../../theory';
import {
  countSchema,
  findingSchema,
  instanceSchema,
  listOf,
  readDocument,
  type FindingJson,
  type Agree,
  type DocumentKind,
  type Holds,
} from '../results';
import type { CellVerdict } from '../matrix';
import type { Fingerprint } from './fingerprint';

/** The smallest counterexample of a cell: enough to decide it again. */
export interface Witness {
  /** The refuted claim in the claim language, with its restriction and definitions. */
  readonly claim: string;
  readonly when?: string;
  readonly where?: Readonly<Record<string, string>>;
  readonly instance: InstanceJson;
  readonly finding: FindingJson;
}

export interface CellRecord {
  readonly loop: string;
  readonly statement: string;
  readonly verdict: CellVerdict;
  readonly reason?: string;
  readonly margin?: number;
  readonly witness?: Witness;
  /** Seed of the search. */
  readonly seed: number;
}

export interface LoopRecord {
  readonly id: string;
  /** File that the loop was loaded from, relative to the baseline; absent for a loop that is known by its id. */
  readonly from?: string;
  /** Absent for a loop that does not run on finite spaces. */
  readonly fingerprint?: Fingerprint;
}

/** What a run of the guard saw. */
export interface Snapshot {
  readonly seed: number;
  readonly cases: number;
  readonly loops: readonly LoopRecord[];
  readonly cells: readonly CellRecord[];
}

export interface Baseline extends Snapshot {
  readonly format: 'curated-loops/baseline';
  readonly version: 1;
  readonly tool: { readonly version: string };
  /** Relative loss of margin that is let pass. */
  readonly tolerance: number;
  /** Whether every built-in loop, and every statement, was asked for: then new ones are run as well. */
  readonly every: { readonly loops: boolean; readonly statements: boolean };
}

export const DEFAULT_TOLERANCE = 0.1;

const witnessSchema = z.strictObject({
  claim: z.string(),
  when: z.string().exactOptional(),
  where: z.record(z.string(), z.string()).exactOptional(),
  instance: instanceSchema,
  finding: findingSchema,
});

const cellSchema = z.strictObject({
  loop: z.string(),
  statement: z.string(),
  verdict: z.enum(['holds', 'refuted', 'undecided', 'not applicable']),
  reason: z.string().exactOptional(),
  margin: z.number().exactOptional(),
  witness: witnessSchema.exactOptional(),
  seed: countSchema,
});

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 hexadecimal digits' });

const loopSchema = z.strictObject({
  id: z.string(),
  from: z.string().exactOptional(),
  fingerprint: z.strictObject({ sha256: sha256Schema, instances: countSchema }).exactOptional(),
});

const baselineSchema = z.strictObject({
  format: z.literal('curated-loops/baseline'),
  version: z.literal(1),
  tool: z.strictObject({ version: z.string() }),
  seed: countSchema,
  cases: z.int().positive(),
  tolerance: z.number().min(0).max(1),
  every: z.strictObject({ loops: z.boolean(), statements: z.boolean() }),
  loops: listOf(loopSchema),
  cells: listOf(cellSchema),
});

export type BaselineSchemaAgrees = Holds<Agree<z.infer<typeof baselineSchema>, Baseline>>;

const BASELINE: DocumentKind<Baseline> = {
  format: 'curated-loops/baseline',
  version: 1,
  schema: baselineSchema,
  origin: 'restore the file, or remove it and run `curated-loops guard init` (docs/results-format.md)',
};

/** Names one cell; ids have no line breaks. */
export const cellKey = ({ loop, statement }: Pick<CellRecord, 'loop' | 'statement'>): string => `${loop}\n${statement}`;

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
  throw new InputError(`${name === undefined ? '' : `${name}: `}${wrong}; ${BASELINE.origin}`);
}

const lines = (entries: readonly unknown[]): string =>
  entries.length === 0 ? '[]' : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;

/** The text of a baseline. @throws InputError when it is none; nothing is written that could not be read back. */
export function serialiseBaseline(baseline: Baseline): string {
  const { loops, cells, ...head } = parseBaseline(baseline);
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${[...fields, `  "loops": ${lines(loops)}`, `  "cells": ${lines(cells)}`].join(',\n')}\n}\n`;
}
