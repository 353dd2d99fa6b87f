/** The file of a part, with a digest of its content. */
import * as z from 'zod';
import { InputError } from '../../../theory/errors';
import { type DocumentKind, countSchema, listOf, objectOf, readDocument, sha256Schema } from '../../results/schemas';
import { canonicalText, sha256 } from '../digest';
import { decode, encode, errorSchema, readExploration } from '../records';
import type { Part } from './part';
import type { Range } from './ranges';

const rangeSchema = objectOf({
  from: countSchema,
  to: countSchema,
  ends: z.boolean(),
  explored: z.unknown(),
  error: z.unknown().optional(),
});

const partSchema = objectOf({
  format: z.literal('curated-loops/campaign-part'),
  version: z.literal(1),
  fingerprint: sha256Schema,
  searches: listOf(objectOf({ key: z.string(), ranges: listOf(rangeSchema) })),
  divergent: listOf(objectOf({ key: z.string(), sha256: listOf(sha256Schema) })),
  /** Digest of the canonical text of all other fields. */
  sha256: sha256Schema,
});

type PartJson = z.infer<typeof partSchema>;

const PART: DocumentKind<PartJson> = {
  format: 'curated-loops/campaign-part',
  version: 1,
  schema: partSchema,
  origin: 'give a part that `curated-loops campaign merge` wrote',
};

const digestOf = ({ sha256: _, ...rest }: Omit<PartJson, 'sha256'> & { readonly sha256?: string }): string =>
  sha256(canonicalText(rest));

function rangeIn({ explored, error, ...cases }: z.infer<typeof rangeSchema>): Range {
  const found = error === undefined ? {} : { error: errorSchema.parse(decode(error)) };
  return { ...cases, explored: readExploration(decode(explored)), ...found };
}

/** The part in a JSON text. @throws InputError with one line: not a part, or one that was changed after it was written */
export function parsePart(text: string, name = 'the part'): Part {
  const json = readDocument(text, PART, name);
  if (digestOf(json) !== json.sha256)
    throw new InputError(
      `${name}: it was changed after it was written: its SHA-256 is ${digestOf(json)}, and it says ${json.sha256}`,
    );
  const { fingerprint, searches, divergent } = json;
  try {
    return {
      fingerprint,
      searches: searches.map(({ key, ranges }) => ({ key, ranges: ranges.map(rangeIn) })),
      divergent,
    };
  } catch (error) {
    throw error instanceof z.ZodError
      ? new InputError(`${name}: ${error.issues[0]?.message ?? 'not well formed'}`)
      : error;
  }
}

/** The text of a part, one line with a final newline. */
export function serialisePart({ fingerprint, searches, divergent }: Part): string {
  const json = {
    format: 'curated-loops/campaign-part',
    version: 1,
    fingerprint,
    searches: searches.map(({ key, ranges }) => ({
      key,
      ranges: ranges.map(({ explored, error, ...cases }) => ({
        ...cases,
        explored: encode(explored),
        ...(error === undefined ? {} : { error: encode(error) }),
      })),
    })),
    divergent,
  } as const;
  return `${canonicalText({ ...json, sha256: digestOf(json) })}\n`;
}
