/** Makes records, and writes and reads them as lines of text. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';
import { sha256Schema } from '../../results/schemas';
import { canonicalText, sha256 } from '../digest';
import { decode, encode } from './codec';
import { readExploration } from './exploration';
import type { UnitAnswer, UnitRecord } from './record';

/** The answer as JSON: what the digest is of. */
function answerJson(answer: UnitAnswer): Readonly<Record<string, unknown>> {
  return 'explored' in answer ? { explored: encode(answer.explored) } : { error: encode(answer.error) };
}

/** The digest of an answer to a unit by a version of the code. */
const digestOf = (key: string, fingerprint: string, json: Readonly<Record<string, unknown>>): string =>
  sha256(canonicalText({ key, fingerprint, ...json }));

/** The record of a unit. */
export function makeRecord(
  answer: UnitAnswer,
  { key, fingerprint, worker, seconds }: Pick<UnitRecord, 'key' | 'fingerprint' | 'worker' | 'seconds'>,
): UnitRecord {
  return { key, fingerprint, sha256: digestOf(key, fingerprint, answerJson(answer)), ...answer, worker, seconds };
}

/** A record as one line of JSON, without its line break. */
export function encodeRecord(record: UnitRecord): string {
  const { key, fingerprint, sha256: digest, worker, seconds } = record;
  return JSON.stringify({ key, fingerprint, sha256: digest, ...answerJson(record), worker, seconds });
}

/** An error that a loop threw. */
export const errorSchema = z.strictObject({
  name: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

const recordSchema = z.strictObject({
  key: z.string(),
  fingerprint: sha256Schema,
  sha256: sha256Schema,
  explored: z.unknown().optional(),
  error: z.unknown().optional(),
  worker: z.string(),
  seconds: z.number().nonnegative(),
});

function answerOf({ explored, error }: { readonly explored?: unknown; readonly error?: unknown }): UnitAnswer {
  if ((explored === undefined) === (error === undefined)) throw new InputError('it has not one answer');
  return error === undefined
    ? { explored: readExploration(decode(explored)) }
    : { error: errorSchema.parse(decode(error)) };
}

/** Why a text is no record: its first fault. */
function faultOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return error instanceof Error ? error.message : String(error);
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not well formed'}`;
}

/**
 * The record in a line of text.
 * @throws InputError if it is no record, or if its digest is not that of its answer: it was changed or damaged after it was written
 */
export function decodeRecord(line: string): UnitRecord {
  try {
    const { explored, error, ...about } = recordSchema.parse(JSON.parse(line));
    const answer = { ...(explored === undefined ? {} : { explored }), ...(error === undefined ? {} : { error }) };
    const right = digestOf(about.key, about.fingerprint, answer);
    if (right !== about.sha256)
      throw new InputError(
        `the record of ${about.key} was changed after it was written: its SHA-256 is ${right}, and it says ${about.sha256}`,
      );
    return { ...about, ...answerOf(answer) };
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`not a record of a unit: ${faultOf(error)}`);
  }
}
