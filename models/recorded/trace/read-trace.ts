/**
 * Reads the project's own format of traces: JSON Lines, a header and then one record a line. See `docs/trace-format.md`.
 */
import { InputError } from '../../../theory/errors';
import { type Bytes, lineError, linesOf } from '../lines';
import { type Fields, isFields, shown } from './fields';
import { TRACE_FORMAT, TRACE_VERSION, type TraceHeader, traceHeaderSchema } from './header';
import { parseMeasure, parseShares } from './parse-measure';
import { parsePool } from './parse-pool';
import type { TraceRecord } from './records';
import { Sequence } from './sequence';
import { Traits } from './traits';

/** What the header says about a trace, before its records are read. */
export interface ReadHeader {
  readonly header: TraceHeader;
  readonly notes: readonly string[];
}

/** Lines of more characters are looked at before they are parsed, since a value takes up to 60 times the memory of its text. */
const LONG = 2 ** 20;
const MAX_MARKS = 1_000_000;

/** The characters that start a value or part it from the next: comma, [ and {. */
const MARKS = new Set([0x2c, 0x5b, 0x7b]);

function checkMarks(text: string): void {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (MARKS.has(text.charCodeAt(i))) count++;
  if (count <= MAX_MARKS) return;
  throw new InputError(
    `the record has about ${count} values, more than ${MAX_MARKS}; split it, or leave out what is no trait`,
  );
}

/** The JSON object of a line. @throws InputError, without a place, if it is none */
export function parseLine(text: string): Fields {
  if (text.length > LONG) checkMarks(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const nan = /(?<![\w"])(-?(?:NaN|Infinity|nan|inf))(?![\w"])/.exec(text.slice(0, 10_000))?.[1];
    if (nan !== undefined)
      throw new InputError(`the line has ${nan}, which JSON has not; write null for a missing value`);
    const cut = !/\}\s*$/.test(text.slice(-100));
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    throw new InputError(`the line is not JSON (${reason})${cut ? '; it does not end with }, so it may be cut' : ''}`);
  }
  if (isFields(value)) return value;
  throw new InputError(`the line is ${shown(value)}; each line must be a JSON object`);
}

/** Whether an object is the header of a trace, of whatever version. */
export function isHeader(value: Fields): boolean {
  return value['format'] === TRACE_FORMAT;
}

/** @throws InputError, without a place, that names the first field that is wrong */
export function parseHeader(value: Fields): ReadHeader {
  const { version } = value;
  if (version !== TRACE_VERSION) {
    throw new InputError(
      `the trace has the version ${shown(version)}, this program reads version ${TRACE_VERSION}; ` +
        (typeof version === 'number' && version > TRACE_VERSION ? 'update curated-loops' : 'correct "version"'),
    );
  }
  const parsed = traceHeaderSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `the header has a wrong field "${issue?.path.join('.') ?? ''}": ${issue?.message ?? parsed.error.message}`,
    );
  }
  const unknown = Object.keys(value).filter((name) => !(name in traceHeaderSchema.shape));
  const notes = unknown.map(
    (name) => `the header has the field "${name}", which the format does not have; it is not used`,
  );
  return { header: parsed.data, notes };
}

/** @throws InputError, without a place, that names the first fault */
export function parseRecord(record: Fields, line: number, traits: Traits): TraceRecord {
  if (isHeader(record)) {
    throw new InputError('the line is a second header; a file has one trace: split it, or leave the header out');
  }
  if ('pool' in record) return parsePool(record, line, traits);
  if ('measure' in record) return parseMeasure(record, line, traits);
  if ('shares' in record) return parseShares(record, line, traits);
  throw new InputError(
    `the record has none of "pool", "measure" and "shares"; it has ${Object.keys(record).slice(0, 8).join(', ') || 'no fields'}`,
  );
}

/** Adds the place to an InputError. */
export function located(name: string, line: number, error: unknown): unknown {
  return error instanceof InputError ? lineError(name, line, error.message) : error;
}

/**
 * The records after the header. `header` is what the caller made of the one in the file.
 * @throws InputError naming file and line of the first fault
 */
export async function* readRecords(bytes: Bytes, header: TraceHeader): AsyncGenerator<readonly TraceRecord[]> {
  const traits = new Traits(header);
  const sequence = new Sequence(header);
  let started = false;
  for await (const { first, lines } of linesOf(bytes.name, bytes.chunks)) {
    const records: TraceRecord[] = [];
    for (let i = 0; i < lines.length; i++) {
      const text = lines[i] ?? '';
      if (text.trim() === '') continue;
      if (!started) {
        started = true;
        continue;
      }
      try {
        const record = parseRecord(parseLine(text), first + i, traits);
        sequence.check(record);
        records.push(record);
      } catch (error) {
        throw located(bytes.name, first + i, error);
      }
    }
    if (records.length > 0) yield records;
  }
}
