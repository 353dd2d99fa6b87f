/** The expectation for a statement that is not a theorem, with the outcome of its search; a false claim is shown with the true one. */
import type { StatementResult } from '../../../properties/results';
import { expectedWitnesses, searchEffort, verdictOf } from '../../words';
import { claimList } from '../claims';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';
import { counterexampleHtml } from '../witness';
import type { Run } from './statement';

/** The statement that holds in place of a false one, with its verdict in this run. */
function correctedHtml(id: string, statements: readonly StatementResult[]): Html {
  const corrected = statements.find((statement) => statement.id === id);
  if (corrected === undefined)
    return html`<h4>What holds in its place</h4>
      <p><code>${id}</code>, which was not part of this run.</p>`;
  return html`<h4>What holds in its place</h4>
    <p>
      <a href="#${anchor(id)}">${prose(corrected.title)}</a> <code class="id">${id}</code>:
      ${badge(verdictOf(corrected.verdict))}
    </p>
    <details data-fold open>
      <summary>${corrected.claims.length === 1 ? 'Its claim' : 'Its claims'}</summary>
      ${claimList(corrected.claims)}
    </details>`;
}

/**
 * The witness of a claim that is expected to fail, with the statement that holds in its place; undefined for other statements.
 */
export function refutationHtml(statement: StatementResult, { statements, files, playground }: Run): Html | undefined {
  if (statement.expected?.verdict !== 'refuted') return undefined;
  const { corrected } = statement.expected;
  const witnesses = expectedWitnesses(statement);
  const shown =
    witnesses.length === 0
      ? html`<p>None was found.</p>`
      : witnesses.map((witness) => counterexampleHtml(witness, { file: files.get(witness), playground, folded: true }));
  return html`<div class="beside">
    <div>
      <h4>The counterexample that the search found</h4>
      ${shown}
    </div>
    ${corrected === undefined ? undefined : html`<div>${correctedHtml(corrected, statements)}</div>`}
  </div>`;
}

/** The kind of a statement, with the reason; undefined for a theorem. */
export function expectationHtml(statement: StatementResult): Html | undefined {
  const { expected } = statement;
  if (expected === undefined) return undefined;
  const { verdict, because } = expected;
  switch (verdict) {
    case 'refuted':
      return html`<p><b>Expected to be refuted</b>, as a published claim that fails as stated: ${prose(because)}.</p>`;
    case 'open':
      return html`<p><b>A conjecture</b>, not a theorem: ${prose(because)}.</p>
        <p><span class="muted">How hard the search looked:</span> ${searchEffort(statement)}.</p>`;
  }
}
