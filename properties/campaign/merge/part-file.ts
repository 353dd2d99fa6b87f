/** The file of a part, with a digest of its content. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';
import { type DocumentKind, countSchema, listOf, objectOf, readDocument, sha256Schema } from '../../results/schemas';
import { canonicalText, sha256 } from '../digest';
import { answerFields, encodeAnswer, readAnswer } from '../records';
import type { Part } from './part';
import type { Range } from './ranges';

const rangeSchema = objectOf({
  from: countSchema,
  to: countSchema,
  ends: z.boolean(),
  ...answerFields,
});

const partSchema = objectOf({
  format: z.literal('curated-loops/campaign-part'),
  version: z.literal(2),
  fingerprint: sha256Schema,
  tasks: listOf(objectOf({ key: z.string(), ranges: listOf(rangeSchema) })),
  divergent: listOf(objectOf({ key: z.string(), sha256: listOf(sha256Schema) })),
  /** Digest of the canonical text of all other fields. */
  sha256: sha256Schema,
});

type PartJson = z.infer<typeof partSchema>;

const PART: DocumentKind<PartJson> = {
  format: 'curated-loops/campaign-part',
  version: 2,
  schema: partSchema,
  origin: 'give a part that `curated-loops campaign merge` wrote',
};

const digestOf = ({ sha256: _, ...rest }: Omit<PartJson, 'sha256'> & { readonly sha256?: string }): string =>
  sha256(canonicalText(rest));

const rangeIn = ({ from, to, ends, ...answers }: z.infer<typeof rangeSchema>): Range => ({
  from,
  to,
  ends,
  ...readAnswer(answers),
});

/** The part in a JSON text. @throws InputError with one line: not a part, or one that was changed after it was written */
export function parsePart(text: string, name = 'the part'): Part {
  const json = readDocument(text, PART, name);
  if (digestOf(json) !== json.sha256)
    throw new InputError(
      `${name}: it was changed after it was written: its SHA-256 is ${digestOf(json)}, and it says ${json.sha256}`,
    );
  const { fingerprint, tasks, divergent } = json;
  try {
    return {
      fingerprint,
      tasks: tasks.map(({ key, ranges }) => ({ key, ranges: ranges.map(rangeIn) })),
      divergent,
    };
  } catch (error) {
    throw error instanceof z.ZodError
      ? new InputError(`${name}: ${error.issues[0]?.message ?? 'not well formed'}`)
      : error;
  }
}

/** The text of a part, one line with a final newline. */
export function serialisePart({ fingerprint, tasks, divergent }: Part): string {
  const json = {
    format: 'curated-loops/campaign-part',
    version: 2,
    fingerprint,
    tasks: tasks.map(({ key, ranges }) => ({
      key,
      ranges: ranges.map(({ from, to, ends, ...answers }) => ({ from, to, ends, ...encodeAnswer(answers) })),
    })),
    divergent,
  } as const;
  return `${canonicalText({ ...json, sha256: digestOf(json) })}\n`;
}
