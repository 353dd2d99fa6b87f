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

/** The fixed parts of templates, without the indentation of the source, which would be a seventh of a page. */
const plain = new WeakMap<TemplateStringsArray, readonly string[]>();

function fixedParts(strings: TemplateStringsArray): readonly string[] {
  const known = plain.get(strings);
  if (known !== undefined) return known;
  const parts = strings.map((part) => part.replace(/\n\s*/g, '\n'));
  plain.set(strings, parts);
  return parts;
}

/** A template that escapes its contents: strings and numbers become text, lists are joined, undefined is empty. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const parts = fixedParts(strings);
  const rest = contents.map((content, i) => render(content) + (parts[i + 1] ?? ''));
  return new Html((parts[0] ?? '') + rest.join(''));
}
