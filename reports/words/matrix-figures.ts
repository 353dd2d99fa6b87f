/** A matrix in words and signs: cells, counts, headline. All outputs of the matrix use it. */
import {
  type Agreement,
  type JudgedCell,
  type LearnedEvidence,
  type MatrixResults,
  domainLine,
  matrixVerdict,
} from '../../properties/results';
import { slackText } from './band-text';
import { countText, plural } from './number-text';
import { NOT_APPLICABLE, type Verdict, verdictOf } from './verdict';

const STALE: Verdict = { sign: '~', words: 'not applicable, though something is expected', tone: 'doubt' };
const OPEN: Verdict = { sign: '○', words: 'open: neither proved nor refuted', tone: 'neutral' };

/** A cell as sign and words. */
export function cellSign({ verdict, agreement, expected }: JudgedCell): Verdict {
  if (verdict === 'not applicable') return agreement === 'stale' ? STALE : NOT_APPLICABLE;
  if (verdict === 'undecided') return verdictOf('undecided');
  if (agreement === 'open') return OPEN;
  const sign = verdict === 'holds' ? '✓' : '✗';
  switch (agreement) {
    case 'unexpected':
      return {
        sign: '!',
        words: expected === undefined ? `${verdict}, and its expectation is missing` : `${verdict}, unexpectedly`,
        tone: 'bad',
      };
    case 'nothing expected':
      return { sign: `${sign}*`, words: `${verdict}, where nothing is expected`, tone: 'neutral' };
    default:
      return { sign, words: verdict === 'holds' ? verdict : 'refuted, as expected', tone: 'good' };
  }
}

/** The meanings of the signs, in the order of explanation. */
export const SIGNS: readonly (readonly [string, string])[] = [
  ['✓', 'holds'],
  ['✗', 'refuted, as expected'],
  ['○', 'open: neither proved nor refuted'],
  ['–', 'not applicable'],
  ['?', 'undecided'],
  ['!', 'unexpected'],
  ['~', 'not applicable, though something is expected'],
  ['*', 'nothing is expected'],
  ['∎', 'proved for all laws and weights, as far as is listed'],
];

/** The agreements of cells, in the order of display. */
const AGREEMENTS: readonly Agreement[] = [
  'as expected',
  'open',
  'unexpected',
  'undecided',
  'stale',
  'nothing expected',
];

/** The number of cells of an agreement. */
export interface AgreementCount {
  readonly agreement: Agreement;
  readonly count: number;
}

/** The numbers of cells by agreement; zeros are left out. */
export function agreementCounts({ cells }: MatrixResults): readonly AgreementCount[] {
  return AGREEMENTS.map((agreement) => ({
    agreement,
    count: cells.filter((cell) => cell.agreement === agreement).length,
  })).filter(({ count }) => count > 0);
}

/** The numbers of cells by agreement, such as `312 as expected`; zeros are left out. */
export function agreementPhrases(results: MatrixResults): readonly string[] {
  return agreementCounts(results).map(({ agreement, count }) => `${count} ${agreement}`);
}

/** Cells that are shown in full: unexpected ones, stale ones, and refuted ones without an expectation. */
export function notableCells({ cells }: MatrixResults): readonly JudgedCell[] {
  const notable = (cell: JudgedCell): boolean =>
    cell.agreement === 'unexpected' ||
    cell.agreement === 'stale' ||
    (cell.agreement === 'nothing expected' && cell.verdict === 'refuted');
  return cells.filter(notable);
}

/** The expectation for a cell, in words; undefined if there is none. */
export function expectedText({ expected }: JudgedCell): string | undefined {
  return expected && `expected: ${expected.verdict}, because ${expected.because}`;
}

/** The decision of a claim on a learned run, on one line, such as `(b) on gaussians8/gmm/K=4/λ=∞, seed 1, round 2: slack 0.012 ± 0.004`. */
export function learnedEvidenceText({ experiment, claim, seed, t, slack, verdict }: LearnedEvidence): string {
  return `(${claim}) ${verdict} on ${experiment}, seed ${seed}, round ${t}: slack ${slackText(slack)}`;
}

/** Where a cell looked, on one line: the domain of its search, or its learned runs; undefined where nothing was searched. */
export function domainText(cell: JudgedCell): string | undefined {
  const { learned, verdict, model } = cell;
  if (learned !== undefined) {
    const decisive = learned.filter((each) => each.verdict === verdict);
    return `learned: ${(decisive.length > 0 ? decisive : learned).map(learnedEvidenceText).join('; ')}`;
  }
  return model === undefined ? undefined : `domain: ${domainLine(cell)}`;
}

/** The verdict on the whole matrix. */
export function matrixHeadline(results: MatrixResults): Verdict {
  const { cells } = results;
  const count = (wanted: Agreement): string =>
    plural(cells.filter(({ agreement }) => agreement === wanted).length, 'cell');
  switch (matrixVerdict(results)) {
    case 'unexpected':
      return { sign: '✗', words: `${count('unexpected')} unexpected`, tone: 'bad' };
    case 'refused':
      return { sign: '✗', words: `${plural(results.refused?.length ?? 0, 'certificate')} refused`, tone: 'bad' };
    case 'incomplete':
      return { sign: '…', words: 'incomplete: the run was cut short', tone: 'doubt' };
    case 'undecided':
      return { sign: '?', words: `${count('undecided')} undecided`, tone: 'doubt' };
    case 'as expected':
      return { sign: '✓', words: 'every cell agrees with theory', tone: 'good' };
  }
}

/** The effort behind each cell; learned runs have no cases. */
export function effortText({ cases }: Pick<MatrixResults, 'cases'>): string {
  return cases === 0 ? 'each loop trained on points of the plane' : `${countText(cases)} cases per cell`;
}

/** The size of the matrix, such as `4 statements on 2 loops`. */
export function sizeText({ statements, loops }: MatrixResults): string {
  return `${plural(statements.length, 'statement')} on ${plural(loops.length, 'loop')}`;
}
