/** The section of one statement. */
import type { Counterexample, StatementResult } from '../../../properties/results';
import { countText, evidenceText, tightestMargin, verdictOf } from '../../words';
import { claimSources } from '../claims';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';
import { commandHtml } from '../witness';
import { cellsHtml, domainHtml } from './cells';
import { constantsHtml } from './constants';
import { dropDetails, neededHtml } from './drops';
import { expectationHtml, refutationHtml } from './expectation';
import { proofsHtml } from './proofs';
import { mutantChips, mutantDetails } from './mutants';
import { followsHtml, sharperHtml } from './relations';
import { shownHtml } from './shown';
import { symbolsHtml, theoremHtml } from './theorem';

const SOURCES = {
  published: 'Published',
  restated: 'Restated',
  derived: 'Derived here',
  conjectured: 'Conjectured here',
} as const;

/** What a section needs to know of the run. */
export interface Run {
  readonly statements: readonly StatementResult[];
  /** The file of every counterexample. */
  readonly files: ReadonlyMap<Counterexample, string>;
  /** The address of the playground, relative to the page. */
  readonly playground: string | undefined;
}

const isRefuted = ({ cells }: StatementResult): boolean =>
  cells.some(({ counterexample }) => counterexample !== undefined);

/** Cases, evidence and tightness in one line. */
function figuresLine(statement: StatementResult): Html {
  const { cells } = statement;
  const cases = cells.reduce((sum, cell) => sum + cell.cases.run, 0);
  const margin = tightestMargin(statement);
  return html`<p class="figures-line">
    ${countText(cases)} cases,
    ${evidenceText(statement)}${margin === '–' ? undefined : html` · ${isRefuted(statement) ? 'margin' : 'tightest margin'} ${margin}`}
  </p>`;
}

/** The refuted cells, whose counterexamples stand at the top of the page. */
function refutedHtml({ cells, expected }: StatementResult): Html | undefined {
  const refuted = cells.filter(({ counterexample }) => counterexample !== undefined);
  if (refuted.length === 0 || expected?.verdict === 'refuted') return undefined;
  const models = refuted.map(({ model }) => model).join(', ');
  return html`<p>The counterexample on ${models} is shown <a href="#attention-title">at the top of the page</a>.</p>`;
}

/** One statement of a run. */
export function statementHtml(statement: StatementResult, run: Run): Html {
  const { id, title, summary, source, verdict, replay } = statement;
  const name = anchor(id);
  const words = [id, title, summary, ...statement.claims.map(({ text }) => text)].join(' ').toLowerCase();
  return html`<article
    class="statement"
    id="${name}"
    aria-labelledby="${name}-title"
    data-status="${verdictOf(verdict).words}"
    data-words="${words}"
  >
    <h3 id="${name}-title">
      ${badge(verdictOf(verdict))} ${prose(title)} <code class="id">${id}</code
      ><a class="pilcrow" href="#${name}" aria-label="Link to ${id}">¶</a>
    </h3>
    ${figuresLine(statement)} ${proofsHtml(statement)}
    <p>
      ${prose(summary)}
      <span class="muted">${SOURCES[source.kind]}: ${source.reference}.</span> ${followsHtml(statement, run.statements)}
    </p>
    ${domainHtml(statement)} ${expectationHtml(statement)} ${refutedHtml(statement)}
    <div class="split">
      ${theoremHtml(statement)}
      <div class="shown">${shownHtml(statement, run.playground)}</div>
    </div>
    ${symbolsHtml(statement)} ${refutationHtml(statement, run)} ${neededHtml(statement)} ${mutantChips(statement)}
    <details class="full" data-fold open>
      <summary>Cases, instances in full, claims as text, command</summary>
      <h4>Run this again</h4>
      ${commandHtml(replay)}
      <h4>In the claim language</h4>
      ${claimSources(statement)}
      <p class="origin">Its data and proof: <code>theory/statements/${id}.ts</code>.</p>
      ${sharperHtml(statement, run.statements)} ${constantsHtml(statement, run.statements)} ${cellsHtml(statement)}
      ${dropDetails(statement, run)} ${mutantDetails(statement, run.files)}
    </details>
  </article>`;
}
