/** The face of `models/recorded/lines/`: files of lines as streams. */
export { type Bytes, bytesOf, openBytes } from './bytes';
export { chained } from './chained';
export { lineError, linesOf, MAX_LINE } from './lines';
