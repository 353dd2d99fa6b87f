/** Ids of pools from their prompts. A long prompt is known by its start and its hash, so that a million prompts fit in the memory. */
import { createHash } from 'node:crypto';
import { InputError } from '../../../theory/errors';
import { jsonText } from '../trace';
import { isMissing } from './values';

const LONGEST = 48;
const START = 24;
const HASH = 16;

/** @throws InputError if the value is missing */
export function idOf(value: unknown): string {
  if (isMissing(value)) throw new InputError('the record does not say its prompt; add it');
  const text = typeof value === 'string' ? value : jsonText(value);
  if (text.length <= LONGEST) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH);
  return `${text.slice(0, START)}… ${hash}`;
}
