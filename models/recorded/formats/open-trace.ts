/** Opens a recorded run, whatever tool wrote it. */
import { basename } from 'node:path';
import { InputError } from '../../../theory/errors';
import { type ReadOptions, planOf, readCandidates, readPools, readShares, sharesFields } from '../layouts';
import { type Bytes, openBytes } from '../lines';
import { type Row, type Rows, locatedRow, openRows } from '../sources';
import {
  TRACE_FORMAT,
  TRACE_VERSION,
  type TraceHeader,
  type TraceRecord,
  isHeader,
  located,
  parseHeader,
  parseLine,
  readRecords,
} from '../trace';
import { SHARES_FIELDS } from './class-shares';
import type { Format } from './format';
import { peek } from './peek';
import { OWN_FORMAT, formatNamed, guessFormat } from './registry';

/** How a file is read. */
export interface OpenOptions extends ReadOptions {
  /** The name of the format, one of `TRACE_FORMATS`. @defaultValue guessed from the first record */
  readonly format?: string | undefined;
  /** The rule by which candidates were kept, in place of the one that the header names. */
  readonly rule?: string | undefined;
}

/** A recorded run that is being read. */
export interface OpenTrace {
  readonly header: TraceHeader;
  /** Name of the format that was read, and why it was guessed, for the user. */
  readonly format: string;
  /** The number that the file gives to its first round. In the records it is 1. */
  readonly firstRound: 0 | 1;
  /** What the user should know, such as fields that are not used. */
  readonly notes: readonly string[];
  /**
   * Batches of records in the order of the file, which may be iterated once. The iteration throws an InputError with file and line of the first
   * malformed record.
   */
  readonly records: AsyncIterable<readonly TraceRecord[]>;
}

/** The first line of the file that is not blank, with its number. */
function firstLine({ name, start }: Bytes): { readonly text: string; readonly line: number } {
  const lines = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n');
  const at = lines.findIndex((line) => line.trim() !== '');
  const text = lines[at];
  if (text === undefined) throw new InputError(`${name} has blank lines only; give a file with records`);
  return { text, line: at + 1 };
}

/** Whether the file starts with the header of a trace, of whatever version, or with what is left of one. */
const isOwn = (text: string): boolean =>
  /^\s*\{\s*"format"\s*:\s*"curated-loops-trace"/.test(text) || isHeaderLine(text);

function isHeaderLine(text: string): boolean {
  try {
    return isHeader(parseLine(text));
  } catch {
    return false;
  }
}

/** The options that say what only a foreign file leaves open. */
function checkOwnOptions({ map, firstRound }: OpenOptions): void {
  if (map !== undefined && Object.keys(map).length > 0) {
    throw new InputError(
      'a trace names its fields itself, so it takes no map; leave out the map, or rename traits in the file',
    );
  }
  if (firstRound === 0)
    throw new InputError('the rounds of the pools of a trace start at 1, so --first-round 0 is not for traces');
}

const told = ({ reward, rule }: OpenOptions): Partial<TraceHeader> => ({
  ...(reward === undefined ? {} : { reward }),
  ...(rule === undefined ? {} : { rule }),
});

function openOwn(bytes: Bytes, options: OpenOptions): OpenTrace {
  checkOwnOptions(options);
  const { text, line } = firstLine(bytes);
  try {
    const fields = parseLine(text);
    if (!isHeader(fields)) {
      throw new InputError(
        'the file does not start with the header of a trace, {"format":"curated-loops-trace","version":1,…}; add it (docs/trace-format.md)',
      );
    }
    const { header, notes } = parseHeader(fields);
    const all = { ...header, ...told(options) };
    return {
      header: all,
      format: `${OWN_FORMAT} (the first line is its header)`,
      firstRound: 1,
      notes,
      records: readRecords(bytes, all),
    };
  } catch (error) {
    throw located(bytes.name, line, error);
  }
}

/** The records of a foreign file, and what its first records tell. */
function read(rows: Rows, sample: readonly Row[], { layout }: Format, options: OpenOptions) {
  if (layout.shape === 'shares') {
    const records = readShares(rows, sharesFields(SHARES_FIELDS, options));
    return { records, reward: undefined, notes: [], firstRound: 1 } as const;
  }
  const plan = planOf(sample, layout, options);
  const round = options.round ?? 1;
  const records = layout.shape === 'pools' ? readPools(rows, plan, round) : readCandidates(rows, plan, round);
  return { ...plan, records };
}

/** The rows as the format changes them, with their place in errors. */
function changed(rows: readonly Row[], { rewrite }: Format, source: Rows): readonly Row[] {
  if (rewrite === undefined) return rows;
  return rows.map(({ at, fields }) => {
    try {
      return { at, fields: rewrite(fields) };
    } catch (error) {
      throw locatedRow(source, at, error);
    }
  });
}

async function* changedBatches(rows: Rows, format: Format): AsyncGenerator<readonly Row[]> {
  for await (const batch of rows.batches) yield changed(batch, format, rows);
}

/** Adds the name of the file to an InputError that has no place. */
function inFile<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${name}: ${error.message}`) : error;
  }
}

async function openForeign(path: string, bytes: Bytes, options: OpenOptions): Promise<OpenTrace> {
  const source = await openRows(path, bytes);
  const { sample, rows } = await peek(source);
  const [first] = sample;
  if (first === undefined) throw new InputError(`${bytes.name} has no records; give a file with some`);
  const { format, because } =
    options.format === undefined
      ? inFile(bytes.name, () => guessFormat(first.fields))
      : { format: formatNamed(options.format), because: 'as told' };
  const all = { ...rows, batches: changedBatches(rows, format) };
  const looked = changed(sample, format, rows);
  const { records, reward, notes, firstRound } = inFile(bytes.name, () => read(all, looked, format, options));
  const header: TraceHeader = {
    format: TRACE_FORMAT,
    version: TRACE_VERSION,
    ...(path === '-' ? {} : { source: basename(path) }),
    ...format.header,
    ...(reward === undefined ? {} : { reward }),
    ...told(options),
  };
  const description = `${format.name}, ${source.container} (${because})`;
  return { header, format: description, firstRound, notes: [...(format.notes ?? []), ...notes], records };
}

/**
 * Opens a file of a recorded run; `-` is standard input. The file may be gzip.
 * @throws InputError if it cannot be read, or its format is not known
 */
export async function openTrace(path: string, options: OpenOptions = {}): Promise<OpenTrace> {
  if (options.format !== undefined && options.format !== OWN_FORMAT) formatNamed(options.format);
  const bytes = await openBytes(path);
  try {
    const own = options.format === undefined ? isOwn(firstLine(bytes).text) : options.format === OWN_FORMAT;
    return own ? openOwn(bytes, options) : await openForeign(path, bytes, options);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}
