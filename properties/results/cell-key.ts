/** The key of a matrix cell, from its loop and statement; ids have no line breaks. */
export const cellKey = ({ loop, statement }: { readonly loop: string; readonly statement: string }): string =>
  `${loop}\n${statement}`;
