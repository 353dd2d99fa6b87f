/** The section of one statement. */
import type { StatementResult } from '../../../properties/results';
import { verdictOf } from '../../words';
import { cellsHtml } from './cells';
import { claimsHtml } from '../claims';
import { dropsHtml } from './drops';
import { expectationHtml, refutationHtml } from './expectation';
import { type Html, html } from '../markup';
import { mutantsHtml } from './mutants';
import { anchor, badge, prose } from '../symbol';

const SOURCES = {
  published: 'Published',
  restated: 'Restated',
  derived: 'Derived here',
  conjectured: 'Conjectured here',
} as const;

/** One statement; `statements` are those of the run. */
export function statementHtml(statement: StatementResult, statements: readonly StatementResult[]): Html {
  const { id, title, summary, source, verdict, replay } = statement;
  const name = anchor(id);
  return html`<section id="${name}" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${prose(title)} <code class="id">${id}</code></h2>
    <p class="lead">${badge(verdictOf(verdict))}</p>
    <p>${prose(summary)}</p>
    ${expectationHtml(statement)}
    <p class="muted">${SOURCES[source.kind]}: ${source.reference}</p>
    ${claimsHtml(statement)} ${refutationHtml(statement, statements)} ${cellsHtml(statement)} ${dropsHtml(statement)}
    ${mutantsHtml(statement)}
    <h3>Run this again</h3>
    <pre><code>${replay}</code></pre>
    <p class="back"><a href="#overview">Back to the overview</a></p>
  </section>`;
}
