/** Markup of names with subscripts and of verdicts. */
import type { Verdict } from '../words';
import { type Html, html } from './markup';

/** A letter with a subscript or superscript, such as `p_ref`, `w_max`, `r_*` or `e^r`. */
const SCRIPT = /([A-Za-zλεδρ])_([A-Za-z0-9]+|\*)|(?<=[\p{L}\])])\^([A-Za-z0-9]+)/gu;

/** Prose with subscripts and superscripts in such names. */
export function prose(text: string): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(SCRIPT)) {
    const [whole, letter, below, above] = match;
    parts.push(html`${text.slice(end, match.index)}${letter}`);
    parts.push(above === undefined ? html`<sub>${below}</sub>` : html`<sup>${above}</sup>`);
    end = match.index + whole.length;
  }
  return isolated(text, html`${parts}${text.slice(end)}`);
}

/** Marks that turn the direction of what follows. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

/** Text with such marks is closed in, so that they end with it. */
const isolated = (text: string, content: Html): Html => (TURNS.test(text) ? html`<bdi>${content}</bdi>` : content);

/** A verdict as sign and words. */
export function badge({ sign, words, tone }: Verdict): Html {
  return html`<span class="verdict ${tone}"><span class="sign" aria-hidden="true">${sign}</span> ${words}</span>`;
}

/** The id of the part of the page about a statement, or about a family of learned experiments. */
export function anchor(id: string, kind: 'statement' | 'family' = 'statement'): string {
  return `${kind}-${id.replace(/[^\w.-]/g, '_')}`;
}
