/** The verdict on the paper's figures, and the exit code. */
import { type FindingVerdict, type ReproducedFigure, type Reproduction, worstFinding } from '../../properties/results';
import { plural } from './number-text';
import { exitCode } from './issues';
import { type Verdict, verdictOf } from './verdict';

const WORDS: Readonly<Record<FindingVerdict, string>> = {
  holds: 'seen',
  refuted: 'not seen: the opposite is proved',
  undecided: 'undecided',
};

/** A finding, or the worst of several. */
export const findingVerdict = (verdict: FindingVerdict): Verdict => ({ ...verdictOf(verdict), words: WORDS[verdict] });

const worstOf = ({ findings }: Pick<ReproducedFigure, 'findings'>): FindingVerdict =>
  worstFinding(findings.map(({ verdict }) => verdict));

/** The verdict on one figure: on all that it shows. */
export const figureVerdict = (figure: ReproducedFigure): Verdict => findingVerdict(worstOf(figure));

/** One line for all figures. */
export function reproductionHeadline({ figures }: Reproduction): Verdict {
  const all = figures.flatMap(({ findings }) => findings);
  const seen = all.filter(({ verdict }) => verdict === 'holds').length;
  const { sign, tone } = verdictOf(worstFinding(figures.map(worstOf)));
  return {
    sign,
    tone,
    words: `${seen} of ${plural(all.length, 'finding')} seen in ${plural(figures.length, 'figure')}`,
  };
}

/**
 * 0 if all that the figures show is seen, 1 if the opposite of some is proved or a statement is refuted, 3 if something is undecided or was cut
 * short, 4 after an internal contradiction.
 */
export function reproductionExitCode({ figures }: Reproduction): 0 | 1 | 3 | 4 {
  const codes = figures.map(({ results }) => exitCode(results));
  if (codes.includes(4)) return 4;
  const worst = worstFinding(figures.map(worstOf));
  if (worst === 'refuted' || codes.includes(1)) return 1;
  return worst === 'undecided' || figures.some(({ results }) => !results.complete) ? 3 : 0;
}
