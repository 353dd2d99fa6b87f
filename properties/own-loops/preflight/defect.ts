/**
 * A defect: the first fault of a rule, with the smallest input found that shows it.
 *
 * No statement is searched on a rule with a defect, since a counterexample would say nothing about loops.
 */
import type { InputJson, LoopDefect } from '../../results';

/** An input on one line, such as `K = 2, w = (1, 2)`. */
function inputText(input: InputJson): string {
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
