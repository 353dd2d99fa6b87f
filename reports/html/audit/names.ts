/** Text of a trace as markup. A name is shown as it is, without subscripts, and marks that turn the direction end with it. */
import { type Html, html } from '../markup';

export const nameHtml = (text: string): Html => html`<bdi>${text}</bdi>`;
