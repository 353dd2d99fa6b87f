/**
 * What a reader must look at, and the sentence a report starts with.
 *
 * All outputs draw on this one list, so none of them can be green where another is not.
 */
import type {
  CellResult,
  Counterexample,
  DropResult,
  MutantResult,
  StatementResult,
  VerificationResults,
} from '../properties/results';
import { countText } from './number-text';
import { type Verdict, dropVerdict, mutantVerdict, verdictOf } from './verdict';

/** `failure`: something is wrong. `error`: nothing was shown. `notice`: worth knowing. Only notices may stand in a green run. */
export type Severity = 'failure' | 'error' | 'notice';

export interface Attention {
  readonly severity: Severity;
  readonly statement: string;
  /** `on discrete`, `without two-candidates`, `mutant ignore-reward`. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly text: string;
  readonly counterexample?: Counterexample | undefined;
  readonly replay: string;
}

const severityOf = ({ tone }: Verdict): Severity =>
  tone === 'bad' ? 'failure' : tone === 'doubt' ? 'error' : 'notice';

type Item = Omit<Attention, 'statement' | 'replay'>;

const cutShort = ({ run, planned }: CellResult['cases']): string =>
  `cut short after ${countText(run)} of ${countText(planned)} cases`;

/** What is wrong with a statement on one model, if anything is. */
export function cellAttention(cell: CellResult): Item | undefined {
  if (cell.status === 'holds') return undefined;
  const verdict = verdictOf(cell.status);
  const { counterexample } = cell;
  const reason = cell.reason ?? (cell.status === 'refuted' ? 'a counterexample was found' : 'no reason was recorded');
  return { severity: severityOf(verdict), subject: `on ${cell.model}`, verdict, text: reason, counterexample };
}

/** What is wrong with a dropped hypothesis, if anything is. */
export function dropAttention(drop: DropResult): Item | undefined {
  if (drop.asExpected && drop.status !== 'incomplete') return undefined;
  const verdict = dropVerdict(drop);
  const text = drop.status === 'incomplete' ? cutShort(drop.cases) : `${drop.how}; theory: ${drop.because}`;
  const { counterexample } = drop;
  return { severity: severityOf(verdict), subject: `without ${drop.hypothesis}`, verdict, text, counterexample };
}

/** What is wrong with a mutant, if anything is. */
export function mutantAttention(mutant: MutantResult): Item | undefined {
  if (mutant.status === 'killed' && mutant.stored !== 'stale') return undefined;
  const verdict = mutantVerdict(mutant);
  const text =
    mutant.status === 'incomplete'
      ? cutShort(mutant.cases)
      : mutant.status === 'survived'
        ? `this wrong loop (${mutant.title}) went unnoticed in ${countText(mutant.cases.run)} cases`
        : 'record the counterexample of this run in place of the stored one';
  return { severity: severityOf(verdict), subject: `mutant ${mutant.id}`, verdict, text };
}

/** All that needs attention in one statement. */
export function statementAttention({ id, replay, cells, drops, mutants }: StatementResult): readonly Attention[] {
  const items = [...cells.map(cellAttention), ...drops.map(dropAttention), ...mutants.map(mutantAttention)];
  return items.flatMap((item) => (item === undefined ? [] : [{ ...item, statement: id, replay }]));
}

/** All that needs attention in a run, in the order of its statements. */
export function attention({ statements }: VerificationResults): readonly Attention[] {
  return statements.flatMap(statementAttention);
}

/** Whether the run was complete, everything held, and every dropped hypothesis and mutant did what theory says. */
export function isGreen(results: VerificationResults): boolean {
  const { complete, verdict, statements } = results;
  const quiet = attention(results).every(({ severity }) => severity === 'notice');
  return complete && verdict === 'holds' && statements.length > 0 && quiet;
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** How the run went, as a heading. */
export function headline(results: VerificationResults): Verdict {
  const { counts, statements, complete } = results;
  const total = plural(statements.length, 'statement');
  if (isGreen(results)) return { sign: '✓', words: `${total} held in every case tested`, tone: 'good' };
  if (statements.length === 0) return { sign: '…', words: 'Not green: no statement was verified', tone: 'doubt' };
  const { refuted, weak, undecided, incomplete } = counts.statements;
  const parts = [
    ...(complete ? [] : ['the run is incomplete']),
    ...(refuted > 0 ? [`${plural(refuted, 'statement')} refuted`] : []),
    ...(weak > 0 ? [`${plural(weak, 'statement')} only weakly tested`] : []),
    ...(undecided > 0 ? [`${plural(undecided, 'statement')} undecided`] : []),
    ...(incomplete > 0 ? [`${plural(incomplete, 'statement')} incomplete`] : []),
    ...(counts.drops.unexpected > 0
      ? [`${plural(counts.drops.unexpected, 'dropped hypothesis', 'dropped hypotheses')} against theory`]
      : []),
    ...(counts.mutants.survived > 0 ? [`${plural(counts.mutants.survived, 'mutant')} survived`] : []),
  ];
  const bad = attention(results).some(({ severity }) => severity === 'failure');
  const what = parts.length > 0 ? parts.join(', ') : `the verdict is ${verdictOf(results.verdict).words}`;
  return { sign: bad ? '✗' : '?', words: `Not green: ${what}`, tone: bad ? 'bad' : 'doubt' };
}

/** The counts of a run, one phrase each. */
export function countPhrases({ counts, statements, seed }: VerificationResults): readonly string[] {
  const { drops, mutants } = counts;
  const dropped = statements.reduce((sum, statement) => sum + statement.drops.length, 0);
  const wrongLoops = statements.reduce((sum, statement) => sum + statement.mutants.length, 0);
  return [
    `${countText(counts.statements.holds)} of ${plural(statements.length, 'statement')} ${counts.statements.holds === 1 ? 'holds' : 'hold'}`,
    plural(counts.cases, 'case'),
    plural(counts.decisions, 'decision'),
    `${countText(drops.counterexample)} of ${countText(dropped)} dropped hypotheses refuted`,
    `${countText(mutants.killed)} of ${countText(wrongLoops)} mutants killed`,
    `seed ${seed}`,
  ];
}
