/**
 * Several runs as one self-contained HTML file: the verdicts of every statement by run, and figures over the runs.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template escapes every string.
 */
import {
  countText,
  decimalText,
  type NamedResults,
  plural,
  runChange,
  runText,
  type Trend,
  trendOf,
} from '../../words';
import { changeHtml, statementAnchor } from '../change/change';
import { type Html, html } from '../markup';
import { pageHtml } from '../page';
import { chartHtml } from './chart';
import { trendStyles } from './styles';
import { experimentsTable, runsTable, statementsTable } from './tables';

function openingHtml({ runs, newest }: Trend): Html {
  const { sign, words, tone } = newest.verdict;
  return html`<div class="opening ${tone}">
    <p class="kicker">curated-loops · trend over ${plural(runs.length, 'run')}</p>
    <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
    <ul class="facts">
      <li>the newest run: ${newest.name}</li>
      <li>${runText(newest.results)}</li>
      <li>tested on generated cases, not proved for all</li>
    </ul>
  </div>`;
}

/** What changed between the two newest runs; undefined if there is one run. The files of the counterexamples lie beside another page. */
function newestChange({ runs, newest }: Trend): Html | undefined {
  const before = runs.at(-2);
  if (before === undefined) return undefined;
  const links = { anchorOf: statementAnchor, files: new Map<never, never>() };
  return changeHtml(runChange(before.results, newest.results), links, `Change since run ${runs.length - 1}`);
}

function chartsHtml({ runs }: Trend): Html {
  const results = runs.map((run) => run.results);
  const cases = results.map(({ counts }) => counts.cases);
  const decisions = results.map(({ counts }) => counts.decisions);
  const seconds = results.map(({ timing }) => timing.seconds);
  return html`<div class="panels-of">
    ${chartHtml('Cases', cases, countText)} ${chartHtml('Decisions', decisions, countText)}
    ${chartHtml('Seconds', seconds, (value) => decimalText(value, 3))}
  </div>`;
}

/**
 * A trend over runs, which are put in the order of their starts. The first screen has the verdict of the newest run, and what changed since the run
 * before it.
 * @throws InputError without any run
 * @example
 * const page = (runs: readonly NamedResults[]): string => trendHtml(runs);
 */
export function trendHtml(named: readonly NamedResults[]): string {
  const trend = trendOf(named);
  const learned = experimentsTable(trend);
  return pageHtml({
    headline: trend.newest.verdict,
    styles: trendStyles,
    top: html`<header>${openingHtml(trend)} ${newestChange(trend)}</header>`,
    main: [
      html`<section aria-labelledby="runs-title">
        <h2 id="runs-title">The runs</h2>
        ${runsTable(trend)} ${chartsHtml(trend)}
      </section>`,
      html`<section aria-labelledby="verdicts-title">
        <h2 id="verdicts-title">Verdicts by run</h2>
        ${statementsTable(trend)} ${learned}
      </section>`,
    ],
    foot: html`<footer>
      <p>
        Every number on this page comes from the results of the runs. A margin is the slack of an inequality relative to
        its larger side. Runs may differ in their seeds, cases and statements.
      </p>
    </footer>`,
  });
}
