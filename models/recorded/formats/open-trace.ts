/**
 * Opens a recorded run, whatever tool wrote it.
 */
import { InputError } from '../../../theory/errors';
import { type Bytes, openBytes } from '../lines';
import { type TraceHeader, type TraceRecord, isHeader, located, parseHeader, parseLine, readRecords } from '../trace';

/** Names of the formats that can be read. */
export const TRACE_FORMATS = ['trace'] as const;
export type TraceFormatName = (typeof TRACE_FORMATS)[number];

/** How a file is read. */
export interface OpenOptions {
  /** The format. @defaultValue guessed from the start of the file */
  readonly format?: TraceFormatName;
  /** The trait that is the reward, in place of the one that the header names. */
  readonly reward?: string;
  /** The rule by which candidates were kept, in place of the one that the header names. */
  readonly rule?: string;
}

/** A recorded run that is being read. */
export interface OpenTrace {
  readonly header: TraceHeader;
  /** Name of the format that was read, and why it was guessed, for the user. */
  readonly format: string;
  /** What the user should know, such as fields that are not used. */
  readonly notes: readonly string[];
  /**
   * Batches of records in the order of the file, which may be iterated once. The iteration throws an InputError with file and line of the first
   * malformed record.
   */
  readonly records: AsyncIterable<readonly TraceRecord[]>;
}

/** The first line of a file that is not blank, with its number; undefined if it is longer than what was read so far. */
function firstLine({ start }: Bytes): { readonly text: string; readonly line: number } | undefined {
  const text = start.toString('utf8').replace(/^\uFEFF/, '');
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trim() !== '');
  const found = lines[at];
  return found === undefined ? undefined : { text: found, line: at + 1 };
}

function openOwn(bytes: Bytes, { reward, rule }: OpenOptions): OpenTrace {
  const first = firstLine(bytes);
  if (first === undefined) throw new InputError(`${bytes.name} has blank lines only; give a file with records`);
  try {
    const fields = parseLine(first.text);
    if (!isHeader(fields)) {
      throw new InputError(
        'the file does not start with the header of a trace, {"format":"curated-loops-trace","version":1,…}; add it (docs/trace-format.md)',
      );
    }
    const { header, notes } = parseHeader(fields);
    const told = {
      ...header,
      ...(reward === undefined ? {} : { reward }),
      ...(rule === undefined ? {} : { rule }),
    };
    return { header: told, format: 'trace (the first line is its header)', notes, records: readRecords(bytes, told) };
  } catch (error) {
    throw located(bytes.name, first.line, error);
  }
}

/**
 * Opens a file of a recorded run; `-` is standard input. The file may be gzip.
 * @throws InputError if it cannot be read, or its format is not known
 */
export async function openTrace(path: string, options: OpenOptions = {}): Promise<OpenTrace> {
  return openOwn(await openBytes(path), options);
}
