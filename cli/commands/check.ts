/** `check`: reports which guarantees the loop of a file keeps, or its defects. */
import {
  type ProofRequest,
  type ShownVerdict,
  cellWords,
  checkLoopFile,
  checkProcess,
  defectText,
  proofLines,
  shownVerdict,
  witnessLines,
} from '../../properties/own-loops';
import { type CheckedCell, type LoopCheck, type LoopVerdict, domainLine } from '../../properties/results';
import { hanging, indentedLines, textTable } from '../../reports/text-table';
import { InputError, isContradiction } from '../../theory/errors';
import { readInteger, readRangeOfCandidates, readTime } from '../input';
import { readStatements } from '../input/runs';
import { startReporter } from '../output/progress';
import { outputWidth, print } from '../output/terminal';

interface CheckCommandOptions {
  readonly only?: string;
  readonly cases?: string;
  readonly seed?: string;
  readonly timeLimit?: string;
  readonly prove?: boolean;
  readonly proveK?: string;
  readonly proveTime?: string;
  readonly json?: boolean;
  /** False with --no-types. */
  readonly types?: boolean;
  readonly process?: string;
  readonly patience?: string;
}

const SIGNS: Readonly<Record<ShownVerdict, string>> = {
  holds: '✓',
  refuted: '✗',
  undecided: '?',
  'not applicable': '–',
  open: '○',
  'refuted as expected': '✓',
};

/** The verdicts whose numbers are always told. */
const COUNTED: readonly ShownVerdict[] = ['holds', 'refuted', 'undecided', 'not applicable'];

const CODES: Readonly<Record<LoopVerdict, number>> = { holds: 0, open: 0, refuted: 1, 'not a loop': 2, undecided: 3 };

function defectsText({ loop, defects }: LoopCheck): string {
  return [
    `✗ ${loop.id} is not a loop; nothing was searched`,
    ...defects.map((defect) => `  ${defectText(defect)}`),
  ].join('\n');
}

/** The domains of the searches, a line per guarantee. */
function domainsText(cells: readonly CheckedCell[], columns: number): readonly string[] {
  const searched = cells.filter(({ model }) => model !== undefined);
  if (searched.length === 0) return [];
  const width = Math.max(...searched.map(({ statement }) => statement.length));
  return [
    'domains of the cases',
    ...searched.flatMap((cell) => hanging(`  ${cell.statement.padEnd(width)}  `, domainLine(cell), columns)),
    '',
  ];
}

function countsText(cells: readonly CheckedCell[]): string {
  const shown = cells.map(shownVerdict);
  return (Object.keys(SIGNS) as ShownVerdict[])
    .map((kind) => ({ kind, count: shown.filter((each) => each === kind).length }))
    .filter(({ kind, count }) => count > 0 || COUNTED.includes(kind))
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}

/** What was proved, if that was asked for. */
function proofsText({ proofs }: LoopCheck, columns: number): readonly string[] {
  if (proofs === undefined) return [];
  return ['proofs for all laws and weights', ...proofLines(proofs).flatMap((line) => hanging('  ', line, columns)), ''];
}

function readProofs({ prove, proveK, proveTime }: CheckCommandOptions): ProofRequest | undefined {
  const asked = {
    ...(proveK === undefined ? {} : { candidates: readRangeOfCandidates('--prove-K', proveK) }),
    ...(proveTime === undefined ? {} : { time: readTime('--prove-time', proveTime) }),
  };
  if (prove) return asked;
  if (proveK === undefined && proveTime === undefined) return undefined;
  throw new InputError('--prove-K and --prove-time are about proofs; give --prove too');
}

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param source what the command line names: a file, or `--process` with its command */
function tableText(source: string, check: LoopCheck): string {
  const { loop, cells, notes, seed, cases, verdict } = check;
  const width = outputWidth();
  const rows = cells.map((cell) => [
    `${SIGNS[shownVerdict(cell)]} ${cell.statement}`,
    shownVerdict(cell),
    String(cell.cases.run),
    cellWords(cell),
  ]);
  const witnesses = cells
    .filter(({ counterexample }) => counterexample !== undefined)
    .flatMap((cell) => [
      `${SIGNS[shownVerdict(cell)]} ${cell.statement}`,
      ...indentedLines(
        [
          ...witnessLines(cell),
          `replay: npx curated-loops check ${source} --only ${cell.statement} --cases ${cases} --seed ${seed}`,
          `hint: npx curated-loops explain ${cell.statement}`,
        ],
        '    ',
        width,
      ),
      '',
    ]);
  return [
    `${loop.id}: ${loop.title}`,
    ...notes.flatMap((note) => hanging('note: ', note, width)),
    '',
    textTable(['guarantee', 'verdict', 'cases', 'how'], rows, width),
    '',
    ...domainsText(cells, width),
    ...proofsText(check, width),
    ...witnesses,
    `${SIGNS[verdict === 'not a loop' ? 'refuted' : verdict]} ${countsText(cells)}; seed ${seed}`,
  ].join('\n');
}

type Checking = Parameters<typeof checkProcess>[1];

/** What the command line asks to check, as it names it, and its check. */
interface Subject {
  readonly source: string;
  readonly check: (options: Checking) => Promise<LoopCheck>;
}

function subjectOf(path: string | undefined, options: CheckCommandOptions): Subject {
  const { process: command, patience, types } = options;
  const prove = readProofs(options);
  if (command === undefined) {
    if (path === undefined) throw new InputError('give the file of a loop, or --process with the command of one');
    if (patience !== undefined) throw new InputError('--patience is about --process; take it away');
    const file = { ...(prove ? { prove } : {}), types: types !== false };
    return { source: path, check: (asked) => checkLoopFile(path, { ...asked, ...file }) };
  }
  if (path !== undefined) throw new InputError(`give either the file ${path} or --process, not both`);
  if (prove) throw new InputError('--prove reads the formula of a rule, which a process does not show; take it away');
  const waiting = patience === undefined ? {} : { patience: readTime('--patience', patience) };
  return {
    source: `--process ${quoted(command)}`,
    check: (asked) => checkProcess(command, { ...asked, ...waiting }),
  };
}

/**
 * Checks the loop of a file or of a process. Exit code: 0 every applicable statement holds, 1 refuted, 2 not a loop, 3 undecided or cut
 * short.
 */
export async function checkCommand(path: string | undefined, options: CheckCommandOptions): Promise<number> {
  const { source, check: checkOf } = subjectOf(path, options);
  const asked = {
    statements: readStatements(options.only),
    ...(options.cases === undefined ? {} : { cases: readInteger('--cases', options.cases, 1) }),
    ...(options.seed === undefined ? {} : { seed: readInteger('--seed', options.seed, 0) }),
    ...(options.timeLimit === undefined ? {} : { timeLimit: readTime('--time-limit', options.timeLimit) }),
  };
  const { signal, show, stop } = startReporter();
  const { statements } = asked;
  const showNext = (done: number): void => show(done, statements.length, statements[done]?.id ?? 'the last statement');
  let done = 0;
  showNext(done);
  const onCell = (): void => showNext((done += 1));
  const check = await checkOf({ ...asked, signal, onCell }).finally(stop);
  const text = check.defects.length > 0 ? defectsText(check) : tableText(source, check);
  print(options.json ? `${JSON.stringify(check, null, 2)}\n` : `${text}\n`);
  return check.cells.some(({ reason }) => isContradiction(reason)) ? 4 : CODES[check.verdict];
}
