/** A table as plain data: built once, then rendered as text, Markdown or HTML. */
import type { Verdict } from '../words';

export interface Column {
  readonly title: string;
  /** The title on the terminal; false where the terminal shows the content elsewhere: in the sign of the row, or in notes. */
  readonly printed?: string | false;
  /** Numbers are set flush right; a `sign` column shows the signs of its verdicts, and only HTML has room for their words. */
  readonly kind: 'words' | 'number' | 'sign';
  /** Whether the title is an id. */
  readonly isId?: boolean;
}

export interface Cell {
  readonly verdict?: Verdict | undefined;
  /** What stands in the cell of a row that has no verdict here. */
  readonly text?: string;
  /** Figures behind the verdict, for an output that has no other place for them. */
  readonly note?: string;
}

interface Row {
  readonly id: string;
  readonly title?: string;
  /** The outcome of the row as a whole. */
  readonly verdict?: Verdict;
  /** One cell for each column. */
  readonly cells: readonly Cell[];
}

export interface Table {
  /** The column of the rows' names. */
  readonly names: Column;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** Text of a cell that has neither a verdict nor a text. */
export const NOTHING = '–';
