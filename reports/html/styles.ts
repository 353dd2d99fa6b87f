/** The one style sheet of the pages. */
import { CHANGE } from './change/styles';
import { LEARNED, LEARNED_COLOURS } from './learned/styles';
import { Html } from './markup';
import { COLOURS } from './style/colours';
import { FIRST } from './style/first';
import { FRAME } from './style/frame';
import { PARTS } from './style/parts';
import { PICTURES } from './style/pictures';
import { PRINT } from './style/print';
import { STATEMENTS } from './style/statements';
import { TABLES } from './style/tables';
import { TEXT } from './style/text';

export const styles = new Html(
  [COLOURS, LEARNED_COLOURS, TEXT, FRAME, FIRST, CHANGE, PARTS, STATEMENTS, TABLES, PICTURES, LEARNED, PRINT].join(
    '\n',
  ),
);
