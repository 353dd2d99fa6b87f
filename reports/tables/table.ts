/** A table as plain data, which is rendered as text, Markdown or HTML. */
import type { Verdict } from '../words';

export interface Column {
  readonly title: string;
  /** The title on the terminal; false if the terminal shows the content elsewhere: in the sign of the row, or in notes. */
  readonly printed?: string | false;
  /** Numbers are aligned right. A `sign` column shows the signs of its verdicts; only HTML shows their words too. */
  readonly kind: 'words' | 'number' | 'sign';
  /** Whether the title is an id. */
  readonly isId?: boolean;
}

export interface Cell {
  readonly verdict?: Verdict | undefined;
  /** The text of a cell without a verdict. */
  readonly text?: string;
  /** Figures for the verdict, for outputs without another place for them. */
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
  /** The column with the names of the rows. */
  readonly names: Column;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The text of an empty cell. */
export const NOTHING = '–';
