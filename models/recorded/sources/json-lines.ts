/** JSON Lines: an object a line. */
import { type Bytes, lineError, linesOf } from '../lines';
import { InputError } from '../../../theory/errors';
import { parseLine } from '../trace';
import type { Row, Rows } from './rows';

async function* batchesOf({ name, chunks }: Bytes): AsyncGenerator<readonly Row[]> {
  for await (const { first, lines } of linesOf(name, chunks)) {
    const rows: Row[] = [];
    for (let i = 0; i < lines.length; i++) {
      const text = lines[i] ?? '';
      if (text.trim() === '') continue;
      const at = first + i;
      try {
        rows.push({ at, fields: parseLine(text) });
      } catch (error) {
        throw error instanceof InputError ? lineError(name, at, error.message) : error;
      }
    }
    if (rows.length > 0) yield rows;
  }
}

export function jsonLines(bytes: Bytes): Rows {
  return { name: bytes.name, container: 'JSON Lines', unit: 'line', batches: batchesOf(bytes) };
}
