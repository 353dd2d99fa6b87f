/**
 * HTML that is escaped by construction: `` html`<p>${text}</p>` `` escapes every string put into it, and only what such a
 * template made goes in as it is.
 */
import { escapeText } from '../words';

/** A class, so that no value from a file can pass itself off as markup. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Content = Html | string | number | undefined | readonly Content[];

function render(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  if (content === undefined) return '';
  return content.map(render).join('');
}

/** Escapes what is put in: strings and numbers as text, lists one after the other, undefined as nothing. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const rest = contents.map((content, i) => render(content) + (strings[i + 1] ?? ''));
  return new Html((strings[0] ?? '') + rest.join(''));
}
