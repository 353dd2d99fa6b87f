/**
 * The colours of the terminal. Colour is never the only mark: it repeats signs, and a text is the same without it.
 *
 * `NO_COLOR` turns it off and `FORCE_COLOR` on (`0` and `false` turn it off); without either it is on where the output is a terminal.
 */
import * as util from 'node:util';

type Style = 'green' | 'red' | 'yellow' | 'cyan' | 'dim';

/** Signs at the beginning of a line or of a cell, with their styles. */
const SIGNS: readonly (readonly [pattern: RegExp, style: Style])[] = [
  [/(?<=^ *| {2})✓(?= |$)/gm, 'green'],
  [/(?<=^ *| {2})✗(?= |$)/gm, 'red'],
  [/(?<=^ *| {2})○(?= |$)/gm, 'cyan'],
  [/(?<=^ *| {2})[~?!…](?= |$)/gm, 'yellow'],
  [/(?<=^ *)hint: .*$/gm, 'cyan'],
  [/^ *─[─ ]*$/gm, 'dim'],
];

/** Node has it from version 20.12 on; before that there is no colour. */
const { styleText } = util as { readonly styleText?: (style: Style, text: string, options?: object) => string };

/** Whether a stream shows colours. */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return (isTTY ?? false) && TERM !== 'dumb';
}

/** The text with its signs and rules in colour. */
export function coloured(text: string): string {
  if (styleText === undefined) return text;
  return SIGNS.reduce(
    (done, [pattern, style]) => done.replace(pattern, (found) => styleText(style, found, { validateStream: false })),
    text,
  );
}
