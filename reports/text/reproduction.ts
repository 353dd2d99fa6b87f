/** The output of `reproduce`: per figure what is looked for, the outcome, and the ranges that decided it. */
import type { ReproducedFigure, Reproduction } from '../../properties/results';
import { figureVerdict, findingVerdict, reproductionHeadline, verdictLine } from '../words';
import { hanging } from '../text-table';

function figureLines(figure: ReproducedFigure, width: number): readonly string[] {
  const { id, title, findings, results } = figure;
  return [
    ...hanging(`${figureVerdict(figure).sign} `, `${id}, ${title}`, width),
    ...findings.flatMap(({ says, verdict, seen }) => {
      const { sign, words } = findingVerdict(verdict);
      return [...hanging(`    ${sign} `, `${says}: ${words}`, width), ...hanging('      ', seen, width)];
    }),
    ...hanging('    ', `the statements on these runs: ${verdictLine(results).words}`, width),
    '',
  ];
}

/** @param written the paths of the files that were written */
export function reproductionText(reproduction: Reproduction, written: readonly string[], width: number): string {
  const { sign, words } = reproductionHeadline(reproduction);
  return [
    ...reproduction.figures.flatMap((figure) => figureLines(figure, width)),
    `${sign} ${words}`,
    ...hanging('  ', `wrote ${written.join(', ')}`, width),
  ].join('\n');
}
