/** Finds out by its content what a file is: JSON Lines, a JSON document, delimited text or Parquet. */
import { InputError } from '../../../theory/errors';
import type { Bytes } from '../lines';
import { delimited, delimiterIn } from './delimited';
import { documentStart, jsonDocument } from './json-document';
import { jsonLines } from './json-lines';
import { PARQUET_MAGIC, parquet } from './parquet';
import type { Rows } from './rows';

/** Whether a text is a complete JSON object. */
function isObject(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The rows of a file. Files of JSON are JSON Lines, unless their first line is no object of its own, or the only one, and the file is a list of objects.
 * @throws InputError if the file is none of these
 */
export async function openRows(path: string, bytes: Bytes): Promise<Rows> {
  const { name, start } = bytes;
  if (start.subarray(0, PARQUET_MAGIC.length).equals(PARQUET_MAGIC)) {
    // It is opened again, because it is not read from start to end.
    await bytes.close();
    if (path !== '-') return parquet(path);
    throw new InputError(
      'Parquet cannot be read from standard input, because its directory is at the end; give the file',
    );
  }
  const text = start.toString('utf8').replace(/^\uFEFF/, '');
  const [first = '', ...others] = text.split('\n').filter((line) => line.trim() !== '');
  if (/^\s*[{[]/.test(first)) {
    const document = documentStart(start.toString('utf8'));
    const lines = isObject(first) && others.length > 0;
    return document === undefined || lines ? jsonLines(bytes) : jsonDocument(bytes, document);
  }
  const delimiter = delimiterIn(first);
  if (delimiter !== undefined) return delimited(bytes, delimiter);
  throw new InputError(
    `${name} is neither JSON Lines, nor a JSON list, nor delimited text with the names of its columns in the first line, nor Parquet; ` +
      `it starts with ${JSON.stringify(first.slice(0, 40))}`,
  );
}
