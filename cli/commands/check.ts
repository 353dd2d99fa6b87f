/** `check`: reports which guarantees the loop of a file keeps, or its defects. */
import {
  type CheckLoopOptions,
  type CheckProcessOptions,
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
import {
  type CheckedCell,
  type LoopCheck,
  type LoopVerdict,
  type SamplerCheck,
  domainLine,
} from '../../properties/results';
import { samplerText } from '../../reports/text';
import { hanging, indentedLines, textTable } from '../../reports/text-table';
import { InputError, isContradiction } from '../../theory/errors';
import { readInteger, readProbability, readRangeOfCandidates, readTime } from '../input';
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
  readonly draws?: string;
  readonly alpha?: string;
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

type OnRound = NonNullable<CheckProcessOptions['onRound']>;

function textOf(check: LoopCheck | SamplerCheck, source: string): string {
  if (check.format === 'curated-loops/sampler-check') return samplerText(check, source, outputWidth());
  return check.defects.length > 0 ? defectsText(check) : tableText(source, check);
}

/** What the command line asks to check, as it names it, and its check. */
interface Subject {
  readonly source: string;
  readonly check: (options: CheckLoopOptions, onRound: OnRound) => Promise<LoopCheck | SamplerCheck>;
}

function subjectOf(path: string | undefined, options: CheckCommandOptions): Subject {
  const { process: command, patience, draws, alpha, types } = options;
  const prove = readProofs(options);
  if (command === undefined) {
    if (path === undefined) throw new InputError('give the file of a loop, or --process with the command of one');
    const [misplaced] = Object.entries({ patience, draws, alpha }).flatMap(([name, text]) =>
      text === undefined ? [] : [name],
    );
    if (misplaced !== undefined) throw new InputError(`--${misplaced} is about --process; take it away`);
    const file = { ...(prove ? { prove } : {}), types: types !== false };
    return { source: path, check: (asked) => checkLoopFile(path, { ...asked, ...file }) };
  }
  if (path !== undefined) throw new InputError(`give either the file ${path} or --process, not both`);
  if (prove) throw new InputError('--prove reads the formula of a rule, which a process does not show; take it away');
  const asked = {
    ...(patience === undefined ? {} : { patience: readTime('--patience', patience) }),
    ...(draws === undefined ? {} : { draws: readInteger('--draws', draws, 1024) }),
    ...(alpha === undefined ? {} : { alpha: readProbability('--alpha', alpha) }),
  };
  return {
    source: `--process ${quoted(command)}`,
    check: (options, onRound) => checkProcess(command, { ...options, ...asked, onRound }),
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
  const onRound = (t: number, rounds: number): void => show(t, rounds + 1, `round ${t}`);
  const check = await checkOf({ ...asked, signal, onCell }, onRound).finally(stop);
  print(options.json ? `${JSON.stringify(check, null, 2)}\n` : `${textOf(check, source)}\n`);
  if (check.format === 'curated-loops/sampler-check') return CODES[check.verdict];
  return check.cells.some(({ reason }) => isContradiction(reason)) ? 4 : CODES[check.verdict];
}
