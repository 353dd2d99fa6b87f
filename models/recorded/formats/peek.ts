/** The first rows of a file, without taking them from those that follow. */
import { chained } from '../lines';
import type { Row, Rows } from '../sources';

/** How many rows are looked at, and at most how many batches, since rows may be long. */
const ROWS = 200;
const BATCHES = 4;

/** Some first rows, and all rows. */
export async function peek(rows: Rows): Promise<{ readonly sample: readonly Row[]; readonly rows: Rows }> {
  const batches = rows.batches[Symbol.asyncIterator]();
  const first: (readonly Row[])[] = [];
  let count = 0;
  while (count < ROWS && first.length < BATCHES) {
    const next = await batches.next();
    if (next.done === true) break;
    first.push(next.value);
    count += next.value.length;
  }
  return { sample: first.flat().slice(0, ROWS), rows: { ...rows, batches: chained(first, batches) } };
}
