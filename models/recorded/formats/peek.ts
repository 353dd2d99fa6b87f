/** The first rows of a file, without taking them from those that follow. */
import type { Row, Rows } from '../sources';

/** How many rows are looked at, and at most how many batches, since rows may be long. */
const ROWS = 200;
const BATCHES = 4;

async function* chained(first: readonly (readonly Row[])[], rest: AsyncIterator<readonly Row[]>) {
  try {
    yield* first;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** @returns some first rows, and all rows, of which `change` has made others */
export async function peek(
  rows: Rows,
  change: (row: Row) => Row,
): Promise<{ readonly sample: readonly Row[]; readonly rows: Rows }> {
  const batches = rows.batches[Symbol.asyncIterator]();
  const first: (readonly Row[])[] = [];
  let count = 0;
  while (count < ROWS && first.length < BATCHES) {
    const next = await batches.next();
    if (next.done === true) break;
    first.push(next.value);
    count += next.value.length;
  }
  async function* changed(): AsyncGenerator<readonly Row[]> {
    for await (const batch of chained(first, batches)) yield batch.map(change);
  }
  return { sample: first.flat().slice(0, ROWS), rows: { ...rows, batches: changed() } };
}
