/**
 * What is not a loop: the first thing that is wrong with a rule, with the smallest input found on which it shows.
 *
 * Nothing is searched for a rule with a defect: what it refutes says nothing about a loop.
 */
import { inspect } from 'node:util';
import type { InputJson, LoopDefect } from '../../results';

/** The message of whatever was thrown, on one line. */
export function messageOf(thrown: unknown): string {
  const line = errorMessage(thrown).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line || 'an error without a message';
}

function errorMessage(thrown: unknown): string {
  try {
    // Not `instanceof Error`: the errors of another context are of another class.
    const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : undefined;
    return typeof message === 'string' ? message : safely(thrown);
  } catch {
    return 'an error that cannot be read';
  }
}

/** A stranger's value in a few words; never runs any code of it. */
export function safely(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = inspect(value, { depth: 1, breakLength: Infinity, customInspect: false, maxArrayLength: 8 });
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** `K 2, w (1, 2)`: an input on one line. */
export function inputText(input: InputJson): string {
  const text = (value: unknown): string =>
    Array.isArray(value)
      ? `(${value.map(text).join(', ')})`
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return Object.entries(input)
    .map(([name, value]) => `${name} = ${text(value)}`)
    .join(', ');
}

/** A defect on one line. */
export function defectText({ kind, message, input }: LoopDefect): string {
  const shown = inputText(input);
  return `${kind}: ${message}${shown === '' ? '' : `; on ${shown}`}`;
}
