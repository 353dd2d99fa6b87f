/** The contents of the report: every statement with the sign of its verdict, and the tools that find one. */
import type { StatementResult, VerificationResults } from '../../../properties/results';
import { familiesOf, familyOutcome, familyTitle, groupsOf, type Verdict, verdictOf } from '../../words';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';

interface Entry {
  readonly id: string;
  readonly name: Html;
  readonly verdict: Verdict;
}

function entryHtml({ id, name, verdict: { sign, words, tone } }: Entry): Html {
  return html`<li data-for="${id}">
    <a href="#${id}"
      ><span class="sign verdict ${tone}" aria-hidden="true">${sign}</span><span>${name}</span
      ><span class="unseen">${words}</span></a
    >
  </li>`;
}

const list = (title: string, entries: readonly Entry[]): Html | undefined =>
  entries.length === 0
    ? undefined
    : html`<h2>${title}</h2>
        <ul>
          ${entries.map(entryHtml)}
        </ul>`;

const statementEntry = ({ id, verdict }: StatementResult): Entry => ({
  id: anchor(id),
  name: html`${id}`,
  verdict: verdictOf(verdict),
});

function learnedEntries({ learned }: VerificationResults): readonly Entry[] {
  if (learned === undefined) return [];
  return familiesOf(learned).map((family) => ({
    id: anchor(family.name, 'family'),
    name: prose(familyTitle(family)),
    verdict: familyOutcome(family),
  }));
}

/** The chips: one for each verdict that occurs. */
function chipsHtml(verdicts: readonly Verdict[]): Html {
  const distinct = verdicts.filter(({ words }, i) => verdicts.findIndex((other) => other.words === words) === i);
  return html`<ul class="chips">
    <li><button type="button" data-only="all" aria-pressed="true">all</button></li>
    ${distinct.map(
      (verdict) =>
        html`<li>
          <button type="button" data-only="${verdict.words}" aria-pressed="false">${badge(verdict)}</button>
        </li>`,
    )}
  </ul>`;
}

/** `other` are further parts of the page, as anchor and title. */
export function contentsHtml(
  results: VerificationResults,
  other: readonly (readonly [anchor: string, title: string])[],
  playground?: string,
): Html {
  const groups = groupsOf(results.statements).map(({ title, statements }) => ({
    title,
    entries: statements.map(statementEntry),
  }));
  const learned = learnedEntries(results);
  const verdicts = [...groups.flatMap(({ entries }) => entries), ...learned].map(({ verdict }) => verdict);
  return html`<nav class="contents" aria-label="Contents">
    <details open>
      <summary>Contents</summary>
      <div class="finder" hidden>
        <input type="search" aria-label="Search statements" placeholder="Search statements ( / )" />
        ${chipsHtml(verdicts)}
        <p role="status"></p>
      </div>
      ${groups.map(({ title, entries }) => list(title, entries))} ${list('Learned models', learned)}
      ${
        other.length === 0
          ? undefined
          : html`<h2>More</h2>
              <ul>
                ${other.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
                ${playground === undefined ? undefined : html`<li><a href="${playground}">Playground</a></li>`}
              </ul>`
      }
    </details>
  </nav>`;
}
