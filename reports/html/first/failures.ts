/** What needs attention, first of all: each refuted claim with its smallest instance drawn, then the other problems. */
import type { Counterexample, VerificationResults } from '../../../properties/results';
import { type Issue, issuesOf, refutedText, witnessKey } from '../../words';
import { issueAnchor } from '../frame/anchors';
import { foldedList } from '../folded-list';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { commandHtml, counterexampleHtml } from '../witness';

/** Problems in full; more of them are folded. */
const MOST = 6;

/** Where counterexamples can be found. */
export interface Places {
  readonly files: ReadonlyMap<Counterexample, string>;
  readonly playground: string | undefined;
}

/** Problems that show the same are one: the same counterexample, or the same claim of a statement refuted on several models. */
interface Failure {
  readonly issues: readonly Issue[];
  /** The first counterexample, drawn in full. */
  readonly counterexample?: Counterexample | undefined;
  /** Further counterexamples to the same claim, which are only named. */
  readonly others: readonly Counterexample[];
}

/** What the reader learns from an issue. */
function keyOf({ counterexample, topic }: Issue, i: number): string {
  if (counterexample === undefined) return `issue ${i}`;
  const { subject, claim, loop } = counterexample;
  return subject.kind === 'statement' ? JSON.stringify([topic, claim, loop]) : witnessKey(counterexample);
}

function failuresOf(issues: readonly Issue[]): readonly Failure[] {
  const keys = issues.map(keyOf);
  return [...new Set(keys)].map((key) => {
    const members = issues.filter((_, i) => keys[i] === key);
    const found = members.flatMap((issue) => issue.counterexample ?? []);
    const distinct = found.filter((one, i) => found.findIndex((other) => witnessKey(other) === witnessKey(one)) === i);
    const [counterexample, ...others] = distinct;
    return { issues: members, counterexample, others };
  });
}

/** Further counterexamples, by model and file. */
function othersHtml(others: readonly Counterexample[], files: ReadonlyMap<Counterexample, string>): Html | undefined {
  if (others.length === 0) return undefined;
  return html`<p>
    The same claim fails on other models:
    ${others.map((other, i) => {
      const file = files.get(other);
      const name = html`${other.instance.model}, ${refutedText(other.claim, other.finding)}`;
      return html`${i === 0 ? '' : '; '}${file === undefined ? name : html`<a href="${file}">${name}</a>`}`;
    })}.
  </p>`;
}

function itemHtml({ issues, counterexample, others }: Failure, { files, playground }: Places): Html | undefined {
  const [first] = issues;
  if (first === undefined) return undefined;
  // Of one statement, the models are named in one line.
  const topics = [...new Set(issues.map(({ topic }) => topic))];
  const heads = topics.map((topic) => {
    const own = issues.filter((issue) => issue.topic === topic);
    const [{ section, verdict } = first] = own;
    const subjects = own.map(({ subject }, i) => (i === 0 ? subject : subject.replace(/^on /, ''))).join(', ');
    return html`<h3><a href="#${issueAnchor(section)}">${topic}</a> ${subjects}: ${badge(verdict)}</h3>`;
  });
  const texts = [...new Set(issues.map(({ text }) => text))];
  const again =
    counterexample === undefined
      ? first.replay && commandHtml(first.replay)
      : counterexampleHtml(counterexample, { file: files.get(counterexample), playground });
  return html`<li class="failure ${first.verdict.tone}">
    ${heads}${texts.map((text) => html`<p class="muted">${prose(text)}</p>`)}${again}${othersHtml(others, files)}
  </li>`;
}

export function failuresHtml(results: VerificationResults, places: Places): Html | undefined {
  const failures = failuresOf(issuesOf(results));
  if (failures.length === 0) return undefined;
  const items = failures.map((failure) => itemHtml(failure, places));
  return html`<section class="attention" aria-labelledby="attention-title">
    <h2 id="attention-title">What needs attention</h2>
    ${foldedList(items, MOST, 'failures')}
  </section>`;
}
