/** Where the parts of the page are found. */

/** Ids may hold any character: what an anchor cannot is written as its number, so that two ids never meet in one anchor. */
const part = (id: string): string => id.replace(/[^A-Za-z0-9.-]/g, (character) => `_${character.charCodeAt(0)}_`);

export const loopAnchor = (id: string): string => `loop-${part(id)}`;

export const cellAnchor = ({ statement, loop }: { readonly statement: string; readonly loop: string }): string =>
  `cell-${part(statement)}--${part(loop)}`;
