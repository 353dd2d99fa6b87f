/** The table of the changes against a baseline. */
import type { Change } from '../../properties/results';
import { changeText, subjectText } from '../words';
import type { Table } from './table';

export function changeTable(changes: readonly Change[]): Table {
  return {
    names: { title: 'cell', kind: 'words' },
    columns: [{ title: 'change', kind: 'words' }],
    rows: changes.map((change) => ({ id: subjectText(change), cells: [{ text: changeText(change) }] })),
  };
}
