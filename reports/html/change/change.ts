/** The part about a baseline on the first screen: what got worse, what got better, what is new or gone, margins and counterexamples. */
import type { Counterexample } from '../../../properties/results';
import {
  casesChangeText,
  isUnchanged,
  marginChangeText,
  type Outcome,
  placeText,
  refutedText,
  replacedText,
  type RunChange,
  runText,
  type Section,
  unchangedText,
  type VerdictChange,
} from '../../words';
import { foldedList } from '../folded-list';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';

/** Lines of a list in full; more of them are folded. */
const MOST = 6;

/** How the section links to the parts of its page. */
export interface Links {
  /** The anchor of a part of the page; undefined if the page has no such part. */
  readonly anchorOf: (section: Section) => string | undefined;
  /** The file of every counterexample, relative to the page. */
  readonly files: ReadonlyMap<Counterexample, string>;
}

const linked = (name: string, at: string | undefined): Html =>
  at === undefined ? html`<code>${name}</code>` : html`<a href="#${at}">${name}</a>`;

/** Members with the same key together, in the order of the first members. */
function together<T>(members: readonly T[], keyOf: (member: T) => string): readonly (readonly T[])[] {
  const keys = [...new Set(members.map(keyOf))];
  return keys.map((key) => members.filter((member) => keyOf(member) === key));
}

const arrow = ({ before, after }: VerdictChange): Html =>
  html`${badge(before)} <span aria-hidden="true">→</span><span class="unseen">is now</span> ${badge(after.verdict)}`;

/** Parts of a topic that changed alike, after the topic as a whole if that is among them: `holds → refuted (on discrete, on gaussian)`. */
function alikeHtml(changes: readonly VerdictChange[]): Html | undefined {
  const [first] = changes;
  if (first === undefined) return undefined;
  const parts = changes.flatMap(({ after }) => after.subject ?? []);
  const named = prose(parts.join(', '));
  if (parts.length === changes.length) return html`${named}: ${arrow(first)}`;
  return html`${arrow(first)}${parts.length === 0 ? '' : html` (${named})`}`;
}

/** A topic with all that changed in it; the topic as a whole comes first. */
function topicLine(changes: readonly VerdictChange[], { anchorOf }: Links): Html | undefined {
  const [first] = changes;
  if (first === undefined) return undefined;
  const { topic, section } = first.after;
  const alike = together(changes, ({ before, after }) => JSON.stringify([before.words, after.verdict.words]));
  return html`<li>
    ${linked(topic, anchorOf(section))} ${alike.map((members, i) => html`${i === 0 ? '' : '; '}${alikeHtml(members)}`)}
  </li>`;
}

function outcomeLine(outcomes: readonly Outcome[], anchorOf: Links['anchorOf']): Html | undefined {
  const [first] = outcomes;
  if (first === undefined) return undefined;
  const { topic, section } = first;
  return html`<li>
    ${linked(topic, anchorOf(section))}
    ${outcomes.map(({ subject, verdict }, i) => html`${i === 0 ? '' : '; '}${prose(subject ?? '')} ${badge(verdict)}`)}
  </li>`;
}

function witnessLine(witness: Counterexample, { anchorOf, files }: Links): Html {
  const { statement, subject, instance, claim, finding } = witness;
  const file = files.get(witness);
  const about = subject.kind === 'statement' ? `on ${instance.model}` : `${subject.kind} ${subject.id}`;
  return html`<li>
    ${linked(statement, anchorOf({ kind: 'statement', id: statement }))} ${prose(about)}, at ${placeText(finding)}:
    ${refutedText(claim, finding)}${file === undefined ? '' : html` (<a href="${file}">${file}</a>)`}
  </li>`;
}

/** A list under its heading, the rest of it folded; undefined if it is empty. */
function listHtml(title: string, lines: readonly (Html | undefined)[]): Html | undefined {
  if (lines.length === 0) return undefined;
  return html`<div>
    <h3>${title}</h3>
    ${foldedList(lines, MOST)}
  </div>`;
}

const remark = (text: string | undefined): Html | undefined =>
  text === undefined ? undefined : html`<p class="muted">${text}</p>`;

/** The lists of a change, without a frame. */
function listsHtml(change: RunChange, links: Links): Html {
  const { worse, better, other, added, gone, margins, witnesses } = change;
  const verdicts = (title: string, list: readonly VerdictChange[]): Html | undefined =>
    listHtml(
      title,
      together(list, ({ after }) => after.topic).map((changes) => topicLine(changes, links)),
    );
  const outcomes = (title: string, list: readonly Outcome[], anchorOf: Links['anchorOf']): Html | undefined =>
    listHtml(
      title,
      together(list, ({ topic }) => topic).map((members) => outcomeLine(members, anchorOf)),
    );
  const margin = margins.map(
    (one) =>
      html`<li>
        ${linked(one.statement, links.anchorOf({ kind: 'statement', id: one.statement }))} claim ${one.claim} on
        ${one.model}: ${marginChangeText(one)}
      </li>`,
  );
  return html`<div class="changes">
    ${verdicts('Worse', worse)} ${verdicts('Better', better)} ${verdicts('Other verdicts', other)}
    ${listHtml(
      'New counterexamples',
      witnesses.map((witness) => witnessLine(witness, links)),
    )}
    ${listHtml('Tightest margins', margin)} ${outcomes('New', added, links.anchorOf)}
    ${outcomes('Gone', gone, () => undefined)}
  </div>`;
}

/** The section about a change. */
export function changeHtml(change: RunChange, links: Links, title = 'Change against the baseline'): Html {
  const quiet = isUnchanged(change);
  const [bad, lost] = [change.worse.length > 0, change.gone.length > 0];
  const tone = bad ? 'bad' : lost ? 'doubt' : 'good';
  return html`<section class="change ${tone}" id="change" aria-labelledby="change-title">
    <h2 id="change-title">${title}</h2>
    ${
      quiet
        ? html`<p>${unchangedText(change)}</p>`
        : html`<p class="muted">The baseline is the run of ${runText(change.baseline)}.</p>
            ${!bad && !lost ? html`<p>Nothing got worse.</p>` : undefined} ${listsHtml(change, links)}`
    }
    ${remark(casesChangeText(change))} ${remark(replacedText(change))}
  </section>`;
}

/** The link of a statement on a page that has a part for every statement and no other parts. */
export const statementAnchor = (section: Section): string | undefined =>
  section.kind === 'statement' ? anchor(section.id) : undefined;
