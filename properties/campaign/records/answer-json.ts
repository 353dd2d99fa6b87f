/** Answers of units, and what parts merge of them, as JSON and back. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';
import { trialSchema } from '../../results/schemas';
import { decode, encode } from './codec';
import { readExploration } from './exploration';
import type { UnitAnswer } from './record';

type AnswerError = Extract<UnitAnswer, { readonly error: unknown }>['error'];

/** What answers have, by its kind: exactly one in the answer of a unit. */
export interface AnswerParts {
  readonly explored?: Extract<UnitAnswer, { readonly explored: unknown }>['explored'];
  readonly trial?: Extract<UnitAnswer, { readonly trial: unknown }>['trial'];
  readonly error?: AnswerError;
}

const errorSchema: z.ZodType<AnswerError> = z.strictObject({
  name: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The trial in decoded data. @throws ZodError for data of another shape, InputError for one that was cut short */
function readTrial(data: unknown): NonNullable<AnswerParts['trial']> {
  const trial = trialSchema.parse(data);
  const { status } = 'experiment' in trial ? trial.experiment : trial.mutant;
  if (status === 'incomplete') throw new InputError('it has a trial that was cut short, which is no answer');
  return trial;
}

/** The fields of a document that has answers. */
export const answerFields = {
  explored: z.unknown().optional(),
  trial: z.unknown().optional(),
  error: z.unknown().optional(),
};

/** Answers as JSON, without what they do not have. */
export function encodeAnswer({ explored, trial, error }: AnswerParts): Readonly<Record<string, unknown>> {
  return {
    ...(explored === undefined ? {} : { explored: encode(explored) }),
    ...(trial === undefined ? {} : { trial: encode(trial) }),
    ...(error === undefined ? {} : { error: encode(error) }),
  };
}

/** The answers in fields of a document. @throws InputError or ZodError for what `encodeAnswer` cannot have written */
export function readAnswer({
  explored,
  trial,
  error,
}: { readonly [Name in keyof AnswerParts]?: unknown }): AnswerParts {
  return {
    ...(explored === undefined ? {} : { explored: readExploration(decode(explored)) }),
    ...(trial === undefined ? {} : { trial: readTrial(decode(trial)) }),
    ...(error === undefined ? {} : { error: errorSchema.parse(decode(error)) }),
  };
}
