/** The top of the page of an audit, how to read it, and its foot. */
import type { AuditResults } from '../../../properties/results';
import { auditHeadline, countText, decimalText, plural } from '../../words';
import { keptResultsHtml } from '../frame/provenance';
import { type Html, html } from '../markup';

/** The confidence of an interval, such as `95 %`. */
export const confidenceOf = ({ confidence }: AuditResults): string => `${decimalText(100 * confidence, 3)} %`;

/** The first screen: the verdict, what was audited, and the error budget. */
export function openingHtml(results: AuditResults): Html {
  const { sign, words, tone } = auditHeadline(results);
  const { traces, budget, tool } = results;
  const pools = traces.reduce((sum, { size }) => sum + size.pools, 0);
  const facts = [
    plural(traces.length, 'trace'),
    plural(pools, 'pool'),
    `error budget ${decimalText(budget.total, 2)} over ${plural(budget.checks, 'check')}, ${decimalText(budget.spent, 2)} spent`,
    `intervals of estimates at ${confidenceOf(results)}`,
    `version ${tool.version}`,
  ];
  return html`<header>
    <div class="opening ${tone}">
      <p class="kicker">curated-loops · audit of recorded runs</p>
      <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
      <ul class="facts">
        ${facts.map((fact) => html`<li>${fact}</li>`)}
      </ul>
    </div>
  </header>`;
}

/** The explanation of the page. */
export function readingHtml(results: AuditResults): Html {
  const { budget } = results;
  return html`<section class="reading" id="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <p>
      A recorded run is a sample, so its verdicts are <b>statistical</b> unless they are marked exact: all of them
      together are wrong with probability at most ${decimalText(budget.spent, 2)}. <b>Holds</b> means that the interval
      of the slack lies on the right side, <b>refuted</b> that it lies on the wrong one. <b>Undecided</b> means that the
      record is too short to tell, and is never a pass. A check is <b>not applicable</b> if its hypotheses do not hold,
      or if the record does not say what it needs.
    </p>
    <p>
      A <b>round</b> offers pools of candidates, keeps some of each, and trains the next model on them. The unit of all
      statistics is the pool. <b>Selection</b> is what the kept candidates have more than those offered;
      <b>transmission</b> is what the next model has of it. The intervals of verdicts hold all at once; those of
      estimates hold one by one, at ${confidenceOf(results)}.
    </p>
  </section>`;
}

export function footHtml(results: AuditResults): Html {
  const { tool, traces } = results;
  return html`<footer id="provenance">
    <p>curated-loops ${tool.version}; ${countText(traces.length)} ${traces.length === 1 ? 'trace' : 'traces'}.</p>
    ${keptResultsHtml(results, 'audit.json')}
  </footer>`;
}
