/** Shows values and errors of a user's code without running more of it. */
import { inspect } from 'node:util';

/** The message of a thrown value, on one line. */
export function messageOf(thrown: unknown): string {
  const line = errorMessage(thrown).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || 'an error without a message';
}

function errorMessage(thrown: unknown): string {
  try {
    // `instanceof Error` would miss an error from another context.
    const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : undefined;
    return typeof message === 'string' ? message : safely(thrown);
  } catch {
    return 'an error that cannot be read';
  }
}

/** A short text of the value; runs none of its code. */
export function safely(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = inspect(value, { depth: 1, breakLength: Infinity, customInspect: false, maxArrayLength: 8 });
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
