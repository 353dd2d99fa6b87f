/** The tables of a trend: the runs with their figures, and the verdicts of statements by run. */
import { countText, decimalText, runText, type Trend, type TrendRow, type Verdict } from '../../words';
import { type Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { sparkHtml } from './chart';

const runAnchor = (i: number): string => `run-${i + 1}`;

/** One row per run, from the oldest. */
export function runsTable({ runs }: Trend): Html {
  const [first] = runs;
  const figureHeads = ['cases', 'decisions', 'seconds', ...first.figures.map(([heading]) => heading)];
  const rows = runs.map(({ name, results, verdict, figures }, i) => {
    const { counts, timing } = results;
    const numbers = [
      countText(counts.cases),
      countText(counts.decisions),
      decimalText(timing.seconds, 3),
      ...figures.map(([, figure]) => figure),
    ];
    return html`<tr id="${runAnchor(i)}">
      <th scope="row">${i + 1} <code class="id">${name}</code></th>
      <td>${badge(verdict)} <span class="muted">${runText(results)}</span></td>
      ${numbers.map((text) => html`<td class="number">${text}</td>`)}
    </tr>`;
  });
  return tableHtml({
    label: 'The runs with their figures',
    name: 'runs',
    heard: 'One row per run, from the oldest.',
    heads: [head('run'), head('verdict'), ...figureHeads.map(numberHead)],
    body: html`<tbody>
      ${rows}
    </tbody>`,
  });
}

/** A verdict as a sign; a change from the run before is marked and said. */
function markHtml(verdict: Verdict | undefined, before: Verdict | undefined): Html {
  if (verdict === undefined) return html`<td><span class="unseen">not in this run</span></td>`;
  const { sign, words, tone } = verdict;
  const moved = before !== undefined && before.words !== words;
  return html`<td class="${moved ? 'moved' : 'same'}">
    <span class="verdict ${tone}" title="${words}"
      ><span class="sign" aria-hidden="true">${sign}</span
      ><span class="unseen">${words}${moved ? `, ${before.words} before` : ''}</span></span
    >
  </td>`;
}

/** The verdict in the last run before the i-th that has the row. */
const earlier = ({ verdicts }: TrendRow, i: number): Verdict | undefined =>
  verdicts
    .slice(0, i)
    .filter((verdict) => verdict !== undefined)
    .at(-1);

function rowHtml(row: TrendRow, id: string | undefined, withMargin: boolean): Html {
  const { title, verdicts, margins, tightest } = row;
  const name = html`${prose(title)} <code class="id">${row.id}</code>`;
  const label = `Smallest positive margin of ${row.id}`;
  const margin = html`<td class="number">${tightest}</td>
    <td>${sparkHtml(margins, label)}</td>`;
  return html`<tr>
    ${id === undefined ? html`<th scope="row">${name}</th>` : html`<th scope="row" id="${id}">${name}</th>`}
    ${withMargin ? margin : undefined} ${verdicts.map((verdict, i) => markHtml(verdict, earlier(row, i)))}
  </tr>`;
}

const runHeads = ({ runs }: Trend): readonly Html[] =>
  runs.map((_, i) => head(html`<a href="#${runAnchor(i)}"><span class="unseen">run </span>${i + 1}</a>`));

/** The verdict of every statement in every run, with its margin. */
export function statementsTable(trend: Trend): Html | undefined {
  const { statements } = trend;
  if (statements.length === 0) return undefined;
  return tableHtml({
    label: 'Verdicts of the statements by run',
    name: 'variants',
    caption: 'One row per statement, one column per run. A framed mark differs from the run before.',
    heads: [head('statement'), numberHead('tightest margin'), head('margin by run (log)'), ...runHeads(trend)],
    body: html`<tbody>
      ${statements.map((row) => rowHtml(row, anchor(row.id), true))}
    </tbody>`,
  });
}

/** The outcome of every learned experiment in every run. */
export function experimentsTable(trend: Trend): Html | undefined {
  const { experiments } = trend;
  if (experiments.length === 0) return undefined;
  return tableHtml({
    label: 'Outcomes of the learned experiments by run',
    name: 'variants',
    caption: 'One row per learned experiment, one column per run: its worst verdict.',
    heads: [head('experiment'), ...runHeads(trend)],
    body: html`<tbody>
      ${experiments.map((row) => rowHtml(row, undefined, false))}
    </tbody>`,
  });
}
