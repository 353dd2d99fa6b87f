/**
 * The checks of a part of an audit: a table of those that apply, and those that do not, folded by their reason. Of a check in many rounds the table
 * shows the rounds in which it is refuted, and counts the others; every round is in a folded table.
 */
import type { AuditCheck, AuditVerdict } from '../../../properties/results';
import { learnedVerdict, plural } from '../../words';
import { inlineFormula } from '../formula';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { tableHtml } from '../table';
import { CHECK_HEADS, checkRow, reachOf } from './check-row';
import { MANY } from './many';
import { nameHtml } from './names';

const OTHERS: readonly AuditVerdict[] = ['undecided', 'holds'];

/** The checks by their ids, in the order of the results. */
function byId(checks: readonly AuditCheck[]): readonly (readonly AuditCheck[])[] {
  return [...new Set(checks.map(({ id }) => id))].map((id) => checks.filter((check) => check.id === id));
}

/** Rounds as text, such as `1–3, 5`. */
function rangesText(rounds: readonly number[]): string {
  const starts = rounds.filter((t) => !rounds.includes(t - 1));
  return starts
    .map((from) => {
      const end = rounds.find((t) => t >= from && !rounds.includes(t + 1)) ?? from;
      return end === from ? String(from) : `${from}–${end}`;
    })
    .join(', ');
}

const roundsOf = (checks: readonly AuditCheck[]): readonly number[] => checks.flatMap(({ t }) => t ?? []);

/** The rounds of some checks with one verdict, as a row. */
function countedRow(checks: readonly AuditCheck[], verdict: AuditVerdict): Html | undefined {
  if (checks.length === 0) return undefined;
  return html`<tr>
    <th scope="row" class="number">…</th>
    <td>${badge(learnedVerdict(verdict))}</td>
    <td colspan="${CHECK_HEADS.length - 2}">in ${plural(checks.length, 'round')}: ${rangesText(roundsOf(checks))}</td>
  </tr>`;
}

/** @param short counts the rounds in which the check is not refuted, in place of a row for each */
function group(checks: readonly AuditCheck[], short: boolean): Html | undefined {
  const [first] = checks;
  if (first === undefined) return undefined;
  const { id, says, claim } = first;
  const reach = reachOf(checks);
  const shown = short ? checks.filter(({ verdict }) => verdict === 'refuted') : checks;
  const counted = short
    ? OTHERS.map((verdict) =>
        countedRow(
          checks.filter((check) => check.verdict === verdict),
          verdict,
        ),
      )
    : [];
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="${CHECK_HEADS.length}" class="group">
        <div class="says"><b>${nameHtml(id)}</b> ${nameHtml(says)}</div>
        ${claim === undefined ? undefined : html`<span class="claim-of">${inlineFormula(claim.tex)}</span>`}
      </th>
    </tr>
    ${shown.map((check) => checkRow(check, reach))}${counted}
  </tbody>`;
}

/** The checks that are not applicable for one reason. */
function inapplicable(reason: string, checks: readonly AuditCheck[]): Html {
  const place = (members: readonly AuditCheck[]): string => {
    const rounds = roundsOf(members);
    return rounds.length === 0 ? '' : ` (${rounds.length === 1 ? 'round' : 'rounds'} ${rangesText(rounds)})`;
  };
  return html`<details class="inapplicable" data-fold open>
    <summary>
      ${badge({ ...learnedVerdict('not applicable'), words: `${plural(checks.length, 'check')} not applicable` })}:
      ${nameHtml(reason)}
    </summary>
    <ul>
      ${byId(checks).map(
        (members) =>
          html`<li><b>${nameHtml(members[0]?.id ?? '')}</b>${place(members)}: ${nameHtml(members[0]?.says ?? '')}</li>`,
      )}
    </ul>
  </details>`;
}

/** The tables of checks that apply. */
function tables(checks: readonly AuditCheck[], label: string): Html | undefined {
  if (checks.length === 0) return undefined;
  const groups = byId(checks);
  const isLong = ({ length }: readonly AuditCheck[]): boolean => length > MANY;
  const long = groups.filter(isLong);
  const table = (body: readonly (Html | undefined)[], heard: string): Html =>
    tableHtml({ label: heard, name: 'checks', heard, heads: CHECK_HEADS, body });
  const all =
    long.length === 0
      ? undefined
      : html`<details data-fold open>
          <summary>Every round of ${plural(long.length, 'check')}</summary>
          ${table(
            long.map((members) => group(members, false)),
            `${label} Every round`,
          )}
        </details>`;
  return html`${table(
    groups.map((members) => group(members, isLong(members))),
    label,
  )}${all}`;
}

/** The checks of a part; undefined if it has none. @param label text alternative of the table */
export function checksHtml(checks: readonly AuditCheck[], label: string): Html | undefined {
  if (checks.length === 0) return undefined;
  const others = checks.filter(({ verdict }) => verdict === 'not applicable');
  const reasons = [...new Set(others.map(({ reason }) => reason ?? 'no reason is given'))];
  return html`${tables(
    checks.filter(({ verdict }) => verdict !== 'not applicable'),
    label,
  )}${reasons.map((reason) =>
    inapplicable(
      reason,
      others.filter((check) => (check.reason ?? 'no reason is given') === reason),
    ),
  )}`;
}
