/** A check as the row of a table: its verdict, its slack in numbers and as a picture, and how many pools would decide it. */
import type { AuditCheck } from '../../../properties/results';
import { countText, decimalText, enoughPools, estimateText, learnedVerdict, toNumber } from '../../words';
import { linearScale } from '../learned/scale';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { head, numberHead } from '../table';
import { nameHtml } from './names';

/** The heads of the columns. */
export const CHECK_HEADS: readonly Html[] = [
  numberHead('round'),
  head('verdict'),
  numberHead('slack'),
  head(html`<span class="unseen">picture of the slack</span>`),
  ...['pools or samples', 'would decide', 'would have caught'].map(numberHead),
  head('because'),
];

const [WIDTH, HEIGHT] = [132, 14];

/**
 * The slack with its interval beside 0, on a scale that the rounds of a check share. The numbers stand beside it. An exact check has none: what it
 * leaves is rounding.
 */
function slackPicture({ slack, verdict, rung }: AuditCheck, reach: number): Html | undefined {
  if (slack === undefined || rung === 'exact') return undefined;
  const scale = linearScale([-reach, reach], [2, WIDTH - 2]);
  const place = (value: number): string => scale(Math.min(reach, Math.max(-reach, value))).toFixed(1);
  const middle = HEIGHT / 2;
  return html`<svg class="slack" aria-hidden="true" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <path class="axis" d="M${place(0)} 0V${HEIGHT}" />
    <path
      class="interval ${learnedVerdict(verdict).tone}"
      d="M${place(toNumber(slack.lo))} ${middle}H${place(toNumber(slack.hi))}"
    />
    <path class="estimated ${learnedVerdict(verdict).tone}" d="M${place(slack.estimate)} 2.5V${HEIGHT - 2.5}" />
  </svg>`;
}

/** The largest finite distance from 0 in the slacks of some checks. */
export function reachOf(checks: readonly AuditCheck[]): number {
  const values = checks.flatMap(({ slack }) =>
    slack === undefined ? [] : [slack.estimate, toNumber(slack.lo), toNumber(slack.hi)].map(Math.abs),
  );
  return Math.max(...values.filter(Number.isFinite), 0) || 1;
}

/** The number of pools or samples that would decide a check, as text. */
function decidingText(check: AuditCheck): string {
  const enough = check.verdict === 'undecided' ? enoughPools(check) : undefined;
  if (enough === undefined) return '–';
  return Number.isFinite(enough) ? `about ${countText(enough)}` : 'no number';
}

function caughtText({ power }: AuditCheck): string {
  if (power === undefined) return '–';
  return toNumber(power) === Infinity ? 'nothing' : decimalText(toNumber(power), 2);
}

/** @param reach the largest slack that the picture shows */
export function checkRow(check: AuditCheck, reach: number): Html {
  const { t, verdict, rung, slack, pools, reason } = check;
  return html`<tr>
    <th scope="row" class="number">${t ?? 'all'}</th>
    <td>${badge(learnedVerdict(verdict))}${rung === 'exact' ? html`<span class="reason">exact</span>` : undefined}</td>
    <td class="number">${slack === undefined ? '–' : estimateText(slack)}</td>
    <td>${slackPicture(check, reach)}</td>
    <td class="number">${countText(pools)}</td>
    <td class="number">${decidingText(check)}</td>
    <td class="number">${caughtText(check)}</td>
    <td class="because">${reason === undefined ? '–' : nameHtml(reason)}</td>
  </tr>`;
}
