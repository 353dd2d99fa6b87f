/** The face of `reports/tables/`. */
export { changeTable } from './guard';
export { experimentRow, learnedTable } from './learned';
export { matrixRows, matrixTable } from './matrix';
export { type ModelOutcome, type StatementRow, statementRow, statementTable } from './statements';
export { type Cell, type Column, NOTHING, type Table } from './table';
