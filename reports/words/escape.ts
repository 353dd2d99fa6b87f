/**
 * Escapes text for the three outputs. Ids, titles, reasons and instances may come from an untrusted file, so every string passes
 * through one of these functions.
 */

/** Characters that XML 1.0 cannot represent: control characters, lone surrogates, U+FFFE and U+FFFF. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const named = (character: string): string => NAMED[character] ?? character;

/** Text for an HTML or XML element, or a quoted HTML attribute; characters that XML cannot represent become U+FFFD. */
export function escapeText(text: string): string {
  return text.replace(NOT_XML, '\u{FFFD}').replace(/[&<>"']/g, named);
}

/** Text for a quoted XML attribute; it preserves line breaks and tabs, which a parser would otherwise turn into spaces. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const singleLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One line of Markdown that shows the text literally, in running text and in table cells. */
export function escapeMarkdown(text: string): string {
  return singleLine(text)
    .replace(/[\\`*_{}[\]<>#|~@!$]/g, (character) => `\\${character}`)
    .replace(/&/g, '&amp;')
    .replace(/:\/\//g, '&#58;//');
}

/** A fence of backticks longer than any in the text. */
function fence(text: string, shortest: number): string {
  const runs = text.match(/`+/g) ?? [];
  return '`'.repeat(Math.max(shortest, ...runs.map((run) => run.length + 1)));
}

/** An inline Markdown code span; in a table, `|` is escaped. */
export function codeSpan(text: string, place: 'text' | 'table' = 'text'): string {
  const line = singleLine(text);
  const marks = fence(line, 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  const span = `${marks}${pad}${line}${pad}${marks}`;
  return place === 'table' ? span.replace(/\|/g, '\\|') : span;
}

/** A fenced Markdown block. */
export function codeBlock(text: string): string {
  const marks = fence(text, 3);
  return `${marks}text\n${text}\n${marks}`;
}
