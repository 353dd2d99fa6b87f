/** `list`: prints the statements, one per line. */
import { textTable } from '../../reports/text-table';
import { STATEMENTS } from '../../theory/statements';

export function listCommand(): number {
  const rows = STATEMENTS.map(({ id, title, models, source, expected }) => [
    id,
    title,
    models.join(', '),
    source.kind,
    expected === undefined ? 'holds' : expected.verdict,
    expected?.corrected ?? '',
  ]);
  const header = ['id', 'statement', 'models', 'source', 'expected', 'in its place'];
  process.stdout.write(`${textTable(header, rows)}\n`);
  return 0;
}
