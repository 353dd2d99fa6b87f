/**
 * Parquet, read by hyparquet (https://github.com/hyparam/hyparquet) where it is installed: an optional peer, a megabyte that few need. One row group
 * is in memory at a time.
 */
import { InputError } from '../../../theory/errors';
import type { Row, Rows } from './rows';

/** The first bytes of a Parquet file. */
export const PARQUET_MAGIC = Buffer.from('PAR1');

interface Hyparquet {
  readonly asyncBufferFromFile: (path: string) => Promise<unknown>;
  readonly parquetMetadataAsync: (
    file: unknown,
  ) => Promise<{ readonly row_groups: readonly { readonly num_rows: bigint }[] }>;
  readonly parquetReadObjects: (options: {
    readonly file: unknown;
    readonly metadata: unknown;
    readonly rowStart: number;
    readonly rowEnd: number;
  }) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** hyparquet has ES modules only, which jiti loads on every version of Node. */
async function loadHyparquet(name: string): Promise<Hyparquet> {
  const { createJiti } = await import('jiti');
  try {
    const jiti = createJiti(__filename, { fsCache: false, interopDefault: false, transformModules: ['hyparquet'] });
    const options = { filename: __filename, ext: '.mjs', async: false, forceTranspile: true };
    return jiti.evalModule(`export * from 'hyparquet';`, options) as Hyparquet;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error).slice(0, 200);
    throw new InputError(
      `${name} is Parquet, which the package hyparquet reads, and it cannot be loaded (${reason}); install it: npm install hyparquet`,
    );
  }
}

/** A value as JSON would have it: whole numbers of 64 bits as numbers, dates as texts. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float64Array, Number);
  if (typeof value === 'object' && value !== null) return plainFields(value as Readonly<Record<string, unknown>>);
  return value;
}

const plainFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));

async function* batchesOf(path: string): AsyncGenerator<readonly Row[]> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await loadHyparquet(path);
  let rowStart = 0;
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const objects = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
      const first = rowStart + 1;
      yield objects.map((fields, i) => ({ at: first + i, fields: plainFields(fields) }));
      rowStart = rowEnd;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `${path}: the Parquet file cannot be read after record ${rowStart} (${reason.slice(0, 200)}); write it with snappy or without compression, and check that it is whole`,
    );
  }
}

/** @param path the file, which cannot be a stream, because Parquet has its directory at the end */
export function parquet(path: string): Rows {
  return { name: path, container: 'Parquet', unit: 'record', batches: batchesOf(path) };
}
