/** Names of a trace. As markup a name is shown as it is, without subscripts, and marks that turn the direction end with it. */
import type { TraceAudit } from '../../../properties/results';
import { type Html, html } from '../markup';

export const nameHtml = (text: string): Html => html`<bdi>${text}</bdi>`;

/** The numeric traits of a trace, its reward first. */
export function traitNames({ rounds, reward }: TraceAudit): readonly string[] {
  const names = [...new Set(rounds.flatMap(({ traits }) => traits.map(({ name }) => name)))];
  return [...names.filter((name) => name === reward?.name), ...names.filter((name) => name !== reward?.name)];
}
