/** What needs attention, first of all: each refuted claim with its smallest instance drawn, then the other problems. */
import type { Counterexample, VerificationResults } from '../../../properties/results';
import { counterexampleFiles, type Issue, issuesOf, witnessKey } from '../../words';
import { issueAnchor } from '../frame/anchors';
import { type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { commandHtml, counterexampleHtml } from '../witness';

/** Problems in full; more of them are folded. */
const MOST = 6;

/** Problems that have the same counterexample are one. */
interface Failure {
  readonly issues: readonly Issue[];
  readonly counterexample?: Counterexample | undefined;
}

function failuresOf(issues: readonly Issue[]): readonly Failure[] {
  const keyOf = ({ counterexample }: Issue, i: number): string =>
    counterexample === undefined ? String(i) : witnessKey(counterexample);
  const keys = issues.map(keyOf);
  return [...new Set(keys)].map((key) => {
    const members = issues.filter((_, i) => keys[i] === key);
    return { issues: members, counterexample: members[0]?.counterexample };
  });
}

function itemHtml({ issues, counterexample }: Failure, files: ReadonlyMap<Counterexample, string>): Html | undefined {
  const [first] = issues;
  if (first === undefined) return undefined;
  const heads = issues.map(
    ({ topic, section, subject, verdict }) =>
      html`<h3><a href="#${issueAnchor(section)}">${topic}</a> ${subject}: ${badge(verdict)}</h3>`,
  );
  const texts = [...new Set(issues.map(({ text }) => text))];
  const again =
    counterexample === undefined
      ? first.replay && commandHtml(first.replay)
      : counterexampleHtml(counterexample, files.get(counterexample));
  return html`<li class="failure ${first.verdict.tone}">
    ${heads}${texts.map((text) => html`<p class="muted">${prose(text)}</p>`)}${again}
  </li>`;
}

export function failuresHtml(results: VerificationResults): Html | undefined {
  const failures = failuresOf(issuesOf(results));
  if (failures.length === 0) return undefined;
  const files = counterexampleFiles(results);
  const items = failures.map((failure) => itemHtml(failure, files));
  const more = items.slice(MOST);
  return html`<section class="attention" aria-labelledby="attention-title">
    <h2 id="attention-title">What needs attention</h2>
    <ul class="failures">
      ${items.slice(0, MOST)}
    </ul>
    ${
      more.length === 0
        ? undefined
        : html`<details class="more" data-fold open>
            <summary>${more.length} more</summary>
            <ul class="failures">
              ${more}
            </ul>
          </details>`
    }
  </section>`;
}
