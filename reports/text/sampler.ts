/** The output of `check --process` on a loop that gives samples: the verdicts with their confidence, and what was refuted. */
import type { LearnedCell, LearnedVerdict, SamplerCheck } from '../../properties/results';
import { hanging, indentedLines, textTable } from '../text-table';
import { cellReason, confidenceText, decisionText, plural } from '../words';

const SIGNS: Readonly<Record<LearnedVerdict, string>> = {
  holds: '✓',
  refuted: '✗',
  "learner's error": '≠',
  undecided: '?',
  'not applicable': '–',
};

const NAMES: Readonly<Record<SamplerCheck['setting']['laws'][number], string>> = {
  model: 'the models',
  curated: 'the kept candidates',
  training: 'the training data',
  reference: 'the real data',
};

/** The most draws that a decision of the cell took. */
const drawsOf = ({ claims }: LearnedCell): number =>
  Math.max(0, ...claims.flatMap(({ decisions }) => decisions.map(({ samples }) => samples)));

/** The verdict in words: of what holds, the tightest decision of each claim. */
function howText(cell: LearnedCell): string {
  switch (cell.verdict) {
    case 'holds':
      return cell.claims.flatMap((claim) => (claim.verdict === 'holds' ? (decisionText(claim) ?? []) : [])).join('; ');
    case 'refuted':
      return 'below';
    case "learner's error":
    case 'undecided':
      return cellReason(cell);
    case 'not applicable':
      return cell.reason ?? cell.claims[0]?.reason ?? '';
  }
}

function refutation({ statement, claims }: LearnedCell, { seed }: SamplerCheck, source: string): readonly string[] {
  const refuted = claims.filter(({ verdict }) => verdict === 'refuted');
  return [
    ...refuted.flatMap((claim) => [
      `claim ${claim.id}: ${claim.text}${claim.when ? `   when ${claim.when.text}` : ''}`,
      `  ${claim.says}`,
      `  ${decisionText(claim) ?? ''} (statistical)`,
    ]),
    `replay: npx curated-loops check ${source} --only ${statement} --seed ${seed}`,
    `hint: npx curated-loops explain ${statement}`,
  ];
}

const settingText = ({ setting: { K, lambda, wMax, rounds, start, laws }, draws }: SamplerCheck): string =>
  [
    `K = ${K}, λ = ${lambda}, w_max = ${wMax}, ${plural(rounds, 'round')}`,
    `p_0 fitted to ${start === 'reference' ? 'the real data' : 'other data'}`,
    `${draws} draws a round of ${laws.map((law) => NAMES[law]).join(', ')}`,
  ].join('; ');

/** @param source what the command line names as the loop */
export function samplerText(check: SamplerCheck, source: string, width: number): string {
  const { loop, cells, seed, budget, failure, verdict } = check;
  const rows = cells.map((cell) => [
    `${SIGNS[cell.verdict]} ${cell.statement}`,
    cell.verdict,
    String(drawsOf(cell)),
    howText(cell),
  ]);
  const counts = (Object.keys(SIGNS) as LearnedVerdict[])
    .map((kind) => `${cells.filter((cell) => cell.verdict === kind).length} ${kind}`)
    .join(', ');
  return [
    `${loop.id}: ${loop.title}`,
    ...hanging('', settingText(check), width),
    ...(failure === undefined ? [] : hanging('failed: ', failure, width)),
    '',
    textTable(['guarantee', 'verdict', 'draws', 'how'], rows, width),
    '',
    ...cells
      .filter((cell) => cell.verdict === 'refuted')
      .flatMap((cell) => [`✗ ${cell.statement}`, ...indentedLines(refutation(cell, check, source), '    ', width), '']),
    `${SIGNS[verdict]} ${counts}; seed ${seed}; all verdicts are right at once with ${confidenceText(budget.alpha)} confidence`,
  ].join('\n');
}
