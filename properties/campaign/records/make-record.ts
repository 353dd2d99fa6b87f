/** Makes records, and writes and reads them as lines of text. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';
import { sha256Schema } from '../../results/schemas';
import { canonicalText, sha256 } from '../digest';
import { answerFields, encodeAnswer, readAnswer } from './answer-json';
import type { UnitAnswer, UnitRecord } from './record';

/** The digest of an answer, as JSON, to a unit by a version of the code. */
const digestOf = (key: string, fingerprint: string, json: Readonly<Record<string, unknown>>): string =>
  sha256(canonicalText({ key, fingerprint, ...json }));

/** The record of a unit. */
export function makeRecord(
  answer: UnitAnswer,
  { key, fingerprint, worker, seconds }: Pick<UnitRecord, 'key' | 'fingerprint' | 'worker' | 'seconds'>,
): UnitRecord {
  return { key, fingerprint, sha256: digestOf(key, fingerprint, encodeAnswer(answer)), ...answer, worker, seconds };
}

/** A record as one line of JSON, without its line break. */
export function encodeRecord(record: UnitRecord): string {
  const { key, fingerprint, sha256: digest, worker, seconds } = record;
  return JSON.stringify({ key, fingerprint, sha256: digest, ...encodeAnswer(record), worker, seconds });
}

const recordSchema = z.strictObject({
  key: z.string(),
  fingerprint: sha256Schema,
  sha256: sha256Schema,
  ...answerFields,
  worker: z.string(),
  seconds: z.number().nonnegative(),
});

/** @throws InputError unless there is exactly one answer */
function onlyAnswer(parts: ReturnType<typeof readAnswer>): UnitAnswer {
  const [answer, ...others] = Object.entries(parts);
  if (answer === undefined || others.length > 0) throw new InputError('it has not one answer');
  return Object.fromEntries([answer]) as UnitAnswer;
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
    const { explored, trial, error, ...about } = recordSchema.parse(JSON.parse(line));
    const fields = { explored, trial, error };
    const right = digestOf(about.key, about.fingerprint, fields);
    if (right !== about.sha256)
      throw new InputError(
        `the record of ${about.key} was changed after it was written: its SHA-256 is ${right}, and it says ${about.sha256}`,
      );
    return { ...about, ...onlyAnswer(readAnswer(fields)) };
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`not a record of a unit: ${faultOf(error)}`);
  }
}
