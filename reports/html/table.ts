/** The frame of a table with caption and heads; it scrolls separately on a narrow page. */
import { type Content, type Html, html } from './markup';

interface Frame {
  /** Text alternative of the table. */
  readonly label: string;
  readonly name: string;
  readonly heads: readonly Html[];
  /** The caption above the table. */
  readonly caption?: string;
  /** A caption for screen readers only. */
  readonly heard?: string;
  /** One `tbody` or several. */
  readonly body: Content;
}

/** The head of a column. */
export const head = (title: Content): Html => html`<th scope="col">${title}</th>`;

/** The head of a column of numbers. */
export const numberHead = (title: Content): Html => html`<th scope="col" class="number">${title}</th>`;

export function tableHtml({ label, name, heads, caption, heard, body }: Frame): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">
    <table class="${name}">
      ${
        caption === undefined
          ? undefined
          : html`<caption>
              ${caption}
            </caption>`
      }
      ${
        heard === undefined
          ? undefined
          : html`<caption class="unseen">
              ${heard}
            </caption>`
      }
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      ${body}
    </table>
  </div>`;
}
