/** Words and signs for every status. Colour is never the only mark of a status: it always has a sign and a word. */
import type {
  CellResult,
  CellStatus,
  DropResult,
  LearnedMutantResult,
  MutantResult,
  StatementResult,
  StatementVerdict,
} from '../../properties/results';

/** `good`: a success. `bad`: a failure. `misfit`: a learner failed, not the loop. `doubt`: nothing was shown. `neutral`: there was nothing to show. */
type Tone = 'good' | 'bad' | 'misfit' | 'doubt' | 'neutral';

/** A verdict as shown: sign, words and tone. */
export interface Verdict {
  readonly sign: string;
  readonly words: string;
  readonly tone: Tone;
}

const VERDICTS: Readonly<Record<StatementVerdict | CellStatus, Verdict>> = {
  holds: { sign: '✓', words: 'holds', tone: 'good' },
  'refuted as expected': { sign: '✓', words: 'refuted, as expected', tone: 'good' },
  open: { sign: '○', words: 'open conjecture', tone: 'neutral' },
  refuted: { sign: '✗', words: 'refuted', tone: 'bad' },
  weak: { sign: '~', words: 'weak test', tone: 'doubt' },
  undecided: { sign: '?', words: 'undecided', tone: 'doubt' },
  incomplete: { sign: '…', words: 'incomplete', tone: 'doubt' },
};

/** The verdict of a learned or matrix cell to which the statement does not apply. */
export const NOT_APPLICABLE: Verdict = { sign: '–', words: 'not applicable', tone: 'neutral' };

/** The verdict for the status of a statement or a cell. */
export function verdictOf(status: StatementVerdict | CellStatus): Verdict {
  return VERDICTS[status];
}

const NOT_REFUTED: Verdict = { sign: '○', words: 'not refuted', tone: 'neutral' };

/** The outcome of a statement on one model, compared with its expectation: only a theorem `holds`. */
export function cellOutcome({ expected }: StatementResult, { status }: CellResult): Verdict {
  if (status === 'holds' && expected !== undefined) return NOT_REFUTED;
  if (status === 'refuted' && expected?.verdict === 'refuted') return VERDICTS['refuted as expected'];
  return VERDICTS[status];
}

const STALE = 'but the stored counterexample no longer refutes';

function dropOutcome({ status, expected }: DropResult): Verdict {
  switch (status) {
    case 'incomplete':
      return VERDICTS.incomplete;
    case 'counterexample':
      return expected === 'counterexample'
        ? { sign: '✓', words: 'counterexample found, as expected', tone: 'good' }
        : { sign: '✗', words: 'counterexample found, but none was expected', tone: 'bad' };
    case 'not shown necessary':
      return expected === 'none'
        ? { sign: '✓', words: 'no counterexample found, as expected', tone: 'good' }
        : {
            sign: '✗',
            words: 'not shown necessary: no counterexample found, but one was expected',
            tone: 'bad',
          };
  }
}

/** What a part of a refuted statement shows is no success: the claim is false anyway. */
const unlessRefuted = (verdict: Verdict, { verdict: whole }: Pick<StatementResult, 'verdict'>): Verdict =>
  verdict.tone === 'good' && whole === 'refuted'
    ? { sign: '–', words: 'shows nothing: the claim itself is refuted', tone: 'neutral' }
    : verdict;

/** The outcome of dropping a hypothesis of a statement, compared with theory. */
export function dropVerdict(drop: DropResult, statement?: Pick<StatementResult, 'verdict'>): Verdict {
  const verdict = outcomeOfDrop(drop);
  return statement === undefined ? verdict : unlessRefuted(verdict, statement);
}

function outcomeOfDrop(drop: DropResult): Verdict {
  const outcome = dropOutcome(drop);
  if (drop.asExpected || outcome.tone !== 'good') return outcome;
  const { kept } = drop;
  if (kept !== undefined && kept.status !== 'holds')
    return {
      sign: '✗',
      words: `counterexample found, which shows nothing: with the hypothesis kept the claim is ${kept.status}, too`,
      tone: 'bad',
    };
  return { sign: '✗', words: `${outcome.words}, ${STALE}`, tone: 'bad' };
}

/** The outcomes of mutants, closed-form or learned. */
export const MUTANTS: Readonly<Record<MutantResult['status'] | LearnedMutantResult['status'], Verdict>> = {
  killed: { sign: '✓', words: 'killed', tone: 'good' },
  survived: { sign: '✗', words: 'survived', tone: 'bad' },
  failed: { sign: '!', words: 'failed', tone: 'doubt' },
  incomplete: VERDICTS.incomplete,
};

/** The outcome of a mutant of a statement. */
export function mutantVerdict({ status, stored }: MutantResult, statement?: Pick<StatementResult, 'verdict'>): Verdict {
  const verdict = MUTANTS[status];
  const told = status === 'killed' && stored === 'stale' ? { ...verdict, words: `killed, ${STALE}` } : verdict;
  return statement === undefined ? told : unlessRefuted(told, statement);
}
