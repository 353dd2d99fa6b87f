/** `check`: reports which guarantees the loop of a file keeps, or its defects. */
import { cellWords, checkLoopFile, defectText, witnessLines } from '../../properties/own-loops';
import type { CheckedCell, LoopCheck, LoopVerdict } from '../../properties/results';
import { textTable } from '../../reports/text-table';
import { isContradiction } from '../../theory/errors';
import { readInteger, readSeconds } from '../input';
import { readStatements } from '../input/runs';
import { startReporter } from '../output/progress';

interface CheckCommandOptions {
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly json?: boolean;
}

const SIGNS: Readonly<Record<CheckedCell['verdict'], string>> = {
  holds: '✓',
  refuted: '✗',
  undecided: '?',
  'not applicable': '–',
};

const CODES: Readonly<Record<LoopVerdict, number>> = { holds: 0, refuted: 1, 'not a loop': 2, undecided: 3 };

function defectsText({ loop, defects }: LoopCheck): string {
  return [
    `✗ ${loop.id} is not a loop; nothing was searched`,
    ...defects.map((defect) => `  ${defectText(defect)}`),
  ].join('\n');
}

function tableText({ loop, cells, notes, seed, verdict }: LoopCheck): string {
  const rows = cells.map((cell) => [
    `${SIGNS[cell.verdict]} ${cell.statement}`,
    cell.verdict,
    String(cell.cases.run),
    cellWords(cell),
  ]);
  const witnesses = cells
    .filter(({ counterexample }) => counterexample !== undefined)
    .flatMap((cell) => [`✗ ${cell.statement}`, ...witnessLines(cell).map((line) => `    ${line}`), '']);
  const counts = (Object.keys(SIGNS) as CheckedCell['verdict'][]).map(
    (kind) => `${cells.filter((cell) => cell.verdict === kind).length} ${kind}`,
  );
  return [
    `${loop.id}: ${loop.title}`,
    ...notes.map((note) => `note: ${note}`),
    '',
    textTable(['guarantee', 'verdict', 'cases', 'how'], rows),
    '',
    ...witnesses,
    `${SIGNS[verdict === 'not a loop' ? 'refuted' : verdict]} ${counts.join(', ')}; seed ${seed}`,
  ].join('\n');
}

/** Checks the loop of a file. Exit code: 0 every applicable statement holds, 1 refuted, 2 not a loop, 3 undecided or cut short. */
export async function checkCommand(path: string, options: CheckCommandOptions): Promise<number> {
  const asked = {
    statements: readStatements(options.only),
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    ...(options.seed === undefined ? {} : { seed: readInteger('--seed', options.seed, 0) }),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readSeconds('--time-limit', options.timeLimit) }),
  };
  const { signal, stop } = startReporter();
  const check = await checkLoopFile(path, { ...asked, signal }).finally(stop);
  const text = check.defects.length > 0 ? defectsText(check) : tableText(check);
  process.stdout.write(options.json ? `${JSON.stringify(check, null, 2)}\n` : `${text}\n`);
  return check.cells.some(({ reason }) => isContradiction(reason)) ? 4 : CODES[check.verdict];
}
