/** The checks of a part of an audit: a table of those that apply, and those that do not, folded by their reason. */
import type { AuditCheck } from '../../../properties/results';
import { countText, decimalText, enoughPools, estimateText, learnedVerdict, plural, toNumber } from '../../words';
import { linearScale } from '../learned/scale';
import { inlineFormula } from '../formula';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { head, numberHead, tableHtml } from '../table';
import { nameHtml } from './names';

const HEADS = [
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
function reachOf(checks: readonly AuditCheck[]): number {
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

const row = (check: AuditCheck, reach: number): Html => {
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
};

function group(checks: readonly AuditCheck[]): Html | undefined {
  const [first] = checks;
  if (first === undefined) return undefined;
  const { id, says, claim } = first;
  const reach = reachOf(checks);
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="${HEADS.length}" class="group">
        <div class="says"><b>${nameHtml(id)}</b> ${nameHtml(says)}</div>
        ${claim === undefined ? undefined : html`<span class="claim-of">${inlineFormula(claim.tex)}</span>`}
      </th>
    </tr>
    ${checks.map((check) => row(check, reach))}
  </tbody>`;
}

/** The checks by their ids, in the order of the results. */
function byId(checks: readonly AuditCheck[]): readonly (readonly AuditCheck[])[] {
  return [...new Set(checks.map(({ id }) => id))].map((id) => checks.filter((check) => check.id === id));
}

const roundsText = (checks: readonly AuditCheck[]): string => {
  const rounds = checks.flatMap(({ t }) => t ?? []);
  return rounds.length === 0 ? '' : ` (${rounds.length === 1 ? 'round' : 'rounds'} ${rounds.join(', ')})`;
};

/** The checks that are not applicable for one reason. */
function inapplicable(reason: string, checks: readonly AuditCheck[]): Html {
  return html`<details class="inapplicable" data-fold open>
    <summary>
      ${badge({ ...learnedVerdict('not applicable'), words: `${plural(checks.length, 'check')} not applicable` })}:
      ${nameHtml(reason)}
    </summary>
    <ul>
      ${byId(checks).map(
        (members) =>
          html`<li>
            <b>${nameHtml(members[0]?.id ?? '')}</b>${roundsText(members)}: ${nameHtml(members[0]?.says ?? '')}
          </li>`,
      )}
    </ul>
  </details>`;
}

/** The checks of a part; undefined if it has none. @param label text alternative of the table */
export function checksHtml(checks: readonly AuditCheck[], label: string): Html | undefined {
  if (checks.length === 0) return undefined;
  const apply = checks.filter(({ verdict }) => verdict !== 'not applicable');
  const others = checks.filter(({ verdict }) => verdict === 'not applicable');
  const reasons = [...new Set(others.map(({ reason }) => reason ?? 'no reason is given'))];
  return html`${
    apply.length === 0
      ? undefined
      : tableHtml({ label, name: 'checks', heard: label, heads: HEADS, body: byId(apply).map(group) })
  }${reasons.map((reason) =>
    inapplicable(
      reason,
      others.filter((check) => (check.reason ?? 'no reason is given') === reason),
    ),
  )}`;
}
