/** The options that say how recorded runs are read. */
import type { OpenOptions } from '../../../models/recorded';
import { InputError } from '../../../theory/errors';
import { readText } from '../../input';

export interface ReadCommandOptions {
  readonly format?: string;
  readonly map: readonly string[];
  readonly mapFile?: string;
}

function readPair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new InputError(`--map ${text} is not of the form NAME=FIELD, such as reward=score.rm`);
}

/** A JSON object whose values are names of fields. */
function readMapFile(path: string): Readonly<Record<string, string>> {
  const wrong = (why: string): InputError =>
    new InputError(`${path} ${why}; a map is a JSON object such as {"reward":"score.rm","pool":"prompt_id"}`);
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    throw error instanceof InputError ? error : wrong('is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('is no JSON object');
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, field]) => {
    if (typeof field === 'string' && field !== '') return [name, field] as const;
    throw wrong(`has for "${name}" ${JSON.stringify(field)}, which is no name of a field`);
  });
  return Object.fromEntries(entries);
}

/** The fields of the map file, and those of `--map`, which come first. */
export function readOpenOptions({ format, map, mapFile }: ReadCommandOptions): OpenOptions {
  const fields = { ...(mapFile === undefined ? {} : readMapFile(mapFile)), ...Object.fromEntries(map.map(readPair)) };
  return { ...(format === undefined ? {} : { format }), ...(Object.keys(fields).length === 0 ? {} : { map: fields }) };
}
