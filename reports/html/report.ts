/**
 * The results as one self-contained HTML file: no external resources, formulas as MathML, pictures as SVG, and one small script that only adds
 * comfort.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template (`html/markup.ts`) escapes every
 * string.
 */
import { type OptionNames, checkOptions } from '../../theory/known-options';
import type { VerificationResults } from '../../properties/results';
import { counterexampleFiles, groupsOf, runChange, verdictLine } from '../words';
import { changeHtml } from './change/change';
import { examplesHtml } from './examples/section';
import type { Places } from './first/failures';
import { openingHtml } from './first/opening';
import { partAnchor } from './first/tiles';
import { issueAnchor } from './frame/anchors';
import { contentsHtml } from './frame/contents';
import { provenanceHtml } from './frame/provenance';
import { readingHtml } from './frame/reading';
import { learnedHtml } from './learned/section';
import { type Html, html } from './markup';
import { overviewHtml } from './overview';
import { pageHtml } from './page';
import { statementHtml } from './statement/statement';

function groupsHtml({ statements }: VerificationResults, places: Places): readonly Html[] {
  return groupsOf(statements).map(({ kind, title, statements: members }) => {
    const name = partAnchor(kind);
    return html`<section class="group" id="${name}" aria-labelledby="${name}-title">
      <h2 class="group-title" id="${name}-title">${title}</h2>
      ${members.map((statement) => statementHtml(statement, { statements, ...places }))}
    </section>`;
  });
}

/** What a report is made with, besides the results. */
export interface ReportOptions {
  /**
   * An earlier run; the page then says what changed since.
   * @defaultValue no baseline, and no such section
   */
  readonly baseline?: VerificationResults | undefined;
  /**
   * The address of the playground, relative to the page; cases that it can show then have a link.
   * @defaultValue no playground, and no such links
   */
  readonly playground?: string | undefined;
}

const OPTIONS: OptionNames<ReportOptions> = { baseline: true, playground: true };

/** The report as an HTML document. */
export function reportHtml(results: VerificationResults, options: ReportOptions = {}): string {
  checkOptions('reportHtml', options, OPTIONS);
  const { baseline, playground } = options;
  const places = { files: counterexampleFiles(results), playground };
  const links = { anchorOf: issueAnchor, files: places.files };
  const change = baseline === undefined ? undefined : changeHtml(runChange(baseline, results), links);
  const overview = overviewHtml(results);
  const examples = examplesHtml(results.examples);
  const parts = [
    ...(examples === undefined ? [] : [['examples', 'Bounds beside the truth'] as const]),
    ...(results.learned === undefined ? [] : [['learned', 'Learned models'] as const]),
    ...(overview === undefined ? [] : [['overview', 'All figures in one table'] as const]),
    ['reading', 'How to read this'] as const,
    ['provenance', 'Provenance and results.json'] as const,
  ];
  return pageHtml({
    headline: verdictLine(results),
    top: openingHtml(results, places, change),
    contents: contentsHtml(results, parts, playground),
    main: [...groupsHtml(results, places), examples, learnedHtml(results.learned), overview, readingHtml(results)],
    foot: provenanceHtml(results),
  });
}
