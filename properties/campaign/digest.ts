/** Canonical texts of plain data, and their SHA-256: equal data have equal digests, on every machine. */
import { createHash } from 'node:crypto';

/** Plain data as JSON without spaces, the fields of every object in the order of their names; fields that are undefined are left out. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, found: unknown) =>
    typeof found === 'object' && found !== null && !Array.isArray(found)
      ? Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : found,
  );
}

/** SHA-256 of a text, in hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
