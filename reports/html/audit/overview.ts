/** The table of all traces, each with a link to its part of the page; search and chips choose traces. */
import type { AuditCheck, AuditVerdict, TraceAudit } from '../../../properties/results';
import { countText, learnedVerdict } from '../../words';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { traceAnchor } from './anchors';
import { nameHtml } from './names';

const VERDICTS: readonly AuditVerdict[] = ['holds', 'refuted', 'undecided', 'not applicable'];

/** The heads of the columns that count verdicts. */
export const countHeads: readonly Html[] = ['hold', 'refuted', 'undecided', 'not applicable'].map(numberHead);

/** The numbers of checks with each verdict, as cells of a table. */
export const countCells = (checks: readonly AuditCheck[]): readonly Html[] =>
  VERDICTS.map(
    (verdict) => html`<td class="number">${countText(checks.filter((check) => check.verdict === verdict).length)}</td>`,
  );

/** The rule of choice that fits best; undefined if none does. */
const bestRule = ({ choice }: TraceAudit): string | undefined => choice?.fits.find(({ preferred }) => preferred)?.rule;

function row(trace: TraceAudit, index: number): Html {
  const { name, verdict, size, choice, checks } = trace;
  const anchor = traceAnchor(index);
  return html`<tr data-for="${anchor}">
    <th scope="row"><a href="#${anchor}">${nameHtml(name)}</a></th>
    <td>${badge(learnedVerdict(verdict))}</td>
    <td>${choice?.named === undefined ? '–' : nameHtml(choice.named)}</td>
    <td>${bestRule(trace) ?? '–'}</td>
    <td class="number">${countText(size.rounds)}</td>
    <td class="number">${countText(size.pools)}</td>
    ${countCells(checks)}
  </tr>`;
}

/** Search and chips, which the script shows. */
function finderHtml(traces: readonly TraceAudit[]): Html {
  const verdicts = VERDICTS.filter((verdict) => traces.some((trace) => trace.verdict === verdict));
  return html`<div class="finder" hidden>
    <input type="search" aria-label="Search traces" placeholder="Search traces ( / )" />
    <ul class="chips">
      <li><button type="button" data-only="all" aria-pressed="true">all</button></li>
      ${verdicts.map(
        (verdict) =>
          html`<li>
            <button type="button" data-only="${verdict}" aria-pressed="false">${badge(learnedVerdict(verdict))}</button>
          </li>`,
      )}
    </ul>
    <p role="status"></p>
  </div>`;
}

export function overviewHtml(traces: readonly TraceAudit[]): Html {
  const heads = [
    ...['trace', 'verdict', 'rule named', 'fits best'].map(head),
    ...['rounds', 'pools'].map(numberHead),
    ...countHeads,
  ];
  return html`<section id="overview" aria-labelledby="overview-title">
    <h2 id="overview-title">The traces</h2>
    ${finderHtml(traces)}
    ${tableHtml({
      label: 'The traces',
      name: 'overview-of-traces',
      heard: 'A row per trace: its verdict, its rule of choice, and the numbers of checks with each verdict',
      heads,
      body: html`<tbody>
        ${traces.map(row)}
      </tbody>`,
    })}
  </section>`;
}
