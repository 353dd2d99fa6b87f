/** What a statement follows from, and the published constant beside the best known. */
import type { StatementResult } from '../../../properties/results';
import { followsOf, verdictOf } from '../../words';
import { claimList } from '../claims';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';

/** A link to a statement of the run; the id alone of another one. */
const linkTo = (id: string, statements: readonly StatementResult[]): Html =>
  statements.some((statement) => statement.id === id) ? html`<a href="#${anchor(id)}">${id}</a>` : html`${id}`;

/** `Follows from …`; undefined where no statement of the registry is used. */
export function followsHtml(statement: StatementResult, statements: readonly StatementResult[]): Html | undefined {
  const grounds = followsOf(statement);
  if (grounds.length === 0) return undefined;
  return html`<span class="muted"
    >Follows from ${grounds.map((id, i) => html`${i === 0 ? '' : ', '}${linkTo(id, statements)}`)}.</span
  >`;
}

/** The first claim of a statement beside that of the one with the best known constant. */
export function sharperHtml(statement: StatementResult, statements: readonly StatementResult[]): Html | undefined {
  const sharper = statements.find(({ id }) => id === statement.sharper);
  if (sharper === undefined) return undefined;
  return html`<h4>The published constant beside the best known</h4>
    <div class="beside">
      <div>
        <h5>${statement.id}</h5>
        ${claimList(statement.claims.slice(0, 1))}
      </div>
      <div>
        <h5>${linkTo(sharper.id, statements)} ${badge(verdictOf(sharper.verdict))}</h5>
        <p>${prose(sharper.summary)}</p>
        ${claimList(sharper.claims.slice(0, 1))}
      </div>
    </div>`;
}
