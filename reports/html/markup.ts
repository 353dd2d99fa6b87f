/**
 * HTML that is escaped by construction: `` html`<p>${text}</p>` `` escapes every inserted string; only the result of such a template is
 * inserted unchanged.
 */
import { escapeText } from '../words';

/** Markup. It is a class so that no value from a file can pass for markup. */
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

/** A template that escapes its contents: strings and numbers become text, lists are joined, undefined is empty. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const rest = contents.map((content, i) => render(content) + (strings[i + 1] ?? ''));
  return new Html((strings[0] ?? '') + rest.join(''));
}
