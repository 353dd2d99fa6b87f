/** Names one cell of a matrix by its loop and statement; ids have no line breaks. */
export const cellKey = ({ loop, statement }: { readonly loop: string; readonly statement: string }): string =>
  `${loop}\n${statement}`;
