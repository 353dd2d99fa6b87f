/**
 * The state of an unfinished fit as a file.
 *
 * The file has one line of JSON, then the vectors as little-endian single-precision numbers. The line has a fingerprint
 * of everything that the result of the fit depends on, and a digest of the rest of the file, so a fit never resumes
 * from the file of another fit or a damaged file. A new file is written and renamed, so a crash leaves the old state or
 * the new one.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { InputError } from '../../../../theory';

const FORMAT = 'curated-loops training checkpoint 1';

/** The vectors of the state, which have the same length. */
const VECTORS = ['parameters', 'firstMoment', 'secondMoment', 'average', 'best'] as const;

type TrainingVectors = Readonly<Record<(typeof VECTORS)[number], Float32Array>>;

export interface TrainingState {
  /** The number of finished gradient steps. */
  readonly step: number;
  /** The loss of the first step; absent before it. */
  readonly firstLoss?: number | undefined;
  /** The held-out loss of every evaluation. */
  readonly history: readonly number[];
  readonly vectors: TrainingVectors;
}

const Progress = z.strictObject({
  step: z.int().min(0),
  firstLoss: z.number().optional(),
  history: z.array(z.number()),
});

const Header = z.strictObject({
  format: z.literal(FORMAT),
  fingerprint: z.string(),
  length: z.int().min(0),
  digest: z.string(),
  progress: Progress,
});

/** The SHA-256 digest of texts and numbers. */
export function fingerprintOf(...parts: readonly (string | Float32Array | Float64Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : bytesOf(part);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

const bytesOf = (values: Float32Array | Float64Array): Buffer =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength);

const digestOf = (progress: unknown, payload: Buffer): string =>
  createHash('sha256').update(JSON.stringify(progress)).update(payload).digest('hex');

/** Writes the state; a missing folder is created. */
export async function writeCheckpoint(file: string, fingerprint: string, state: TrainingState): Promise<void> {
  const { step, firstLoss, history, vectors } = state;
  // The fields are in the order of the schema, since the digest depends on the text.
  const progress = { step, firstLoss, history: [...history] };
  const payload = Buffer.concat(VECTORS.map((name) => bytesOf(vectors[name])));
  const header: z.infer<typeof Header> = {
    format: FORMAT,
    fingerprint,
    length: vectors.parameters.length,
    digest: digestOf(progress, payload),
    progress,
  };
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.partial`;
  await writeFile(beside, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), payload]));
  await rename(beside, file);
}

/**
 * Reads the state from a file; undefined if there is no file. @throws InputError for a file that is damaged or of
 * another fit
 */
export async function readCheckpoint(file: string, fingerprint: string): Promise<TrainingState | undefined> {
  const bytes = await contentOf(file);
  if (bytes === undefined) return undefined;
  const parsed = parse(bytes);
  if (parsed === undefined) {
    throw new InputError(`${file} is no checkpoint, or a damaged one; delete it to train from the start`);
  }
  if (parsed.fingerprint !== fingerprint) {
    const fit = 'of another fit (other points, options, seed, initial model or backend)';
    throw new InputError(`${file} is a checkpoint ${fit}; delete it, or name another file`);
  }
  return parsed.state;
}

async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(bytes: Buffer): { readonly fingerprint: string; readonly state: TrainingState } | undefined {
  const end = bytes.indexOf('\n');
  const header = Header.safeParse(jsonOf(bytes.subarray(0, Math.max(0, end)).toString()));
  if (!header.success) return undefined;
  const { fingerprint, length, digest, progress } = header.data;
  const payload = bytes.subarray(end + 1);
  if (payload.length !== VECTORS.length * length * Float32Array.BYTES_PER_ELEMENT) return undefined;
  if (digestOf(progress, payload) !== digest) return undefined;
  // The bytes are copied, since a view of single-precision numbers must start at a multiple of four bytes.
  const values = new Float32Array(Uint8Array.from(payload).buffer);
  const vectors = Object.fromEntries(VECTORS.map((name, i) => [name, values.slice(i * length, (i + 1) * length)]));
  return { fingerprint, state: { ...progress, vectors: vectors as TrainingVectors } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Deletes the file, if there is one. */
export const removeCheckpoint = (file: string): Promise<void> => rm(file, { force: true });
