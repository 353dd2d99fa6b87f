/** The anchors of the parts of the page. */

/** An id as part of an anchor: characters that an anchor cannot contain become their numbers, so that different ids have different anchors. */
const part = (id: string): string => id.replace(/[^A-Za-z0-9.-]/g, (character) => `_${character.charCodeAt(0)}_`);

export const loopAnchor = (id: string): string => `loop-${part(id)}`;

export const cellAnchor = ({ statement, loop }: { readonly statement: string; readonly loop: string }): string =>
  `cell-${part(statement)}--${part(loop)}`;

/** The column of a loop, and the row of a statement, in the table. */
export const columnAnchor = (loop: string): string => `column-${part(loop)}`;

export const rowAnchor = (statement: string): string => `row-${part(statement)}`;
