/** For tests: opens texts as files. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool, TraceRecord } from '../trace';
import { type OpenOptions, type OpenTrace, openTrace } from './open-trace';

const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
let count = 0;

export interface OpenedText extends Omit<OpenTrace, 'records'> {
  readonly path: string;
  readonly records: readonly TraceRecord[];
}

/** Writes a file and returns its path. */
function fileWith(content: string | Buffer, name = `trace-${count++}`): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Objects as JSON Lines. */
export const lines = (...records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Everything that a file of this content holds. */
export async function openText(content: string | Buffer, options?: OpenOptions, name?: string): Promise<OpenedText> {
  const path = fileWith(content, name);
  const { records, ...rest } = await openTrace(path, options);
  const all: TraceRecord[] = [];
  for await (const batch of records) all.push(...batch);
  return { ...rest, path, records: all };
}

/** What a test compares of a pool: NaN is null, as in JSON. */
export interface PlainPool {
  readonly at: string;
  readonly line: number;
  readonly traits: Readonly<Record<string, readonly (number | string | null)[]>>;
  readonly kept?: readonly boolean[];
}

const plain = ({ round, id, line, numbers, classes, kept }: Pool): PlainPool => ({
  at: `${round} ${id}`,
  line,
  traits: Object.fromEntries<readonly (number | string | null)[]>([
    ...[...numbers].map(([trait, values]) => [trait, Array.from(values, (x) => (Number.isNaN(x) ? null : x))] as const),
    ...[...classes].map(([trait, values]) => [trait, values.map((value) => value ?? null)] as const),
  ]),
  ...(kept === undefined ? {} : { kept }),
});

/** The pools among some records. */
export function poolsOf(records: readonly TraceRecord[]): readonly PlainPool[] {
  return records.flatMap((record) => (record.kind === 'pool' ? [plain(record)] : []));
}
