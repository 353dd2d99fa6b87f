/** `list`: prints the statements, one per row. */
import { hanging, textTable } from '../../reports/text-table';
import { MODEL_KINDS } from '../../theory/model-kinds';
import { STATEMENTS } from '../../theory/statements';
import { outputWidth, print } from '../output/terminal';

const HEADER = ['id', 'statement', 'models', 'source', 'expected'];

export function listCommand(): number {
  const width = outputWidth();
  const rows = STATEMENTS.map(({ id, title, models, source, expected }) => [
    id,
    expected?.corrected === undefined ? title : `${title} (in its place: ${expected.corrected})`,
    MODEL_KINDS.flatMap((kind, i) => (models.includes(kind) ? [String(i + 1)] : [])).join(''),
    source.kind,
    expected === undefined ? 'holds' : expected.verdict,
  ]);
  const kinds = MODEL_KINDS.map((kind, i) => `${i + 1} ${kind}`).join(', ');
  const lines = [
    textTable(HEADER, rows, width),
    '',
    ...hanging('models: ', kinds, width),
    ...hanging('hint: ', 'npx curated-loops explain ID shows the claims and hypotheses of a statement', width),
  ];
  print(`${lines.join('\n')}\n`);
  return 0;
}
