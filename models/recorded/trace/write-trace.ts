/**
 * The lines of a trace: one JSON object each, without blanks. See `docs/trace-format.md`.
 *
 * Keys stand in a fixed order: those of the header as in its schema, those of a candidate as in the maps of its pool. So the same records give
 * the same bytes. A value that a candidate does not have, NaN among the numbers, is left out.
 */
import { InputError } from '../../../theory';
import { type TraceHeader, traceHeaderSchema } from './header';
import type { ClassShares, Measure, Pool, TraceRecord } from './records';

/** The name of the field of a candidate that says whether it was kept. */
const KEPT = 'kept';

/** Texts that JSON numbers give back as they were, up to the largest exact whole numbers. */
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/** The id of a pool, as a number if it is one. */
const idOf = (id: string): string | number => (WHOLE_NUMBER.test(id) ? Number(id) : id);

function checkFinite(what: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new InputError(`${what} is ${value}, which JSON cannot hold; give a finite number, or NaN where there is none`);
}

function candidates({ numbers, classes, kept, size, id }: Pool): Record<string, unknown>[] {
  const name = [...numbers.keys(), ...classes.keys()].find((trait) => trait === KEPT);
  if (name !== undefined)
    throw new InputError(`a trait is named "${name}", which says whether a candidate was kept; give it another name`);
  return Array.from({ length: size }, (_, k) => {
    const entries: [string, unknown][] = [];
    for (const [trait, values] of numbers) {
      const value = values[k] ?? NaN;
      if (!Number.isNaN(value))
        entries.push([trait, checkFinite(`"${trait}" of candidate ${k + 1} of pool ${id}`, value)]);
    }
    for (const [trait, values] of classes) if (values[k] !== undefined) entries.push([trait, values[k]]);
    if (kept !== undefined) entries.push([KEPT, kept[k] === true]);
    return Object.fromEntries(entries);
  });
}

function poolFields(pool: Pool): object {
  return { round: pool.round, pool: idOf(pool.id), candidates: candidates(pool) };
}

function measureFields({ round, trait, mean, n }: Measure): object {
  return { round, measure: trait, mean: checkFinite(`the mean of "${trait}" in round ${round}`, mean), n };
}

function shareFields({ round, trait, shares, n }: ClassShares): object {
  return { round, shares: trait, values: Object.fromEntries(shares), ...(n === undefined ? {} : { n }) };
}

function fieldsOf(record: TraceRecord): object {
  switch (record.kind) {
    case 'pool':
      return poolFields(record);
    case 'measure':
      return measureFields(record);
    case 'shares':
      return shareFields(record);
  }
}

/** The first line of a trace, without its end of line. */
export function headerLine(header: TraceHeader): string {
  const fields: Readonly<Record<string, unknown>> = header;
  return JSON.stringify(Object.fromEntries(Object.keys(traceHeaderSchema.shape).map((key) => [key, fields[key]])));
}

/**
 * A record as a line of a trace, without its end of line. The number of its line is not written.
 * @throws InputError for an infinite number, and for a trait of the name `kept`
 */
export function recordLine(record: TraceRecord): string {
  return JSON.stringify(fieldsOf(record));
}
